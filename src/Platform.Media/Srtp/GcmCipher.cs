using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Media.Srtp;

/// <summary>
/// AEAD_AES_128_GCM and AEAD_AES_256_GCM (RFC 7714). The initialization vector is the salt XOR
/// <code>
/// SRTP:  | 0 (2) | SSRC (4) | roll-over counter (4) | sequence number (2) |    data authenticated only: the header
/// SRTCP: | 0 (2) | SSRC (4) | 0 (2) | index (4) |                              the first 8 bytes, E and index
/// SRTP:  | header | payload, encrypted | tag |
/// SRTCP: | header, SSRC | rest, encrypted | tag | E, index (31 bits) |
/// </code>
/// </summary>
internal sealed class GcmCipher : SrtpCipher
{
    private const int TagLength = 16;
    private const int VectorLength = 12;
    private const int WaryPackets = 64;

    private readonly AesGcm _rtp;
    private readonly AesGcm _rtcp;
    private readonly byte[] _rtpSalt;
    private readonly byte[] _rtcpSalt;
    private int _waryFor;

    public GcmCipher(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt)
        : this(
            SrtpKeyDerivation.Derive(masterKey, masterSalt, SrtpLabel.RtpEncryption, masterKey.Length),
            SrtpKeyDerivation.Derive(masterKey, masterSalt, SrtpLabel.RtpSalt, VectorLength),
            SrtpKeyDerivation.Derive(masterKey, masterSalt, SrtpLabel.RtcpEncryption, masterKey.Length),
            SrtpKeyDerivation.Derive(masterKey, masterSalt, SrtpLabel.RtcpSalt, VectorLength))
    {
    }

    /// <summary>With session keys, as the published vectors give them.</summary>
    public GcmCipher(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt)
    {
        _rtp = new AesGcm(rtpKey, TagLength);
        _rtcp = new AesGcm(rtcpKey, TagLength);
        _rtpSalt = rtpSalt;
        _rtcpSalt = rtcpSalt;
    }

    public override int RtpOverhead => TagLength;

    public override int RtcpOverhead => TagLength + RtcpIndexLength;

    public override uint RtcpIndexOf(ReadOnlySpan<byte> packet) =>
        BinaryPrimitives.ReadUInt32BigEndian(packet[^RtcpIndexLength..]) & ~EncryptedFlag;

    public override int ProtectRtp(ReadOnlySpan<byte> packet, int header, ulong index, Span<byte> target)
    {
        Span<byte> vector = stackalloc byte[VectorLength];
        WriteRtpVector(vector, RtpSsrc(packet), index);
        packet[..header].CopyTo(target);
        var sealedPart = target[header..packet.Length];
        _rtp.Encrypt(vector, packet[header..], sealedPart, target.Slice(packet.Length, TagLength), packet[..header]);
        return packet.Length + TagLength;
    }

    public override int UnprotectRtp(Span<byte> packet, int header, ulong index)
    {
        Span<byte> vector = stackalloc byte[VectorLength];
        WriteRtpVector(vector, RtpSsrc(packet), index);
        var length = packet.Length - TagLength;
        var payload = packet[header..length];
        return TryDecrypt(_rtp, vector, payload, packet[length..], packet[..header]) ? length : -1;
    }

    public override int ProtectRtcp(ReadOnlySpan<byte> packet, uint index, Span<byte> target)
    {
        Span<byte> vector = stackalloc byte[VectorLength];
        WriteRtcpVector(vector, RtcpSsrc(packet), index);
        var sealedLength = packet.Length + TagLength;
        BinaryPrimitives.WriteUInt32BigEndian(target[sealedLength..], index | EncryptedFlag);
        Span<byte> clear = stackalloc byte[RtcpClearLength + RtcpIndexLength];
        WriteRtcpClear(clear, packet, target[sealedLength..]);
        packet[..RtcpClearLength].CopyTo(target);
        var sealedPart = target[RtcpClearLength..packet.Length];
        _rtcp.Encrypt(vector, packet[RtcpClearLength..], sealedPart, target.Slice(packet.Length, TagLength), clear);
        return sealedLength + RtcpIndexLength;
    }

