using Platform.Interop.Load;
using Platform.Interop.Tenancy;

namespace Platform.Interop.Crash;

/// <summary>
/// kill -9 in the middle of fifty calls: some talk, some ring, some wait. Then the same data is served again, and every fact
/// must be there: each call recorded once, each seat free or held by its agent, each agent at work, the bill the same.
/// </summary>
internal sealed class KilledNode(House house, RentedTenant tenant) : IAsyncDisposable
{
    private const int FinishedBefore = 10;
    private const int Talking = 20;
    private const int Ringing = 10;
    private const int Waiting = 20;
    private const int CutOff = Talking + Ringing + Waiting;
    private const int AgentCount = Talking + Ringing;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SeatLease = TimeSpan.FromSeconds(120);

    private readonly List<PhoneBank> _banks = [];
    private readonly List<Sipp> _callers = [];
    private readonly IReadOnlyList<string> _agents = TenantFacts.AgentIds(AgentCount);

    public static async Task<KilledNode> Start(PlatformServerOptions options)
    {
        var silence = new Dictionary<string, string> { [PlatformEnvironment.RtpSilenceS] = "3600" };
        var house = await House.Open(options with { Environment = silence });
        return new(house, await house.Rent(new()
        {
            Agents = AgentCount,
            Seats = AgentCount,
            MaxChannels = 200,
            RingTimeoutMs = 120_000,
        }));
    }

    public Task Walk() => house.Server.WithLog(async () =>
    {
        var killedAt = await KillInFullSwing();
        await house.Server.StartAgain();
        await tenant.LogInAdmin();

        var calls = await CallsAreRecordedOnce(killedAt);
        await AgentsComeBack();
        await SeatsAreFreeOnceAllLeave();
        var bill = await BillStaysTheSame(calls);
        await EveryAgentTakesACall();
        Assert.NotEqual(bill, await Invoice(calls[0]));
        Assert.Equal(FinishedBefore + CutOff + AgentCount, (await tenant.AllCalls()).Count);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var bank in _banks) await bank.DisposeAsync();
        foreach (var callers in _callers) await callers.DisposeAsync();
        await house.DisposeAsync();
    }

    /// <summary>The longest idle agents get the first calls, so the phones that never answer ring when the others all talk.</summary>
    private async Task<DateTimeOffset> KillInFullSwing()
    {
        await Bank([.. _agents.Take(Talking)], Agents.Answer(ringMs: 20, Talk.UntilBye));
        (await (await Call(FinishedBefore, talkMs: 5_000)).Completed(CallTimeout)).ShouldSucceed(FinishedBefore);
        await tenant.AllAre([.. _agents.Take(Talking)], "ready");
        await Bank([.. _agents.Skip(Talking)], Agents.NeverAnswer());
        var callers = await Call(CutOff, talkMs: 3_600_000);
        await Eventually.Become(
            tenant.Phases, phases => phases == $"ringing {Ringing}, talking {Talking}, waiting {Waiting}", "fifty calls in their phases", CallTimeout);

        await house.Server.Kill9();
        var killedAt = TimeProvider.System.GetUtcNow();
        callers.Kill();
        _banks.ForEach(bank => bank.Kill());
        return killedAt;
    }

    private async Task<IReadOnlyList<CallSummary>> CallsAreRecordedOnce(DateTimeOffset killedAt)
    {
        var calls = await tenant.AllCalls();
        Assert.Equal(FinishedBefore + CutOff, calls.Count);
        var cut = calls.Where(call => call.Cause == "nodeLost").ToList();
        Assert.Equal(CutOff, cut.Count);
        Assert.Equal(Talking, cut.Count(call => call.ConnectedAt is not null));
        Assert.All(cut, call => Assert.InRange(call.EndedAt!.Value, call.ConnectedAt ?? call.AnsweredAt ?? call.OfferedAt, killedAt));
        Assert.Equal(FinishedBefore, calls.Count(call => call.Cause == "callerHungUp"));
        Books.ShouldAgree(calls, await tenant.AllMinutes());
        Assert.Equal("", await tenant.Phases());
        await house.IsQuiet();
        return calls;
    }

    /// <summary>Their phones are still registered, so nobody has to do anything.</summary>
    private async Task AgentsComeBack()
    {
        await tenant.AllAre(_agents, "ready");
        Assert.Equal(AgentCount, await tenant.SeatsInUse());
        Assert.Equal(0, await tenant.ChannelsInUse());
    }

    private async Task SeatsAreFreeOnceAllLeave()
    {
        foreach (var bank in _banks) await bank.SwitchOff();
        await Eventually.Become(tenant.SeatsInUse, seats => seats == 0, "every seat to be free", SeatLease);
    }

    private async Task<string> BillStaysTheSame(IReadOnlyList<CallSummary> calls)
    {
        var bill = await Invoice(calls[0]);
        Assert.Equal(bill, await Invoice(calls[0]));
        await house.Server.Restart();
        await tenant.LogInAdmin();
        Assert.Equal(bill, await Invoice(calls[0]));
        Assert.Equal(calls, await tenant.AllCalls());
        return bill;
    }

    private async Task EveryAgentTakesACall()
    {
        foreach (var bank in _banks) await bank.SwitchOn(Agents.Answer(ringMs: 20, Talk.UntilBye));
        Assert.Equal(AgentCount, await tenant.SeatsInUse());
        var callers = await Call(AgentCount, talkMs: 5_000);
        (await callers.Completed(CallTimeout)).ShouldSucceed(AgentCount);
        await tenant.AllAre(_agents, "ready");
        await house.IsQuiet();
        var newest = (await tenant.AllCalls()).Take(AgentCount).ToList();
        Assert.Equal(_agents, newest.Select(call => call.Agent!).Order());
    }

    private Task<string> Invoice(CallSummary call)
    {
        var month = TimeZoneInfo.ConvertTime(call.OfferedAt, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        return house.Server.Run("invoice", "--tenant", tenant.Id, "--month", $"{month:yyyy-MM}");
    }

    private async Task Bank(IReadOnlyList<string> agents, SippScenario scenario) => _banks.Add(await PhoneBank.Open(tenant, agents, scenario));

    private async Task<Sipp> Call(int calls, int talkMs)
    {
        var options = new SippOptions { Calls = calls, CallsPerSecond = 25, TraceMessages = false };
        var callers = await tenant.Call(Callers.Talk(Talk.ThenHangUp(talkMs)), options);
        _callers.Add(callers);
        return callers;
    }
}
