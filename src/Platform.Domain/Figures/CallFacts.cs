using Platform.Domain.Calls;

namespace Platform.Domain.Figures;

/// <summary>What a call's record says about queues and agents; everything that is counted of calls is read here, and nowhere else.</summary>
/// <param name="Direct">Of agents who talked before the call was in any queue, or in a call that never was.</param>
public sealed record CallFacts(IReadOnlyList<QueueStay> Stays, IReadOnlyList<Handling> Direct)
{
    public static CallFacts Of(CallRecord record)
    {
        var stays = record.Path.Where(step => step.Kind == PathStepKind.Queue).ToList();
        if (stays.Count == 0)
            return new([], HandlingReading.Of(record, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        var read = new List<QueueStay>(stays.Count);
        for (var i = 0; i < stays.Count; i++)
        {
            var next = i + 1 < stays.Count ? stays[i + 1].From : DateTimeOffset.MaxValue;
            read.Add(Read(record, stays[i], HandlingReading.Of(record, stays[i].From, next)) with { Rating = RatingOf(record, stays[i], next) });
        }

        return new(read, HandlingReading.Of(record, DateTimeOffset.MinValue, stays[0].From));
    }

    /// <summary>
    /// The call as its caller saw it: one contact that began with the first stay, waited in all of them until the first answer, and ended
    /// as the last one did when nobody answered. Null for a call that no queue took.
    /// </summary>
    public QueueStay? Journey()
    {
        if (Stays.Count == 0)
            return null;
        var answered = Stays.ToList().FindIndex(stay => stay.Outcome == StayOutcome.Answered);
        var deciding = Stays[answered >= 0 ? answered : ^1];
        var waits = answered >= 0 ? Stays.Take(answered + 1) : Stays;
        return new(Stays[0].Queue, Stays[0].OfferedAt, waits.Sum(stay => stay.WaitMs), deciding.Outcome,
            deciding.IsInTarget && answered == 0, [.. Stays.SelectMany(stay => stay.Handlings)]);
    }

    private static QueueStay Read(CallRecord record, PathStep step, IReadOnlyList<Handling> handlings)
    {
        var terms = record.Terms?.GetValueOrDefault(step.Party) ?? AnswerTerms.Default;
        var ended = step.To ?? record.EndedAt ?? step.From;
        var waitMs = Math.Max(0, (long)(ended - step.From).TotalMilliseconds);
        var outcome = OutcomeOf(record, step, waitMs, terms);
        return new(step.Party, step.From, waitMs, outcome, outcome == StayOutcome.Answered && waitMs <= terms.WithinMs, handlings)
        {
            Told = outcome == StayOutcome.Answered ? ToldIn(record, step, ended) : [],
        };
    }

    private static IReadOnlyList<ToldWait> ToldIn(CallRecord record, PathStep stay, DateTimeOffset answered) =>
    [
        .. record.Path.Where(step => step is { Kind: PathStepKind.Announcement, ExpectedMs: not null } && step.From >= stay.From && step.From <= answered)
            .Select(step => new ToldWait(step.ExpectedMs!.Value, (long)(answered - step.From).TotalMilliseconds)),
    ];

    /// <summary>Of the talk between this stay and the next one.</summary>
    private static ContactRating? RatingOf(CallRecord record, PathStep stay, DateTimeOffset next) =>
        record.Answers.FirstOrDefault(answer => answer.Queue == stay.Party && answer.At >= stay.From && answer.At < next) is { Agent: { } agent } first
            ? new(agent, first.Value)
            : null;

    private static StayOutcome OutcomeOf(CallRecord record, PathStep step, long waitMs, AnswerTerms terms)
    {
        if (record.Path.Any(talk => talk.Kind == PathStepKind.Talk && talk.From == step.To && IsOfQueue(record, talk)))
            return StayOutcome.Answered;
        if (record.Cause is not (EndCause.Abandoned or EndCause.CallerHungUp) || step.To < record.EndedAt)
            return StayOutcome.LeftOtherwise;
        return waitMs <= terms.ShortAbandonMs ? StayOutcome.ShortAbandoned : StayOutcome.Abandoned;
    }

    /// <summary>An agent whom the queue chose, not a number or somebody by name to whom the queue sent the call.</summary>
    private static bool IsOfQueue(CallRecord record, PathStep talk) =>
        record.Legs.Any(leg => leg.LegId == talk.LegId && leg.Agent is not null)
        && !record.Offers.Any(offer => offer.OfferId == talk.LegId && offer.Why.Strategy == OfferReason.Direct.Strategy);
}
