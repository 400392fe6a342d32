using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Sip.Authentication;
using Platform.Sip.Transactions;

namespace Platform.Telephony.Agents;

/// <summary>
/// Digest of agents' phones (RFC 8760), for REGISTER and INVITE alike. An unknown agent and a wrong password get the same
/// answers, so that nobody learns which extensions exist.
/// </summary>
/// <param name="nonceSecret">Signs nonces; the same on all nodes, kept over restarts.</param>
internal sealed class AgentDigests(ICatalog catalog, TelephonyOptions options, ReadOnlyMemory<byte> nonceSecret, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DigestServer> servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Realms of tenants are few and keep their server; a stranger's made-up realm gets one for the moment.</summary>
    public DigestServer For(AgentAddress address) =>
        catalog.Current.FindTenant(address.Tenant) is { } tenant ? servers.GetOrAdd(tenant.Domain, New) : New(address.Realm);

    public string? FindHa1(string tenant, string user, DigestAlgorithm algorithm)
    {
        if (catalog.Current.FindAgent(tenant, user) is not { } agent)
            return null;
        return algorithm == DigestAlgorithm.Md5 ? agent.SipHa1Md5 : agent.SipHa1Sha256;
    }

    /// <summary>
    /// Who sent the INVITE: the agent whose password its digest proves, which From has to name, or to hide behind a number of the
    /// tenant. Null when that is not proven; then the transaction is answered.
    /// </summary>
    public string? Authenticate(SipServerTransaction transaction, AgentAddress address)
    {
        var digest = For(address);
        string? agent = null;
        var verdict = digest.Verify(transaction.Request, DigestRole.Proxy, (user, algorithm) =>
        {
            agent = user;
            return FindHa1(address.Tenant, user, algorithm);
        });
        if (verdict == DigestVerdict.Ok && Names(address, agent!))
            return agent;
        if (verdict is DigestVerdict.Ok or DigestVerdict.Malformed or DigestVerdict.Refused)
        {
            transaction.Respond(verdict == DigestVerdict.Malformed ? 400 : 403);
            return null;
        }

        var challenge = transaction.CreateResponse(407);
        digest.Challenge(challenge, DigestRole.Proxy, DigestServer.IsStale(verdict));
        transaction.Respond(challenge);
        return null;
    }

    private bool Names(AgentAddress address, string agent) =>
        address.Agent == agent || catalog.Current.FindAgent(address.Tenant, address.Agent) is null;

    private DigestServer New(string realm) =>
        new(new DigestServerOptions(realm, nonceSecret) { Algorithms = options.DigestAlgorithms, NonceLife = options.NonceLife }, time);
}
