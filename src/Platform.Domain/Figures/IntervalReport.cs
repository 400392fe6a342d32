namespace Platform.Domain.Figures;

/// <summary>How long the intervals of a report are.</summary>
public enum ReportStep
{
    QuarterHour = 0,
    Hour = 1,

    /// <summary>A day of the calendar in the report's time zone.</summary>
    Day = 2,
}

/// <summary>One party's sums of one interval.</summary>
/// <param name="At">When the interval begins.</param>
public sealed record IntervalRow(string Party, DateTimeOffset At, FigureSums Sums);

/// <summary>Puts quarters of an hour together to the intervals that a report asks for.</summary>
public static class IntervalReport
{
    /// <param name="quarters">By time, then by party.</param>
    /// <returns>By interval, then by party. Intervals of which nothing is known are left out.</returns>
    public static IReadOnlyList<IntervalRow> Of(IReadOnlyList<IntervalRow> quarters, ReportStep step, TimeZoneInfo zone)
    {
        if (step == ReportStep.QuarterHour)
            return quarters;
        var starts = quarters.Select(row => row.At).Distinct().ToDictionary(at => at, at => StartOf(at, step, zone));
        return
        [
            .. quarters.GroupBy(row => (row.Party, At: starts[row.At]))
                .Select(group => new IntervalRow(group.Key.Party, group.Key.At, FigureSums.Of(group.Select(row => row.Sums))))
                .OrderBy(row => row.At).ThenBy(row => row.Party, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The beginning of the hour or day that a moment is in. A day that the clocks begin later than at midnight begins with its first
    /// quarter of an hour.
    /// </summary>
    public static DateTimeOffset StartOf(DateTimeOffset at, ReportStep step, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return step switch
        {
            ReportStep.QuarterHour => QuarterHour.StartOf(QuarterHour.Of(at)),
            ReportStep.Hour => local - new TimeSpan(0, 0, local.Minute, local.Second, local.Millisecond)
                - TimeSpan.FromTicks(local.Ticks % TimeSpan.TicksPerMillisecond),
            ReportStep.Day => DayStart(local.Date, zone),
            _ => throw new InvalidOperationException($"Unknown step {step}."),
        };
    }

    private static DateTimeOffset DayStart(DateTime date, TimeZoneInfo zone)
    {
        var start = DateTime.SpecifyKind(date, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(start))
            start += QuarterHour.Length;
        var offset = zone.IsAmbiguousTime(start) ? zone.GetAmbiguousTimeOffsets(start).Max() : zone.GetUtcOffset(start);
        return new(start, offset);
    }
}
