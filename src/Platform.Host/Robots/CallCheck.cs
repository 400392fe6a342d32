using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.TenantApi;

namespace Platform.Host.Robots;

/// <summary>
/// One real call through a queue to an agent, and everything about it checked: audio both ways, the record, the charge.
/// A step that takes too long fails the check by its name.
/// </summary>
internal sealed class CallCheck(RobotCast cast, RobotStage stage, TimeProvider time, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Listened = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AnswerDelay = TimeSpan.FromMilliseconds(800);

    private string _step = "starting";

    /// <summary>The exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        string failure;
        try
        {
            failure = await RunSteps(end.Token) ?? "";
        }
        catch (OperationCanceledException)
        {
            failure = $"stopped after {Patience.TotalSeconds:0} s at the latest, while {_step}";
        }
        catch (HttpRequestException fault)
        {
            failure = $"{fault.Message} (while {_step})";
        }
        await output.WriteLineAsync(failure.Length == 0 ? "CHECK PASSED" : $"CHECK FAILED: {failure}");
        return failure.Length == 0 ? 0 : 1;
    }

    private async Task<string?> RunSteps(CancellationToken cancellation)
    {
        var number = cast.Numbers[0];
        var serving = cast.Agents.Where(agent => agent.Queues.Contains(number.Queue!))
            .OrderByDescending(agent => agent.SignIn == SignInMode.Phone);
        if (serving.FirstOrDefault() is not { } role) return $"no agent with a phone serves queue {number.Queue} of number {number.Number}";
        await using var agent = stage.NewAgent(role, () => new PhoneBehaviour(AnswerDelay, null));
        _step = $"agent {role.Id} registers and logs in";
        if (await agent.StartAsync(cancellation) is { } refusal) return refusal;
        await BecomeReady(role, cancellation);
        var from = Chance.CallersNumber(time.GetUtcNow().ToUnixTimeMilliseconds() % 1_000_000_000);
        var (heard, fault) = await Talk(agent, number.Number, from, cancellation);
        if (heard is null) return fault;
        var record = await CompleteRecord(from, cancellation);
        var report = new CallReport(record, heard);
        await report.WriteAsync(output);
        return report.Faults.Count == 0 ? null : string.Join("; ", report.Faults);
    }

    private async Task BecomeReady(RobotAgentRole role, CancellationToken cancellation)
    {
        while (true)
        {
            var presence = (await stage.Admin.Get<AgentDto>($"agents/{role.Id}", cancellation)).Presence.Presence;
            if (presence == AgentPresence.Ready) return;
            _step = $"waiting for agent {role.Id} to be ready; it is {presence}";
            await Task.Delay(PollPeriod, time, cancellation);
        }
    }

    private async Task<(CallHeard? Heard, string Fault)> Talk(RobotAgent agent, string number, string from, CancellationToken cancellation)
    {
        var rang = new TaskCompletionSource<IncomingRobotCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        agent.Phone.Rang += call => rang.TrySetResult(call);
        if (stage.Caller.Call(number, from) is not { } caller) return (null, "this machine has no free RTP ports");
        using var hangUp = cancellation.Register(caller.HangUp);
        _step = $"waiting for the phone of agent {agent.Role.Id} to ring (call from {from} to {number})";
        await Task.WhenAny(rang.Task, caller.Ended).WaitAsync(cancellation);
        if (!rang.Task.IsCompleted) return (null, $"the call to {number} did not reach the agent: {await caller.Ended}");
        var answered = await rang.Task;
        _step = $"waiting for the answer of agent {agent.Role.Id} to be acknowledged";
        if (!await answered.Connected.WaitAsync(cancellation)) return (null,
            $"the call ended before the agent was connected: {await answered.Ended}");
        _step = "waiting for the agent's tone at the caller";
        await stage.Caller.HearsAgent(caller, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var heard = await Listen(caller, answered, cancellation);
        caller.HangUp();
        _step = "waiting for both sides to end";
        await Task.WhenAll(caller.Ended, answered.Ended).WaitAsync(cancellation);
        return (heard, "");
    }

    private async Task<CallHeard> Listen(RobotCall caller, RobotCall agent, CancellationToken cancellation)
    {
        _step = "listening to both sides";
        RobotCall[] sides = [caller, agent];
        foreach (var side in sides) side.Audio.Rtp.Forget();
        while (sides.Any(side => side.Phase == RobotCallPhase.Talking && side.Audio.Rtp.HeardDuration < Listened))
            await Task.Delay(PollPeriod, time, cancellation);
        return new CallHeard(
            ToneFinding.In(caller.Audio.Rtp.Heard(), RobotVoice.Agent.Hz), ToneFinding.In(agent.Audio.Rtp.Heard(), RobotVoice.Caller.Hz),
            caller.Audio.Rtp.Leg.Statistics, agent.Audio.Rtp.Leg.Statistics);
    }

    private async Task<CallDetailDto> CompleteRecord(string from, CancellationToken cancellation)
    {
        _step = $"waiting for the complete record of the call from {from}";
        while (true)
        {
            var calls = await stage.Admin.Get<Page<CallSummaryDto>>($"calls?number={Uri.EscapeDataString(from)}", cancellation);
            if (calls.Items.FirstOrDefault(call => call.From == from) is { EndedAt: not null } ended)
            {
                var detail = await stage.Admin.Get<CallDetailDto>($"calls/{ended.CallId}", cancellation);
                if (detail.Phase == CallPhase.Ended && detail.Charges.Count > 0) return detail;
                _step = $"waiting for the charge of call {ended.CallId}, which is {detail.Phase}";
            }
            await Task.Delay(PollPeriod, time, cancellation);
        }
    }
}
