namespace Platform.Sip.Dns;

/// <summary>Response codes (RFC 1035 section 4.1.1) that matter to a client; others are kept as their number.</summary>
public enum DnsResponseCode
{
    NoError = 0,
    FormatError = 1,
    ServerFailure = 2,
    NameError = 3,
    NotImplemented = 4,
    Refused = 5,
}

/// <summary>
/// A DNS response (RFC 1035 section 4). Record types that are not in <see cref="DnsType"/> are left out. Reading never throws:
/// any bytes give a message or false.
/// </summary>
public sealed record DnsMessage
{
    public ushort Id { get; init; }

    public bool IsResponse { get; init; }

    /// <summary>The answer did not fit into the datagram: ask again over TCP.</summary>
    public bool IsTruncated { get; init; }

    public DnsResponseCode ResponseCode { get; init; }

    public string QuestionName { get; init; } = "";

    public DnsType QuestionType { get; init; }

    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    public IReadOnlyList<DnsRecord> Authorities { get; init; } = [];

    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];

    public static bool TryParse(ReadOnlySpan<byte> bytes, out DnsMessage message) => new DnsReader(bytes).TryReadMessage(out message);

    public static DnsMessage Query(ushort id, string name, DnsType type) =>
        new() { Id = id, QuestionName = DnsName.Normalize(name), QuestionType = type };

    /// <summary>
    /// The bytes of a recursive query. Throws ArgumentException for a name that DNS can't hold; see <see cref="DnsName.IsValid"/>.
    /// </summary>
    public byte[] ToQueryBytes()
    {
        var encoded = DnsName.Encode(QuestionName);
        var bytes = new byte[12 + encoded.Length + 4];
        bytes[0] = (byte)(Id >> 8);
        bytes[1] = (byte)Id;
        bytes[2] = 1;
        bytes[5] = 1;
        encoded.CopyTo(bytes, 12);
        bytes[^3] = (byte)QuestionType;
        bytes[^1] = 1;
        return bytes;
    }
}
