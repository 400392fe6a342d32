using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>A <see cref="TrunkDocument"/> as people write it.</summary>
/// <param name="Codecs">Left out: PCMA, PCMU.</param>
public sealed record TrunkDeclaration(string Id, string Name, IReadOnlyList<string>? Addresses = null, int? MaxChannels = null,
    string? OnlyTenant = null, IReadOnlyList<TrunkPeer>? Peers = null, TrunkLoginDeclaration? Login = null,
    TrunkAccountDeclaration? Account = null, int? MaxCallsPerSecond = null, IReadOnlyList<int>? FailoverCodes = null,
    int HealthIntervalS = 30, int PeerSilenceMs = 4_000, IReadOnlyList<string>? Codecs = null,
    IReadOnlyList<NumberRewriting>? CalledIn = null, IReadOnlyList<NumberRewriting>? CallingIn = null,
    IReadOnlyList<NumberRewriting>? CalledOut = null, IReadOnlyList<NumberRewriting>? CallingOut = null,
    CallerIdPolicy CallerId = CallerIdPolicy.AssertedIdentity);

/// <param name="Password">What the carrier signs with. Left out: stays as it is, as long as user and realm do.</param>
public sealed record TrunkLoginDeclaration(string User, string Realm = TrunkLogin.DefaultRealm, string? Password = null);

/// <param name="Password">What the carrier gave us. Left out: stays as it is, as long as the user does.</param>
public sealed record TrunkAccountDeclaration(string User, string? Password = null, bool Registers = false, string? Registrar = null,
    string? Domain = null, int ExpiresS = 600);

public sealed record RouteDeclaration(string Id, string Prefix, string Trunk, int Priority = 10, decimal CostPerMinute = 0m,
    string? OnlyTenant = null);

/// <summary>A <see cref="DialingPolicy"/> as people write it.</summary>
/// <param name="AllowedPrefixes">Left out: none.</param>
/// <param name="CallerId">International, with the plus; visual separators are dropped.</param>
public sealed record DialingDeclaration(IReadOnlyList<string>? AllowedPrefixes = null, IReadOnlyList<string>? BarredPrefixes = null,
    int? MaxChannels = null, decimal? SpendPerDay = null, int? MaxCallsPerSecond = null, int RingTimeoutMs = 60_000,
    string? CallerId = null);
