namespace Platform.Sip.Transactions;

/// <summary>Timer values of RFC 3261 table 4.</summary>
public sealed record SipTimers
{
    public static readonly SipTimers Default = new();

    /// <summary>Round-trip estimate.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest retransmission interval for non-INVITE requests and INVITE responses.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest life of a message in the network.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Timers B, F, H, L, M and the wait for the ACK to a 2xx: 64*T1.</summary>
    public TimeSpan Timeout => 64 * T1;

    /// <summary>Timer D on an unreliable transport: at least 32 s.</summary>
    public TimeSpan TimerD => Timeout > TimeSpan.FromSeconds(32) ? Timeout : TimeSpan.FromSeconds(32);
}
