namespace Platform.Telephony.Edge.Guard;

/// <summary>How much one source may send: a token bucket each for messages and for INVITEs.</summary>
/// <param name="MessagesPerSecond">Requests and responses together.</param>
/// <param name="MessageBurst">At once, after a quiet time.</param>
public sealed record SourceLimits(int MessagesPerSecond, int MessageBurst, int InvitesPerSecond, int InviteBurst);

/// <summary>
/// Limits of the SIP port by source address (IPv6: by /64). The defaults are far above what honest use needs and far below what
/// scanners and floods do. Nothing here caps what a trunk may carry: the trunk itself says that.
/// </summary>
public sealed record GuardOptions
{
    /// <summary>Addresses and CIDR blocks that are never limited and never banned.</summary>
    public IReadOnlyList<string> AllowList { get; init; } = [];

    /// <summary>Sources that are no trunk's and have no registered phone.</summary>
    public SourceLimits Unknown { get; init; } = new(20, 100, 5, 20);

    /// <summary>Sources with a registered phone, which may be an office with hundreds of them, and peers that we send requests to.</summary>
    public SourceLimits Known { get; init; } = new(5_000, 10_000, 200, 1_000);

    public SourceLimits Trunk { get; init; } = new(20_000, 40_000, 2_000, 4_000);

    /// <summary>Messages of all unknown sources over UDP together, where a sender can write any address.</summary>
    public int UnknownUdpPerSecond { get; init; } = 2_000;

    /// <summary>Connections that an unknown source may have open at one listening point.</summary>
    public int UnknownConnections { get; init; } = 50;

    /// <summary>Messages over the limit, within <see cref="ScanWindow"/>, that make an unknown source a flooder.</summary>
    public int FloodThreshold { get; init; } = 500;

    /// <summary>
    /// Points within <see cref="ScanWindow"/> that make an unknown source a scanner: a challenge that is not answered counts one,
    /// a request that only trunks and phones may send counts <see cref="StrangerPoints"/>.
    /// </summary>
    public int ScanThreshold { get; init; } = 60;

    public int StrangerPoints { get; init; } = 3;

    public TimeSpan ScanWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Failed log-ins within <see cref="LogInWindow"/> that ban an unknown source.</summary>
    public int LogInThreshold { get; init; } = 20;

    /// <summary>The same for a source where phones are registered: one wrong phone must not silence its whole office.</summary>
    public int KnownLogInThreshold { get; init; } = 200;

    public TimeSpan LogInWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Failed log-ins for one account from one source before it has to wait, twice as long each time.</summary>
    public int FreeLogInFailures { get; init; } = 5;

    public TimeSpan LongestLogInWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The first ban; each further one within a day lasts twice as long as the one before.</summary>
    public TimeSpan FirstBan { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan LongestBan { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Bans kept at once; beyond, those that end soonest are forgotten.</summary>
    public int MaxBans { get; init; } = 10_000;

    /// <summary>Sources watched at once; beyond, those that were quiet longest are forgotten. About 100 bytes each.</summary>
    public int MaxSources { get; init; } = 32_768;
}
