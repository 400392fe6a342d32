namespace Platform.Sip.Dialogs;

/// <summary>Which side of the dialog-making request we were. The numbers are stable.</summary>
public enum DialogRole
{
    Uac = 0,
    Uas = 1,
}

/// <summary>
/// A dialog (RFC 3261 section 12) as one plain value: everything that the next request or the check of an incoming one
/// needs, and nothing else. It holds texts and numbers only, so that any serializer keeps it, and the call's record can
/// carry it to another process. Change it through <see cref="Dialog"/>, which returns a new value.
/// </summary>
public sealed record DialogState
{
    public required string CallId { get; init; }

    public required string LocalTag { get; init; }

    /// <summary>Empty for RFC 2543 peers, which may send none.</summary>
    public required string RemoteTag { get; init; }

    /// <summary>Our side's name-addr without tag: From of our requests.</summary>
    public required string LocalAddress { get; init; }

    /// <summary>The far side's name-addr without tag: To of our requests.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>Our Contact URI.</summary>
    public required string LocalContact { get; init; }

    /// <summary>The far side's Contact URI: where requests go.</summary>
    public required string RemoteTarget { get; init; }

    /// <summary>The last CSeq number that we used; 0 when we sent none yet.</summary>
    public required uint LocalCSeq { get; init; }

    /// <summary>The last CSeq number that the far side used; null when it sent none yet.</summary>
    public uint? RemoteCSeq { get; init; }

    /// <summary>Route values for our requests, first hop first.</summary>
    public IReadOnlyList<string> RouteSet { get; init; } = [];

    public bool Secure { get; init; }

    public required DialogRole Role { get; init; }

    /// <summary>False while only provisional responses were seen or sent.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>
    /// The path of the message that made the dialog ("udp:192.0.2.1:5060"), so that requests to a peer behind NAT go
    /// back the way they came; null sends by route set and target alone.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>
    /// The connection of that path: a WebSocket client is reached over it and nothing else (RFC 7118). 0 for UDP. The number names no
    /// connection of a later process.
    /// </summary>
    public long ConnectionId { get; init; }
}
