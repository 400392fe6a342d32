using System.Net;
using Platform.Domain.Numbers;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>
/// A request's address or signature tells its trunk, so no address and no user may belong to two. Calls go out to peers, in codecs
/// that this house speaks.
/// </summary>
internal static class TrunkRules
{
    private static readonly string[] KnownCodecs = ["PCMA", "PCMU", "G722", "opus"];

    public static void Check(TrunkDocument trunk, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(trunk, "id", trunk.TrunkId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(trunk, trunk.Name);
        CheckAddresses(trunk, faults);
        CheckOnlyTenant(trunk, trunk.OnlyTenant, index, faults);
        CheckPeers(trunk, faults);
        CheckLogin(trunk, faults);
        CheckAccount(trunk, faults);
        CheckLimits(trunk, faults);
        CheckCodecs(trunk, faults);
        CheckRewriting(trunk, "calledIn", trunk.CalledIn, faults);
        CheckRewriting(trunk, "callingIn", trunk.CallingIn, faults);
        CheckRewriting(trunk, "calledOut", trunk.CalledOut, faults);
        CheckRewriting(trunk, "callingOut", trunk.CallingOut, faults);
        faults.CheckKnown(trunk, "callerId", trunk.CallerId);
        if (trunk is { CallerId: CallerIdPolicy.AccountInFrom, Account: null })
            faults.Add(trunk, "callerId", UnknownReference, "From is to hold the account's user, and there is no account.");
    }

    /// <summary>For trunks and routes that one tenant has to itself.</summary>
    public static void CheckOnlyTenant(CatalogDocument document, string? onlyTenant, CatalogIndex index, CatalogFaults faults)
    {
        if (onlyTenant is not null && !index.Tenants.ContainsKey(onlyTenant))
            faults.Add(document, "onlyTenant", UnknownReference, $"There is no tenant {onlyTenant}.");
    }

    public static void CheckOverlaps(IEnumerable<TrunkDocument> trunks, CatalogFaults faults)
    {
        List<(TrunkDocument Trunk, string Written, IPNetwork Network)> seen = [];
        foreach (var trunk in trunks)
        {
            for (var i = 0; i < trunk.Addresses.Count; i++)
            {
                if (NetworkSyntax.Parse(trunk.Addresses[i]) is not { } network)
                    continue;
                var other = seen.Find(earlier => NetworkSyntax.Overlap(earlier.Network, network));
                if (other.Trunk is not null)
                    faults.Add(trunk, $"addresses[{i}]", Overlap,
                        $"{trunk.Addresses[i]} overlaps {other.Written} of trunk {other.Trunk.TrunkId}.");
                seen.Add((trunk, trunk.Addresses[i], network));
            }
        }
    }

    public static void CheckLogins(IEnumerable<TrunkDocument> trunks, CatalogFaults faults)
    {
        Dictionary<(string Realm, string User), TrunkDocument> seen = [];
        foreach (var trunk in trunks)
        {
            if (trunk.Login is { } login && !seen.TryAdd((login.Realm, login.User), trunk))
                faults.Add(trunk, "login.user", Duplicate,
                    $"Trunk {seen[(login.Realm, login.User)].TrunkId} signs as {login.User} in {login.Realm}, too.");
        }
    }

    private static void CheckAddresses(TrunkDocument trunk, CatalogFaults faults)
    {
        if (trunk is { Addresses.Count: 0, Peers.Count: 0, Login: null })
            faults.Add(trunk, "addresses", OutOfRange, "A trunk has at least one address, peer or login.");
        for (var i = 0; i < trunk.Addresses.Count; i++)
        {
            if (NetworkSyntax.Parse(trunk.Addresses[i]) is null)
                faults.Add(trunk, $"addresses[{i}]", BadSyntax,
                    $"'{trunk.Addresses[i]}' is neither an IP address nor a CIDR block whose host bits are zero.");
        }
    }

    private static void CheckPeers(TrunkDocument trunk, CatalogFaults faults)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < trunk.Peers.Count; i++)
        {
            var (peer, path) = (trunk.Peers[i], $"peers[{i}]");
            CheckUri(trunk, $"{path}.uri", peer.Uri, faults);
            faults.CheckRange(trunk, $"{path}.priority", peer.Priority, 0, 65_535);
            faults.CheckRange(trunk, $"{path}.weight", peer.Weight, 0, 65_535);
            if (!seen.Add(peer.Uri))
                faults.Add(trunk, path, Duplicate, $"Peer {peer.Uri} is named twice.");
        }
    }

    private static void CheckLogin(TrunkDocument trunk, CatalogFaults faults)
    {
        if (trunk.Login is not { } login)
            return;
        faults.CheckSyntax(trunk, "login.user", login.User, CatalogSyntax.SipUser, "a SIP user");
        faults.CheckSyntax(trunk, "login.realm", login.Realm, CatalogSyntax.Host, "a host name");
        if (login.Ha1Md5.Length == 0)
            faults.Add(trunk, "login.password", SecretNeeded, "A new login needs a password.");
        else if (!PeopleRules.AreHa1(login.Ha1Md5, login.Ha1Sha256))
            faults.Add(trunk, "login.password", BadSyntax, "The two hashes of the password are 32 and 64 hexadecimal digits.");
    }

    private static void CheckAccount(TrunkDocument trunk, CatalogFaults faults)
    {
        if (trunk.Account is not { } account)
            return;
        faults.CheckSyntax(trunk, "account.user", account.User, CatalogSyntax.SipUser, "a SIP user");
        if (account.PasswordSealed.Length == 0)
            faults.Add(trunk, "account.password", SecretNeeded, "A new account needs a password.");
        if (account.Registrar is { } registrar)
            CheckUri(trunk, "account.registrar", registrar, faults);
        else if (account.Registers && trunk.Peers.Count == 0)
            faults.Add(trunk, "account.registrar", UnknownReference, "There is neither a registrar nor a peer to register at.");
        if (account.Domain is { } domain)
            faults.CheckSyntax(trunk, "account.domain", domain, CatalogSyntax.Host, "a host name");
        faults.CheckRange(trunk, "account.expiresS", account.ExpiresS, 60, 86_400);
    }

    private static void CheckLimits(TrunkDocument trunk, CatalogFaults faults)
    {
        if (trunk.MaxChannels is { } channels)
            faults.CheckRange(trunk, "maxChannels", channels, 1, 100_000);
        if (trunk.MaxCallsPerSecond is { } calls)
            faults.CheckRange(trunk, "maxCallsPerSecond", calls, 1, 10_000);
        for (var i = 0; i < trunk.FailoverCodes.Count; i++)
            faults.CheckRange(trunk, $"failoverCodes[{i}]", trunk.FailoverCodes[i], 400, 699);
        if (trunk.HealthIntervalS != 0)
            faults.CheckRange(trunk, "healthIntervalS", trunk.HealthIntervalS, 1, 3_600);
        faults.CheckRange(trunk, "peerSilenceMs", trunk.PeerSilenceMs, 100, 32_000);
    }

    private static void CheckCodecs(TrunkDocument trunk, CatalogFaults faults)
    {
        if (trunk.Codecs.Count == 0)
            faults.Add(trunk, "codecs", OutOfRange, "A trunk has at least one codec.");
        HashSet<string> seen = [];
        for (var i = 0; i < trunk.Codecs.Count; i++)
        {
            if (!KnownCodecs.Contains(trunk.Codecs[i]))
                faults.Add(trunk, $"codecs[{i}]", OutOfRange, $"'{trunk.Codecs[i]}' is not one of {string.Join(", ", KnownCodecs)}.");
            else if (!seen.Add(trunk.Codecs[i]))
                faults.Add(trunk, $"codecs[{i}]", Duplicate, $"Codec {trunk.Codecs[i]} is named twice.");
        }
    }

    private static void CheckRewriting(TrunkDocument trunk, string property, IReadOnlyList<NumberRewriting> rules, CatalogFaults faults)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            faults.CheckSyntax(trunk, $"{property}[{i}].prefix", rules[i].Prefix, CatalogSyntax.DialString, "digits and + * #");
            faults.CheckSyntax(trunk, $"{property}[{i}].prepend", rules[i].Prepend, CatalogSyntax.DialString, "digits and + * #");
            faults.CheckRange(trunk, $"{property}[{i}].strip", rules[i].Strip, 0, 24);
        }
    }

    private static void CheckUri(TrunkDocument trunk, string property, string uri, CatalogFaults faults)
    {
        if (!CatalogSyntax.IsPeerUri(uri))
            faults.Add(trunk, property, BadSyntax, $"'{uri}' is not {CatalogSyntax.PeerUriRule}.");
    }
}
