namespace Platform.Interop.Cases;

/// <summary>A far end that vanishes before the call is confirmed. It takes its time, so it has a server of its own to wait at.</summary>
public sealed class NeverAcknowledgedTests
{
    // 64 × T1 (RFC 3261 13.3.1.4), and what a busy machine adds.
    private static readonly TimeSpan GivesUpWithoutAck = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Caller_never_acknowledges_and_is_hung_up_on()
    {
        await using var house = await House.Open();
        var tenant = await house.Rent();
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.NeverAcknowledge(SippMedia.From(audio)));
        audio.SendTone(440, await caller.FarMedia());
        await phone.WaitCallEstablished();

        (await caller.Completed(GivesUpWithoutAck)).ShouldSucceed();
        await phone.WaitCallEnded();

        await tenant.EndedCall("legFailed");
        await tenant.AgentIs("1001", "ready");
    }
}
