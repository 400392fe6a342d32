using Platform.Domain.Calendars;

namespace Platform.Domain.Tests.Calendars;

internal static class CalendarCases
{
    private static readonly DayOfWeek[] WorkingDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>An office with a lunch break and a short Saturday, the public holidays and a few dates of its own.</summary>
    public static readonly CalendarDocument Office = new("acme", "office", "Office")
    {
        Hours = [new(WorkingDays, ["09:00-12:00", "13:00-18:00"]), new([DayOfWeek.Saturday], ["10:00-14:00"])],
        Dates = [new(new DateOnly(2026, 12, 24), "Party", ["09:00-11:00"]), new(new DateOnly(2026, 12, 28), "Stock-taking")],
        WorkDays = [new(new DateOnly(2026, 11, 29), DayOfWeek.Saturday)],
        Holidays = "CN",
    };

    /// <summary>A bar: past midnight, on the clock of the place.</summary>
    public static CalendarDocument Bar(string zone) => new("acme", "bar", "Bar")
    {
        TimeZone = zone,
        Hours = [new([DayOfWeek.Friday, DayOfWeek.Saturday], ["22:00-04:00"]), new([DayOfWeek.Sunday], ["01:30-02:30"])],
    };
}
