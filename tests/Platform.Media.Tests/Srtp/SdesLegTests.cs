using System.Net;
using System.Net.Sockets;
using Platform.Media.Native;
using Platform.Media.Relay;
using Platform.Media.Rtp;
using Platform.Media.Srtp;

namespace Platform.Media.Tests.Srtp;

/// <summary>Legs with SRTP keys out of SDP, on ports of their own, in every suite.</summary>
public class SdesLegTests
{
    private const uint PeerSsrc = 0x11111111;

    public static TheoryData<SrtpSuite> Suites => SrtpSessionTests.Suites;

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task Audio_and_reports_are_protected_both_ways(SrtpSuite suite)
    {
        using var rig = new Rig(rtcpInterval: TimeSpan.FromMilliseconds(50));
        using var far = Secure(rig, suite, isMuxed: true);
        Send(rig, far, 1);
        Assert.Equal(0x55, (await rig.PeerB.ReceiveRtpAsync()).Payload[0]);
        rig.PeerB.SendRtp(rig.B, 1, fill: 0x66);
        Assert.Equal(0x66, (await ReceiveAsync(rig, far, isRtcp: false))[RtpHeader.Length]);
        var report = await ReceiveAsync(rig, far, isRtcp: true);
        Assert.True(RtcpReport.TryParse(report, 0, null, out _));
        rig.PeerA.Send(rig.A.RtpPort, Report(rig, far));
        await Wait.Until(() => rig.A.Statistics.RemoteLost == 7, () => rig.A.Statistics);
        Assert.Equal((1, 0), (rig.A.Statistics.PacketsIn, rig.A.Statistics.Unauthentic));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task What_is_forged_repeated_or_in_the_clear_goes_nowhere_and_is_counted(SrtpSuite suite)
    {
        using var rig = new Rig(new ManualTime());
        using var far = Secure(rig, suite, isMuxed: true);
        var packet = Send(rig, far, 1);
        await rig.PeerB.ReceiveRtpAsync();
        rig.PeerA.Send(rig.A.RtpPort, packet);
        rig.PeerA.Send(rig.A.RtpPort, [.. packet[..^1], (byte)(packet[^1] ^ 1)]);
        rig.PeerA.Send(rig.A.RtpPort, [.. packet[..3], 2, .. packet[4..]]);
        rig.PeerA.SendRtp(rig.A, 3);
        rig.PeerA.Send(rig.A.RtpPort, Forged(Report(rig, far)));
        Send(rig, far, 4);
        Assert.Equal((ushort)1, (ushort)((await rig.PeerB.ReceiveRtpAsync()).Payload[1] - 3));
        var counters = rig.A.Core.Home.Counters;
        Assert.Equal((2L, 3L), (counters.Dropped(DropReason.Replayed), counters.Dropped(DropReason.BadTag)));
        Assert.Equal((2, 5L, null), (rig.A.Statistics.PacketsIn, rig.A.Statistics.Unauthentic, rig.A.Statistics.RemoteLost));
    }

    [Fact]
    public async Task Reports_go_to_a_port_of_their_own_unless_they_were_to_share()
    {
        using var rig = new Rig(new ManualTime());
        using var rtcp = new RawPeer();
        using var far = Secure(rig, SrtpSuite.AesCm128HmacSha1Tag32, isMuxed: false, rtcp.Address);
        Send(rig, far, 1);
        await rig.PeerB.ReceiveRtpAsync();
        rtcp.Send(rig.A.RtcpPort, Report(rig, far));
        await Wait.Until(() => rig.A.Statistics.RemoteLost == 7, () => rig.A.Statistics);
        rig.A.Dispose();
        var goodbye = await rtcp.ReceiveAsync();
        Assert.Equal(SrtpVerdict.Accepted, far.Receiver.UnprotectRtcp(goodbye, out _));
    }

    [Fact]
    public async Task New_keys_in_mid_call_are_used_and_the_old_ones_are_not()
    {
        using var rig = new Rig(new ManualTime());
        using var before = Secure(rig, SrtpSuite.AesCm128HmacSha1Tag80, isMuxed: true);
        Send(rig, before, 1);
        await rig.PeerB.ReceiveRtpAsync();
        using var after = Secure(rig, SrtpSuite.AeadAes256Gcm, isMuxed: true);
        await rig.SettleAsync();
        Send(rig, before, 2);
        Send(rig, after, 3);
        Assert.Equal(3, (await rig.PeerB.ReceiveRtpAsync()).Payload[1]);
        Assert.Equal(1, rig.A.Statistics.Unauthentic);
    }

    /// <summary>Sequence numbers come round twice, and the roll-over counters of both sides with them.</summary>
    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_call_of_three_quarters_of_an_hour_loses_no_packet(SrtpSuite suite)
    {
        const int Packets = 140_000;
        using var rig = new Rig(new ManualTime());
        using var far = Secure(rig, suite, isMuxed: true);
        rig.B.SetRemote(Rig.RemoteOf(rig.PeerB) with
        {
            Security = new MediaSecurity.Sdes(suite, SrtpSessionTests.Key(suite, 5), SrtpSessionTests.Key(suite, 6)),
        });
        await rig.SettleAsync();
        var from = KernelAddress.From(IPAddress.Loopback, rig.PeerA.Port, AddressFamily.InterNetwork);
        rig.A.Post(core =>
        {
            var target = new byte[RtpHeader.Length + 20 + SrtpCipher.LargestOverhead];
            for (var i = 0; i < Packets; i++) core.OnRtpPort(target.AsSpan(0, Protect(far, i, target, octets: 20)), from);
        });
        await Wait.Until(() => rig.A.Statistics.PacketsIn + rig.A.Statistics.Unauthentic >= Packets, () => rig.A.Statistics);
        await Wait.Until(() => rig.B.Statistics.PacketsOut + rig.B.Statistics.SendErrors >= Packets, () => rig.B.Statistics);
        Assert.Equal((Packets, Packets, 0), (rig.A.Statistics.PacketsIn, rig.B.Statistics.PacketsOut, rig.B.Statistics.SendErrors));
    }

    /// <summary>A is secured with keys of the suite, B is plain; gives the far side of A.</summary>
    private static SrtpSession Secure(Rig rig, SrtpSuite suite, bool isMuxed, MediaAddress? rtcp = null)
    {
        var (ours, theirs) = (SrtpSessionTests.Key(suite, 3), SrtpSessionTests.Key(suite, 4));
        rig.Bridged();
        Assert.Equal(MediaRefusal.None, rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with
        {
            RtcpMux = isMuxed, RtcpAddress = rtcp, Security = new MediaSecurity.Sdes(suite, ours, theirs),
        }));
        return new SrtpSession(new SrtpKeys(suite, theirs, ours));
    }

