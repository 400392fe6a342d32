using static Platform.Domain.Figures.Measure;

namespace Platform.Domain.Figures;

/// <summary>The figures that are made of sums. Each is null where there is nothing to divide by.</summary>
/// <param name="ServiceLevel">Share of the offered contacts, short abandons apart, that were answered within the target; 0 to 1.</param>
/// <param name="AbandonRate">Share of the same that were abandoned; 0 to 1.</param>
/// <param name="AverageSpeedOfAnswerMs">Mean wait of those answered (ASA).</param>
/// <param name="AverageHandlingMs">Mean talk, hold and wrap-up of an agent's part in a contact (AHT).</param>
/// <param name="Occupancy">Share of an agent's time free or at work that was work: ringing, in a contact, wrap-up; 0 to 1.</param>
/// <param name="AverageToldErrorMs">How far an announced wait was from the wait that came, either way.</param>
/// <param name="AverageToldExcessMs">How much longer it was; negative where it was shorter.</param>
/// <param name="AverageRating">Mean of the first answers of surveys, 0 to 9.</param>
/// <param name="Utilisation">Share of an agent's whole time logged in that was work; 0 to 1.</param>
public sealed record Ratios(double? ServiceLevel, double? AbandonRate, double? AverageSpeedOfAnswerMs, double? AverageAbandonMs,
    double? AverageHandlingMs, double? AverageTalkMs, double? AverageHoldMs, double? AverageWrapUpMs, double? Occupancy,
    double? Utilisation, double? AverageToldErrorMs, double? AverageToldExcessMs,
    double? AverageRating)
{
    public static Ratios Of(FigureSums sums)
    {
        var counted = sums[Offered] - sums[ShortAbandoned];
        var work = WorkMs(sums);
        return new(
            Share(sums[AnsweredInTarget], counted),
            Share(sums[Abandoned], counted),
            Share(sums[AnswerWaitMs], sums[Answered]),
            Share(sums[AbandonWaitMs], sums[Abandoned]),
            Share(sums[TalkMs] + sums[HoldMs] + sums[WrapUpMs], sums[Handled]),
            Share(sums[TalkMs], sums[Handled]),
            Share(sums[HoldMs], sums[Handled]),
            Share(sums[WrapUpMs], sums[Handled]),
            Share(work, work + sums[ReadyMs]),
            Share(work, LoggedInMs(sums)),
            Share(sums[ToldErrorMs], sums[WaitsTold]),
            Share(sums[ToldExcessMs], sums[WaitsTold]),
            Share(sums[RatingPoints], sums[Ratings]));
    }

    /// <summary>Time of an agent that went into contacts, ringing and wrap-up included.</summary>
    public static long WorkMs(FigureSums sums) => sums[RingingMs] + sums[ContactMs] + sums[WrapUpMs];

    public static long LoggedInMs(FigureSums sums) => WorkMs(sums) + sums[ReadyMs] + sums[BreakMs];

    private static double? Share(long part, long whole) => whole > 0 ? (double)part / whole : null;
}
