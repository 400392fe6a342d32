using Platform.Media.Audio;
using Platform.Media.Rtp;

namespace Platform.Media.Tests;

/// <summary>Whatever the source, the receiver sees one stream.</summary>
public class ContinuityTests
{
    [Fact]
    public async Task Music_then_relay_then_music_is_one_stream()
    {
        using var rig = new Rig().Bridged();
        rig.A.Play(AudioLoop.HoldMusic);
        var heard = new List<Heard>();
        for (var i = 0; i < 5; i++) heard.Add(await rig.PeerA.ReceiveRtpAsync());
        Assert.Equal(AudioLoop.HoldMusic.Octets(MediaCodec.Pcma)[..160].ToArray(), heard[0].Payload);

        rig.A.Stop();
        await rig.SettleAsync();
        while (!rig.PeerA.IsQuiet) heard.Add(await rig.PeerA.ReceiveRtpAsync());
        var firstRelayed = heard.Count;
        for (var i = 0; i < 3; i++)
        {
            rig.PeerB.SendRtp(rig.B, 40000 + i, fill: (byte)i, timestamp: (uint)(4_000_000_000 + i * 160));
            heard.Add(await rig.PeerA.ReceiveRtpAsync());
        }

        rig.A.Play(AudioLoop.Silence);
        for (var i = 0; i < 3; i++) heard.Add(await rig.PeerA.ReceiveRtpAsync());

        Assert.Single(heard.Select(h => h.Ssrc).Distinct());
        Assert.Equal([0, firstRelayed, firstRelayed + 3], heard.Index().Where(h => h.Item.Marker).Select(h => h.Index));
        for (var i = 1; i < heard.Count; i++)
        {
            Assert.Equal(1, (ushort)(heard[i].Sequence - heard[i - 1].Sequence));
            Assert.InRange((int)(heard[i].Timestamp - heard[i - 1].Timestamp), 1, 8000);
        }
    }

