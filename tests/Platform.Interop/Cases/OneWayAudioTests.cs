namespace Platform.Interop.Cases;

/// <summary>A side that is not heard any more while the other one speaks: the record tells, and so does the metric.</summary>
[Collection(SharedHouse.Collection)]
public sealed class OneWayAudioTests(SharedHouse shared)
{
    private const int TalkMs = 9_000;

    // A leg is scored from half a second of audio on, which is 25 packets.
    private const int ScoredPackets = 50;

    [Fact]
    public async Task A_caller_whose_audio_stops_is_found_and_both_legs_are_scored()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        var before = await shared.House.Metric("platform_telephony_legs_one_way_total", "caller");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(TalkMs), SippMedia.From(audio)));
        audio.SendTone(440, await caller.FarMedia());
        await audio.WaitForTone(1000);
        await Eventually.Become(() => audio.PacketsSent, sent => sent >= ScoredPackets, "more packets from the caller than a score needs");

        await audio.DisposeAsync();
        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();

        var call = await tenant.EndedCall("callerHungUp");
        var (silent, heard) = (call.Leg("caller").Statistics!, call.Leg("agent").Statistics!);
        Assert.InRange(silent.OneWayMs, 5_000, TalkMs + 2_000);
        Assert.Equal(0, heard.OneWayMs);
        Assert.InRange(silent.MosIn!.Value, 3.5, 4.5);
        Assert.InRange(heard.MosIn!.Value, 3.5, 4.5);
        Assert.Equal(before + 1, await shared.House.Metric("platform_telephony_legs_one_way_total", "caller"));
    }
}
