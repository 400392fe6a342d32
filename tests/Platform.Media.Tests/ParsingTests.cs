using Platform.Media.Dtmf;
using Platform.Media.Rtp;

namespace Platform.Media.Tests;

public class ParsingTests
{
    // Rows: datagram; where its payload begins and how long it is, or -1 when it is not RTP.
    public static TheoryData<string, int, int> Datagrams => new()
    {
        { "", -1, 0 },
        { "80080001000000A0010203", -1, 0 },
        { "80080001000000A001020304", 12, 0 },
        { "80080001000000A001020304D5D5", 12, 2 },
        { "40080001000000A001020304D5D5", -1, 0 },
        { "C0080001000000A001020304D5D5", -1, 0 },
        { "81080001000000A00102030499999999D5", 16, 1 },
        { "82080001000000A00102030499999999D5", -1, 0 },
        { "90080001000000A001020304BEDE000000", 16, 1 },
        { "90080001000000A001020304BEDE000100", -1, 0 },
        { "90080001000000A001020304BEDE0001FFFFFFFFD5", 20, 1 },
        { "90080001000000A001020304BEDE", -1, 0 },
        { "A0080001000000A001020304D50002", 12, 1 },
        { "A0080001000000A00102030400", -1, 0 },
        { "A0080001000000A00102030402", -1, 0 },
        { "A0080001000000A001020304", -1, 0 },
    };

    [Theory]
    [MemberData(nameof(Datagrams))]
    public void The_payload_is_found_or_the_datagram_refused(string hex, int offset, int length)
    {
        var isRtp = RtpHeader.TryParse(Convert.FromHexString(hex), out var header);
        Assert.Equal(offset >= 0, isRtp);
        if (isRtp) Assert.Equal((offset, length), (header.PayloadOffset, header.PayloadLength));
    }

    [Fact]
    public void The_fields_are_read_as_written()
    {
        var packet = new byte[12];
        RtpHeader.Write(packet, marker: true, 101, 0xFEDC, 0x89ABCDEF, 0x01234567);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.Equal((true, (byte)101, (ushort)0xFEDC, 0x89ABCDEFu, 0x01234567u), (header.Marker, header.PayloadType, header.Sequence, header.Timestamp, header.Ssrc));
    }

    [Theory]
    [InlineData(191, false)]
    [InlineData(192, true)]
    [InlineData(200, true)]
    [InlineData(223, true)]
    [InlineData(224, false)]
    public void RTCP_is_told_from_RTP_by_its_type(byte second, bool isRtcp) => Assert.Equal(isRtcp, RtpHeader.IsRtcp([0x80, second, 0, 0]));

    [Fact]
    public void A_million_random_packets_are_taken_apart_without_harm()
    {
        var random = new Random(20261121);
        var buffer = new byte[256];
        var statistics = new ReceiveStatistics();
        var stream = new OutgoingStream(1, 0, 0);
        var detector = new DigitDetector();
        long wellFormed = 0;
        for (var i = 0; i < 1_000_000; i++)
        {
            random.NextBytes(buffer);
            if (i % 4 != 0) buffer[0] = (byte)(0x80 | (buffer[0] & 0x3F));
            if (i % 8 == 1) buffer[1] = (byte)(200 + random.Next(5));
            if (i % 8 == 1) buffer[2] = 0;
            var datagram = buffer.AsSpan(0, random.Next(buffer.Length + 1));
            if (RtcpReport.TryParse(datagram, 1, null, out _)) wellFormed++;
            if (!RtpHeader.TryParse(datagram, out var header)) continue;
            wellFormed++;
            Assert.True(header.PayloadOffset >= 12 && header.PayloadLength >= 0 && header.PayloadOffset + header.PayloadLength <= datagram.Length);
            var verdict = statistics.Accept(header.Ssrc & 1, header.Sequence);
            statistics.AddArrival(header.Timestamp, (uint)i);
            detector.Accept(header.Timestamp, datagram.Slice(header.PayloadOffset, header.PayloadLength), 8, out _);
            stream.TryPlace(header.Ssrc & 1 | 2, header, verdict == SequenceVerdict.Restart, i, out _);
        }

        Assert.InRange(wellFormed, 200_000, 2_000_000);
        Assert.True(statistics.Lost >= 0 && double.IsFinite(statistics.Jitter));
    }

    [Fact]
    public async Task Garbage_on_the_sockets_is_counted_and_the_leg_lives_on()
    {
        using var rig = new Rig().Bridged();
        rig.PeerA.Send(rig.A.RtpPort, []);
        rig.PeerA.Send(rig.A.RtpPort, [1, 2, 3]);
        rig.PeerA.Send(rig.A.RtpPort, new byte[3000]);
        rig.PeerA.Send(rig.A.RtcpPort, [0x80, 200, 0, 6]);
        await Wait.Until(() => rig.A.Statistics.Malformed == 4, () => rig.A.Statistics);
        rig.PeerA.SendRtp(rig.A, 1);
        Assert.Equal(160, (await rig.PeerB.ReceiveRtpAsync()).Payload.Length);
    }
}
