using Platform.Media.Rtp;
using Platform.Media.Srtp;
using Platform.Media.Tests.Browser;

namespace Platform.Media.Tests.Fuzz;

/// <summary>What a browser in a call really sends: SRTP that counts on, and reports now and then.</summary>
internal sealed class LiveStream(FakeBrowser browser)
{
    private const uint Ssrc = 0xB0B0;

    private int _sequence;

    /// <summary>RTP packets so far.</summary>
    public long Sent { get; private set; }

    /// <summary>The next sequence number after a stretch that is left out.</summary>
    public int Skip(int packets) => _sequence = (_sequence + packets) & 0xFFFF;

    public int WriteRtp(Span<byte> datagram)
    {
        Sent++;
        Span<byte> clear = stackalloc byte[RtpHeader.Length + 160];
        RtpHeader.Write(clear, false, 8, (ushort)++_sequence, (uint)_sequence * 160, Ssrc);
        return browser.Srtp!.Sender.Protect(clear, datagram);
    }

    public int WriteRtcp(Span<byte> datagram, uint about)
    {
        Span<byte> clear = stackalloc byte[100];
        var writer = new RtcpWriter(clear, Ssrc);
        writer.WriteSenderReport(new RtcpSenderInfo(1, 2, 3, 4), new RtcpBlock(about, 1, 2, 3, 4, 5, 6));
        return browser.Srtp!.Sender.ProtectRtcp(clear[..writer.Length], datagram);
    }
}
