using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Routing;

namespace Platform.Grains.Calls;

/// <summary>
/// A call's legs to numbers outside. Before one is dialled it must be allowed, have a route and a caller ID, and the tenant's limits
/// are reserved for it; where the spend is limited, its time is reserved ahead piece by piece. What cannot be asked is refused: the
/// tenant's money is at stake. Nothing of this ever stands in the way of an emergency call.
/// </summary>
internal sealed class CallsOut(CallContext call)
{
    /// <summary>So long before its reserved time ends, a leg asks for more.</summary>
    private const long AheadMs = 30_000;

    private const long ExtensionMs = 60_000;

    /// <summary>A leg that is ended may live on for so long until its end is known; this is paid beforehand, too.</summary>
    private const long GraceMs = 30_000;

    public async Task<CallCommand?> Call(CallEffect.CallOutside effect)
    {
        var (number, isEmergency) = (effect.Target.Number, effect.Target.IsEmergency);
        if (FindBar(effect.Target) is { } barred)
            return Failed(effect.LegId, barred);
        if (OutboundRoutes.For(call.Catalog, call.Tenant, number, isEmergency).Count == 0)
            return Failed(effect.LegId, OfferOutcome.NoRoute);
        var callerId = ChooseCallerId(effect);
        if (callerId.Refusal is not null)
            return Failed(effect.LegId, OfferOutcome.Barred);
        if (!await Reserve(call.State.FindLeg(effect.LegId)!, CallMachine.FirstReservationMs) && !isEmergency)
            return Failed(effect.LegId, OfferOutcome.LimitReached);
        await call.Command(new LegCommand.CallOutside(effect.LegId, call.Tenant, number, callerId.Number, isEmergency, effect.Towards,
            call.Dialing.RingTimeoutMs));
        return null;
    }

    /// <summary>Gives back the leg's channel, and of its reserved amount what it did not cost.</summary>
    public async Task Settle(string legId)
    {
        if (call.State.FindLeg(legId) is not { Role: LegRole.Outside } leg)
            return;
        var cost = CallCharges.OfLeg(call.State, leg, call.Prices, call.Now);
        await call.Try("settle a leg", () => call.TenantGrain.Settle(call.Key, legId, cost));
    }

    /// <summary>What the record of the ended call says that each leg cost.</summary>
    public async Task SettleAll(CallRecord record)
    {
        foreach (var leg in record.Legs.Where(leg => leg.Role == LegRole.Outside))
            await call.Try("settle a leg", () =>
                call.TenantGrain.Settle(call.Key, leg.LegId, CallCharges.OfLeg(record, leg.LegId, call.Prices)));
    }

    /// <summary>More time for a leg whose reserved time ends soon; null when none needs it, or none is to be had just now.</summary>
    public async Task<CallCommand?> Extend()
    {
        foreach (var leg in call.State.Legs)
        {
            if (leg is not { Role: LegRole.Outside, EndedAt: null, AnsweredAt: { } answered, ReservedMs: { } reserved }
                || call.Now < answered.AddMilliseconds(reserved - AheadMs))
                continue;
            if (call.Dialing.SpendPerDay is null)
                return new CallCommand.TimeReserved(leg.LegId, null);
            if (await Reserve(leg, reserved + ExtensionMs, isExtension: true))
                return new CallCommand.TimeReserved(leg.LegId, reserved + ExtensionMs);
        }

        return null;
    }

    private async Task<bool> Reserve(CallLeg leg, long durationMs, bool isExtension = false)
    {
        var amount = leg.IsEmergency || call.Dialing.SpendPerDay is null
            ? 0
            : CallCharges.ForTime(call.Prices, leg.Party, durationMs + GraceMs);
        try
        {
            return await call.TenantGrain.Reserve(new OutboundClaim(call.Key, leg.LegId, amount, leg.IsEmergency, isExtension)) is null;
        }
        catch (Exception fault)
        {
            call.Failed("reserve for a call out", fault);
            return false;
        }
    }

    /// <summary>Checked here, whoever asks: the dial plan of now decides, not what the asker thought.</summary>
    private OfferOutcome? FindBar(Destination.Outside target)
    {
        var plan = DialPlan.Resolve(call.Catalog, call.Tenant, target.Number);
        return plan switch
        {
            { Destination: Destination.Outside allowed } => allowed.IsEmergency == target.IsEmergency ? null : OfferOutcome.Barred,
            { Refusal: DialRefusal.BarredByOperator or DialRefusal.BarredByTenant or DialRefusal.NotAllowed } => OfferOutcome.Barred,
            { Refusal: DialRefusal.UnknownTenant } => OfferOutcome.NoRoute,
            _ => OfferOutcome.Unallocated,
        };
    }

    /// <summary>What was asked for; of a call that came in and is passed on, the number that it came in by; else the usual one.</summary>
    private CallerIdAnswer ChooseCallerId(CallEffect.CallOutside effect)
    {
        var placed = call.State.Call!;
        var agent = call.State.FindLeg(effect.Towards)?.Agent ?? call.State.Aside?.Agent ?? placed.Agent;
        if (effect.CallerId is null && placed.Direction == CallDirection.Inbound
            && CallerIds.Choose(call.Catalog, call.Tenant, agent, placed.To) is { Refusal: null } passedOn)
            return passedOn;
        return CallerIds.Choose(call.Catalog, call.Tenant, agent, effect.CallerId, effect.Target.IsEmergency);
    }

    private static CallCommand.LegFailed Failed(string legId, OfferOutcome outcome) => new(legId, outcome, LegStatistics.None);
}
