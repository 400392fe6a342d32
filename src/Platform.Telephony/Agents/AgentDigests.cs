using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Sip;
using Platform.Contracts.Stores;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Edge;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Agents;

/// <param name="Agent">Who sent the request; null when that is not proven.</param>
/// <param name="Refusal">The answer to a request whose sender is not proven, or null.</param>
/// <param name="GoodUntil">When the credentials end; a password of the agent's own has no end.</param>
internal readonly record struct DigestProof(string? Agent, SipResponse? Refusal, DateTimeOffset GoodUntil);

/// <summary>Both the same on all nodes, and kept over restarts.</summary>
/// <param name="Nonces">Signs nonces.</param>
/// <param name="Passes">Makes the passwords of phone passes.</param>
internal sealed record DigestSecrets(ReadOnlyMemory<byte> Nonces, ReadOnlyMemory<byte> Passes);

/// <summary>
/// Digest of agents' phones (RFC 8760), for REGISTER and INVITE alike. An unknown agent and a wrong password get the same
/// answers, so that nobody learns which extensions exist. A browser may bring a <see cref="PhonePass"/> instead of the agent's password;
/// one that is over is refused, but is no guess that would count against the office that it comes from.
/// </summary>
internal sealed class AgentDigests(
    ICatalog catalog, OpenFlows flows, SipGuard guard, TelephonyOptions options, DigestSecrets secrets, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<string, DigestServer> servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Only a request that brings back a nonce of ours from where the nonce went is worth state. All others are challenged
    /// without any. What comes over a WebSocket can only be of an agent of the tenant whose address it came to.
    /// </summary>
    public SipAdmission Admit(SipRequest request, SipPath source, AgentAddress address, DigestRole role)
    {
        if (!flows.Admits(source, address.Tenant))
        {
            guard.Refused(source);
            return SipAdmission.Refuse(403, ReasonHeader.Of(EdgeRefusal.UnknownSource));
        }

        var digest = For(address);
        var asker = AskerOf(source);
        if (digest.HasFreshNonce(request, role, asker))
            return SipAdmission.AcceptProven;
        guard.Challenged(source);
        var isStale = digest.UserOf(request, role) is not null;
        return SipAdmission.Refuse((int)role, (response, isShort) => digest.Challenge(response, role, isStale, asker, isShort));
    }

    /// <summary>Checks the credentials of a request that was admitted.</summary>
    /// <param name="mayBe">Whether the request may be of this agent at all.</param>
    public DigestProof Prove(SipServerTransaction transaction, AgentAddress address, DigestRole role, Func<string, bool> mayBe)
    {
        if (guard.LogInWait(transaction.Source, address.Key) is { Ticks: > 0 } wait)
            return Unproven(Wait(transaction, wait));
        var digest = For(address);
        var agent = "";
        PhonePass? pass = null;
        var verdict = digest.Verify(transaction.Request, role, (user, algorithm) =>
        {
            pass = OpenFlows.IsFlow(transaction.Source) ? PhonePass.Read(user) : null;
            agent = pass?.Agent ?? user;
            return mayBe(agent) ? FindHa1(address.Tenant, agent, pass, algorithm) : null;
        }, AskerOf(transaction.Source));
        var isOver = pass?.Until <= time.GetUtcNow();
        if (verdict == DigestVerdict.Ok && !isOver)
        {
            guard.LogInSucceeded(transaction.Source, address.Key, time.GetUtcNow() + options.MinRegistration);
            return new DigestProof(agent, null, pass?.Until ?? DateTimeOffset.MaxValue);
        }

        log.CredentialsRefused(transaction.Request.Method.Name, address.Key, verdict == DigestVerdict.Ok ? "Expired" : verdict.ToString());
        if (verdict == DigestVerdict.Refused)
            guard.LogInFailed(transaction.Source, address.Key);
        return Unproven(Refuse(transaction, digest, role, verdict));
    }

    private static DigestProof Unproven(SipResponse refusal) => new(null, refusal, default);

    private static SipResponse Refuse(SipServerTransaction transaction, DigestServer digest, DigestRole role, DigestVerdict verdict)
    {
        if (verdict is DigestVerdict.Malformed or DigestVerdict.Refused or DigestVerdict.Ok)
            return transaction.CreateResponse(verdict == DigestVerdict.Malformed ? 400 : 403);
        var challenge = transaction.CreateResponse((int)role);
        digest.Challenge(challenge, role, DigestServer.IsStale(verdict), AskerOf(transaction.Source));
        return challenge;
    }

    /// <summary>Too many failures before: the credentials are not even looked at.</summary>
    private static SipResponse Wait(SipServerTransaction transaction, TimeSpan wait)
    {
        var response = transaction.CreateResponse(503);
        response.Add(SipHeader.RetryAfter, Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static SourceAddress AskerOf(SipPath source) => SourceAddress.Of(source.Remote.Address).Network;

    private string? FindHa1(string tenant, string user, PhonePass? pass, DigestAlgorithm algorithm)
    {
        if (catalog.Current.FindAgent(tenant, user) is not { } agent || catalog.Current.FindTenant(tenant) is not { } home)
            return null;
        if (pass is not null)
            return DigestServer.Ha1(algorithm, pass.User, home.Domain, pass.Password(secrets.Passes.Span, tenant));
        return algorithm == DigestAlgorithm.Md5 ? agent.SipHa1Md5 : agent.SipHa1Sha256;
    }

    /// <summary>Realms of tenants are few and keep their server; a stranger's made-up realm gets one for the moment.</summary>
    private DigestServer For(AgentAddress address) =>
        catalog.Current.FindTenant(address.Tenant) is { } tenant ? servers.GetOrAdd(tenant.Domain, New) : New(address.Realm);

    private DigestServer New(string realm) =>
        new(new DigestServerOptions(realm, secrets.Nonces) { Algorithms = options.DigestAlgorithms, NonceLife = options.NonceLife }, time);
}