    private static byte[] Send(Rig rig, SrtpSession far, int sequence)
    {
        var target = new byte[RtpHeader.Length + 160 + SrtpCipher.LargestOverhead];
        byte[] onTheWire = target[..Protect(far, sequence, target, octets: 160)];
        rig.PeerA.Send(rig.A.RtpPort, onTheWire);
        return onTheWire;
    }

    /// <summary>Writes a packet whose second octet is its number.</summary>
    private static int Protect(SrtpSession far, int sequence, Span<byte> target, int octets)
    {
        Span<byte> packet = stackalloc byte[RtpHeader.Length + octets];
        RtpHeader.Write(packet, false, 8, (ushort)sequence, (uint)sequence * 160, PeerSsrc);
        packet[RtpHeader.Length..].Fill(0x55);
        packet[RtpHeader.Length + 1] = (byte)sequence;
        return far.Sender.Protect(packet, target);
    }

    private static byte[] Report(Rig rig, SrtpSession far)
    {
        var clear = new byte[200];
        var writer = new RtcpWriter(clear, PeerSsrc);
        writer.WriteReceiverReport(new RtcpBlock(rig.A.Describe().Ssrc, 0, 7, 1, 1, 0, 0));
        var target = new byte[200];
        return target[..far.Sender.ProtectRtcp(clear.AsSpan(0, writer.Length), target)];
    }

    private static byte[] Forged(byte[] packet)
    {
        packet[12] ^= 0x10;
        return packet;
    }

    private static async Task<byte[]> ReceiveAsync(Rig rig, SrtpSession far, bool isRtcp)
    {
        while (true)
        {
            var datagram = await rig.PeerA.ReceiveAsync();
            if (RtpHeader.IsRtcp(datagram) != isRtcp) continue;
            var verdict = isRtcp ? far.Receiver.UnprotectRtcp(datagram, out var length) : far.Receiver.Unprotect(datagram, out length);
            Assert.Equal(SrtpVerdict.Accepted, verdict);
            return datagram[..length];
        }
    }
}
