using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Media.Stun;

/// <summary>
/// A STUN message (RFC 8489 5), read without copying. Parsing never throws and never reads past the datagram.
/// <code>
/// |0 0| type (14)  |     length of what follows the 20 bytes      |
/// |                 magic cookie 2112A442                         |
/// |                 transaction ID (96)                           |
/// | attributes: type (16), length (16), value padded to 4 bytes … |
/// </code>
/// </summary>
internal ref struct StunMessage
{
    public const int HeaderLength = 20;
    public const int TransactionIdLength = 12;
    public const uint MagicCookie = 0x2112A442;
    public const uint FingerprintMask = 0x5354554E;
    public const int LargestUnknown = 8;
    private const int AttributeHeaderLength = 4;
    private const int LongestSigned = 2048;

    private readonly ReadOnlySpan<byte> _datagram;
    private UnknownList _unknown;
    private int _integrityAt;
    private int _fingerprintAt;

    private StunMessage(ReadOnlySpan<byte> datagram) => _datagram = datagram;

    /// <summary>Bytes of the whole message.</summary>
    public readonly int Length => _datagram.Length;

    public readonly ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_datagram);

    public readonly ReadOnlySpan<byte> TransactionId => _datagram.Slice(8, TransactionIdLength);

    public ReadOnlySpan<byte> Username { get; private set; }

    public readonly bool HasIntegrity => _integrityAt > 0;

    /// <summary>USE-CANDIDATE: the controlling side nominates this path.</summary>
    public bool UsesCandidate { get; private set; }

    /// <summary>PRIORITY is there, as each check must have it (RFC 8445 7.1.1).</summary>
    public bool HasPriority { get; private set; }

    /// <summary>ICE-CONTROLLED: the sender believes that we control.</summary>
    public bool IsControlled { get; private set; }

    /// <summary>Attributes that must be understood and are not; at most the first eight.</summary>
    public readonly int UnknownCount => _unknown.Count;

    public readonly ushort UnknownAt(int index) => _unknown[index];

    /// <summary>The datagram may be STUN (RFC 7983): its first byte is 0 to 3.</summary>
    public static bool IsStun(ReadOnlySpan<byte> datagram) => !datagram.IsEmpty && datagram[0] < 4;

    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        message = new StunMessage(datagram);
        if (datagram.Length < HeaderLength || !IsStun(datagram)) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        if (length % 4 != 0 || HeaderLength + length != datagram.Length) return false;
        return BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) == MagicCookie && message.TryReadAttributes();
    }

    /// <summary>FINGERPRINT is the last attribute, and right.</summary>
    public readonly bool HasValidFingerprint()
    {
        if (_fingerprintAt == 0 || _fingerprintAt + AttributeHeaderLength + sizeof(uint) != _datagram.Length) return false;
        var told = BinaryPrimitives.ReadUInt32BigEndian(_datagram[(_fingerprintAt + AttributeHeaderLength)..]);
        return told == (Crc32.Of(_datagram[.._fingerprintAt]) ^ FingerprintMask);
    }

    /// <summary>MESSAGE-INTEGRITY is there and was made with this key: HMAC-SHA1 of all before it, as if it ended the message.</summary>
    public readonly bool IsSignedWith(ReadOnlySpan<byte> key)
    {
        if (_integrityAt is 0 or > LongestSigned) return false;
        Span<byte> copy = stackalloc byte[_integrityAt];
        _datagram[.._integrityAt].CopyTo(copy);
        BinaryPrimitives.WriteUInt16BigEndian(copy[2..], (ushort)(_integrityAt - HeaderLength + AttributeHeaderLength + StunIntegrity.Length));
        Span<byte> hash = stackalloc byte[StunIntegrity.Length];
        StunIntegrity.Sign(key, copy, hash);
        return CryptographicOperations.FixedTimeEquals(hash, _datagram.Slice(_integrityAt + AttributeHeaderLength, StunIntegrity.Length));
    }

    /// <summary>The first attribute of a type; false when there is none.</summary>
    public readonly bool TryFind(ushort type, out ReadOnlySpan<byte> value)
    {
        value = default;
        for (var at = HeaderLength; at < _datagram.Length; at += AttributeHeaderLength + Padded(LengthAt(at)))
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(_datagram[at..]) != type) continue;
            value = _datagram.Slice(at + AttributeHeaderLength, LengthAt(at));
            return true;
        }

        return false;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private readonly int LengthAt(int at) => BinaryPrimitives.ReadUInt16BigEndian(_datagram[(at + 2)..]);

    private bool TryReadAttributes()
    {
        for (var at = HeaderLength; at < _datagram.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(_datagram[at..]);
            var length = LengthAt(at);
            if (at + AttributeHeaderLength + Padded(length) > _datagram.Length) return false;
            // What follows MESSAGE-INTEGRITY is not signed and does not count, but for FINGERPRINT (RFC 8489 14.5).
            var counts = !HasIntegrity || type == StunAttribute.Fingerprint;
            if (counts && !TryRead(type, at, _datagram.Slice(at + AttributeHeaderLength, length))) return false;
            at += AttributeHeaderLength + Padded(length);
        }

        return true;
    }

    private bool TryRead(ushort type, int at, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case StunAttribute.Username:
                Username = value;
                return true;
            case StunAttribute.MessageIntegrity:
                _integrityAt = at;
                return value.Length == StunIntegrity.Length;
            case StunAttribute.Fingerprint:
                _fingerprintAt = at;
                return value.Length == sizeof(uint);
            case StunAttribute.Priority:
                HasPriority = true;
                return value.Length == sizeof(uint);
            case StunAttribute.UseCandidate:
                return UsesCandidate = value.IsEmpty;
            case StunAttribute.IceControlled:
                IsControlled = true;
                return value.Length == sizeof(ulong);
            case StunAttribute.IceControlling:
                return value.Length == sizeof(ulong);
            case StunAttribute.Realm or StunAttribute.Nonce or StunAttribute.MessageIntegritySha256:
            case StunAttribute.XorMappedAddress or StunAttribute.ErrorCode or StunAttribute.UnknownAttributes:
            case >= StunAttribute.FirstOptional:
                return true;
            default:
                _unknown.Add(type);
                return true;
        }
    }

    private struct UnknownList
    {
        private Types _types;

        public int Count { get; private set; }

        public readonly ushort this[int index] => _types[index];

        public void Add(ushort type)
        {
            if (Count < LargestUnknown) _types[Count++] = type;
        }

        [System.Runtime.CompilerServices.InlineArray(LargestUnknown)]
        private struct Types
        {
            private ushort _first;
        }
    }
}
