namespace Platform.Sip.Transports;

/// <summary>How messages travel. The numbers are stable: dialog records hold them.</summary>
public enum SipTransportKind
{
    Udp = 0,
    Tcp = 1,
    Tls = 2,
    Ws = 3,
    Wss = 4,
}

public static class SipTransportKinds
{
    /// <summary>RFC 3261 section 17: a reliable transport needs no retransmission by the transaction.</summary>
    public static bool IsReliable(this SipTransportKind kind) => kind != SipTransportKind.Udp;

    /// <summary>As written in Via.</summary>
    public static string ViaName(this SipTransportKind kind) => kind switch
    {
        SipTransportKind.Udp => "UDP",
        SipTransportKind.Tcp => "TCP",
        SipTransportKind.Tls => "TLS",
        SipTransportKind.Ws => "WS",
        SipTransportKind.Wss => "WSS",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>From a Via transport or a URI's transport parameter, without case; null for one that the library does not speak.</summary>
    public static SipTransportKind? Find(string? name) => name?.ToUpperInvariant() switch
    {
        "UDP" => SipTransportKind.Udp,
        "TCP" => SipTransportKind.Tcp,
        "TLS" => SipTransportKind.Tls,
        "WS" => SipTransportKind.Ws,
        "WSS" => SipTransportKind.Wss,
        _ => null,
    };
}
