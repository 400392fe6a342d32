using System.Collections.Immutable;

namespace Platform.Domain.Calls;

/// <summary>How each event changes the call's state.</summary>
internal static class CallHistory
{
    public static CallState Apply(CallState state, CallEvent happened) => happened switch
    {
        CallEvent.Offered offered => state with
        {
            Phase = CallPhase.Offered,
            Call = offered.Call,
            Legs = [new CallLeg(CallState.CallerLegId, LegRole.Caller, offered.Call.From, offered.Call.At)],
        },
        CallEvent.Queued queued => state with { Phase = CallPhase.Waiting, QueuedAt = queued.At },
        CallEvent.OfferStarted started => state with
        {
            Phase = CallPhase.Ringing,
            Offers = state.Offers.Add(started.Offer),
            Legs = state.Legs.Add(new CallLeg(started.Offer.OfferId, LegRole.Agent, started.Offer.Agent, started.At)),
        },
        CallEvent.OfferEnded ended => EndOffer(state, ended.OfferId, ended.Outcome, ended.At) with { Phase = CallPhase.Waiting },
        CallEvent.Answered answered => WithLeg(state, answered.LegId, leg => leg with { AnsweredAt = answered.At, Codec = answered.Codec }),
        CallEvent.Connected connected => EndOffer(state, connected.OfferId, OfferOutcome.Answered, connected.At) with
        {
            Phase = CallPhase.Talking,
            ConnectedAt = connected.At,
        },
        CallEvent.Held held => WithLeg(state, held.LegId, leg => leg with { Held = true }) with
        {
            Holds = state.Holds.Add(new HoldPeriod(state.FindLeg(held.LegId)!.Role, held.At, null)),
        },
        CallEvent.Resumed resumed =>
            EndHold(WithLeg(state, resumed.LegId, leg => leg with { Held = false }), state.FindLeg(resumed.LegId)!.Role, resumed.At),
        CallEvent.LegClosed closed => WithLeg(state, closed.LegId, leg => leg with { EndedAt = closed.At, Statistics = closed.Statistics }),
        CallEvent.WaitRanOut => state with { WaitIsOver = true },
        CallEvent.WaitTimedOut => state with { Phase = CallPhase.Leaving },
        CallEvent.Released released => CloseHolds(state, released.At) with
        {
            Phase = CallPhase.Ending,
            EndedAt = released.At,
            Cause = released.Cause,
        },
        CallEvent.Completed completed => CloseLegs(state, completed.At) with { Phase = CallPhase.Ended },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static CallState WithLeg(CallState state, string legId, Func<CallLeg, CallLeg> change)
    {
        var index = state.Legs.FindIndex(leg => leg.LegId == legId);
        return index < 0 ? state : state with { Legs = state.Legs.SetItem(index, change(state.Legs[index])) };
    }

    private static CallState EndOffer(CallState state, string offerId, OfferOutcome outcome, DateTimeOffset at)
    {
        var index = state.Offers.FindLastIndex(offer => offer.OfferId == offerId);
        return index < 0 ? state : state with { Offers = state.Offers.SetItem(index,
            state.Offers[index] with { Outcome = outcome, EndedAt = at }) };
    }

    private static CallState EndHold(CallState state, LegRole by, DateTimeOffset at)
    {
        var index = state.Holds.FindLastIndex(hold => hold.By == by && hold.To is null);
        return index < 0 ? state : state with { Holds = state.Holds.SetItem(index, state.Holds[index] with { To = at }) };
    }

    private static CallState CloseHolds(CallState state, DateTimeOffset at) =>
        state with { Holds = state.Holds.ConvertAll(hold => hold.To is null ? hold with { To = at } : hold) };

    private static CallState CloseLegs(CallState state, DateTimeOffset at) =>
        state with { Legs = state.Legs.ConvertAll(leg => leg.EndedAt is null ? leg with { EndedAt = state.EndedAt ?? at } : leg) };
}
