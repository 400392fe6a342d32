using Platform.Media.Audio;

namespace Platform.Media.Tests;

public class RelayTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bridge_relays_both_ways_as_one_stream_each(bool batches)
    {
        using var rig = new Rig(batches: batches).Bridged();
        for (var i = 0; i < 3; i++)
        {
            rig.PeerA.SendRtp(rig.A, 100 + i, fill: (byte)i);
            rig.PeerB.SendRtp(rig.B, 65535 + i, fill: (byte)(10 + i), ssrc: 0x2222);
            var atB = await rig.PeerB.ReceiveRtpAsync();
            var atA = await rig.PeerA.ReceiveRtpAsync();
            Assert.Equal(((byte)i, (byte)(10 + i)), (atB.Payload[80], atA.Payload[80]));
            Assert.Equal(160, atB.Payload.Length);
            Assert.Equal((8, i == 0), (atB.PayloadType, atB.Marker));
        }

        // A packet is counted once it is sent, so it may be here before it is counted.
        await Wait.Until(() => rig.A.Statistics.PacketsOut == 3, () => rig.A.Statistics);
        var statistics = rig.A.Statistics;
        Assert.Equal((3, 3 * 172, 3, 3 * 172), (statistics.PacketsIn, statistics.BytesIn, statistics.PacketsOut, statistics.BytesOut));
        Assert.Equal(0, statistics.Lost);
        Assert.NotNull(statistics.FirstPacketAt);
        Assert.Equal(rig.PeerA.Address, statistics.SendingTo);
    }

    [Fact]
    public async Task Gaps_and_disorder_of_the_sender_reach_the_receiver_unchanged()
    {
        using var rig = new Rig().Bridged();
        var sequences = new List<ushort>();
        var timestamps = new List<uint>();
        foreach (var sequence in new[] { 10, 11, 14, 13, 15 })
        {
            rig.PeerA.SendRtp(rig.A, sequence);
            var heard = await rig.PeerB.ReceiveRtpAsync();
            sequences.Add(heard.Sequence);
            timestamps.Add(heard.Timestamp);
        }

        Assert.Equal([0, 1, 4, 3, 5], sequences.Select(s => (int)(ushort)(s - sequences[0])));
        Assert.Equal([0, 160, 640, 480, 800], timestamps.Select(t => (int)(t - timestamps[0])));
        Assert.Equal((1, 1), (rig.A.Statistics.Lost, rig.A.Statistics.OutOfOrder));
    }

    [Fact]
    public async Task Payload_types_are_mapped_and_laws_converted_when_they_differ()
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { Codec = MediaCodec.Pcma, PayloadType = 8, TelephoneEventPayloadType = 101 });
        rig.B.SetRemote(Rig.RemoteOf(rig.PeerB) with { Codec = MediaCodec.Pcmu, PayloadType = 0, TelephoneEventPayloadType = 96 });
        rig.Engine.Bridge(rig.A, rig.B);
        var loud = G711.LinearToALaw(8000);

        rig.PeerA.SendRtp(rig.A, 1, fill: loud);
        var audio = await rig.PeerB.ReceiveRtpAsync();
        rig.PeerA.SendRtp(rig.A, 2, 101, [5, 10, 0, 160], 0x11111111, 320, marker: true);
        var digit = await rig.PeerB.ReceiveRtpAsync();
        rig.PeerB.SendRtp(rig.B, 1, payloadType: 0, fill: G711.LinearToMuLaw(-8000));
        var back = await rig.PeerA.ReceiveRtpAsync();

        Assert.Equal((0, G711.ALawToMuLaw(loud)), (audio.PayloadType, audio.Payload[0]));
        Assert.Equal((96, true, "050A00A0"), (digit.PayloadType, digit.Marker, Convert.ToHexString(digit.Payload)));
        Assert.Equal((8, G711.MuLawToALaw(G711.LinearToMuLaw(-8000))), (back.PayloadType, back.Payload[0]));
    }

    [Fact]
    public async Task A_payload_type_that_was_not_agreed_is_dropped_and_counted()
    {
        using var rig = new Rig().Bridged();
        rig.PeerA.SendRtp(rig.A, 1, payloadType: 111);
        rig.PeerA.SendRtp(rig.A, 2, payloadType: 8);
        Assert.Equal(8, (await rig.PeerB.ReceiveRtpAsync()).PayloadType);
        Assert.Equal((1, 1), (rig.A.Statistics.OtherDropped, rig.A.Statistics.PacketsIn));
    }

    [Fact]
    public async Task Padding_extension_and_contributing_sources_are_not_passed_on()
    {
        using var rig = new Rig().Bridged();
        byte[] packet = [0xB1, 8, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, 9, 9, 9, 9, 0xBE, 0xDE, 0, 1, 7, 7, 7, 7, 0x41, 0x42, 0x43, 0, 2];
        rig.PeerA.Send(rig.A.RtpPort, packet);
        var heard = await rig.PeerB.ReceiveAsync();
        Assert.Equal(0x80, heard[0]);
        Assert.Equal("414243", Convert.ToHexString(heard.AsSpan(12)));
    }

    [Theory]
    [InlineData(MediaDirection.ReceiveOnly)]
    [InlineData(MediaDirection.Inactive)]
    public async Task A_held_leg_is_sent_nothing_until_it_is_resumed(MediaDirection held)
    {
        using var rig = new Rig().Bridged();
        rig.PeerB.SendRtp(rig.B, 1);
        await rig.PeerA.ReceiveRtpAsync();
        rig.A.SetRemote(rig.A.Remote! with { Direction = held });
        await rig.SettleAsync();

        rig.PeerB.SendRtp(rig.B, 2, fill: 2);
        await Wait.Until(() => rig.B.Statistics.PacketsIn == 2, () => rig.B.Statistics);
        rig.A.SetRemote(rig.A.Remote! with { Direction = MediaDirection.SendReceive });
        await rig.SettleAsync();
        rig.PeerB.SendRtp(rig.B, 3, fill: 3);

        Assert.Equal(3, (await rig.PeerA.ReceiveRtpAsync()).Payload[0]);
    }

    [Fact]
    public async Task An_inactive_leg_is_not_listened_to()
    {
        using var rig = new Rig().Bridged();
        rig.A.SetRemote(rig.A.Remote! with { Direction = MediaDirection.Inactive });
        await rig.SettleAsync();
        rig.PeerA.SendRtp(rig.A, 1);
        await Wait.Until(() => rig.A.Statistics.OtherDropped == 1, () => rig.A.Statistics);
        Assert.Equal(0, rig.B.Statistics.PacketsOut);
    }

    [Fact]
    public async Task After_unbridging_nothing_is_relayed_and_a_new_bridge_replaces_the_old()
    {
        using var rig = new Rig().Bridged();
        using var peerC = new RawPeer();
        var c = rig.Engine.Allocate().Leg!;
        c.SetRemote(Rig.RemoteOf(peerC));
        rig.PeerA.SendRtp(rig.A, 1);
        var first = await rig.PeerB.ReceiveRtpAsync();

        rig.Engine.Bridge(rig.A, c);
        await rig.SettleAsync();
        rig.PeerA.SendRtp(rig.A, 2, fill: 2);
        Assert.Equal(2, (await peerC.ReceiveRtpAsync()).Payload[0]);

        rig.Engine.Unbridge(c);
        await rig.SettleAsync();
        rig.PeerA.SendRtp(rig.A, 3, fill: 3);
        await Wait.Until(() => rig.A.Statistics.PacketsIn == 3, () => rig.A.Statistics);
        rig.Engine.Bridge(rig.B, rig.A);
        await rig.SettleAsync();
        rig.PeerA.SendRtp(rig.A, 4, fill: 4);
        var resumed = await rig.PeerB.ReceiveRtpAsync();
        Assert.Equal((4, first.Ssrc), (resumed.Payload[0], resumed.Ssrc));
        Assert.Equal(1, c.Statistics.PacketsOut);
    }

    [Fact]
    public async Task Legs_of_different_threads_are_brought_together()
    {
        using var rig = new Rig(threads: 3).Bridged();
        using var peerC = new RawPeer();
        var c = rig.Engine.Allocate().Leg!;
        c.SetRemote(Rig.RemoteOf(peerC));
        for (var round = 0; round < 20; round++)
        {
            rig.Engine.Bridge(c, rig.A);
            rig.Engine.Bridge(rig.A, rig.B);
            rig.Engine.Bridge(rig.B, c);
            rig.Engine.Bridge(rig.B, rig.A);
        }

        await rig.SettleAsync();
        rig.PeerA.SendRtp(rig.A, 1, fill: 1);
        rig.PeerB.SendRtp(rig.B, 1, fill: 2);
        Assert.Equal(1, (await rig.PeerB.ReceiveRtpAsync()).Payload[0]);
        Assert.Equal(2, (await rig.PeerA.ReceiveRtpAsync()).Payload[0]);
        Assert.Same(rig.A.Core.Thread, rig.B.Core.Thread);
    }
}
