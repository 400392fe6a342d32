using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Edge;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Agents;

/// <summary>
/// REGISTER of agents' phones (RFC 3261 section 10, digest RFC 8760). An unknown agent and a wrong password get the same
/// answers, so that nobody learns which extensions exist.
/// </summary>
internal sealed class AgentRegistrar
{
    private readonly ConcurrentDictionary<string, DigestServer> digests = new(StringComparer.OrdinalIgnoreCase);
    private readonly Registrar registrar;
    private readonly OpenFlows flows;
    private readonly ICatalog catalog;
    private readonly SipGuard guard;
    private readonly TelephonyOptions options;
    private readonly ReadOnlyMemory<byte> nonceSecret;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <param name="nonceSecret">Signs nonces; the same on all nodes, kept over restarts.</param>
    public AgentRegistrar(ICatalog catalog, AgentBindings bindings, OpenFlows flows, SipGuard guard, TelephonyOptions options,
        ReadOnlyMemory<byte> nonceSecret, TimeProvider time, ILogger log)
    {
        (this.catalog, this.flows, this.guard, this.options, this.nonceSecret) = (catalog, flows, guard, options, nonceSecret);
        (this.time, this.log) = (time, log);
        var limits = new RegistrarOptions
        {
            DefaultExpires = options.DefaultRegistration,
            MinExpires = options.MinRegistration,
            MaxExpires = options.MaxRegistration,
            MaxBindings = options.MaxDevices,
        };
        registrar = new Registrar(limits, bindings, time);
    }

    /// <summary>
    /// Only a request that brings back a nonce of ours from where the nonce went is worth state. All others are challenged
    /// without any. Over a WebSocket only agents of the tenant register whose address it came to.
    /// </summary>
    public SipAdmission Admit(SipRequest request, SipPath source)
    {
        var address = AgentAddress.Of(request.To.Uri, catalog.Current);
        if (!flows.Admits(source, address.Tenant))
        {
            guard.Refused(source);
            return SipAdmission.Refuse(403, ReasonHeader.Of(EdgeRefusal.UnknownSource));
        }

        var digest = DigestFor(address);
        var asker = AskerOf(source);
        if (digest.HasFreshNonce(request, DigestRole.Registrar, asker))
            return SipAdmission.AcceptProven;
        guard.Challenged(source);
        var isStale = digest.UserOf(request, DigestRole.Registrar) is not null;
        return SipAdmission.Refuse(401,
            (response, isShort) => digest.Challenge(response, DigestRole.Registrar, isStale, asker, isShort));
    }

    /// <summary>Answers the transaction, sooner or later; never throws.</summary>
    public async Task HandleAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var address = AgentAddress.Of(request.To.Uri, catalog.Current);
        try
        {
            transaction.Respond(await AnswerAsync(transaction, request, address));
        }
        catch (Exception fault)
        {
            // The store may fail in any way; the phone gets 500 and tries again.
            log.RegisterFailed(fault, address.Key);
            transaction.Respond(500);
        }
    }

    private async ValueTask<SipResponse> AnswerAsync(SipServerTransaction transaction, SipRequest request, AgentAddress address)
    {
        if (guard.LogInWait(transaction.Source, address.Key) is { Ticks: > 0 } wait)
            return Wait(transaction, wait);
        var digest = DigestFor(address);
        var verdict = digest.Verify(request, DigestRole.Registrar, (user, algorithm) => FindHa1(address, user, algorithm),
            AskerOf(transaction.Source));
        if (verdict == DigestVerdict.Ok)
        {
            guard.LogInSucceeded(transaction.Source, address.Key, time.GetUtcNow() + options.MinRegistration);
            return await registrar.RegisterAsync(address.Key, request, transaction.Source, transaction.LocalTag, CancellationToken.None);
        }

        log.RegisterRefused(address.Key, verdict.ToString());
        if (verdict == DigestVerdict.Refused)
            guard.LogInFailed(transaction.Source, address.Key);
        if (verdict is DigestVerdict.Malformed or DigestVerdict.Refused)
            return transaction.CreateResponse(verdict == DigestVerdict.Malformed ? 400 : 403);
        var challenge = transaction.CreateResponse(401);
        digest.Challenge(challenge, DigestRole.Registrar, DigestServer.IsStale(verdict), AskerOf(transaction.Source));
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

    private string? FindHa1(AgentAddress address, string user, DigestAlgorithm algorithm)
    {
        if (user != address.Agent || catalog.Current.FindAgent(address.Tenant, address.Agent) is not { } agent)
            return null;
        return algorithm == DigestAlgorithm.Md5 ? agent.SipHa1Md5 : agent.SipHa1Sha256;
    }

    /// <summary>Realms of tenants are few and keep their server; a stranger's made-up realm gets one for the moment.</summary>
    private DigestServer DigestFor(AgentAddress address) =>
        catalog.Current.FindTenant(address.Tenant) is { } tenant ? digests.GetOrAdd(tenant.Domain, NewDigest) : NewDigest(address.Realm);

    private DigestServer NewDigest(string realm) =>
        new(new DigestServerOptions(realm, nonceSecret) { Algorithms = options.DigestAlgorithms, NonceLife = options.NonceLife }, time);
}
