using Platform.Contracts;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Transactions;
using Platform.Telephony.Agents;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Edge;

/// <summary>
/// An agent's phone that dials the echo hears itself by way of the platform. It is no call of the tenant: it has no record, costs nothing,
/// takes no channel, and leaves the agent's state as it is.
/// </summary>
internal sealed class EchoCalls(CallServices services)
{
    /// <summary>What is dialled; no agent, queue or telephone number is called so.</summary>
    public const string Number = "*43";

    private readonly IncomingLegs legs = new(services);

    /// <returns>No failure when the call is on its way; an agent has one call at a time.</returns>
    public LegFailure Take(SipServerTransaction transaction, string tenant, string agent)
    {
        if (services.Directory.FindCallOf(AgentAddress.KeyOf(tenant, agent)) is not null)
            return new LegFailure(486, EdgeRefusal.AgentIsInCall);
        var callId = services.Ids.NextId();
        var call = new CallSession(GrainKey.Call(tenant, callId), trunk: null, services, trace: null, session => new EchoDecider(session, services.Time));
        services.Directory.Add(call);
        var failure = legs.TryMake(transaction, call, IncomingLeg.Caller(agent, LegCodecs.All), out var leg);
        if (leg is null)
        {
            services.Directory.Remove(call);
            return failure;
        }

        services.Metrics.Placed("echo");
        call.Open(leg, new OfferedCall(tenant, callId, transaction.Request.CallId, "", agent, Number, "", services.Options.Node,
            services.Time.GetUtcNow()) { Direction = CallDirection.Internal, Agent = agent });
        return default;
    }
}
