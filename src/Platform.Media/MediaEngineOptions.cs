using System.Net;

namespace Platform.Media;

/// <summary>How a <see cref="MediaEngine"/> is set up. Every value has a default that works on one machine.</summary>
public sealed record MediaEngineOptions
{
    /// <summary>Local address of the RTP and RTCP sockets; it also fixes the address family of all remotes.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Any;

    /// <summary>Address that goes into SDP; <see cref="BindAddress"/> when null.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>First UDP port of the pool (inclusive).</summary>
    public int FirstPort { get; init; } = 20000;

    /// <summary>Last UDP port of the pool (inclusive).</summary>
    public int LastPort { get; init; } = 29999;

    /// <summary>
    /// UDP port that all browser legs share; null: the highest even port of the pool, which calls then don't get; 0: no browser legs.
    /// </summary>
    public int? BrowserPort { get; init; }

    /// <summary>Without an ICE check for this long, a browser leg raises <see cref="LegUnreachable"/> (RFC 7675: 30 s).</summary>
    public TimeSpan ConsentTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Number of relay threads. Two bridged legs always share one thread.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Without RTP and RTCP for this long, a leg that should send raises <see cref="LegSilent"/>.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without RTP or RTCP for this long while the other side of the bridge speaks, audio is one-way.</summary>
    public TimeSpan OneWayTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>With nothing but silence for this long, a bridged peer counts as not heard.</summary>
    public TimeSpan QuietTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Mean time between RTCP reports of one leg; each gap is randomised to 0.5 to 1.5 times this (RFC 3550 6.2).</summary>
    public TimeSpan RtcpInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Longest time a packet may wait so that several are handled in one wake-up; 0 relays each at once.
    /// It costs that much delay and saves CPU where packets come one by one; where many come at once there is no waiting.
    /// </summary>
    public TimeSpan Coalescing { get; init; } = TimeSpan.FromMicroseconds(250);

    /// <summary>
    /// Whether a relay thread receives and sends what is ready by one system call, where the kernel lets it (io_uring, Linux 6.1); else,
    /// and there, each datagram takes one of its own.
    /// </summary>
    public bool Batches { get; init; } = true;

    /// <summary>Source of all time stamps and time-outs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seed for SSRCs, first sequence numbers and the first port; null draws one from the system.</summary>
    public int? Seed { get; init; }
}
