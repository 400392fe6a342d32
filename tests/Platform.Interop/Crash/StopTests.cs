namespace Platform.Interop.Crash;

/// <summary>A node that is told to stop is not one that is killed: who talks may end the talk, and nobody new is let in.</summary>
public sealed class StopTests
{
    private const int LastWordsMs = 8_000;
    private const int GraceMs = 10_000;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Calls_go_on_for_a_while_new_ones_are_refused_and_those_that_last_are_released()
    {
        await using var house = await House.Open();
        var tenant = await house.Rent(new() { Agents = 2 });
        await using var phone = await tenant.ReadyDesk("1001", Agents.Answer(1, Talk.UntilBye));
        await using var other = await tenant.ReadyDesk("1002", Agents.Answer(1, Talk.UntilBye));
        await using var patient = await tenant.Call(Callers.Talk(Talk.UntilBye));
        await patient.WaitForReceived("^SIP/2.0 200");
        await using var brief = await tenant.Call(Callers.Talk(Talk.ThenHangUp(LastWordsMs)));
        await tenant.AgentIs("1001", "talking");
        await tenant.AgentIs("1002", "talking");

        var stopped = house.Server.Stop();
        await Eventually.Become(() => house.Server.Log, log => log.Contains("stops with 2 calls up", StringComparison.Ordinal), "the node to say that it stops");
        await using var late = await tenant.Call(Callers.ExpectRefusal(503));
        (await late.Completed(CallTimeout)).ShouldSucceed();
        (await brief.Completed(CallTimeout)).ShouldSucceed();
        (await patient.Completed(CallTimeout)).ShouldSucceed();
        Assert.Equal(0, await stopped);

        await house.Server.StartAgain();
        var calls = await tenant.EndedCalls(2);
        Assert.Equal(["nodeLost", "callerHungUp"], calls.Select(call => call.Cause));
        Assert.InRange(calls[0].Call.TalkMs, GraceMs, 3 * GraceMs);
    }

    [Fact]
    public async Task Without_grace_calls_are_released_at_once()
    {
        await using var house = await House.Open(new() { Environment = new Dictionary<string, string> { ["PLATFORM__Calls__StopGraceS"] = "0" } });
        var tenant = await house.Rent();
        await using var phone = await tenant.ReadyDesk("1001", Agents.Answer(1, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
        await tenant.AgentIs("1001", "talking");

        var stopped = house.Server.Stop();
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await phone.Completed(CallTimeout)).ShouldSucceed();
        Assert.Equal(0, await stopped);
        await house.Server.StartAgain();
        Assert.InRange((await tenant.EndedCall("nodeLost")).Call.TalkMs, 0, GraceMs);
    }

    [Fact]
    public async Task One_that_is_told_so_while_it_starts_stops_without_complaint()
    {
        await using var house = await House.Open();
        Assert.Equal(0, await house.Server.Stop());
        var (code, log) = await house.Server.StartAndStopAt("takes calls on");
        Assert.Equal(0, code);
        Assert.DoesNotMatch("Exception| crit: | fail: ", log);
    }
}
