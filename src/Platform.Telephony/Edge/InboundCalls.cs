using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Transactions;
using Platform.Telephony.Calls;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Edge;

/// <summary>
/// Makes a call of a trunk's INVITE: number, channel, media, then the grain. Whatever fails on the way gives back what was taken.
/// </summary>
internal sealed class InboundCalls(CallServices services)
{
    private readonly IncomingLegs legs = new(services);
    private volatile bool isStopping;

    public void RefuseAll() => isStopping = true;

    public void Take(SipServerTransaction transaction, TrunkDocument trunk)
    {
        var failure = isStopping ? new LegFailure(503, EdgeRefusal.Stopping) : legs.Check(transaction.Request);
        if (failure.Status != 0)
        {
            Refuse(transaction, trunk, failure.Status, failure.Refusal);
            return;
        }

        var route = InboundRouting.Find(transaction.Request, trunk, services.Catalog.Current);
        if (route.IsFound)
            Open(transaction, trunk, route);
        else
            Refuse(transaction, trunk, route.Status, route.Refusal);
    }

    private void Open(SipServerTransaction transaction, TrunkDocument trunk, InboundRoute route)
    {
        if (services.Trunks.Load.TryTake(trunk) is not { } channel)
        {
            Refuse(transaction, trunk, 503, EdgeRefusal.TrunkLimit);
            return;
        }

        var number = route.Number!;
        var callId = services.Ids.NextId();
        var key = GrainKey.Call(number.TenantId, callId);
        var call = new CallSession(key, trunk.TrunkId, services, StartTrace(key, trunk, number));
        var failure = legs.TryMake(transaction, call, IncomingLeg.Caller(agent: null, TrunkCodecs.Of(trunk)), out var leg);
        if (leg is null)
        {
            services.Trunks.Load.Free(channel);
            call.Trace?.Stop();
            Refuse(transaction, trunk, failure.Status, failure.Refusal);
            return;
        }

        leg.Channel = channel;
        services.Directory.Add(call);
        services.Metrics.Offered(trunk.TrunkId);
        services.Log.Offered(key, trunk.TrunkId);
        call.Open(leg, new OfferedCall(number.TenantId, callId, transaction.Request.CallId, trunk.TrunkId, route.From, number.E164,
            number.Queue ?? "", services.Options.Node, services.Time.GetUtcNow())
        {
            Destination = number.Queue is null ? number.LeadsTo() : null,
        });
    }

    private static Activity? StartTrace(string key, TrunkDocument trunk, NumberDocument number)
    {
        Activity.Current = null;
        var trace = TelephonyMetrics.Activities.StartActivity("call", ActivityKind.Server);
        trace?.SetTag("call.key", key).SetTag("call.trunk", trunk.TrunkId).SetTag("call.target", number.Target());
        Activity.Current = null;
        return trace;
    }

    private void Refuse(SipServerTransaction transaction, TrunkDocument trunk, int status, EdgeRefusal refusal) =>
        services.Refuse(transaction, trunk.TrunkId, status, refusal);
}
