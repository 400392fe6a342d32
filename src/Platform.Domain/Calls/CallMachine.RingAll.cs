using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// Several agents' devices ring for one call, which its queue keeps and tells of more agents meanwhile. The first answer has the call;
/// everybody else stops ringing, is told that it was answered elsewhere, and is ready again. Nobody who lets it ring is put on a break:
/// with so many others, silence is no fault.
/// </summary>
public static partial class CallMachine
{
    private static bool IsRung(CallState state, string legId) => legId == state.PartnerLegId || state.Rivals.Contains(legId);

    private static CallDecision RingAlong(CallState state, StartOffer start, DateTimeOffset now) => WasOffered(state, start)
        ? CallDecision.Refuse(CallRefusal.Stale)
        : CallDecision.Accept([new CallEvent.RivalStarted(start.Offer, now)], [new CallEffect.RingAgent(start.Offer)]);

    /// <summary>Those who were slower.</summary>
    private static CallTurn EndRace(CallTurn turn, CallState before, string winner)
    {
        if (!before.RingsAll)
            return turn;
        foreach (var legId in before.Rivals.Insert(0, before.PartnerLegId!).Where(legId => legId != winner))
            turn.ReleaseLeg(legId, EndCause.AnsweredElsewhere, OfferOutcome.AnsweredElsewhere);
        return turn.Do(new CallEffect.LeaveQueue(before.Queue));
    }

    private static OfferOutcome ToldAs(CallOffer offer, OfferOutcome outcome) =>
        outcome == OfferOutcome.NoAnswer && offer.Why.Strategy == OfferReason.RingAll ? OfferOutcome.AnsweredElsewhere : outcome;
}
