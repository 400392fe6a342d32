using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Routing;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Agents;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Edge;

/// <summary>
/// INVITEs of agents' phones. The phone proves by digest who it is; what it dialled is looked up in its tenant. An agent who
/// is in no call starts one; one who is in a call consults: the new dialog is a leg of the same call. An INVITE with Replaces
/// moves a leg of the agent from another device to this one.
/// </summary>
internal sealed class AgentCalls(CallServices services, AgentDigests digests)
{
    private readonly IncomingLegs legs = new(services);
    private readonly EchoCalls echo = new(services);
    private volatile bool isStopping;

    public void RefuseAll() => isStopping = true;

    public SipAdmission Admit(SipRequest invite, SipPath source) =>
        digests.Admit(invite, source, AgentAddress.Of(invite.From.Uri, services.Catalog.Current), DigestRole.Proxy);

    public void Take(SipServerTransaction transaction)
    {
        var address = AgentAddress.Of(transaction.Request.From.Uri, services.Catalog.Current);
        var proof = digests.Prove(transaction, address, DigestRole.Proxy, user => IsNamed(address, user));
        if (proof.Agent is not { } agent)
        {
            transaction.Respond(proof.Refusal!);
            return;
        }

        var failure = isStopping ? new LegFailure(503, EdgeRefusal.Stopping) : legs.Check(transaction.Request);
        if (failure.Status != 0)
            Refuse(transaction, AgentAddress.KeyOf(address.Tenant, agent), failure);
        else if (transaction.Request.Has(SipHeader.Replaces))
            TakeOver(transaction, address.Tenant, agent);
        else
            Dial(transaction, address, agent);
    }

    /// <summary>From names the agent, or a number of the tenant that is to be shown.</summary>
    private bool IsNamed(AgentAddress address, string agent) =>
        address.Agent == agent || services.Catalog.Current.FindAgent(address.Tenant, address.Agent) is null;

    private void Dial(SipServerTransaction transaction, AgentAddress address, string agent)
    {
        var key = AgentAddress.KeyOf(address.Tenant, agent);
        var catalog = services.Catalog.Current;
        if (DialledNumber.Of(transaction.Request.Uri) is not { } dialled)
        {
            Refuse(transaction, key, new LegFailure(404, EdgeRefusal.UnknownNumber));
            return;
        }

        if (dialled == EchoCalls.Number)
        {
            var failure = echo.Take(transaction, address.Tenant, agent);
            if (failure.Status != 0)
                Refuse(transaction, key, failure);
            return;
        }

        var answer = DialPlan.Resolve(catalog, address.Tenant, dialled);
        if (answer.Destination is not { } target)
        {
            Refuse(transaction, key, new LegFailure(DialledNumber.StatusOf(answer), DialledNumber.RefusalOf(answer)));
            return;
        }

        var shown = ChooseCallerId(transaction.Request, catalog, address, agent, target);
        if (shown.Refusal is not null)
            Refuse(transaction, key, new LegFailure(403, EdgeRefusal.CallerIdNotRented));
        else if (services.Directory.FindCallOf(key) is { } call)
            Consult(transaction, call, new PlacedCall(address.Tenant, agent, dialled, target, shown.Number));
        else
            Open(transaction, new PlacedCall(address.Tenant, agent, dialled, target, shown.Number));
    }

    /// <summary>
    /// Only calls that leave the house show a number. A phone may ask for one of the tenant's, in P-Preferred-Identity (RFC 3325) or From.
    /// </summary>
    private static CallerIdAnswer ChooseCallerId(SipRequest invite, CatalogSnapshot catalog, AgentAddress address, string agent,
        Destination target)
    {
        if (target is not Destination.Outside outside)
            return default;
        var preferred = invite.TryGetAddresses(SipHeader.PPreferredIdentity, out var identities) && identities.Count > 0
            ? DialledNumber.Of(identities[0].Uri) : null;
        var requested = preferred ?? (address.Agent == agent ? null : address.Agent);
        return CallerIds.Choose(catalog, address.Tenant, agent, requested == agent ? null : requested, outside.IsEmergency);
    }

