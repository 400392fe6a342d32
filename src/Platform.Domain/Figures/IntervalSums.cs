using Platform.Domain.Agents;

namespace Platform.Domain.Figures;

/// <summary>Facts as sums of quarters of an hour: the one place where counting is defined.</summary>
public static class IntervalSums
{
    /// <summary>
    /// A contact counts, with all that came of it, in the interval in which the queue took it; an agent's part in a contact of no queue in
    /// the interval in which it began.
    /// </summary>
    /// <param name="number">The access number that was called; null for a call that no caller from outside began.</param>
    public static IReadOnlyDictionary<FigureKey, FigureSums> Of(CallFacts facts, string? number)
    {
        var sums = new Dictionary<FigureKey, FigureSums>();
        foreach (var stay in facts.Stays)
        {
            Add(sums, FigureGroup.Queue, stay.Queue, stay.OfferedAt, Of(stay));
            foreach (var handling in stay.Handlings)
                Add(sums, FigureGroup.Agent, handling.Agent, stay.OfferedAt, Of(handling));
            if (stay.Rating is { } rating)
                Add(sums, FigureGroup.Agent, rating.Agent, stay.OfferedAt, Of(rating));
        }

        foreach (var handling in facts.Direct)
            Add(sums, FigureGroup.Agent, handling.Agent, handling.From, Of(handling));
        if (number is not null && facts.Journey() is { } journey)
            Add(sums, FigureGroup.Number, number, journey.OfferedAt, Of(journey));
        return sums;
    }

    /// <summary>An agent's time is cut where an interval ends.</summary>
    public static IReadOnlyDictionary<FigureKey, FigureSums> Of(string agent, IEnumerable<AgentStretch> stretches)
    {
        var sums = new Dictionary<FigureKey, FigureSums>();
        foreach (var stretch in stretches)
        {
            for (var from = stretch.From; from < stretch.To;)
            {
                var border = QuarterHour.StartOf(QuarterHour.Of(from) + 1);
                var to = border < stretch.To ? border : stretch.To;
                Add(sums, agent, stretch, from, to.ToUnixTimeMilliseconds() - from.ToUnixTimeMilliseconds());
                from = to;
            }
        }

        return sums;
    }

    public static FigureSums Of(QueueStay stay) => FigureSums.Of(stay.Handlings.Select(Of).Append(Of(stay.Rating)).Append(new FigureSums
    {
        [Measure.Offered] = 1,
        [Measure.Answered] = stay.Outcome == StayOutcome.Answered ? 1 : 0,
        [Measure.AnsweredInTarget] = stay.IsInTarget ? 1 : 0,
        [Measure.Abandoned] = stay.Outcome == StayOutcome.Abandoned ? 1 : 0,
        [Measure.ShortAbandoned] = stay.Outcome == StayOutcome.ShortAbandoned ? 1 : 0,
        [Measure.LeftOtherwise] = stay.Outcome == StayOutcome.LeftOtherwise ? 1 : 0,
        [Measure.AnswerWaitMs] = stay.Outcome == StayOutcome.Answered ? stay.WaitMs : 0,
        [Measure.AbandonWaitMs] = stay.Outcome == StayOutcome.Abandoned ? stay.WaitMs : 0,
        [Measure.LongestWaitMs] = stay.WaitMs,
        [Measure.WaitsTold] = stay.Told.Count,
        [Measure.ToldErrorMs] = stay.Told.Sum(told => Math.Abs(told.ExcessMs)),
        [Measure.ToldExcessMs] = stay.Told.Sum(told => told.ExcessMs),
    }));

    private static FigureSums Of(ContactRating? rating) => new()
    {
        [Measure.Ratings] = rating is null ? 0 : 1,
        [Measure.RatingPoints] = rating?.Value ?? 0,
    };

    private static FigureSums Of(Handling handling) => new()
    {
        [Measure.Handled] = 1,
        [Measure.TalkMs] = handling.TalkMs,
        [Measure.HoldMs] = handling.HoldMs,
        [Measure.Transfers] = handling.Transfers,
    };

    private static void Add(Dictionary<FigureKey, FigureSums> sums, string agent, AgentStretch stretch, DateTimeOffset from, long ms)
    {
        if (MeasureOf(stretch.Presence) is not { } measure)
            return;
        Add(sums, FigureGroup.Agent, agent, from, new FigureSums { [measure] = ms });
        if (measure == Measure.WrapUpMs && stretch.Queue.Length > 0)
            Add(sums, FigureGroup.Queue, stretch.Queue, from, new FigureSums { [measure] = ms });
    }

    private static Measure? MeasureOf(AgentPresence presence) => presence switch
    {
        AgentPresence.Offline => null,
        AgentPresence.Ready => Measure.ReadyMs,
        AgentPresence.Reserved or AgentPresence.Ringing => Measure.RingingMs,
        AgentPresence.Talking => Measure.ContactMs,
        AgentPresence.WrapUp => Measure.WrapUpMs,
        AgentPresence.Break => Measure.BreakMs,
        _ => throw new InvalidOperationException($"Unknown presence {presence}."),
    };

    private static void Add(Dictionary<FigureKey, FigureSums> sums, FigureGroup group, string party, DateTimeOffset at, FigureSums more)
    {
        var key = new FigureKey(group, party, QuarterHour.Of(at));
        sums[key] = sums.TryGetValue(key, out var known) ? known + more : more;
    }
}