    public override int UnprotectRtcp(Span<byte> packet)
    {
        Span<byte> vector = stackalloc byte[VectorLength];
        WriteRtcpVector(vector, RtcpSsrc(packet), RtcpIndexOf(packet));
        var word = packet[^RtcpIndexLength..];
        var length = packet.Length - RtcpIndexLength - TagLength;
        var tag = packet.Slice(length, TagLength);
        var isEncrypted = (word[0] & 0x80) != 0;
        if (!isEncrypted) return IsAuthentic(packet[..length], vector, word, tag) ? length : -1;
        Span<byte> clear = stackalloc byte[RtcpClearLength + RtcpIndexLength];
        WriteRtcpClear(clear, packet, word);
        return TryDecrypt(_rtcp, vector, packet[RtcpClearLength..length], tag, clear) ? length : -1;
    }

    public override void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    /// <summary>
    /// A tag that does not fit is an exception in .NET, dear enough to be worth a forger's while. After one, the next packets go the
    /// slower way that needs none, so forgers cost an exception for so many good packets at most.
    /// </summary>
    private bool TryDecrypt(AesGcm cipher, ReadOnlySpan<byte> vector, Span<byte> data, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> clear)
    {
        if (_waryFor > 0) return TryDecryptWarily(cipher, vector, data, tag, clear);
        try
        {
            cipher.Decrypt(vector, data, tag, data, clear);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            _waryFor = WaryPackets;
            return false;
        }
    }

    /// <summary>Counter mode is its own inverse: encrypting once gives the text in the clear, encrypting that gives the tag that was due.</summary>
    private bool TryDecryptWarily(AesGcm cipher, ReadOnlySpan<byte> vector, Span<byte> data, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> clear)
    {
        Span<byte> due = stackalloc byte[TagLength];
        Span<byte> again = stackalloc byte[data.Length];
        cipher.Encrypt(vector, data, data, due, clear);
        cipher.Encrypt(vector, data, again, due, clear);
        var isAuthentic = CryptographicOperations.FixedTimeEquals(due, tag);
        _waryFor = isAuthentic ? _waryFor - 1 : WaryPackets;
        return isAuthentic;
    }

    /// <summary>Of a compound that is not encrypted, all of it and the index word are authenticated.</summary>
    private bool IsAuthentic(ReadOnlySpan<byte> compound, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> word, ReadOnlySpan<byte> tag)
    {
        Span<byte> clear = stackalloc byte[compound.Length + RtcpIndexLength];
        compound.CopyTo(clear);
        word.CopyTo(clear[compound.Length..]);
        return TryDecrypt(_rtcp, vector, [], tag, clear);
    }

    private void WriteRtpVector(Span<byte> vector, uint ssrc, ulong index)
    {
        BinaryPrimitives.WriteUInt16BigEndian(vector, 0);
        BinaryPrimitives.WriteUInt32BigEndian(vector[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(vector[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(vector[10..], (ushort)index);
        Xor(vector, _rtpSalt);
    }

    private void WriteRtcpVector(Span<byte> vector, uint ssrc, uint index)
    {
        BinaryPrimitives.WriteUInt16BigEndian(vector, 0);
        BinaryPrimitives.WriteUInt32BigEndian(vector[2..], ssrc);
        BinaryPrimitives.WriteUInt16BigEndian(vector[6..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(vector[8..], index);
        Xor(vector, _rtcpSalt);
    }

    private static void WriteRtcpClear(Span<byte> clear, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> word)
    {
        packet[..RtcpClearLength].CopyTo(clear);
        word[..RtcpIndexLength].CopyTo(clear[RtcpClearLength..]);
    }

    private static void Xor(Span<byte> vector, ReadOnlySpan<byte> salt)
    {
        for (var i = 0; i < VectorLength; i++) vector[i] ^= salt[i];
    }
}
