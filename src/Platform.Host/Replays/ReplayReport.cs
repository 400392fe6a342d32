using Platform.Domain.Figures;
using Platform.Grains.Replays;

namespace Platform.Host.Replays;

/// <param name="Of">The queue, <c>all queues</c>, <c>agents</c>, the seat product, or <c>cost</c>.</param>
/// <param name="Unit"><c>count</c>, <c>ms</c>, <c>share</c> (0 to 1) or a currency.</param>
/// <param name="Proposed">Null where nothing was proposed, as where there is nothing to divide by.</param>
internal sealed record ReplayRow(string Of, string Figure, string Unit, decimal? Recorded, decimal? Unchanged, decimal? Proposed);

/// <summary>A day as it was, as it comes out when it is played again, and as it would have been: side by side.</summary>
/// <param name="Changes">What is declared otherwise in the proposal.</param>
/// <param name="Fidelity">Where the unchanged replay differs from the day; empty when it does not.</param>
/// <param name="Explained">Where the proposal differs from the unchanged replay; empty without a proposal.</param>
internal sealed record ReplayReport(string Tenant, DateOnly Day, string Currency, bool HasProposal, IReadOnlyList<string> Changes,
    IReadOnlyList<ReplayRow> Rows, IReadOnlyList<string> Fidelity, IReadOnlyList<string> Explained)
{
    private const string AllQueues = "all queues";
    private const string Agents = "agents";
    private const string Cost = "cost";

    public static ReplayReport Of(string tenant, DateOnly day, string currency, IReadOnlyList<string> changes, DayFigures recorded,
        DayFigures unchanged, DayFigures? proposed) => new(tenant, day, currency, proposed is not null, changes,
            [.. SideBySide(currency, [recorded, unchanged, proposed])], ReplayWords.Explain(recorded, unchanged, currency),
            proposed is null ? [] : ReplayWords.Explain(unchanged, proposed, currency));

    private static IEnumerable<ReplayRow> SideBySide(string currency, DayFigures?[] days)
    {
        foreach (var queue in days.OfType<DayFigures>().SelectMany(day => day.Queues.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var row in Waits(queue, [.. days.Select(day => day?.Queues.GetValueOrDefault(queue, new()))]))
                yield return row;
        }

        foreach (var row in Waits(AllQueues, [.. days.Select(day => day?.AllQueues)]))
            yield return row;
        yield return Row(Agents, "logged in", "count", days, day => day.AgentCount);
        yield return Row(Agents, "occupancy", "share", days, day => Share(Ratios.Of(day.Agents).Occupancy));
        yield return Row(Agents, "utilisation", "share", days, day => Share(Ratios.Of(day.Agents).Utilisation));
        foreach (var product in days.OfType<DayFigures>().SelectMany(day => day.Seats).Select(seat => seat.Product).Distinct())
        {
            yield return Row(product, "seats", "count", days, day => Seat(day, product)?.Seats);
            yield return Row(product, "most at once", "count", days, day => Seat(day, product)?.Peak);
        }

        yield return Row(Cost, "inbound time", "ms", days, day => day.InboundMs);
        yield return Row(Cost, "minutes", currency, days, day => day.MinutesAmount);
        yield return Row(Cost, "seats", currency, days, day => day.SeatsAmount);
        yield return Row(Cost, "total", currency, days, day => day.Amount);
    }

    private static IEnumerable<ReplayRow> Waits(string queue, FigureSums?[] days) =>
    [
        Row(queue, "offered", "count", days, sums => sums[Measure.Offered]),
        Row(queue, "answered", "count", days, sums => sums[Measure.Answered]),
        Row(queue, "abandoned", "count", days, sums => sums[Measure.Abandoned]),
        Row(queue, "abandoned soon", "count", days, sums => sums[Measure.ShortAbandoned]),
        Row(queue, "left otherwise", "count", days, sums => sums[Measure.LeftOtherwise]),
        Row(queue, "service level", "share", days, sums => Share(Ratios.Of(sums).ServiceLevel)),
        Row(queue, "average speed of answer", "ms", days, sums => Whole(Ratios.Of(sums).AverageSpeedOfAnswerMs)),
        Row(queue, "longest wait", "ms", days, sums => sums[Measure.LongestWaitMs]),
        Row(queue, "average handling time", "ms", days, sums => Whole(Ratios.Of(sums).AverageHandlingMs)),
    ];

    private static SeatUse? Seat(DayFigures day, string product) => day.Seats.FirstOrDefault(seat => seat.Product == product);

    private static ReplayRow Row<TDay>(string of, string figure, string unit, TDay?[] days, Func<TDay, decimal?> valueOf)
        where TDay : class
    {
        return new(of, figure, unit, Value(days[0]), Value(days[1]), Value(days[2]));

        decimal? Value(TDay? day) => day is null ? null : valueOf(day);
    }

    private static decimal? Share(double? share) => share is { } known ? Math.Round((decimal)known, 4) : null;

    private static decimal? Whole(double? ms) => ms is { } known ? Math.Round((decimal)known) : null;
}