    private void Open(SipServerTransaction transaction, PlacedCall placed)
    {
        var callId = services.Ids.NextId();
        var call = new CallSession(GrainKey.Call(placed.Tenant, callId), trunk: null, services, StartTrace(placed));
        services.Directory.Add(call);
        var failure = legs.TryMake(transaction, call, 
            IncomingLeg.Caller(placed.Agent, LegCodecs.All) with { Preferred = PreferredFor(placed) }, out var leg);
        if (leg is null)
        {
            services.Directory.Remove(call);
            call.Trace?.Stop();
            Refuse(transaction, placed.AgentKey, failure);
            return;
        }

        services.Metrics.Placed(DirectionText(placed.Direction));
        services.Log.Placed(call.Key, placed.AgentKey);
        call.Open(leg, new OfferedCall(placed.Tenant, callId, transaction.Request.CallId, "", placed.Agent, placed.To,
            (placed.Target as Destination.ToQueue)?.Queue ?? "", services.Options.Node, services.Time.GetUtcNow())
        {
            Direction = placed.Direction,
            Agent = placed.Agent,
            Destination = placed.Target,
            CallerId = placed.CallerId,
        });
    }

    private void Consult(SipServerTransaction transaction, CallSession call, PlacedCall placed)
    {
        var legId = services.Ids.NextId();
        var failure = legs.TryMake(transaction, call, Wanted(legId, placed.Agent) with { Preferred = PreferredFor(placed) }, out var leg);
        if (leg is null)
        {
            Refuse(transaction, placed.AgentKey, failure);
            return;
        }

        services.Metrics.Placed("consult");
        call.Consult(leg, new CallCommand.ConsultPlaced(legId, placed.Agent, placed.Target, placed.CallerId), () =>
        {
            call.Discard(leg);
            Open(transaction, placed);
        });
    }

    private void TakeOver(SipServerTransaction transaction, string tenant, string agent)
    {
        var key = AgentAddress.KeyOf(tenant, agent);
        var verdict = TakenOverLeg.Find(transaction.Request, transaction.Source, services.Directory, tenant, agent, out var handle);
        if (handle is null)
        {
            Refuse(transaction, key, verdict);
            return;
        }

        var terms = new LegMedia(handle.Call, services).TermsFor(handle.Leg.Media, transaction.Source.Transport, LegCodecs.All);
        var failure = legs.Describe(transaction, handle.Call.Key, terms, Wanted(handle.Leg.Record.LegId, agent), out var fresh, out _);
        if (failure.Status != 0)
        {
            Refuse(transaction, key, failure);
            return;
        }

        transaction.State = handle;
        services.Metrics.Placed("takeover");
        handle.Call.Post(handle.Leg, new LegInput.TakenOver(fresh.Dialog!, fresh), transaction);
    }

    private static IncomingLeg Wanted(string legId, string agent) => new(legId, LegRole.Agent, agent, LegCodecs.All);

    /// <summary>
    /// What the far side of the call will speak, as far as that can be known before it is called: the telephone network's codec, unless
    /// all devices of a called agent are browsers, which choose for themselves.
    /// </summary>
    private IReadOnlyList<AudioCodec> PreferredFor(PlacedCall placed)
    {
        var areBrowsers = placed.Target is Destination.ToAgent other
            && services.Bindings.Live(placed.Tenant, other.Agent) is { Count: > 0 } devices && devices.All(OpenFlows.IsFlow);
        return areBrowsers ? [AudioCodec.Opus] : LegCodecs.Narrow;
    }

    private void Refuse(SipServerTransaction transaction, string agentKey, LegFailure failure) =>
        services.Refuse(transaction, agentKey, failure.Status, failure.Refusal);

    private static Activity? StartTrace(PlacedCall placed)
    {
        Activity.Current = null;
        var trace = TelephonyMetrics.Activities.StartActivity("call", ActivityKind.Server);
        trace?.SetTag("call.agent", placed.AgentKey).SetTag("call.direction", DirectionText(placed.Direction));
        Activity.Current = null;
        return trace;
    }

    private static string DirectionText(CallDirection direction) => direction == CallDirection.Outbound ? "outbound" : "internal";

    /// <param name="Dialled">As the phone sent it.</param>
    /// <param name="CallerId">E.164; null for calls inside the house.</param>
    private sealed record PlacedCall(string Tenant, string Agent, string Dialled, Destination Target, string? CallerId)
    {
        public string AgentKey => AgentAddress.KeyOf(Tenant, Agent);

        public CallDirection Direction => Target is Destination.Outside ? CallDirection.Outbound : CallDirection.Internal;

        public string To => Target switch
        {
            Destination.Outside outside => outside.Number,
            Destination.ToAgent other => other.Agent,
            _ => Dialled,
        };
    }
}
