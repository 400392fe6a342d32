namespace Platform.Interop.Tenancy;

/// <summary>An interval report, as far as tests look at it.</summary>
public sealed record ReportFacts(IReadOnlyList<PartyFigures> Totals);

public sealed record PartyFigures(string Party, QueueFigures Figures);

public sealed record QueueFigures(long Offered, long Answered, long AnsweredInTarget, long Handled, long TalkMs, long WrapUpMs)
{
    public long WaitsTold { get; init; }
    public long? AverageToldErrorMs { get; init; }
    public long? AverageToldExcessMs { get; init; }
    public long Ratings { get; init; }
    public double? AverageRating { get; init; }
}
