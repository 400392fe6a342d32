using System.Buffers.Binary;

namespace Platform.Media.Srtp;

/// <summary>Protects what a leg sends. No packet index is used twice, whatever it is asked: that would give the keystream away.</summary>
internal sealed class SrtpSender(SrtpCipher cipher, SrtpPosition start) : IDisposable
{
    private readonly SrtpSources _sources = new(start.SentRollOver);
    private uint _rtcpIndex = start.RtcpIndex;

    public uint RollOver => _sources.RollOver;

    /// <summary>Index of the next RTCP packet.</summary>
    public uint RtcpIndex => _rtcpIndex;

    /// <summary>Writes the protected RTP packet; 0 when its index was used before or is too old.</summary>
    /// <param name="packet">RTP with a header of our own making: 12 bytes, no CSRC and no extension.</param>
    /// <param name="target">At least <see cref="SrtpCipher.LargestOverhead"/> longer than the packet.</param>
    public int Protect(ReadOnlySpan<byte> packet, Span<byte> target)
    {
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        var source = _sources.Find(ssrc) ?? Begin(ssrc);
        if (!source.TryEstimate(sequence, out var index) || !source.IsNew(index)) return 0;
        source.Use(index);
        return cipher.ProtectRtp(packet, Rtp.RtpHeader.Length, index, target);
    }

    /// <summary>Writes the protected RTCP compound.</summary>
    public int ProtectRtcp(ReadOnlySpan<byte> packet, Span<byte> target)
    {
        var index = _rtcpIndex;
        _rtcpIndex = (_rtcpIndex + 1) & 0x7FFF_FFFF;
        return cipher.ProtectRtcp(packet, index, target);
    }

    public void Dispose() => cipher.Dispose();

    private SrtpSource Begin(uint ssrc)
    {
        var source = _sources.NewSource();
        _sources.Keep(ssrc, source);
        return source;
    }
}
