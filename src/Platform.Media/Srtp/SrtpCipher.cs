using System.Buffers.Binary;
using Platform.Media.Rtp;

namespace Platform.Media.Srtp;

/// <summary>
/// Protects and unprotects packets with the session keys of one direction. It knows nothing of order and replay: the packet index
/// is given. Not for two threads at once; nothing here allocates per packet. A packet is a datagram, so it fits on the stack.
/// </summary>
internal abstract class SrtpCipher : IDisposable
{
    /// <summary>Most that protecting adds to a packet: the longest tag and the SRTCP index.</summary>
    public const int LargestOverhead = 16 + RtcpIndexLength;

    /// <summary>The part of an RTCP packet that stays in the clear: its first header and the sender's SSRC.</summary>
    protected const int RtcpClearLength = 8;

    protected const int RtcpIndexLength = 4;

    /// <summary>E: the packet is encrypted, not just authenticated (RFC 3711 3.4).</summary>
    protected const uint EncryptedFlag = 0x8000_0000;

    /// <summary>Makes the cipher of a suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="master">Master key ‖ master salt.</param>
    public static SrtpCipher Create(SrtpSuite suite, ReadOnlySpan<byte> master)
    {
        var key = master[..SrtpSuites.KeyLength(suite)];
        var salt = master[SrtpSuites.KeyLength(suite)..];
        if (SrtpSuites.IsAead(suite)) return new GcmCipher(key, salt);
        return new CounterModeCipher(key, salt, suite == SrtpSuite.AesCm128HmacSha1Tag32 ? 4 : CounterModeCipher.LongTag);
    }

    /// <summary>Bytes that a protected RTP packet has more.</summary>
    public abstract int RtpOverhead { get; }

    /// <summary>Bytes that a protected RTCP packet has more.</summary>
    public abstract int RtcpOverhead { get; }

    /// <summary>The SRTCP index (31 bits) of a protected RTCP packet that is long enough.</summary>
    public abstract uint RtcpIndexOf(ReadOnlySpan<byte> packet);

    /// <summary>Writes the protected packet to <paramref name="target"/>; gives its length.</summary>
    /// <param name="packet">RTP in the clear; not within the target.</param>
    /// <param name="header">Bytes of its header, CSRCs and extension included.</param>
    /// <param name="index">Roll-over counter ‖ sequence number (48 bits).</param>
    /// <param name="target">At least <see cref="LargestOverhead"/> longer than the packet.</param>
    public abstract int ProtectRtp(ReadOnlySpan<byte> packet, int header, ulong index, Span<byte> target);

    /// <summary>
    /// Unprotects in place; gives the length in the clear, or -1 when the tag does not fit (the payload is of no use then). The packet is
    /// at least its header and <see cref="RtpOverhead"/> long.
    /// </summary>
    public abstract int UnprotectRtp(Span<byte> packet, int header, ulong index);

    /// <summary>Writes the protected compound to <paramref name="target"/>; gives its length.</summary>
    public abstract int ProtectRtcp(ReadOnlySpan<byte> packet, uint index, Span<byte> target);

    /// <summary>As <see cref="UnprotectRtp"/>, for a packet at least 8 bytes and <see cref="RtcpOverhead"/> long.</summary>
    public abstract int UnprotectRtcp(Span<byte> packet);

    public abstract void Dispose();

    protected static uint RtpSsrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[8..RtpHeader.Length]);

    protected static uint RtcpSsrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
}
