namespace Platform.Domain.Figures;

/// <summary>By what figures are told apart. The numbers are stable: they are stored.</summary>
public enum FigureGroup
{
    Queue = 1,
    Agent = 2,

    /// <summary>The access number that was called.</summary>
    Number = 3,
}

/// <summary>Whose sums, of which quarter of an hour.</summary>
/// <param name="Party">The queue's or agent's id, or the number.</param>
public readonly record struct FigureKey(FigureGroup Group, string Party, long Quarter);

/// <summary>
/// Quarters of an hour since 1970 in UTC, the shortest interval that is kept. Every time zone's hours and days are made of whole ones.
/// </summary>
public static class QuarterHour
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    public static long Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / (long)Length.TotalMilliseconds;

    public static DateTimeOffset StartOf(long quarter) => DateTimeOffset.UnixEpoch + (Length * quarter);

    public static bool IsStart(DateTimeOffset at) => StartOf(Of(at)) == at;
}
