namespace Platform.Interop.Sip;

public enum SipTransport
{
    Udp,
    Tcp,

    /// <summary>Debian's SIPp can't; baresip can.</summary>
    Tls,
}

/// <summary>A phone's account.</summary>
public sealed record SipAccount(string User, string Password);

/// <summary>How one SIPp process runs its scenario. Without a target it waits for calls.</summary>
public sealed record SippOptions
{
    /// <summary>host:port that requests go to.</summary>
    public string? Target { get; init; }

    /// <summary>User part of the called address.</summary>
    public string Service { get; init; } = "service";

    /// <summary>Loopback address that is bound and announced: any of 127.0.0.0/8, so that a test can have several peers.</summary>
    public string LocalAddress { get; init; } = "127.0.0.1";

    public int LocalPort { get; init; } = PortPool.Take();

    public SipTransport Transport { get; init; } = SipTransport.Udp;

    /// <summary>Ends after this many calls; 0 goes on until stopped (waiting side only).</summary>
    public int Calls { get; init; } = 1;

    public double CallsPerSecond { get; init; } = 10;

    public int MaxCallsAtOnce { get; init; } = 10_000;

    /// <summary>One line per call, in order: user and password for digest.</summary>
    public IReadOnlyList<SipAccount> Accounts { get; init; } = [];

    /// <summary>The domain in the digest's URI.</summary>
    public string? AuthenticationDomain { get; init; }

    /// <summary>Keeps every message; switch it off for load.</summary>
    public bool TraceMessages { get; init; } = true;
}
