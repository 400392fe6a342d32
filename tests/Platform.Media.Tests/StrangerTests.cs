using Platform.Media.Rtp;

namespace Platform.Media.Tests;

/// <summary>Whoever sends to a call's ports without being its peer changes nothing, whatever it knows, and is counted.</summary>
public class StrangerTests
{
    private const uint PeerSsrc = 0x11111111;

    [Theory]
    [InlineData(0x22222222u, 1)]
    [InlineData(PeerSsrc, 4)]
    [InlineData(PeerSsrc, 3)]
    [InlineData(PeerSsrc, 60000)]
    public async Task RTP_of_a_stranger_reaches_nobody_and_turns_nothing(uint ssrc, int sequence)
    {
        using var rig = new Rig(new ManualTime()).Bridged();
        using var stranger = new RawPeer("127.0.0.2");
        rig.PeerA.SendRtp(rig.A, 3);
        await rig.PeerB.ReceiveRtpAsync();

        stranger.SendRtp(rig.A, sequence, ssrc: ssrc);
        await Wait.Until(() => rig.A.Statistics.StrangersDropped == 1, () => rig.A.Statistics);
        rig.PeerA.SendRtp(rig.A, 4);
        rig.PeerB.SendRtp(rig.B, 9);

        Assert.Equal(160, (await rig.PeerB.ReceiveRtpAsync()).Payload.Length);
        await rig.PeerA.ReceiveRtpAsync();
        Assert.True(rig.PeerB.IsQuiet && stranger.IsQuiet);
        Assert.Equal((2, 0, rig.PeerA.Address), (rig.A.Statistics.PacketsIn, rig.A.Statistics.Lost, rig.A.Statistics.SendingTo));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RTCP_of_a_stranger_is_not_believed(bool toRtcpPort)
    {
        using var rig = new Rig(new ManualTime()).Bridged();
        using var stranger = new RawPeer("127.0.0.2");
        rig.PeerA.SendRtp(rig.A, 3);
        await rig.PeerB.ReceiveRtpAsync();
        rig.PeerB.SendRtp(rig.B, 1);
        var ours = await rig.PeerA.ReceiveRtpAsync();

        stranger.Send(toRtcpPort ? rig.A.RtcpPort : rig.A.RtpPort, Goodbye(ours.Ssrc));
        await Wait.Until(() => rig.A.Statistics.StrangersDropped == 1, () => rig.A.Statistics);
        rig.PeerA.SendRtp(rig.A, 4);

        await rig.PeerB.ReceiveRtpAsync();
        Assert.Null(rig.A.Statistics.RemoteLost);
        Assert.Null(rig.A.Statistics.RoundTrip);
    }

    /// <summary>A report that claims heavy loss, and the end of the peer's stream.</summary>
    private static byte[] Goodbye(uint about)
    {
        var buffer = new byte[100];
        var writer = new RtcpWriter(buffer, PeerSsrc);
        writer.WriteReceiverReport(new RtcpBlock(about, 255, 9999, 1, 8000, 1, 0));
        writer.WriteBye();
        return buffer[..writer.Length];
    }
}
