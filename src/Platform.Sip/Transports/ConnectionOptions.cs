using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>Bounds of a connection-oriented listening point: TCP, TLS and WebSocket.</summary>
public sealed record ConnectionOptions
{
    public SipParserLimits Limits { get; init; } = SipParserLimits.Default;

    /// <summary>Accepted connections above it are closed at once.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>Accepted connections of one address (IPv6: one /64) above it are closed at once.</summary>
    public int MaxConnectionsPerSource { get; init; } = 1_000;

    /// <summary>Bytes that may wait to be written to one connection.</summary>
    public int MaxQueuedBytes { get; init; } = 1024 * 1024;

    /// <summary>A connection without a byte for this long is closed.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// An accepted connection without a whole message for this long since it was opened, or one whose message takes longer to
    /// come than this, is closed: pings and single bytes keep nothing open.
    /// </summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For connecting and the TLS handshake together, and for the handshake of an accepted connection.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
