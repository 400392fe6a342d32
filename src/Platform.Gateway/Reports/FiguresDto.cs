using Platform.Domain.Figures;

namespace Platform.Gateway.Reports;

/// <summary>Sums and what is computed of them, as docs/FIGURES.md defines them. Times in milliseconds, shares from 0 to 1.</summary>
/// <param name="ServiceLevel">Answered within the target, of those offered but for short abandons; null when there were none.</param>
/// <param name="AverageSpeedOfAnswerMs">ASA; null when nothing was answered.</param>
/// <param name="AverageHandlingMs">AHT: talk, hold and wrap-up; null when nothing was handled.</param>
/// <param name="Occupancy">Of agents; null for queues and numbers.</param>
/// <param name="Utilisation">Of agents; null for queues and numbers.</param>
/// <param name="WaitsTold">Waits that were announced to calls that an agent answered.</param>
/// <param name="AverageToldErrorMs">How far these were from the wait that came, either way; null when none was.</param>
/// <param name="AverageToldExcessMs">How much longer they were; negative where they were shorter.</param>
/// <param name="Ratings">Contacts whose callers answered a survey.</param>
/// <param name="AverageRating">Mean of the first answers; null when there were none.</param>
public sealed record FiguresDto(long Offered, long Answered, long AnsweredInTarget, long Abandoned, long ShortAbandoned, long LeftOtherwise,
    double? ServiceLevel, double? AbandonRate, long? AverageSpeedOfAnswerMs, long? AverageAbandonMs, long LongestWaitMs, long Handled,
    long TalkMs, long HoldMs, long WrapUpMs, long? AverageHandlingMs, long Transfers, long ReadyMs, long RingingMs, long ContactMs,
    long BreakMs, long LoggedInMs, double? Occupancy, double? Utilisation, long WaitsTold, long? AverageToldErrorMs, long? AverageToldExcessMs, long Ratings, double? AverageRating)
{
    internal static FiguresDto Of(FigureSums sums)
    {
        var ratios = Ratios.Of(sums);
        return new(sums[Measure.Offered], sums[Measure.Answered], sums[Measure.AnsweredInTarget], sums[Measure.Abandoned],
            sums[Measure.ShortAbandoned], sums[Measure.LeftOtherwise], Rounded(ratios.ServiceLevel), Rounded(ratios.AbandonRate),
            Whole(ratios.AverageSpeedOfAnswerMs), Whole(ratios.AverageAbandonMs), sums[Measure.LongestWaitMs], sums[Measure.Handled],
            sums[Measure.TalkMs], sums[Measure.HoldMs], sums[Measure.WrapUpMs], Whole(ratios.AverageHandlingMs), sums[Measure.Transfers],
            sums[Measure.ReadyMs], sums[Measure.RingingMs], sums[Measure.ContactMs], sums[Measure.BreakMs], Ratios.LoggedInMs(sums),
            Rounded(ratios.Occupancy), Rounded(ratios.Utilisation), sums[Measure.WaitsTold], Whole(ratios.AverageToldErrorMs),
            Whole(ratios.AverageToldExcessMs), sums[Measure.Ratings], Rounded(ratios.AverageRating));
    }

    private static double? Rounded(double? share) => share is { } known ? Math.Round(known, 4) : null;

    private static long? Whole(double? ms) => ms is { } known ? (long)Math.Round(known) : null;
}

/// <param name="At">When the interval begins, in the report's time zone.</param>
/// <param name="Party">The queue's or agent's id, or the number.</param>
public sealed record IntervalDto(DateTimeOffset At, string Party, FiguresDto Figures);

/// <param name="TimeZone">IANA name; its days and hours are the report's.</param>
/// <param name="Rows">By interval, then by party; intervals of which nothing is known are left out.</param>
/// <param name="Totals">Of the whole span, by party.</param>
public sealed record IntervalReportDto(DateTimeOffset From, DateTimeOffset To, string Interval, string Group, string TimeZone,
    IReadOnlyList<IntervalDto> Rows, IReadOnlyList<PartyFiguresDto> Totals);

public sealed record PartyFiguresDto(string Party, FiguresDto Figures);

/// <param name="Contacts">Answered calls with a caller's number.</param>
/// <param name="Repeated">Of those, the ones after which the same number called again within the days.</param>
/// <param name="Resolution">1 − repeated ÷ contacts.</param>
public sealed record FirstContactDto(string Party, long Contacts, long Repeated, double Resolution);
