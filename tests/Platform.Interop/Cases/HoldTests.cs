namespace Platform.Interop.Cases;

/// <summary>Re-INVITE: either side holds and resumes, and the other side is told.</summary>
[Collection(SharedHouse.Collection)]
public sealed class HoldTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Caller_holds_and_resumes()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.HoldAndResume(500, 700, Talk.ThenHangUp(500)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var told = (await agent.Completed(CallTimeout)).ShouldSucceed();

        Assert.Equal(["a=sendrecv", "a=sendonly", "a=sendrecv"], DirectionsOffered(told));
        await HeldOnceBy(tenant, "caller", "callerHungUp");
    }

    [Fact]
    public async Task Agent_holds_and_resumes()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.HoldAndResume(20, 500, 700, Talk.ThenHangUp(500)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        var told = (await caller.Completed(CallTimeout)).ShouldSucceed();

        Assert.Equal(["a=sendonly", "a=sendrecv"], DirectionsOffered(told));
        await HeldOnceBy(tenant, "agent", "agentHungUp");
    }

    [Fact]
    public async Task Baresip_holds_and_resumes_and_both_hear_each_other_again()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(440, await caller.FarMedia());
        await audio.WaitForTone(1000);

        await phone.Hold();
        await caller.WaitForReceived("^INVITE ");
        await phone.Resume();
        await Eventually.Become(() => Invites(caller), count => count == 2, "two re-INVITEs at the caller");
        audio.ForgetHeard();
        await audio.WaitForTone(1000);
        await phone.HangUp();
        var told = (await caller.Completed(CallTimeout)).ShouldSucceed();

        Assert.Equal(["a=sendonly", "a=sendrecv"], DirectionsOffered(told));
        await HeldOnceBy(tenant, "agent", "agentHungUp");
    }

    private static int Invites(Sipp sipp) => SippMessage.Parse(sipp.Messages)
        .Count(message => message.Received && message.FirstLine.StartsWith("INVITE ", StringComparison.Ordinal));

    /// <summary>The direction in each INVITE received; an offer without one means sendrecv (RFC 3264).</summary>
    private static IEnumerable<string> DirectionsOffered(SippResult result) => result.Received("INVITE ").Select(invite =>
        new[] { "a=sendonly", "a=recvonly", "a=inactive" }.FirstOrDefault(invite.Text.Contains) ?? "a=sendrecv");

    private static async Task HeldOnceBy(RentedTenant tenant, string side, string cause)
    {
        var call = await tenant.EndedCall(cause);
        var hold = Assert.Single(call.Holds);
        Assert.Equal(side, hold.By);
        Assert.True(hold.To > hold.From);
        await tenant.AgentIs("1001", "ready");
    }
}
