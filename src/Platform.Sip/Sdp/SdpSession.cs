using System.Net;

namespace Platform.Sip.Sdp;

/// <summary>Direction of a stream as its description's author sees it (RFC 8866 section 6.7). The numbers are stable.</summary>
public enum SdpDirection
{
    SendRecv = 0,
    SendOnly = 1,
    RecvOnly = 2,
    Inactive = 3,
}

/// <summary>An "a=" line; the value is null for a property attribute.</summary>
public sealed record SdpAttribute(string Name, string? Value = null);

/// <summary>A "c=" line: "IN IP4 192.0.2.1" in its parts. The address may be a host name.</summary>
public sealed record SdpConnection(string AddressType, string Address)
{
    public static SdpConnection For(IPAddress address) =>
        new(address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IP6" : "IP4", address.ToString());

    /// <summary>The old way to hold (RFC 3264 section 8.4): c=0.0.0.0.</summary>
    public bool IsHold => Address is "0.0.0.0" or "::";
}

/// <summary>An "o=" line (RFC 8866 section 5.2).</summary>
public sealed record SdpOrigin(string UserName, ulong SessionId, ulong Version, string AddressType, string Address);

/// <summary>An "m=" line with the lines below it (RFC 8866 section 5.14).</summary>
public sealed record SdpMedia(string Kind, int Port, string Protocol, IReadOnlyList<string> Formats)
{
    public SdpConnection? Connection { get; init; }

    /// <summary>Ports in "m=audio 5004/2"; 1 when not given.</summary>
    public int PortCount { get; init; } = 1;

    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>i=, b= and k= lines as they came, in order.</summary>
    public IReadOnlyList<string> OtherLines { get; init; } = [];

    public string? Attribute(string name) => Attributes.FirstOrDefault(a => a.Name == name)?.Value;

    public bool Has(string name) => Attributes.Any(a => a.Name == name);

    /// <summary>The direction given here, or null to take the session's.</summary>
    public SdpDirection? Direction => SdpDirections.Find(Attributes);
}

/// <summary>A session description (RFC 8866 section 5).</summary>
public sealed record SdpSession(SdpOrigin Origin)
{
    public const string ContentType = "application/sdp";

    public string Name { get; init; } = "-";

    public SdpConnection? Connection { get; init; }

    /// <summary>"t=" values; "0 0" when not given.</summary>
    public IReadOnlyList<string> Times { get; init; } = ["0 0"];

    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>i=, u=, e=, p=, b=, r=, z= and k= lines of the session as they came, in order.</summary>
    public IReadOnlyList<string> OtherLines { get; init; } = [];

    public IReadOnlyList<SdpMedia> Media { get; init; } = [];

    public SdpConnection? ConnectionOf(SdpMedia media) => media.Connection ?? Connection;

    public SdpDirection DirectionOf(SdpMedia media) =>
        media.Direction ?? SdpDirections.Find(Attributes) ?? SdpDirection.SendRecv;

    public static bool TryParse(ReadOnlySpan<byte> body, out SdpSession session) => SdpParser.TryParse(body, out session);

    public byte[] ToBytes() => SdpWriter.Write(this);
}
