namespace Platform.Interop.Cases;

/// <summary>The caller goes before, while and after an agent comes.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class CallerLeavesTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Caller_hangs_up_while_waiting(bool answersOnAgent)
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = answersOnAgent });
        await using var caller = await tenant.Call(answersOnAgent ? Callers.Cancel(500) : Callers.Talk(Talk.ThenHangUp(500)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("abandoned");

        Assert.Empty(call.Offers);
        Assert.Equal(answersOnAgent, call.Call.AnsweredAt is null);
        await tenant.AgentIs("1001", "offline");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Caller_hangs_up_while_the_agent_rings(bool answersOnAgent)
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = answersOnAgent });
        await using var agent = await tenant.ReadyDesk("1001", Agents.NeverAnswer());
        await using var caller = await tenant.Call(answersOnAgent ? Callers.Cancel(1500) : Callers.Talk(Talk.ThenHangUp(1500)));

        await tenant.AgentIs("1001", "ringing");
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("abandoned");

        Assert.Equal(["1001 callerGone"], call.OfferOutcomes);
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task Both_hang_up_at_once()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilByeOrHangUp(1000)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilByeOrHangUp(1000)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
        var call = Assert.Single(await tenant.EndedCalls(1));

        Assert.Contains(call.Cause, (string[])["callerHungUp", "agentHungUp"]);
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task Agent_hangs_up()
    {
        var tenant = await shared.House.Rent();
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(300)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("agentHungUp");
        await tenant.AgentIs("1001", "ready");
    }
}
