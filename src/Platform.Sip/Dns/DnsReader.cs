using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Platform.Sip.Dns;

/// <summary>
/// Reads one response. A compression pointer must point before the name that it is part of, so that names end; counts are not
/// believed beyond the bytes that are there.
/// </summary>
internal ref struct DnsReader(ReadOnlySpan<byte> bytes)
{
    private const int HeaderBytes = 12;
    private const uint LongestTtlSeconds = int.MaxValue;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public bool TryReadMessage(out DnsMessage message)
    {
        message = null!;
        if (_bytes.Length < HeaderBytes) return false;
        var flags = UInt16(2);
        if (UInt16(4) != 1) return false;
        _at = HeaderBytes;
        if (!TryName(out var question) || _bytes.Length - _at < 4) return false;
        var type = (DnsType)UInt16(_at);
        _at += 4;
        var isTruncated = (flags & 0x0200) != 0;
        var (answers, authorities, additionals) = (new List<DnsRecord>(), new List<DnsRecord>(), new List<DnsRecord>());
        var isWhole = TryRecords(UInt16(6), answers) && TryRecords(UInt16(8), authorities) && TryRecords(UInt16(10), additionals);
        if (!isWhole && !isTruncated) return false;
        message = new DnsMessage
        {
            Id = UInt16(0), IsResponse = (flags & 0x8000) != 0, IsTruncated = isTruncated, ResponseCode = (DnsResponseCode)(flags & 0xF),
            QuestionName = question, QuestionType = type, Answers = answers, Authorities = authorities, Additionals = additionals,
        };
        return true;
    }

    private bool TryRecords(int count, List<DnsRecord> records)
    {
        for (var i = 0; i < count; i++)
        {
            if (!TryName(out var name) || _bytes.Length - _at < 10) return false;
            var type = UInt16(_at);
            var isInternet = UInt16(_at + 2) == 1;
            var seconds = BinaryPrimitives.ReadUInt32BigEndian(_bytes[(_at + 4)..]);
            var ttl = TimeSpan.FromSeconds(seconds > LongestTtlSeconds ? 0 : seconds);
            var length = UInt16(_at + 8);
            _at += 10;
            if (_bytes.Length - _at < length) return false;
            var end = _at + length;
            if (isInternet && Read((DnsType)type, name, ttl, length) is { } record) records.Add(record);
            _at = end;
        }
        return true;
    }

    /// <summary>Null for a type that nobody asked for and for data that does not fit its type.</summary>
    private DnsRecord? Read(DnsType type, string name, TimeSpan ttl, int length) => type switch
    {
        DnsType.A when length == 4 => new AddressRecord(name, ttl, new IPAddress(_bytes.Slice(_at, 4))),
        DnsType.Aaaa when length == 16 => new AddressRecord(name, ttl, new IPAddress(_bytes.Slice(_at, 16))),
        DnsType.Cname => TryName(out var target) ? new AliasRecord(name, ttl, target) : null,
        DnsType.Srv when length > 6 => ReadService(name, ttl),
        DnsType.Soa => ReadAuthority(name, ttl, _at + length),
        _ => null,
    };

    private ServiceRecord? ReadService(string name, TimeSpan ttl)
    {
        var (priority, weight, port) = (UInt16(_at), UInt16(_at + 2), UInt16(_at + 4));
        _at += 6;
        return TryName(out var target) ? new ServiceRecord(name, ttl, priority, weight, port, target) : null;
    }

    private AuthorityRecord? ReadAuthority(string name, TimeSpan ttl, int end)
    {
        if (!TryName(out _) || !TryName(out _) || end - _at != 20) return null;
        var minimum = BinaryPrimitives.ReadUInt32BigEndian(_bytes[(end - 4)..]);
        return new AuthorityRecord(name, ttl, TimeSpan.FromSeconds(minimum));
    }

    private bool TryName(out string name)
    {
        name = "";
        Span<char> text = stackalloc char[DnsName.MaxEncodedBytes];
        var (length, at, end, lowest) = (0, _at, -1, _at);
        while (true)
        {
            if (at >= _bytes.Length) return false;
            var size = _bytes[at];
            if (size == 0) break;
            if (size >= 0xC0)
            {
                if (at + 1 >= _bytes.Length) return false;
                var target = (size & 0x3F) << 8 | _bytes[at + 1];
                if (target >= lowest || target < HeaderBytes) return false;
                if (end < 0) end = at + 2;
                at = lowest = target;
                continue;
            }
            if (size > 63 || at + 1 + size > _bytes.Length || length + size + 1 > text.Length) return false;
            if (length > 0) text[length++] = '.';
            var label = _bytes.Slice(at + 1, size);
            if (label.Contains((byte)'.') || Encoding.Latin1.GetChars(label, text[length..]) != size) return false;
            length += size;
            at += size + 1;
        }
        _at = end < 0 ? at + 1 : end;
        name = text[..length].ToString().ToLowerInvariant();
        return true;
    }

    private readonly ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes[at..]);
}
