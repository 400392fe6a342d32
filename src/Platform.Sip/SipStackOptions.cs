using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>What a stack is made of. Everything that is not given has its production default.</summary>
public sealed record SipStackOptions
{
    /// <summary>The listening points; the stack starts and disposes them.</summary>
    public required IReadOnlyList<ISipTransport> Transports { get; init; }

    public required TimeProvider Time { get; init; }

    public required ISipRequestHandler Handler { get; init; }

    /// <summary>
    /// Host or address for Via and Contact; null takes each transport's bound address. Needed when a transport is bound to
    /// the wildcard address, which nobody can reach.
    /// </summary>
    public string? AdvertisedHost { get; init; }

    /// <summary>
    /// Port of UDP and TCP for Via and Contact; null takes each transport's bound port, as TLS and WebSocket always do.
    /// </summary>
    public int? AdvertisedPort { get; init; }

    /// <summary>User-Agent and Server; null sends none.</summary>
    public string? ProductName { get; init; }

    public ISipIdSource Ids { get; init; } = new SecureSipIdSource();

    public ISipResolver? Resolver { get; init; }

    /// <summary>Limits by source; null lets everybody in, and bounds only answers without state.</summary>
    public ISipGate? Gate { get; init; }

    public SipTimers Timers { get; init; } = SipTimers.Default;

    public SipParserLimits Limits { get; init; } = SipParserLimits.Default;

    /// <summary>How many lanes share the calls, by Call-ID.</summary>
    public int Lanes { get; init; } = Math.Max(4, Environment.ProcessorCount * 2);

    /// <summary>Runs lanes; null is the thread pool. Tests give a queue that they pump.</summary>
    public Action<Action>? Scheduler { get; init; }

    /// <summary>Most transactions alive in the stack; new requests above it get 503 without state.</summary>
    public int MaxTransactions { get; init; } = 200_000;

    /// <summary>Hears of handler methods that threw; the stack goes on.</summary>
    public Action<Exception>? OnHandlerFault { get; init; }
}
