namespace Platform.Domain.Calls;

/// <summary>A call's way through the house: what was offered, dialled, held and transferred, in the order in which it began.</summary>
public static class CallPath
{
    public static IReadOnlyList<PathStep> Of(CallState state) =>
    [
        .. state.Steps.Concat(state.Offers.Select(Offer)).Concat(state.Holds.Select(hold => Hold(state, hold))).OrderBy(step => step.From),
    ];

    private static PathStep Offer(CallOffer offer) => new(PathStepKind.Offer, offer.Agent, offer.At)
    {
        To = offer.EndedAt,
        LegId = offer.OfferId,
        Outcome = offer.Outcome == OfferOutcome.Ringing ? null : offer.Outcome,
    };

    private static PathStep Hold(CallState state, HoldPeriod hold) =>
        new(PathStepKind.Hold, state.FindLeg(hold.LegId)?.Party ?? hold.By.ToString(), hold.From) { To = hold.To, LegId = hold.LegId };
}
