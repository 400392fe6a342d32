namespace Platform.Interop.Cases;

/// <summary>Kamailio between the platform and a carrier, and between the platform and its agents' phones.</summary>
[Collection(SharedHouse.Collection)]
public sealed class ProxyTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    private string Platform => shared.House.Server.SipEndpoint;

    [Fact]
    public async Task A_carriers_call_through_a_proxy_is_ended_by_the_caller()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var proxy = await Kamailio.Start(House.TrunkAddress, Platform);
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.CallThrough(proxy, Callers.Talk(Talk.ThenHangUp(500)));

        var heard = (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        Assert.All(heard.Received(" 180 ").Concat(heard.Received(" 200 OK").Take(1)),
            answer => Assert.Contains($"<sip:{proxy.Endpoint};lr", answer.Header("Record-Route"), StringComparison.Ordinal));
        await tenant.EndedCall("callerHungUp");
    }

    [Fact]
    public async Task A_carriers_call_through_a_proxy_is_ended_by_the_agent()
    {
        var tenant = await shared.House.Rent();
        await using var proxy = await Kamailio.Start(House.TrunkAddress, Platform);
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(500)));
        await using var caller = await tenant.CallThrough(proxy, Callers.Talk(Talk.UntilBye));

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        var heard = (await caller.Completed(CallTimeout)).ShouldSucceed();

        CameThrough(proxy, Assert.Single(heard.Received("BYE ")));
        await tenant.EndedCall("agentHungUp");
    }

    [Fact]
    public async Task A_carriers_caller_who_gives_up_behind_a_proxy_gets_its_487()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var proxy = await Kamailio.Start(House.TrunkAddress, Platform);
        await using var caller = await tenant.CallThrough(proxy, Callers.Cancel(300));

        (await caller.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("abandoned");
    }

    [Fact]
    public async Task A_caller_behind_a_proxy_holds_and_resumes()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var proxy = await Kamailio.Start(House.TrunkAddress, Platform);
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.CallThrough(proxy, Callers.HoldAndResume(500, 700, Talk.ThenHangUp(500)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        var call = await tenant.EndedCall("callerHungUp");
        Assert.Equal("caller", Assert.Single(call.Holds).By);
    }

    /// <summary>The platform answers the hold itself: nothing of it goes to the carrier.</summary>
    [Fact]
    public async Task A_caller_behind_a_proxy_is_held_and_resumed()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var proxy = await Kamailio.Start(House.TrunkAddress, Platform);
        await using var agent = await tenant.ReadyDesk("1001", Agents.HoldAndResume(20, 500, 700, Talk.ThenHangUp(500)));
        await using var caller = await tenant.CallThrough(proxy, Callers.Talk(Talk.UntilBye));

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        var told = (await caller.Completed(CallTimeout)).ShouldSucceed();

        Assert.Empty(told.Received("INVITE "));
        CameThrough(proxy, Assert.Single(told.Received("BYE ")));
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal("agent", Assert.Single(call.Holds).By);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_phone_registered_through_a_proxy_is_called_through_it_and_both_hear_each_other(bool agentHangsUp)
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var proxy = await Kamailio.Start(House.PhoneProxyAddress, Platform);
        await using var phone = await tenant.Desk("1001", toneHz: 1000, proxy);
        await tenant.AgentIs("1001", "ready");
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(agentHangsUp ? Talk.UntilBye : Talk.ThenHangUp(3000), SippMedia.From(audio)));
        audio.SendTone(440, await caller.FarMedia());
        await phone.WaitCallEstablished();
        await audio.WaitForTone(1000);
        audio.ForgetHeard();
        await Eventually.Become(() => audio.Heard().Length, heard => heard >= Tones.SampleRateHz, "a second of the agent's voice");
        if (agentHangsUp) await phone.HangUp();

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await phone.WaitCallEnded();
        await Eventually.Become(() => phone.HeardLevelAt(440), level => level > Tones.LevelDbfs - 6, "the caller's tone in what the phone heard");
        await tenant.EndedCall(agentHangsUp ? "agentHungUp" : "callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task Phones_behind_one_proxy_come_and_go_without_each_other()
    {
        var tenant = await shared.House.Rent(new() { Agents = 2, AnswersOnAgent = true });
        await using var proxy = await Kamailio.Start(House.PhoneProxyAddress, Platform);
        await using var first = await tenant.Desk("1001", proxy: proxy);
        await using (await tenant.Desk("1002", proxy: proxy))
            await tenant.AgentIs("1002", "ready");
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(500)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCall("callerHungUp");
    }

    private static void CameThrough(Kamailio proxy, SippMessage request) =>
        Assert.StartsWith($"SIP/2.0/UDP {proxy.Endpoint};branch=", request.Header("Via"), StringComparison.Ordinal);
}
