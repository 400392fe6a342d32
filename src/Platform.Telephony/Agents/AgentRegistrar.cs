using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Transactions;

namespace Platform.Telephony.Agents;

/// <summary>
/// REGISTER of agents' phones (RFC 3261 section 10), proven by digest.
/// </summary>
internal sealed class AgentRegistrar
{
    private readonly AgentDigests digests;
    private readonly Registrar registrar;
    private readonly ICatalog catalog;
    private readonly ILogger log;

    public AgentRegistrar(ICatalog catalog, AgentBindings bindings, AgentDigests digests, TelephonyOptions options, TimeProvider time,
        ILogger log)
    {
        (this.catalog, this.digests, this.log) = (catalog, digests, log);
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
        var digest = digests.For(address);
        var verdict = digest.Verify(request, DigestRole.Registrar,
            (user, algorithm) => user == address.Agent ? digests.FindHa1(address.Tenant, user, algorithm) : null);
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
}
