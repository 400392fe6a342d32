namespace Platform.Interop.Cases;

/// <summary>A far end that vanishes says no BYE: its silence is what tells.</summary>
public sealed class DeadLegTests
{
    private const int SilenceS = 2;

    [Theory]
    [InlineData("caller")]
    [InlineData("agent")]
    public async Task A_leg_that_sends_no_RTP_any_more_ends_the_call(string vanished)
    {
        await using var house = await House.Open(
            new() { Environment = new Dictionary<string, string> { [PlatformEnvironment.RtpSilenceS] = $"{SilenceS}" } });
        var tenant = await house.Rent(new() { AnswersOnAgent = true });
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(440, await caller.FarMedia());
        await audio.WaitForTone(1000);

        if (vanished == "caller")
        {
            caller.Freeze();
            await audio.DisposeAsync();
            await phone.WaitCallEnded();
        }
        else
        {
            phone.Kill();
            (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        }

        await tenant.EndedCall("mediaLost");
        await tenant.AgentIs("1001", "ready");
    }
}
