using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Dtmf;

namespace Platform.Media.Tests;

/// <summary>Legs that speak G.722 or Opus: clocks, music, keys, comfort noise.</summary>
public class WidebandTests
{
    public static TheoryData<MediaCodec> Codecs => [MediaCodec.Pcmu, MediaCodec.Pcma, MediaCodec.G722, MediaCodec.Opus];

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task Music_is_heard_in_the_codec_of_the_leg(MediaCodec codec)
    {
        using var rig = new Rig();
        using var phones = new MediaEngine(Rig.Options());
        var phone = Phone(phones, rig.A, codec);
        rig.A.Play(AudioLoop.Tone(440, -12));
        await Wait.Until(() => phone.HeardDuration.TotalSeconds > 1.2, () => phone.HeardDuration);
        Assert.Equal(-12, phone.HeardLevelDbfs(440), 1.0);
        Assert.InRange(phone.Leg.Statistics.JitterMs, 0, 10);
    }

    [Theory]
    [InlineData(MediaCodec.G722, 10, 80)]
    [InlineData(MediaCodec.G722, 30, 240)]
    [InlineData(MediaCodec.Opus, 10, 480)]
    [InlineData(MediaCodec.Opus, 30, 960)]
    [InlineData(MediaCodec.Opus, 60, 2880)]
    public async Task Packets_of_our_own_last_as_long_as_agreed(MediaCodec codec, int packetTimeMs, int step)
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { Codec = codec, PacketTimeMs = packetTimeMs });
        rig.A.Play(AudioLoop.Silence);
        var first = await rig.PeerA.ReceiveRtpAsync();
        var second = await rig.PeerA.ReceiveRtpAsync();
        Assert.Equal((step, step), ((int)(second.Timestamp - first.Timestamp), AudioCodecs.RtpDuration(codec, first.Payload)));
    }

    [Theory]
    [InlineData(MediaCodec.G722, 9)]
    [InlineData(MediaCodec.Opus, 111)]
    public async Task Legs_of_one_codec_are_relayed_octet_by_octet(MediaCodec codec, int payloadType)
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { Codec = codec, PayloadType = payloadType });
        rig.B.SetRemote(Rig.RemoteOf(rig.PeerB) with { Codec = codec });
        rig.Engine.Bridge(rig.A, rig.B);
        rig.PeerA.SendRtp(rig.A, 1, payloadType, [0x48, 1, 2, 3], 5, 0, marker: false);
        rig.PeerA.SendRtp(rig.A, 2, payloadType, [0x48, 4, 5, 6], 5, 960, marker: false);
        var first = await rig.PeerB.ReceiveRtpAsync();
        var second = await rig.PeerB.ReceiveRtpAsync();
        Assert.Equal(((int)codec, "48010203", "48040506"), (first.PayloadType, Convert.ToHexString(first.Payload), Convert.ToHexString(second.Payload)));
        Assert.Equal(960u, second.Timestamp - first.Timestamp);
    }

    // With Opus the time stamps count at 48 kHz, and so do the durations of telephone-event, unless SDP said otherwise.
    [Theory]
    [InlineData(MediaCodec.Opus, null, 48)]
    [InlineData(MediaCodec.Opus, 8000, 8)]
    [InlineData(MediaCodec.G722, null, 8)]
    public async Task Keys_are_timed_by_the_clock_that_was_agreed(MediaCodec codec, int? eventClockRate, int clockPerMs)
    {
        using var rig = new Rig();
        var remote = Rig.RemoteOf(rig.PeerA) with { Codec = codec, TelephoneEventPayloadType = 101, TelephoneEventClockRate = eventClockRate };
        rig.A.SetRemote(remote);
        rig.A.SendDigit('5', 60);
        var heard = await rig.PeerA.ReceiveRtpAsync();
        Assert.True(TelephoneEvent.TryParse(heard.Payload, out var sent));
        Assert.Equal((101, 20 * clockPerMs), (heard.PayloadType, sent.Duration));

        var press = new byte[TelephoneEvent.Length];
        new TelephoneEvent(7, true, (ushort)(80 * clockPerMs)).Write(press);
        rig.PeerA.SendRtp(rig.A, 1, 101, press, 5, 0, marker: true);
        var received = await rig.EventAsync<DigitReceived>();
        Assert.Equal(('7', 80), (received.Digit, received.DurationMs));
    }

    [Fact]
    public async Task A_key_keeps_its_length_between_clocks()
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { TelephoneEventPayloadType = 101 });
        rig.B.SetRemote(Rig.RemoteOf(rig.PeerB) with { Codec = MediaCodec.Opus, TelephoneEventPayloadType = 110 });
        rig.Engine.Bridge(rig.A, rig.B);
        rig.PeerA.SendRtp(rig.A, 1, 101, [7, 0x8A, 0x02, 0x80], 5, 0, marker: true);
        var heard = await rig.PeerB.ReceiveRtpAsync();
        Assert.Equal((110, "078A0F00"), (heard.PayloadType, Convert.ToHexString(heard.Payload)));
    }

    // RFC 3389: payload type 13 is the level of the background noise.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Comfort_noise_goes_only_to_a_peer_that_agreed_to_it(bool isAgreed)
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        rig.B.SetRemote(Rig.RemoteOf(rig.PeerB) with { ComfortNoise = isAgreed });
        rig.Engine.Bridge(rig.A, rig.B);
        rig.PeerA.SendRtp(rig.A, 1);
        rig.PeerA.SendRtp(rig.A, 2, 13, [60], 0x11111111, 320, marker: false);
        rig.PeerA.SendRtp(rig.A, 3);
        var heard = new List<(int, int)>();
        var sequences = new List<ushort>();
        for (var i = isAgreed ? 3 : 2; i > 0; i--)
        {
            var packet = await rig.PeerB.ReceiveRtpAsync();
            heard.Add((packet.PayloadType, packet.Payload.Length));
            sequences.Add(packet.Sequence);
        }

        Assert.All(sequences.Zip(sequences.Skip(1)), pair => Assert.Equal(1, (ushort)(pair.Second - pair.First)));

        Assert.Equal(isAgreed ? [(8, 160), (13, 1), (8, 160)] : [(8, 160), (8, 160)], heard);
        Assert.Equal(0, rig.A.Statistics.OtherDropped);
    }

    [Fact]
    public async Task A_leg_that_changes_its_codec_in_mid_call_stays_one_stream()
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        rig.A.Play(AudioLoop.Silence);
        var before = await rig.PeerA.ReceiveRtpAsync();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { Codec = MediaCodec.Opus });
        var after = await rig.PeerA.ReceiveRtpAsync();
        while (after.PayloadType == 8) (before, after) = (after, await rig.PeerA.ReceiveRtpAsync());
        Assert.Equal((before.Ssrc, (ushort)(before.Sequence + 1)), (after.Ssrc, after.Sequence));
        Assert.InRange((int)(after.Timestamp - before.Timestamp), 1, 48 * 100);
    }

    private static RtpEndpoint Phone(MediaEngine phones, MediaLeg leg, MediaCodec codec)
    {
        Assert.True(RtpEndpoint.TryOpen(phones, out var phone, out _));
        leg.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", phone.Leg.RtpPort), Codec = codec });
        phone.Connect(new MediaRemote { Address = new MediaAddress("127.0.0.1", leg.RtpPort), Codec = codec });
        return phone;
    }
}
