using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Transactions;
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
    private readonly TelephonyOptions options;
    private readonly ReadOnlyMemory<byte> nonceSecret;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <param name="nonceSecret">Signs nonces; the same on all nodes, kept over restarts.</param>
    public AgentRegistrar(ICatalog catalog, AgentBindings bindings, OpenFlows flows, TelephonyOptions options,
        ReadOnlyMemory<byte> nonceSecret, TimeProvider time, ILogger log)
    {
        this.flows = flows;
        (this.catalog, this.options, this.nonceSecret, this.time, this.log) = (catalog, options, nonceSecret, time, log);
        var limits = new RegistrarOptions
        {
            DefaultExpires = options.DefaultRegistration,
            MinExpires = options.MinRegistration,
            MaxExpires = options.MaxRegistration,
            MaxBindings = options.MaxDevices,
        };
        registrar = new Registrar(limits, bindings, time);
    }

    /// <summary>Answers the transaction, sooner or later; never throws.</summary>
    public async Task HandleAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var address = AgentAddress.Of(request.To.Uri, catalog.Current);
        if (!flows.Admits(transaction.Source, address.Tenant))
        {
            log.RegisterRefused(address.Key, "another tenant's WebSocket");
            transaction.Respond(403);
            return;
        }

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
        var digest = DigestFor(address);
        var verdict = digest.Verify(request, DigestRole.Registrar, (user, algorithm) => FindHa1(address, user, algorithm));
        if (verdict == DigestVerdict.Ok)
            return await registrar.RegisterAsync(address.Key, request, transaction.Source, transaction.LocalTag, CancellationToken.None);
        if (verdict != DigestVerdict.Missing)
            log.RegisterRefused(address.Key, verdict.ToString());
        if (verdict is DigestVerdict.Malformed or DigestVerdict.Refused)
            return transaction.CreateResponse(verdict == DigestVerdict.Malformed ? 400 : 403);
        var challenge = transaction.CreateResponse(401);
        digest.Challenge(challenge, DigestRole.Registrar, DigestServer.IsStale(verdict));
        return challenge;
    }

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
