using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Telephony.Agents;

/// <summary>REGISTER of agents' phones (RFC 3261 section 10), each proven by digest.</summary>
internal sealed class AgentRegistrar
{
    private readonly Registrar registrar;
    private readonly ICatalog catalog;
    private readonly AgentDigests digests;
    private readonly TimeProvider time;
    private readonly ILogger log;

    public AgentRegistrar(ICatalog catalog, AgentBindings bindings, AgentDigests digests, TelephonyOptions options, TimeProvider time,
        ILogger log)
    {
        (this.catalog, this.digests, this.time, this.log) = (catalog, digests, time, log);
        var limits = new RegistrarOptions
        {
            DefaultExpires = options.DefaultRegistration,
            MinExpires = options.MinRegistration,
            MaxExpires = options.MaxRegistration,
            MaxBindings = options.MaxDevices,
        };
        registrar = new Registrar(limits, bindings, time);
    }

    public SipAdmission Admit(SipRequest request, SipPath source) =>
        digests.Admit(request, source, AgentAddress.Of(request.To.Uri, catalog.Current), DigestRole.Registrar);

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
        var proof = digests.Prove(transaction, address, DigestRole.Registrar, user => user == address.Agent);
        return proof.Refusal
            ?? await registrar.RegisterAsync(address.Key, request, transaction.Source, transaction.LocalTag, proof.GoodUntil - time.GetUtcNow(),
                CancellationToken.None);
    }
}
