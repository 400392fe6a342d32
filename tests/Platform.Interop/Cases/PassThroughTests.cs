namespace Platform.Interop.Cases;

[Collection(SharedHouse.Collection)]
public sealed class PassThroughTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_caller_on_TCP_talks_to_an_agent_on_UDP()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(500)), new() { Transport = SipTransport.Tcp });

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task Keys_that_the_caller_presses_reach_the_agent()
    {
        const string keys = "0159*#";
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agentAudio = RtpPeer.Open(AudioCodec.Pcma);
        await using var callerAudio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye, SippMedia.From(agentAudio)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(5000), SippMedia.From(callerAudio)));
        await tenant.CallIs("talking");

        await callerAudio.Press(keys, await caller.FarMedia());

        await Eventually.Become(() => agentAudio.KeysHeard, heard => heard == keys, $"the keys {keys} at the agent");
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }
}
