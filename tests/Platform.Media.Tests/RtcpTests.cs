using System.Buffers.Binary;
using Platform.Media.Rtp;

namespace Platform.Media.Tests;

public class RtcpTests
{
    private const uint Own = 0xAABBCCDD;
    private static readonly RtcpBlock Block = new(Own, 64, 5, 0x0001_0203, 80, 0x1111_2222, 65536);

    private static byte[] Compound(bool isSender, RtcpBlock? block, bool isLast = false)
    {
        var buffer = new byte[200];
        var writer = new RtcpWriter(buffer, 0x5555);
        if (isSender) writer.WriteSenderReport(new RtcpSenderInfo(0x0102030405060708, 9, 10, 11), block);
        else writer.WriteReceiverReport(block);
        writer.WriteCanonicalName("abc@host");
        if (isLast) writer.WriteBye();
        return buffer[..writer.Length];
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void What_is_written_is_read(bool isSender, bool hasBlock)
    {
        Assert.True(RtcpReport.TryParse(Compound(isSender, hasBlock ? Block : null, isLast: true), Own, null, out var report));
        Assert.Equal((isSender ? 0x03040506u : 0, hasBlock), (report.SenderNtp, report.HasBlock));
        if (!hasBlock) return;
        Assert.Equal((5, 80u, 0x1111_2222u, 65536u), (report.CumulativeLost, report.Jitter, report.LastSenderReport, report.DelaySinceLast));
    }

    [Fact]
    public void The_layout_is_that_of_RFC_3550()
    {
        var expected = "80C90001" + "00005555" + "81CA0004" + "00005555" + "0108616263" + "40686F7374" + "0000" + "81CB0001" + "00005555";
        Assert.Equal(expected, Convert.ToHexString(Compound(false, null, isLast: true)));
    }

    [Fact]
    public void A_block_on_another_stream_is_not_ours() =>
        Assert.True(RtcpReport.TryParse(Compound(true, Block with { Ssrc = 1 }), Own, null, out var report) && !report.HasBlock);

    [Theory]
    [InlineData(0x5555u, true)]
    [InlineData(0x6666u, false)]
    public void Reports_of_another_source_than_the_stream_say_nothing(uint peer, bool isBelieved)
    {
        Assert.True(RtcpReport.TryParse(Compound(true, Block), Own, peer, out var report));
        Assert.Equal((isBelieved, isBelieved ? 0x03040506u : 0, !isBelieved), (report.HasBlock, report.SenderNtp, report.HasForeign));
    }

    [Fact]
    public async Task Our_own_report_that_comes_back_changes_no_figure()
    {
        using var rig = new Rig(new ManualTime()).Bridged();
        rig.PeerA.SendRtp(rig.A, 1, ssrc: 0x5555);
        await Wait.Until(() => rig.A.Statistics.PacketsIn == 1, () => rig.A.Statistics);
        rig.PeerA.Send(rig.A.RtcpPort, Compound(false, Block with { Ssrc = rig.A.Describe().Ssrc }));
        await Wait.Until(() => rig.A.Statistics.RemoteLost == 5, () => rig.A.Statistics);
        var mirrored = Compound(false, Block with { Ssrc = rig.A.Describe().Ssrc, CumulativeLost = 9 });
        BinaryPrimitives.WriteUInt32BigEndian(mirrored.AsSpan(4), rig.A.Describe().Ssrc);
        rig.PeerA.Send(rig.A.RtcpPort, mirrored);
        await Wait.Until(() => rig.A.Statistics.OtherDropped == 1, () => rig.A.Statistics);
        Assert.Equal(5, rig.A.Statistics.RemoteLost);
    }

    [Fact]
    public void A_negative_loss_is_read_as_such()
    {
        var packet = Compound(false, Block);
        packet[13] = packet[14] = packet[15] = 0xFF;
        Assert.True(RtcpReport.TryParse(packet, Own, null, out var report));
        Assert.Equal(-1, report.CumulativeLost);
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var packet = Compound(true, Block);
        int[] whole = [52, packet.Length];
        for (var length = 0; length < packet.Length; length++)
            Assert.Equal(whole.Contains(length), RtcpReport.TryParse(packet.AsSpan(0, length), Own, null, out _));
    }

    [Fact]
    public async Task A_leg_reports_what_it_heard_and_learns_the_round_trip()
    {
        using var rig = new Rig(rtcpInterval: TimeSpan.FromMilliseconds(100));
        using var rtcp = new RawPeer();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { RtcpAddress = rtcp.Address });
        rig.B.SetRemote(Rig.RemoteOf(rig.PeerB));
        rig.Engine.Bridge(rig.A, rig.B);
        rig.PeerA.SendRtp(rig.A, 10, ssrc: 0x77);
        rig.PeerA.SendRtp(rig.A, 12, ssrc: 0x77);
        rig.PeerB.SendRtp(rig.B, 1);
        var ours = await rig.PeerA.ReceiveRtpAsync();

        var report = await NextSenderReportAsync(rtcp);
        Assert.Equal((ours.Ssrc, 1u, 160u), (Word(report, 4), Word(report, 20), Word(report, 24)));
        Assert.Equal((0x77u, 1u, 12u), (Word(report, 28), Word(report, 32) & 0xFFFFFF, Word(report, 36)));

        var answer = new byte[100];
        var writer = new RtcpWriter(answer, 0x77);
        writer.WriteReceiverReport(new RtcpBlock(ours.Ssrc, 0, 3, 1, 16, Word(report, 10), 0));
        rtcp.Send(rig.A.RtcpPort, answer.AsSpan(0, writer.Length));
        await Wait.Until(() => rig.A.Statistics.RoundTrip is not null, () => rig.A.Statistics);
        Assert.Equal((3L, 2.0), (rig.A.Statistics.RemoteLost, rig.A.Statistics.RemoteJitterMs));
        Assert.InRange(rig.A.Statistics.RoundTrip!.Value.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Muxed_reports_use_the_RTP_port_and_closing_says_goodbye()
    {
        using var rig = new Rig();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { RtcpMux = true });
        rig.PeerA.SendRtp(rig.A, 1);
        await Wait.Until(() => rig.A.Statistics.PacketsIn == 1, () => rig.A.Statistics);
        rig.PeerA.Send(rig.A.RtpPort, Compound(false, null));
        rig.PeerA.Send(rig.A.RtpPort, [0x80, 201, 0, 9]);
        await Wait.Until(() => rig.A.Statistics.Malformed == 1, () => rig.A.Statistics);
        rig.A.Dispose();
        var goodbye = await rig.PeerA.ReceiveAsync();
        Assert.Equal((201, 203), (goodbye[1], goodbye[^7]));
    }

    private static uint Word(byte[] packet, int at) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(at));

    private static async Task<byte[]> NextSenderReportAsync(RawPeer peer)
    {
        while (true)
            if (await peer.ReceiveAsync() is { } packet && packet[1] == 200) return packet;
    }
}
