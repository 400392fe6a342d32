namespace Platform.Interop.Cases;

/// <summary>
/// The whole way of a call with real clients: SIPp on the trunk, music while nobody is there, then baresip registers with digest as
/// the agent's phone, answers by itself, and each side hears the other's tone.
/// </summary>
internal static class BasicCall
{
    private const double CallersToneHz = 440;
    private const double AgentsToneHz = 1000;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    internal static async Task<CallFacts> Walk(House house, AudioCodec codec, bool answersOnAgent)
    {
        var tenant = await house.Rent(new() { AnswersOnAgent = answersOnAgent });
        await using var audio = RtpPeer.Open(codec, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(CallersToneHz, await caller.FarMedia());
        await audio.WaitForSound();
        Assert.InRange(Tones.LevelAt(AgentsToneHz, audio.Heard()), -120, -25);

        await using var phone = await tenant.Desk("1001", toneHz: AgentsToneHz);
        await phone.WaitCallEstablished();
        await tenant.AgentIs("1001", "talking");
        await audio.WaitForTone(AgentsToneHz);
        // What the caller hears from now on is the agent alone; this is the recording that is measured.
        audio.ForgetHeard();
        await Eventually.Become(() => audio.Heard().Length, heard => heard >= Tones.SampleRateHz, "a second of the agent's voice");
        await phone.HangUp();
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await phone.WaitCallEnded();

        using var folder = new TempFolder("caller");
        Recording.Write(folder.File("heard.wav"), audio.Heard());
        var heardByCaller = Recording.Read(folder.File("heard.wav"));
        Assert.InRange(Tones.LevelAt(AgentsToneHz, heardByCaller), Tones.LevelDbfs - 3, Tones.LevelDbfs + 1);
        Assert.InRange(Tones.LevelAt(CallersToneHz, heardByCaller), -120, -40);
        Assert.InRange(await phone.FinalLevelAt(CallersToneHz), Tones.LevelDbfs - 3, Tones.LevelDbfs + 1);
        Assert.InRange(await phone.FinalLevelAt(AgentsToneHz), -120, -40);
        var call = await tenant.EndedCall("agentHungUp");
        await tenant.AgentIs("1001", "ready");
        return call;
    }
}
