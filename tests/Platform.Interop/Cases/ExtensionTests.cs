namespace Platform.Interop.Cases;

/// <summary>Callers that use SIP extensions: reliable provisional responses (RFC 3262) and session timers (RFC 4028).</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class ExtensionTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Progress_that_has_to_be_reliable_is_acknowledged_and_comes_once()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(500, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.AcknowledgeProgress(Talk.ThenHangUp(500)));

        var told = (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        Assert.Single(told.Received(" 183 "));
        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_session_is_kept_alive_by_UPDATE()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.Refresh(Talk.ThenHangUp(500)));

        var told = (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        Assert.Contains("timer", told.Received(" 200 ").First().Header("Require"), StringComparison.Ordinal);
        Assert.Empty(told.Received("UPDATE "));
        await tenant.EndedCall("callerHungUp");
    }
}
