using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Media.Srtp;

/// <summary>
/// AES_CM_128_HMAC_SHA1_80 and _32 (RFC 3711).
/// <code>
/// SRTP:  | header | payload, encrypted | tag over all before it and the roll-over counter |
/// SRTCP: | header, SSRC | rest, encrypted | E, index (31 bits) | tag over all before it   |
/// </code>
/// </summary>
internal sealed class CounterModeCipher : SrtpCipher
{
    public const int LongTag = 10;
    private const int AuthenticationKeyLength = 20;
    private const int SessionSaltLength = 14;

    private readonly CounterMode _rtp;
    private readonly CounterMode _rtcp;
    private readonly IncrementalHash _rtpHash;
    private readonly IncrementalHash _rtcpHash;
    private readonly int _rtpTag;

    public CounterModeCipher(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, int rtpTag)
    {
        _rtp = NewCounterMode(masterKey, masterSalt, SrtpLabel.RtpEncryption, SrtpLabel.RtpSalt);
        _rtcp = NewCounterMode(masterKey, masterSalt, SrtpLabel.RtcpEncryption, SrtpLabel.RtcpSalt);
        _rtpHash = NewHash(masterKey, masterSalt, SrtpLabel.RtpAuthentication);
        _rtcpHash = NewHash(masterKey, masterSalt, SrtpLabel.RtcpAuthentication);
        _rtpTag = rtpTag;
    }

    public override int RtpOverhead => _rtpTag;

    public override int RtcpOverhead => RtcpIndexLength + LongTag;

    public override uint RtcpIndexOf(ReadOnlySpan<byte> packet) =>
        BinaryPrimitives.ReadUInt32BigEndian(packet[^(LongTag + RtcpIndexLength)..]) & ~EncryptedFlag;

    public override int ProtectRtp(ReadOnlySpan<byte> packet, int header, ulong index, Span<byte> target)
    {
        packet.CopyTo(target);
        var sealedPart = target[..packet.Length];
        _rtp.Apply(sealedPart[header..], RtpSsrc(packet), index);
        Span<byte> tag = stackalloc byte[AuthenticationKeyLength];
        SignRtp(sealedPart, index, tag);
        tag[.._rtpTag].CopyTo(target[packet.Length..]);
        return packet.Length + _rtpTag;
    }

    public override int UnprotectRtp(Span<byte> packet, int header, ulong index)
    {
        var length = packet.Length - _rtpTag;
        Span<byte> tag = stackalloc byte[AuthenticationKeyLength];
        SignRtp(packet[..length], index, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag[.._rtpTag], packet[length..])) return -1;
        _rtp.Apply(packet[header..length], RtpSsrc(packet), index);
        return length;
    }

    public override int ProtectRtcp(ReadOnlySpan<byte> packet, uint index, Span<byte> target)
    {
        packet.CopyTo(target);
        _rtcp.Apply(target[RtcpClearLength..packet.Length], RtcpSsrc(packet), index);
        BinaryPrimitives.WriteUInt32BigEndian(target[packet.Length..], index | EncryptedFlag);
        var signed = packet.Length + RtcpIndexLength;
        Span<byte> tag = stackalloc byte[AuthenticationKeyLength];
        SignRtcp(target[..signed], tag);
        tag[..LongTag].CopyTo(target[signed..]);
        return signed + LongTag;
    }

    public override int UnprotectRtcp(Span<byte> packet)
    {
        var signed = packet.Length - LongTag;
        Span<byte> tag = stackalloc byte[AuthenticationKeyLength];
        SignRtcp(packet[..signed], tag);
        if (!CryptographicOperations.FixedTimeEquals(tag[..LongTag], packet[signed..])) return -1;
        var length = signed - RtcpIndexLength;
        var isEncrypted = (BinaryPrimitives.ReadUInt32BigEndian(packet[length..]) & EncryptedFlag) != 0;
        if (isEncrypted) _rtcp.Apply(packet[RtcpClearLength..length], RtcpSsrc(packet), RtcpIndexOf(packet));
        return length;
    }

    public override void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
        _rtpHash.Dispose();
        _rtcpHash.Dispose();
    }

    private static CounterMode NewCounterMode(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, SrtpLabel keyLabel, SrtpLabel saltLabel) =>
        new(SrtpKeyDerivation.Derive(key, salt, keyLabel, key.Length), SrtpKeyDerivation.Derive(key, salt, saltLabel, SessionSaltLength));

    private static IncrementalHash NewHash(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, SrtpLabel label) =>
        IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, SrtpKeyDerivation.Derive(key, salt, label, AuthenticationKeyLength));

    private void SignRtp(ReadOnlySpan<byte> packet, ulong index, Span<byte> tag)
    {
        Span<byte> rollOver = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(rollOver, (uint)(index >> 16));
        _rtpHash.AppendData(packet);
        _rtpHash.AppendData(rollOver);
        _rtpHash.GetHashAndReset(tag);
    }

    private void SignRtcp(ReadOnlySpan<byte> packet, Span<byte> tag)
    {
        _rtcpHash.AppendData(packet);
        _rtcpHash.GetHashAndReset(tag);
    }
}