    [Fact]
    public async Task Music_is_never_ahead_of_the_clock()
    {
        const int Packets = 26;
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        var started = TimeProvider.System.GetTimestamp();
        rig.A.Play(AudioLoop.Tone(440));
        for (var i = 0; i < Packets; i++) await rig.PeerA.ReceiveRtpAsync();
        var clockMs = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        Assert.True((Packets - 2) * 20 <= clockMs, $"{Packets} packets of 20 ms came within {clockMs} ms");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task Music_comes_in_packets_of_the_agreed_length(int packetTimeMs)
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { PacketTimeMs = packetTimeMs, Codec = MediaCodec.Pcmu });
        rig.A.Play(AudioLoop.Tone(440));
        var first = await rig.PeerA.ReceiveRtpAsync();
        var second = await rig.PeerA.ReceiveRtpAsync();
        Assert.Equal((packetTimeMs * 8, 0), (first.Payload.Length, first.PayloadType));
        Assert.Equal((uint)(packetTimeMs * 8), second.Timestamp - first.Timestamp);
    }

    [Fact]
    public async Task A_prompt_plays_once_and_says_so()
    {
        using var rig = new Rig();
        var prompt = AudioLoop.FromPcm("prompt", [.. Enumerable.Repeat((short)8000, 400)]);
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        var id = rig.A.Play(prompt, PlayMode.Once);
        var ended = await rig.EventAsync<PlayEnded>();
        Assert.Equal((rig.A, id, PlayEndReason.Finished), (ended.Leg, ended.PlayId, ended.Reason));
        var octets = new List<byte>();
        for (var i = 0; i < 3; i++) octets.AddRange((await rig.PeerA.ReceiveRtpAsync()).Payload);
        Assert.Equal([.. prompt.Octets(MediaCodec.Pcma), .. Enumerable.Repeat(G711.ALawSilence, 80)], octets);
        Assert.True(rig.PeerA.IsQuiet);
    }

    [Fact]
    public async Task A_play_that_is_replaced_stopped_or_cut_by_closing_says_so()
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        rig.A.Play(AudioLoop.Silence);
        rig.A.Play(AudioLoop.Silence, PlayMode.Once);
        rig.A.Stop();
        rig.A.Play(AudioLoop.Silence);
        rig.A.Dispose();
        rig.A.Play(AudioLoop.Silence);
        await Wait.Until(() => rig.Events.Count == 4, () => string.Join(", ", rig.Events));
        Assert.Equal(
            [(1, PlayEndReason.Replaced), (2, PlayEndReason.Stopped), (3, PlayEndReason.LegClosed), (4, PlayEndReason.LegClosed)],
            rig.Events.OfType<PlayEnded>().Select(e => (e.PlayId, e.Reason)).Order());
    }

    [Fact]
    public void A_relayed_packet_from_before_the_switch_is_refused()
    {
        var stream = new OutgoingStream(1, 1000, 5000);
        Assert.True(stream.TryPlace(7, Header(50, 100), false, 0, out var first));
        Assert.False(stream.TryPlace(7, Header(49, 60), false, 20, out _));
        Assert.True(stream.TryPlace(7, Header(51, 260), false, 160, out var second));
        Assert.Equal(new RtpPlace(1001, 5000, true), first);
        Assert.Equal(new RtpPlace(1002, 5160, false), second);
    }

    [Fact]
    public void A_sender_that_sets_its_clock_anew_is_heard_with_a_steady_clock()
    {
        var stream = new OutgoingStream(1, 0, 0);
        stream.TryPlace(7, Header(1, 1000), false, 0, out _);
        stream.TryPlace(7, Header(2, 900_000), false, 160, out var jumped);
        stream.TryPlace(7, Header(3, 900_160), false, 320, out var next);
        Assert.Equal((160u, 320u), (jumped.Timestamp, next.Timestamp));
    }

    [Fact]
    public void All_packets_of_a_key_press_keep_one_timestamp_and_what_follows_is_in_time()
    {
        var stream = new OutgoingStream(1, 0, 0);
        stream.TryPlace(7, Header(1, 1000), false, 0, out _);
        for (var i = 0; i < 5; i++)
        {
            stream.TryPlace(7, Header(2 + i, 1160), false, 160 + 160 * i, out var press);
            Assert.Equal(160u, press.Timestamp);
        }

        Assert.Equal(new RtpPlace(7, 960, true), stream.Next(-1, 0, 960));
    }

    private static RtpHeader Header(int sequence, uint timestamp) => new() { Sequence = (ushort)sequence, Timestamp = timestamp };

    // At 50 packets a second half the range of sequence numbers goes by in eleven minutes, all of it in twenty-two.
    [Fact]
    public void An_hour_is_relayed_to_the_last_packet()
    {
        var stream = new OutgoingStream(1, 65000, 0);
        for (var i = 0; i < 180_000; i++)
        {
            var header = new RtpHeader { Sequence = (ushort)(1000 + i), Timestamp = (uint)i * 160, Ssrc = 7 };
            if (!stream.TryPlace(5, header, isRestart: false, now: i * 160, out var place)) Assert.Fail($"packet {i} is refused");
            Assert.Equal((ushort)(65001 + i), place.Sequence);
        }

        Assert.False(stream.TryPlace(5, new RtpHeader { Sequence = unchecked((ushort)(1000 + 180_000 - 20_000)), Ssrc = 7 }, isRestart: false, now: 0, out _));
    }

    // Rows: sequence numbers as they come, those that are left out negative; what is sent for each: its distance from the first, or x.
    [Theory]
    [InlineData(new[] { 1, 2, 3 }, "0 1 2")]
    [InlineData(new[] { 1, -2, 3, 4 }, "0 x 1 2")]
    [InlineData(new[] { 1, -2, -3, 4 }, "0 x x 1")]
    [InlineData(new[] { 1, -3, 4, 2 }, "0 x 2 x")]
    [InlineData(new[] { 1, 3, -2, 4 }, "0 2 x 3")]
    [InlineData(new[] { 1, 2, -4, 1, 5 }, "0 1 x x 3")]
    [InlineData(new[] { 65535, -65536, 65537 }, "0 x 1")]
    [InlineData(new[] { -1, 2, 3 }, "x 0 1")]
    public void What_is_left_out_leaves_no_hole_and_no_number_is_used_twice(int[] sequences, string expected)
    {
        var stream = new OutgoingStream(1, 100, 0);
        var sent = new List<string>();
        foreach (var sequence in sequences)
        {
            var header = new RtpHeader { Sequence = (ushort)Math.Abs(sequence), Timestamp = (uint)Math.Abs(sequence) * 160, Ssrc = 7 };
            if (sequence < 0) stream.LeaveOut(5, header, isRestart: false);
            var place = default(RtpPlace);
            var isPlaced = sequence > 0 && stream.TryPlace(5, header, isRestart: false, now: sequence * 160, out place);
            sent.Add(isPlaced ? $"{(ushort)(place.Sequence - 101)}" : "x");
        }

        Assert.Equal(expected, string.Join(' ', sent));
    }

    [Fact]
    public void A_stream_whose_first_packet_is_left_out_begins_with_the_next()
    {
        var stream = new OutgoingStream(1, 100, 0);
        Assert.True(stream.TryPlace(5, new RtpHeader { Sequence = 10, Timestamp = 0, Ssrc = 7 }, isRestart: false, now: 0, out _));
        stream.LeaveOut(5, new RtpHeader { Sequence = 40000, Timestamp = 9, Ssrc = 7 }, isRestart: true);
        Assert.True(stream.TryPlace(5, new RtpHeader { Sequence = 40001, Timestamp = 169, Ssrc = 7 }, isRestart: false, now: 320, out var place));
        Assert.Equal((102, true), (place.Sequence, place.Marker));
    }
}
