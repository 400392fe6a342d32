using Platform.Media.Audio;

namespace Platform.Interop.Cases;

/// <summary>Re-INVITE: either side holds and resumes; the other side is sent none, and hears music meanwhile.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class HoldTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Caller_holds_and_resumes()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.HoldAndResume(500, 700, Talk.ThenHangUp(500)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var told = (await agent.Completed(CallTimeout)).ShouldSucceed();

        Assert.Single(told.Received("INVITE "));
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

        Assert.Empty(told.Received("INVITE "));
        await HeldOnceBy(tenant, "agent", "agentHungUp");
    }

    [Fact]
    public async Task Baresip_holds_the_caller_hears_music_and_both_hear_each_other_again()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(440, await caller.FarMedia());
        await audio.WaitForTone(1000);

        await phone.Hold();
        await tenant.CallIs("talking");
        audio.ForgetHeard();
        await Eventually.Become(audio.Heard, IsMusic, "music at the caller");
        await phone.Resume();
        audio.ForgetHeard();
        await audio.WaitForTone(1000);
        await phone.HangUp();
        var told = (await caller.Completed(CallTimeout)).ShouldSucceed();

        Assert.Empty(told.Received("INVITE "));
        await HeldOnceBy(tenant, "agent", "agentHungUp");
    }

    /// <summary>Two seconds of sound in which the phone's tone has no part.</summary>
    private static bool IsMusic(short[] heard)
    {
        var last = heard.AsSpan(Math.Max(0, heard.Length - 16_000));
        return last.Length == 16_000 && ToneDetector.TotalDbfs(last) > -30 && Tones.LevelAt(1000, last) < -35;
    }

    private static async Task HeldOnceBy(RentedTenant tenant, string side, string cause)
    {
        var call = await tenant.EndedCall(cause);
        var hold = Assert.Single(call.Holds);
        Assert.Equal(side, hold.By);
        Assert.True(hold.To > hold.From);
        await tenant.AgentIs("1001", "ready");
    }
}
