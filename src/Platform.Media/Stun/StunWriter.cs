using System.Buffers.Binary;
using Platform.Media.Native;

namespace Platform.Media.Stun;

/// <summary>Writes a STUN message, attribute by attribute; integrity and fingerprint come last, in this order (RFC 8489 14.5, 14.7).</summary>
internal ref struct StunWriter
{
    private readonly Span<byte> _target;

    public StunWriter(Span<byte> target, ushort type, ReadOnlySpan<byte> transactionId)
    {
        _target = target;
        BinaryPrimitives.WriteUInt16BigEndian(target, type);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], StunMessage.MagicCookie);
        transactionId.CopyTo(target[8..]);
        Length = StunMessage.HeaderLength;
        WriteLength(Length);
    }

    public int Length { get; private set; }

    public void Add(ushort type, scoped ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_target[Length..], type);
        BinaryPrimitives.WriteUInt16BigEndian(_target[(Length + 2)..], (ushort)value.Length);
        value.CopyTo(_target[(Length + 4)..]);
        var padded = (value.Length + 3) & ~3;
        _target[(Length + 4 + value.Length)..(Length + 4 + padded)].Clear();
        Length += 4 + padded;
        WriteLength(Length);
    }

    /// <summary>XOR-MAPPED-ADDRESS (RFC 8489 14.2): where the request came from, hidden from translators that rewrite addresses.</summary>
    public void AddXorMappedAddress(in KernelAddress address)
    {
        Span<byte> value = stackalloc byte[20];
        var length = address.WriteHost(value[4..], out var isInet6);
        value[0] = 0;
        value[1] = (byte)(isInet6 ? 2 : 1);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(address.Port ^ (StunMessage.MagicCookie >> 16)));
        // The mask of an address is the cookie and the transaction ID, which stand side by side in the header.
        for (var i = 0; i < length; i++) value[4 + i] ^= _target[4 + i];
        Add(StunAttribute.XorMappedAddress, value[..(4 + length)]);
    }

    /// <summary>ERROR-CODE (RFC 8489 14.8).</summary>
    public void AddError(int code, ReadOnlySpan<byte> reason)
    {
        Span<byte> value = stackalloc byte[4 + 64];
        value[..4].Clear();
        value[2] = (byte)(code / 100);
        value[3] = (byte)(code % 100);
        reason.CopyTo(value[4..]);
        Add(StunAttribute.ErrorCode, value[..(4 + reason.Length)]);
    }

    /// <summary>MESSAGE-INTEGRITY with the short-term key, which is the password (RFC 8489 9.1.1).</summary>
    public void AddIntegrity(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[StunIntegrity.Length];
        WriteLength(Length + 4 + StunIntegrity.Length);
        StunIntegrity.Sign(key, _target[..Length], hash);
        Add(StunAttribute.MessageIntegrity, hash);
    }

    public void AddFingerprint()
    {
        Span<byte> value = stackalloc byte[sizeof(uint)];
        WriteLength(Length + 4 + sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(value, Crc32.Of(_target[..Length]) ^ StunMessage.FingerprintMask);
        Add(StunAttribute.Fingerprint, value);
    }

    private readonly void WriteLength(int end) => BinaryPrimitives.WriteUInt16BigEndian(_target[2..], (ushort)(end - StunMessage.HeaderLength));
}
