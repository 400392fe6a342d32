using Platform.Domain.Calls;

namespace Platform.Domain.Figures;

/// <summary>Finds in a record which agents talked, for how long, and how much of it they held.</summary>
internal static class HandlingReading
{
    private readonly record struct Span(string Agent, DateTimeOffset From, DateTimeOffset To);

    /// <summary>Of talks that began in <paramref name="from"/> ≤ t &lt; <paramref name="to"/>, one for each agent, in the order of their
    /// first talk.</summary>
    public static IReadOnlyList<Handling> Of(CallRecord record, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. record.Path.Where(step => step.Kind is PathStepKind.Talk or PathStepKind.Conference && step.From >= from && step.From < to)
            .SelectMany(step => Spans(record, step))
            .GroupBy(span => span.Agent)
            .Select(spans => Read(record, spans.Key, [.. spans], from, to)),
    ];

    /// <summary>The partner, or the third of a conference; and in a talk the agent who placed the call, as long as it is there.</summary>
    private static IEnumerable<Span> Spans(CallRecord record, PathStep step)
    {
        var ended = step.To ?? record.EndedAt ?? step.From;
        if (Leg(record, step.LegId)?.Agent is { } partner)
            yield return new(partner, step.From, ended);
        if (step.Kind == PathStepKind.Talk && Leg(record, CallState.CallerLegId) is { Agent: { } placer } caller
            && (caller.EndedAt ?? ended) > step.From && step.LegId != CallState.CallerLegId)
            yield return new(placer, step.From, caller.EndedAt < ended ? caller.EndedAt.Value : ended);
    }

    private static Handling Read(CallRecord record, string agent, IReadOnlyList<Span> spans, DateTimeOffset from, DateTimeOffset to)
    {
        var held = spans.Sum(span => HeldMs(record, span));
        var total = spans.Sum(span => Ms(span.From, span.To));
        var transfers = record.Path.Count(step => step is { Kind: PathStepKind.Transfer, Outcome: OfferOutcome.Answered }
            && step.By == agent && step.From >= from && step.From < to);
        return new(agent, spans[0].From, total - held, held, transfers);
    }

    private static long HeldMs(CallRecord record, Span span) => record.Holds
        .Where(hold => Leg(record, hold.LegId)?.Agent == span.Agent)
        .Sum(hold => Ms(Later(hold.From, span.From), Earlier(hold.To ?? span.To, span.To)));

    private static CallLeg? Leg(CallRecord record, string? legId) => record.Legs.FirstOrDefault(leg => leg.LegId == legId);

    private static long Ms(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (long)(to - from).TotalMilliseconds);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
