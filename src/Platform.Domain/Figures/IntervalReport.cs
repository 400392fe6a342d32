namespace Platform.Domain.Figures;

/// <summary>How long the intervals of a report are.</summary>
public enum ReportStep
{
    QuarterHour = 0,
    Hour = 1,

    /// <summary>A day of the calendar in the report's time zone.</summary>
    Day = 2,

    /// <summary>From Monday to Sunday.</summary>
    Week = 3,

    Month = 4,

    /// <summary>All that is asked for.</summary>
    Total = 5,
}

/// <summary>One party's sums of one interval.</summary>
/// <param name="At">When the interval begins.</param>
public sealed record IntervalRow(string Party, DateTimeOffset At, FigureSums Sums);

/// <summary>A stretch of time that is added up in pieces of so many quarters of an hour, the last one perhaps shorter.</summary>
public sealed record SumSpan(DateTimeOffset From, DateTimeOffset To, int Quarters);

/// <summary>Puts quarters of an hour together to the intervals that a report asks for.</summary>
public static class IntervalReport
{
    /// <summary>
    /// What a store is to add up for a report: pieces that are the intervals, or that whole intervals are made of. A day at a time, so that
    /// a store sorts no more than that at once; cut where clocks change, so that hours are whole.
    /// </summary>
    /// <param name="from">Where an interval begins, as <paramref name="to"/>.</param>
    public static IReadOnlyList<SumSpan> Spans(DateTimeOffset from, DateTimeOffset to, ReportStep step, TimeZoneInfo zone)
    {
        var spans = new List<SumSpan>();
        while (from < to)
        {
            var end = Earlier(NextDay(from, zone), to);
            if (step != ReportStep.Hour || zone.GetUtcOffset(from) == zone.GetUtcOffset(end.AddTicks(-1)))
                spans.Add(new(from, end, step switch { ReportStep.QuarterHour => 1, ReportStep.Hour => 4, _ => Quarters(end - from) }));
            else
                spans.Add(new(from, end, 1));
            from = end;
        }

        return spans;
    }

    /// <param name="quarters">Quarters of an hour, or sums of some that are in one interval; by time, then by party.</param>
    /// <param name="from">When the report begins, and with it its first interval.</param>
    /// <returns>By interval, then by party. Intervals of which nothing is known are left out.</returns>
    public static IReadOnlyList<IntervalRow> Of(IReadOnlyList<IntervalRow> quarters, ReportStep step, TimeZoneInfo zone, DateTimeOffset from)
    {
        if (step == ReportStep.QuarterHour)
            return quarters;
        var starts = quarters.Select(row => row.At).Distinct()
            .ToDictionary(at => at, at => step == ReportStep.Total ? from : Later(StartOf(at, step, zone), from));
        return
        [
            .. quarters.GroupBy(row => (row.Party, At: starts[row.At]))
                .Select(group => new IntervalRow(group.Key.Party, group.Key.At, FigureSums.Of(group.Select(row => row.Sums))))
                .OrderBy(row => row.At).ThenBy(row => row.Party, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The beginning of the interval that a moment is in. A day that the clocks begin later than at midnight begins with its first
    /// quarter of an hour; a total begins anywhere.
    /// </summary>
    public static DateTimeOffset StartOf(DateTimeOffset at, ReportStep step, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return step switch
        {
            ReportStep.QuarterHour or ReportStep.Total => QuarterHour.StartOf(QuarterHour.Of(at)),
            ReportStep.Hour => local - new TimeSpan(0, 0, local.Minute, local.Second, local.Millisecond)
                - TimeSpan.FromTicks(local.Ticks % TimeSpan.TicksPerMillisecond),
            ReportStep.Day => DayStart(local.Date, zone),
            ReportStep.Week => DayStart(local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)), zone),
            ReportStep.Month => DayStart(local.Date.AddDays(1 - local.Day), zone),
            _ => throw new InvalidOperationException($"Unknown step {step}."),
        };
    }

    private static DateTimeOffset NextDay(DateTimeOffset at, TimeZoneInfo zone) =>
        DayStart(TimeZoneInfo.ConvertTime(at, zone).Date.AddDays(1), zone);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static int Quarters(TimeSpan time) => (int)(time / QuarterHour.Length);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset DayStart(DateTime date, TimeZoneInfo zone)
    {
        var start = DateTime.SpecifyKind(date, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(start))
            start += QuarterHour.Length;
        var offset = zone.IsAmbiguousTime(start) ? zone.GetAmbiguousTimeOffsets(start).Max() : zone.GetUtcOffset(start);
        return new(start, offset);
    }
}
