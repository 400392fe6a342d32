namespace Platform.Interop.Cases;

/// <summary>Messages that the network loses.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class LossTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Callers_first_ACKs_are_lost()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(500), ackAfterMs: 1200));

        var result = (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        Assert.InRange(result.Received(" 200 ").Count(answer => answer.Header("CSeq") == "1 INVITE"), 2, 4);
        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task Our_first_BYEs_are_lost()
    {
        var tenant = await shared.House.Rent();
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(500)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilByeAnsweredLate(1200)));

        var result = (await caller.Completed(CallTimeout)).ShouldSucceed();

        Assert.InRange(result.Received("BYE ").Count(), 2, 4);
        await tenant.EndedCall("agentHungUp");
        await tenant.AgentIs("1001", "ready");
    }
}
