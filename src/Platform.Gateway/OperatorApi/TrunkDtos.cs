using Platform.Contracts.Trunks;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Domain.Numbers;

namespace Platform.Gateway.OperatorApi;

/// <param name="Addresses">IP addresses or CIDR blocks that requests of this trunk come from.</param>
/// <param name="MaxChannels">Calls at once, both ways; null for no limit.</param>
/// <param name="OnlyTenant">The one tenant that may call out over it; null for all.</param>
/// <param name="Peers">Where calls go out to.</param>
/// <param name="Login">What the carrier has to show when it calls from no known address.</param>
/// <param name="Account">What we show at the carrier.</param>
/// <param name="MaxCallsPerSecond">New calls in a second, both ways; null for no limit.</param>
/// <param name="FailoverCodes">Final responses, besides 408 and 5xx, that send a call to the next peer.</param>
/// <param name="HealthIntervalS">Seconds between two OPTIONS to each peer; 0 for none.</param>
/// <param name="PeerSilenceMs">How long a peer may leave an INVITE without any response, and after 100 without any other.</param>
/// <param name="Codecs">Most wanted first, of PCMA, PCMU, G722, opus; null for PCMA, PCMU.</param>
/// <param name="CalledIn">For the called number of calls that the trunk brings; the first rule that fits is used.</param>
/// <param name="CalledOut">For the called number, in E.164, of calls that go out.</param>
/// <param name="CallerId">How the caller's number is shown.</param>
public sealed record TrunkInput(string Name, IReadOnlyList<string>? Addresses = null, int? MaxChannels = null, string? OnlyTenant = null,
    IReadOnlyList<TrunkPeer>? Peers = null, TrunkLoginInput? Login = null, TrunkAccountInput? Account = null,
    int? MaxCallsPerSecond = null, IReadOnlyList<int>? FailoverCodes = null, int HealthIntervalS = 30, int PeerSilenceMs = 4_000,
    IReadOnlyList<string>? Codecs = null, IReadOnlyList<NumberRewriting>? CalledIn = null,
    IReadOnlyList<NumberRewriting>? CallingIn = null, IReadOnlyList<NumberRewriting>? CalledOut = null,
    IReadOnlyList<NumberRewriting>? CallingOut = null, CallerIdPolicy CallerId = CallerIdPolicy.AssertedIdentity)
{
    internal TrunkDeclaration ToDeclaration(string id) => new(id, Name, Addresses, MaxChannels, OnlyTenant, Peers,
        Login is { } login ? new(login.User, login.Realm, login.Password) : null,
        Account is { } account
            ? new(account.User, account.Password, account.Registers, account.Registrar, account.Domain, account.ExpiresS)
            : null,
        MaxCallsPerSecond, FailoverCodes, HealthIntervalS, PeerSilenceMs, Codecs, CalledIn, CallingIn, CalledOut, CallingOut, CallerId);
}

/// <param name="Password">Only its digest hashes are kept. Null leaves it as it is, as long as user and realm stay.</param>
public sealed record TrunkLoginInput(string User, string Realm = TrunkLogin.DefaultRealm, string? Password = null);

/// <param name="Password">Kept encrypted. Null leaves it as it is, as long as the user stays.</param>
/// <param name="Registers">We register and keep it up.</param>
/// <param name="Registrar">SIP URI; null for the first peer's.</param>
/// <param name="Domain">Host part of our address there; null for the registrar's.</param>
public sealed record TrunkAccountInput(string User, string? Password = null, bool Registers = false, string? Registrar = null,
    string? Domain = null, int ExpiresS = 600);

/// <param name="Status">How it fares; null when no node that speaks SIP is at hand.</param>
public sealed record TrunkDto(string Id, string Name, IReadOnlyList<string> Addresses, int? MaxChannels, string? OnlyTenant,
    IReadOnlyList<TrunkPeer> Peers, TrunkLoginDto? Login, TrunkAccountDto? Account, int? MaxCallsPerSecond,
    IReadOnlyList<int> FailoverCodes, int HealthIntervalS, int PeerSilenceMs, IReadOnlyList<string> Codecs,
    IReadOnlyList<NumberRewriting> CalledIn, IReadOnlyList<NumberRewriting> CallingIn, IReadOnlyList<NumberRewriting> CalledOut,
    IReadOnlyList<NumberRewriting> CallingOut, CallerIdPolicy CallerId, TrunkStatusDto? Status)
{
    internal static TrunkDto Of(TrunkDocument trunk, TrunkStatusView? status) => new(trunk.TrunkId, trunk.Name, trunk.Addresses,
        trunk.MaxChannels, trunk.OnlyTenant, trunk.Peers,
        trunk.Login is { } login ? new(login.User, login.Realm) : null,
        trunk.Account is { } account ? new(account.User, account.Registers, account.Registrar, account.Domain, account.ExpiresS) : null,
        trunk.MaxCallsPerSecond, trunk.FailoverCodes, trunk.HealthIntervalS, trunk.PeerSilenceMs, trunk.Codecs, trunk.CalledIn,
        trunk.CallingIn, trunk.CalledOut, trunk.CallingOut, trunk.CallerId, status is null ? null : TrunkStatusDto.Of(status));
}

public sealed record TrunkLoginDto(string User, string Realm);

public sealed record TrunkAccountDto(string User, bool Registers, string? Registrar, string? Domain, int ExpiresS);

/// <param name="ChannelsInUse">Calls over the trunk now, both ways.</param>
/// <param name="Registration">Null when we do not register there.</param>
public sealed record TrunkStatusDto(int ChannelsInUse, IReadOnlyList<TrunkPeerStatusDto> Peers, TrunkRegistrationDto? Registration)
{
    internal static TrunkStatusDto Of(TrunkStatusView view) => new(view.ChannelsInUse,
        [.. view.Peers.Select(peer => new TrunkPeerStatusDto(peer.Uri, peer.IsHealthy, peer.Since, peer.LastStatus, peer.ChannelsInUse))],
        view.Registration is { } registration ? new(registration.RegisteredUntil, registration.LastStatus, registration.Since) : null);
}

/// <param name="IsHealthy">Answers OPTIONS, or took its last call when it is not asked.</param>
/// <param name="Since">When it became so.</param>
/// <param name="LastStatus">SIP status of the last answer, 408 for none in time; null when nothing was asked yet.</param>
public sealed record TrunkPeerStatusDto(string Uri, bool IsHealthy, DateTimeOffset Since, int? LastStatus, int ChannelsInUse);

/// <param name="RegisteredUntil">Null when we are not registered.</param>
/// <param name="LastStatus">SIP status of the last answer, 408 for none in time; null when nothing was asked yet.</param>
public sealed record TrunkRegistrationDto(DateTimeOffset? RegisteredUntil, int? LastStatus, DateTimeOffset Since);
