using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

/// <summary>Three agents' devices, o1 to o3, ring for one call.</summary>
public class RingAllTests
{
    private static readonly string[] ToRinging = ["announce", "queue accepted", "answered caller", "all ring o1", "all ring o2", "all ring o3"];

    [Theory]
    [InlineData("", "all ring o4", "RivalStarted o4 -> RingAgent o4")]
    [InlineData("", "all ring o2", "nothing")]
    [InlineData("", "offer o4", "!NotWaiting")]
    [InlineData("failed o2", "all ring o2", "!Stale")]
    // The first answer has the call, whoever gives it.
    [InlineData("", "answered o1", "Answered o1 PCMA, Connected o1, OfferEnded o2 AnsweredElsewhere, OfferEnded o3 AnsweredElsewhere -> Bridge caller o1, TellAgent 1 o1 Answered, ReleaseLeg o2 AnsweredElsewhere, TellAgent 2 o2 AnsweredElsewhere, ReleaseLeg o3 AnsweredElsewhere, TellAgent 3 o3 AnsweredElsewhere, LeaveQueue support")]
    [InlineData("", "answered o3", "Answered o3 PCMA, Connected o3, OfferEnded o1 AnsweredElsewhere, OfferEnded o2 AnsweredElsewhere -> Bridge caller o3, TellAgent 3 o3 Answered, ReleaseLeg o1 AnsweredElsewhere, TellAgent 1 o1 AnsweredElsewhere, ReleaseLeg o2 AnsweredElsewhere, TellAgent 2 o2 AnsweredElsewhere, LeaveQueue support")]
    // A second answer in the same instant: its leg is released again.
    [InlineData("answered o3", "answered o1", "-> ReleaseLeg o1 LegFailed")]
    [InlineData("answered o3", "ended o1", "LegClosed o1")]
    [InlineData("answered o3", "all ring o4", "!NotWaiting")]
    // One that fails leaves the others ringing; the last one brings the call back to its place.
    [InlineData("", "failed o1", "OfferEnded o1 Rejected, LegClosed o1 -> TellAgent 1 o1 Rejected")]
    [InlineData("", "failed o2", "OfferEnded o2 Rejected, LegClosed o2 -> TellAgent 2 o2 Rejected")]
    [InlineData("", "ended o3", "OfferEnded o3 Rejected, LegClosed o3 -> TellAgent 3 o3 Rejected")]
    [InlineData("failed o1, failed o2", "answered o3", "Answered o3 PCMA, Connected o3 -> Bridge caller o3, TellAgent 3 o3 Answered, LeaveQueue support")]
    [InlineData("failed o1, failed o2", "failed o3", "OfferEnded o3 Rejected, LegClosed o3 -> TellAgent 3 o3 Rejected, JoinQueue support")]
    [InlineData("failed o1, failed o2, wait expired", "failed o3", "OfferEnded o3 Rejected, LegClosed o3, WaitTimedOut -> TellAgent 3 o3 Rejected, LeaveQueue support, Play caller queue-timeout False")]
    // Who lets it ring is not put on a break.
    [InlineData("", "ring expired o2", "OfferEnded o2 NoAnswer -> ReleaseLeg o2 Abandoned, TellAgent 2 o2 AnsweredElsewhere")]
    [InlineData("ring expired o1, ring expired o2", "ring expired o3", "OfferEnded o3 NoAnswer -> ReleaseLeg o3 Abandoned, TellAgent 3 o3 AnsweredElsewhere, JoinQueue support")]
    // The caller leaves.
    [InlineData("failed o1", "ended caller", "LegClosed caller, OfferEnded o2 CallerGone, OfferEnded o3 CallerGone, Released Abandoned -> LeaveQueue support, ReleaseLeg o2 Abandoned, ReleaseLeg o3 Abandoned, TellAgent 2 o2 CallerGone, TellAgent 3 o3 CallerGone")]
    [InlineData("", "clear", "OfferEnded o1 CallerGone, OfferEnded o2 CallerGone, OfferEnded o3 CallerGone, Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, ReleaseLeg o3 Cleared, TellAgent 1 o1 CallerGone, TellAgent 2 o2 CallerGone, TellAgent 3 o3 CallerGone")]
    public void Decides(string way, string command, string outcome)
    {
        var state = Run(way);
        Assert.Equal(outcome, Describe.Decision(CallMachine.Decide(state, Command(command)(state), CallCases.Start)));
    }

    /// <summary>Whatever devices do and in whatever order: nobody is left ringing or held whom the call does not ring or talk to.</summary>
    [Fact]
    public void Nobody_is_left_ringing() => Property.Holds(random =>
    {
        var state = Run("");
        for (var i = 0; i < 30 && state.Phase is CallPhase.Ringing or CallPhase.Talking or CallPhase.Waiting; i++)
        {
            var command = $"{random.Pick(["answered", "failed", "ended", "ring expired", "all ring"])} o{random.Next(1, 6)}";
            (state, _) = CallCases.Run(state, Command(command)(state), CallCases.Start);
            var ringing = state.Offers.Where(offer => offer.Outcome == OfferOutcome.Ringing).Select(offer => offer.OfferId).ToList();
            if (state.Phase == CallPhase.Talking && ringing.Count > 0)
                return $"{string.Join(", ", ringing)} rings after {command}";
            if (state.Phase == CallPhase.Ringing && !ringing.Order().SequenceEqual(state.Rivals.Add(state.PartnerLegId!).Order()))
                return $"{string.Join(", ", ringing)} rings, but the call knows {state.PartnerLegId} and {string.Join(", ", state.Rivals)} after {command}";
            if (state.Agents.Find(hold => !state.IsParty(hold.LegId)) is { } held)
                return $"{held} is held by a leg that is no party's after {command}";
        }

        return null;
    });

    private static CallState Run(string way) => ToRinging.Concat(way.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        .Aggregate(CallState.None, (state, step) => CallCases.Run(state, Command(step)(state), CallCases.Start).State);

    private static Func<CallState, CallCommand> Command(string name) => name.Split(' ') switch
    {
        ["all", "ring", var offer] => _ => new CallCommand.StartOffer(new CallOffer(offer, offer[1..], CallCases.Start, new OfferReason(OfferReason.RingAll, 1, 1, []))),
        ["failed", ['o', ..] offer] => _ => new CallCommand.LegFailed(offer, OfferOutcome.Rejected, CallCases.Figures),
        ["answered", ['o', ..] offer] => _ => new CallCommand.LegAnswered(offer, "PCMA"),
        ["ended", ['o', ..] offer] => _ => new CallCommand.LegEnded(offer, CallCases.Figures),
        ["ring", "expired", var offer] => _ => new CallCommand.RingExpired(offer),
        ["offer", var offer] => _ => new CallCommand.StartOffer(CallCases.Offer(offer)),
        _ => CallCases.Commands[name],
    };
}
