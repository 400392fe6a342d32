using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog;

/// <summary>A carrier's line into the house and out of it.</summary>
/// <param name="Addresses">IP addresses or CIDR blocks that requests of this trunk come from.</param>
/// <param name="MaxChannels">Calls at once, both ways; null for no limit.</param>
public sealed record TrunkDocument(string TrunkId, string Name, IReadOnlyList<string> Addresses, int? MaxChannels = null) : CatalogDocument
{
    public override string? Tenant => null;
    public override string Id => TrunkId;

    /// <summary>The one tenant that may use the trunk; null for a shared one.</summary>
    public string? OnlyTenant { get; init; }

    /// <summary>Where calls go out to. Empty for a trunk that only brings calls.</summary>
    public IReadOnlyList<TrunkPeer> Peers { get; init; } = [];

    /// <summary>What the carrier has to show when it calls from no known address; null when only addresses count.</summary>
    public TrunkLogin? Login { get; init; }

    /// <summary>What we show at the carrier; null when it knows us by address.</summary>
    public TrunkAccount? Account { get; init; }

    /// <summary>New calls in a second, both ways; null for no limit.</summary>
    public int? MaxCallsPerSecond { get; init; }

    /// <summary>Final responses, besides time-outs and 5xx, that send a call to the next peer.</summary>
    public IReadOnlyList<int> FailoverCodes { get; init; } = [];

    /// <summary>Between two OPTIONS to each peer; 0 for none.</summary>
    public int HealthIntervalS { get; init; } = 30;

    /// <summary>How long a peer may leave an INVITE without any response, and after 100 without any other.</summary>
    public int PeerSilenceMs { get; init; } = 4_000;

    /// <summary>RTP encoding names (RFC 3551), most wanted first.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = ["PCMA", "PCMU"];

    /// <summary>For the called number of calls that the trunk brings; the first rule that fits is used.</summary>
    public IReadOnlyList<NumberRewriting> CalledIn { get; init; } = [];

    public IReadOnlyList<NumberRewriting> CallingIn { get; init; } = [];

    /// <summary>For the called number, in E.164, of calls that go out.</summary>
    public IReadOnlyList<NumberRewriting> CalledOut { get; init; } = [];

    public IReadOnlyList<NumberRewriting> CallingOut { get; init; } = [];

    public CallerIdPolicy CallerId { get; init; } = CallerIdPolicy.AssertedIdentity;
}

/// <param name="Uri">Such as <c>sip:203.0.113.7:5060;transport=tcp</c>; a name without a port is looked up by SRV (RFC 3263).</param>
/// <param name="Priority">Lower ones are tried first.</param>
/// <param name="Weight">Share of the calls among peers of one priority.</param>
public sealed record TrunkPeer(string Uri, int Priority = 10, int Weight = 10);

/// <summary>RFC 7616 A1 hashes of what a carrier signs its INVITEs with.</summary>
public sealed record TrunkLogin(string User, string Realm, string Ha1Md5, string Ha1Sha256)
{
    /// <summary>One realm for all trunks, so that one challenge does for whoever comes from no known address.</summary>
    public const string DefaultRealm = "trunks.sip.local";
}

/// <summary>Our account at a carrier.</summary>
/// <param name="PasswordSealed">Encrypted with the house's key.</param>
/// <param name="Registers">We register and keep it up (RFC 3261 section 10).</param>
/// <param name="Registrar">SIP URI; null for the first peer's.</param>
public sealed record TrunkAccount(string User, string PasswordSealed, bool Registers = false, string? Registrar = null, string? Domain = null,
    int ExpiresS = 600);

/// <summary>How the caller's number is shown to a carrier.</summary>
public enum CallerIdPolicy
{
    /// <summary>In From and P-Asserted-Identity; withheld numbers by RFC 3323 and RFC 3325.</summary>
    AssertedIdentity = 0,

    /// <summary>In From only.</summary>
    From = 1,

    /// <summary>From holds our account's user, P-Asserted-Identity the number.</summary>
    AccountInFrom = 2,
}

/// <summary>Calls to numbers with a prefix may leave by a trunk. The longest prefix decides; then priority, then cost.</summary>
/// <param name="Prefix">E.164 with the plus, or a short number such as 110; empty for everything.</param>
/// <param name="Priority">Lower ones are tried first.</param>
/// <param name="CostPerMinute">What the carrier takes, in the operator's currency.</param>
/// <param name="OnlyTenant">Null for all tenants.</param>
public sealed record RouteDocument(string RouteId, string Prefix, string TrunkId, int Priority = 10, decimal CostPerMinute = 0,
    string? OnlyTenant = null) : CatalogDocument
{
    public override string? Tenant => null;
    public override string Id => RouteId;
}

/// <summary>What a tenant may dial, and how much of it.</summary>
/// <param name="AllowedPrefixes">E.164 prefixes; empty for none, so that calls out have to be allowed.</param>
/// <param name="BarredPrefixes">Stronger than what is allowed.</param>
/// <param name="MaxChannels">Calls out at once; null for the tenant's channels.</param>
/// <param name="SpendPerDay">Most that a day's calls out may cost, in the price list's currency; null for no limit.</param>
/// <param name="CallerId">Rented number that is shown for agents without one of their own, in E.164; null for the tenant's first.</param>
public sealed record DialingPolicy(IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BarredPrefixes, int? MaxChannels = null,
    decimal? SpendPerDay = null, int? MaxCallsPerSecond = null, int RingTimeoutMs = 60_000, string? CallerId = null)
{
    public static DialingPolicy Nothing { get; } = new([], []);
}
