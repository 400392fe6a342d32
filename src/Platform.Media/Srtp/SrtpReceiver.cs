using System.Buffers.Binary;
using Platform.Media.Rtp;

namespace Platform.Media.Srtp;

/// <summary>Unprotects what a leg's peer sends: finds the packet index, checks tag and replay, decrypts in place.</summary>
internal sealed class SrtpReceiver(SrtpCipher cipher, SrtpPosition start) : IDisposable
{
    private const int RtcpHeaderLength = 8;

    private readonly SrtpSources _rtp = new(start.HeardRollOver);
    private readonly SrtpSources _rtcp = new(0);

    public uint RollOver => _rtp.RollOver;

    /// <summary>Unprotects RTP; <paramref name="length"/> is what remains.</summary>
    public SrtpVerdict Unprotect(Span<byte> datagram, out int length)
    {
        length = 0;
        var isWhole = RtpHeader.TryMeasure(datagram, out var header) && datagram.Length >= header + cipher.RtpOverhead;
        if (!isWhole) return SrtpVerdict.Malformed;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]);
        var known = _rtp.Find(ssrc);
        var source = known ?? _rtp.NewSource();
        if (!source.TryEstimate(BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]), out var index)) return SrtpVerdict.Replayed;
        if (!source.IsNew(index)) return SrtpVerdict.Replayed;
        length = cipher.UnprotectRtp(datagram, header, index);
        return length < 0 ? SrtpVerdict.BadTag : Accept(_rtp, ssrc, source, known is not null, index);
    }

    /// <summary>Unprotects an RTCP compound; <paramref name="length"/> is what remains.</summary>
    public SrtpVerdict UnprotectRtcp(Span<byte> datagram, out int length)
    {
        length = 0;
        if (datagram.Length < RtcpHeaderLength + cipher.RtcpOverhead) return SrtpVerdict.Malformed;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]);
        var known = _rtcp.Find(ssrc);
        var source = known ?? _rtcp.NewSource();
        var index = cipher.RtcpIndexOf(datagram);
        if (!source.IsNew(index)) return SrtpVerdict.Replayed;
        length = cipher.UnprotectRtcp(datagram);
        return length < 0 ? SrtpVerdict.BadTag : Accept(_rtcp, ssrc, source, known is not null, index);
    }

    public void Dispose() => cipher.Dispose();

    private static SrtpVerdict Accept(SrtpSources sources, uint ssrc, SrtpSource source, bool isKnown, ulong index)
    {
        if (!isKnown)
        {
            if (sources.IsFull) return SrtpVerdict.TooManySources;
            sources.Keep(ssrc, source);
        }

        source.Use(index);
        return SrtpVerdict.Accepted;
    }
}
