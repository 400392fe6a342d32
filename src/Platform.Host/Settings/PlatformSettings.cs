using Platform.Telephony;

namespace Platform.Host.Settings;

/// <summary>
/// What a process is told from outside: <c>appsettings.json</c>, <c>PLATFORM__…</c> variables, the command line, the later over the
/// earlier.
/// </summary>
public sealed record PlatformSettings
{
    /// <summary>Folder of everything that the process writes.</summary>
    public string Data { get; init; } = "data";

    /// <summary>PostgreSQL or SQLite; empty for SQLite in <see cref="Data"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>This node's name, unique and the same after a restart: calls that it left open are closed under this name.</summary>
    public string Node { get; init; } = "node-1";

    /// <summary>What this process does: <c>gateway</c>, <c>voice</c>, <c>grains</c>.</summary>
    public string Roles { get; init; } = "gateway,voice,grains";

    /// <summary>Allow a declaration that is marked as a demonstration, with its well-known passwords.</summary>
    public bool Demo { get; init; }

    public PublicHttpSettings Http { get; init; } = new();
    public HttpSettings Admin { get; init; } = new() { Port = 8081 };
    public SipSettings Sip { get; init; } = new();
    public RtpSettings Rtp { get; init; } = new();
    public RecordingSettings Recording { get; init; } = new();
    public CallSettings Calls { get; init; } = new();
    public LookUpSettings LookUps { get; init; } = new();
    public OtlpSettings Otlp { get; init; } = new();
    public ClusterSettings Cluster { get; init; } = new();

    public string Database =>
        string.IsNullOrWhiteSpace(ConnectionString) ? $"Data Source={Path.Combine(Data, "platform.db")}" : ConnectionString;

    public IReadOnlyList<string> RoleNames => SettingsSource.Listed(Roles);

    public bool Has(string role) => RoleNames.Contains(role, StringComparer.OrdinalIgnoreCase);
}

/// <param name="Address">IP literal to listen on.</param>
public sealed record HttpSettings(string Address = "0.0.0.0", int Port = 8080);

/// <param name="Address">IP literal to listen on, with TLS, too.</param>
public sealed record PublicHttpSettings(string Address = "0.0.0.0", int Port = 8080)
{
    public TlsSettings Tls { get; init; } = new(8443);
}

/// <param name="AdvertisedAddress">IP literal that phones and trunks reach this node by; null to find out.</param>
/// <param name="DigestAlgorithms">Hashes that phones are challenged with, best first: <c>Sha256,Md5</c> where all phones can read of
/// both.</param>
public sealed record SipSettings(string Address = "0.0.0.0", int Port = 5060, string? AdvertisedAddress = null,
    string DigestAlgorithms = "Md5")
{
    /// <summary>
    /// SRTP with keys in SDP, for phones and trunks that signal over TLS: <c>Offered</c>, <c>Required</c> or <c>Off</c>.
    /// </summary>
    public SrtpPolicy Srtp { get; init; } = SrtpPolicy.Offered;

    /// <summary>The same over UDP and TCP, where whoever reads the signalling can listen.</summary>
    public bool SrtpKeysInClear { get; init; }

    public TlsSettings Tls { get; init; } = new();
    public GuardSettings Guard { get; init; } = new();
}

/// <summary>What one source address (IPv6: one /64) may do at the SIP port. Lists are written with commas.</summary>
/// <param name="AllowList">Addresses and CIDR blocks that are never limited and never banned.</param>
/// <param name="UnknownPerSecond">Messages of a source that is no trunk's and has no registered phone.</param>
/// <param name="KnownPerSecond">Messages of a source with registered phones.</param>
/// <param name="UnknownUdpPerSecond">Messages of all unknown sources over UDP together.</param>
/// <param name="UnknownConnections">Open TCP or TLS connections of an unknown source.</param>
/// <param name="FloodThreshold">Messages over the limit within a minute that ban an unknown source.</param>
/// <param name="ScanThreshold">Points within a minute that ban an unknown source: one a challenge that is not answered, three a
/// refused request.</param>
/// <param name="LogInThreshold">Failed log-ins within five minutes that ban an unknown source; one with registered phones has ten times as
/// many.</param>
/// <param name="FirstBanS">The first ban, in seconds; each further one within a day lasts twice as long, up to a day.</param>
public sealed record GuardSettings(string AllowList = "", int UnknownPerSecond = 20, int UnknownBurst = 100, int UnknownInvitesPerSecond = 5,
    int UnknownInviteBurst = 20, int KnownPerSecond = 5_000, int KnownInvitesPerSecond = 200, int UnknownUdpPerSecond = 2_000,
    int UnknownConnections = 50, int FloodThreshold = 500, int ScanThreshold = 60, int LogInThreshold = 20, int FirstBanS = 300);

/// <param name="Certificate">PEM file with the chain, the server's own first; without it there is no TLS.</param>
/// <param name="Key">PEM file with its private key. Both are read again when they change.</param>
public sealed record TlsSettings(int Port = 5061, string? Certificate = null, string? Key = null);

/// <param name="BrowserPort">UDP port of all browsers' media; null: the highest even one of the range, 0: browsers get none.</param>
/// <param name="Threads">Threads that relay, mix and protect media.</param>
public sealed record RtpSettings(int MinPort = 20000, int MaxPort = 29999, int SilenceS = 30, int? BrowserPort = null, int Threads = 1);

/// <param name="Threads">Threads that decode, encrypt and write recordings.</param>
public sealed record RecordingSettings(int Threads = 1);

/// <param name="AwayWaitS">How long a call waits for an agent whose browser went away, in seconds; 0 not at all.</param>
/// <param name="StopGraceS">How long calls may go on after the node was told to stop, in seconds.</param>
public sealed record CallSettings(int AwayWaitS = 20, int StopGraceS = 10);

/// <param name="AllowedNetworks">Addresses and CIDR blocks, with commas, that flows may ask although they are not of the Internet.</param>
/// <param name="MaxPerTenant">Requests of one tenant that may be under way at once.</param>
public sealed record LookUpSettings(string AllowedNetworks = "", int MaxPerTenant = 100);

/// <param name="Endpoint">OTLP/gRPC collector, such as <c>http://localhost:4317</c>; null to send nothing.</param>
public sealed record OtlpSettings(string? Endpoint = null);

/// <summary>How the nodes of a cluster on Orleans find each other; for that build.</summary>
/// <param name="AdvertisedAddress">IP literal that the other nodes reach this one by; null to find out.</param>
public sealed record ClusterSettings(string Id = "platform", string Service = "platform", int SiloPort = 11111, int GatewayPort = 30000,
    string? AdvertisedAddress = null);
