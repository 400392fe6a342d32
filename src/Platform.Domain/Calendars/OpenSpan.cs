using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Domain.Calendars;

/// <summary>A stretch of a day, by the clock on the wall.</summary>
/// <param name="From">Minutes from midnight, 0 to 1439.</param>
/// <param name="To">Minutes from the same midnight, later than <paramref name="From"/>; beyond 1440 on the next day.</param>
public readonly partial record struct OpenSpan(int From, int To)
{
    public const int DayMinutes = 24 * 60;
    public const string Rule = "a span such as 09:00-18:00, 22:00-02:00 or 00:00-24:00";

    /// <summary><c>09:00-18:00</c>; <c>22:00-02:00</c> ends on the next day, and so does <c>08:00-08:00</c>.</summary>
    public static OpenSpan? Parse(string text)
    {
        if (Syntax.Match(text) is not { Success: true } match)
            return null;
        var (from, to) = (MinutesOf(match, "h1", "m1"), MinutesOf(match, "h2", "m2"));
        if (from >= DayMinutes || to > DayMinutes)
            return null;
        return new(from, to <= from ? to + DayMinutes : to);
    }

    private static int MinutesOf(Match match, string hours, string minutes) =>
        (int.Parse(match.Groups[hours].ValueSpan, CultureInfo.InvariantCulture) * 60)
        + int.Parse(match.Groups[minutes].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<h1>[0-2][0-9]):(?<m1>[0-5][0-9])-(?<h2>[0-2][0-9]):(?<m2>[0-5][0-9])\z")]
    private static partial Regex Syntax { get; }
}
