using System.Diagnostics;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;
using Platform.Testing;

namespace Platform.Telephony.Tests;

public class ReportTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task A_report_that_fails_is_sent_again_and_nothing_overtakes_it()
    {
        await using var house = await House.OpenAsync();
        var failures = 3;
        house.Grains.OnNewCall = call => call.OnReport = _ => Interlocked.Decrement(ref failures) >= 0
            ? throw new TimeoutException("busy")
            : Task.FromResult<CallRefusal?>(null);
        var (_, outgoing, grain) = await house.CallAsync();
        await grain.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        await outgoing.Bye();
        await grain.Reported<CallCommand.LegEnded>(Caller);
        Assert.Equal([typeof(CallCommand.LegAnswered), typeof(CallCommand.LegEnded)], grain.Reports.Select(report => report.GetType()));
        await house.QuietAsync();
    }

    [Fact]
    public async Task A_grain_out_of_reach_for_too_long_has_its_legs_released()
    {
        await using var house = await House.OpenAsync(options => options with { ReportPatience = TimeSpan.FromMilliseconds(300) });
        house.ExpectsErrors = true;
        house.Grains.OnNewCall = call => call.OnReport = _ => throw new TimeoutException("gone");
        var (caller, outgoing, grain) = await house.CallAsync();
        await grain.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        await caller.Expect(SipMethod.Bye);
        await house.QuietAsync();
        Assert.Contains(house.Log.Lines, line => line.Id == 3007);
    }

    [Fact]
    public async Task A_grain_that_does_not_know_the_call_has_its_legs_released()
    {
        await using var house = await House.OpenAsync();
        house.ExpectsErrors = true;
        house.Grains.OnNewCall = call => call.OnReport = _ => Task.FromResult<CallRefusal?>(CallRefusal.NoSuchCall);
        var (caller, outgoing, grain) = await house.CallAsync();
        await grain.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        await caller.Expect(SipMethod.Bye);
        await grain.Reported<CallCommand.LegEnded>(Caller);
        await house.QuietAsync();
    }

    [Fact]
    public async Task What_comes_late_of_a_call_whose_legs_are_over_is_no_lost_call()
    {
        await using var house = await House.OpenAsync();
        var isOver = new TaskCompletionSource();
        house.Grains.OnNewCall = call => call.OnReport = report => report is CallCommand.LegAnswered ? Forgotten(isOver.Task) : NoRefusal;
        var (_, outgoing, grain) = await house.CallAsync();
        await grain.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        await outgoing.Bye();
        isOver.SetResult();
        await grain.Reported<CallCommand.LegEnded>(Caller);
        await house.QuietAsync();
        Assert.DoesNotContain(house.Log.Lines, line => line.Id == 3007);
    }

    [Fact]
    public async Task Each_live_call_gives_a_sign_of_life_once_a_period_and_an_unknown_one_is_released()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        house.ExpectsErrors = true;
        var (caller, _, grain) = await house.AnsweredCallAsync();
        Seconds(time, 20);
        await Wait.Until(() => grain.KeepAlives == 1, () => $"one sign of life; there were {grain.KeepAlives}");
        Seconds(time, 40);
        await Wait.Until(() => grain.KeepAlives == 3, () => $"three signs of life; there were {grain.KeepAlives}");
        grain.OnKeepAlive = () => Task.FromResult(false);
        Seconds(time, 20);
        await caller.Expect(SipMethod.Bye);
        await grain.Reported<CallCommand.LegEnded>(Caller);
    }

    [Fact]
    public async Task A_node_says_that_it_is_there_again_and_again_until_it_stops()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var nodes = house.Grains.VoiceNodes;
        Assert.True(nodes.Nodes.ContainsKey("node-a"));
        Seconds(time, 10);
        await Wait.Until(() => nodes.SignsOfLife == 2, () => $"a second sign of life; there were {nodes.SignsOfLife}");
        await house.Service.StopAsync(CancellationToken.None);
        Assert.Empty(nodes.Nodes);
    }

    [Fact]
    public async Task A_sign_of_life_that_fails_is_not_the_end()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var (caller, _, grain) = await house.AnsweredCallAsync();
        grain.OnKeepAlive = () => throw new TimeoutException("busy");
        Seconds(time, 20);
        await Wait.Until(() => house.Log.Lines.Any(line => line.Text.Contains("KeepAlive", StringComparison.Ordinal)), () => "a failed sign of life");
        Assert.False(caller.HasRequest);
        await Wait.Until(() => house.Service.LegCount == 1, () => $"1 legs; there are {house.Service.LegCount}");
    }

    [Fact]
    public async Task One_trace_goes_from_the_INVITE_through_every_grain_call()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelephonyMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var house = await House.OpenAsync();
        var traces = new List<(string Key, ActivityTraceId? Trace)>();
        house.Grains.OnNewCall = call =>
        {
            void Note()
            {
                lock (traces)
                    traces.Add((call.Key, Activity.Current?.TraceId));
            }

            call.OnAnnounce = () =>
            {
                Note();
                return Task.FromResult<CallRefusal?>(null);
            };
            call.OnReport = _ =>
            {
                Note();
                return Task.FromResult<CallRefusal?>(null);
            };
        };
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (_, outgoing, _) = await house.AnsweredCallAsync();
            await outgoing.Bye();
        }

        await house.QuietAsync();
        var byCall = traces.GroupBy(entry => entry.Key).ToList();
        Assert.Equal(2, byCall.Count);
        Assert.All(byCall, call => Assert.Single(call.Select(entry => entry.Trace).Distinct()));
        Assert.All(traces, entry => Assert.NotNull(entry.Trace));
        Assert.Equal(2, traces.Select(entry => entry.Trace).Distinct().Count());
    }

    private static Task<CallRefusal?> NoRefusal => Task.FromResult<CallRefusal?>(null);

    private static async Task<CallRefusal?> Forgotten(Task before)
    {
        await before;
        return CallRefusal.NoSuchCall;
    }

    private static void Seconds(ManualTime time, int count)
    {
        for (var second = 0; second < count; second++)
            time.Advance(TimeSpan.FromSeconds(1));
    }
}
