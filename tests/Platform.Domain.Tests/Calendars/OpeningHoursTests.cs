using System.Globalization;
using Platform.Domain.Calendars;
using static Platform.Domain.Tests.Calendars.CalendarCases;

namespace Platform.Domain.Tests.Calendars;

public class OpeningHoursTests
{
    private const string Shanghai = "Asia/Shanghai";

    [Theory]
    [InlineData("an ordinary Thursday", "2026-11-26T09:00", true, OpeningReason.Hours, null, "2026-11-26T12:00")]
    [InlineData("the minute before", "2026-11-26T08:59", false, OpeningReason.OutsideHours, null, "2026-11-26T09:00")]
    [InlineData("the break", "2026-11-26T12:00", false, OpeningReason.OutsideHours, null, "2026-11-26T13:00")]
    [InlineData("the evening", "2026-11-26T18:00", false, OpeningReason.OutsideHours, null, "2026-11-27T09:00")]
    [InlineData("a Sunday", "2026-11-22T11:00", false, OpeningReason.OutsideHours, null, "2026-11-23T09:00")]
    [InlineData("a Sunday made up for, with a Saturday's hours", "2026-11-29T11:00", true, OpeningReason.WorkDay, null, "2026-11-29T14:00")]
    [InlineData("a date of its own, open", "2026-12-24T10:00", true, OpeningReason.Date, "Party", "2026-12-24T11:00")]
    [InlineData("a date of its own, later", "2026-12-24T12:00", false, OpeningReason.OutsideHours, null, "2026-12-25T09:00")]
    [InlineData("a date of its own, closed", "2026-12-28T10:00", false, OpeningReason.Date, "Stock-taking", "2026-12-29T09:00")]
    [InlineData("New Year", "2026-01-01T10:00", false, OpeningReason.Holiday, "元旦", "2026-01-04T09:00")]
    [InlineData("its make-up Sunday", "2026-01-04T10:00", true, OpeningReason.WorkDay, null, "2026-01-04T12:00")]
    [InlineData("Spring Festival's eve, a make-up Saturday", "2026-02-14T17:00", true, OpeningReason.WorkDay, null, "2026-02-14T18:00")]
    [InlineData("Spring Festival", "2026-02-15T10:00", false, OpeningReason.Holiday, "春节", "2026-02-24T09:00")]
    [InlineData("its last day", "2026-02-23T23:59", false, OpeningReason.Holiday, "春节", "2026-02-24T09:00")]
    [InlineData("Qingming", "2026-04-06T10:00", false, OpeningReason.Holiday, "清明节", "2026-04-07T09:00")]
    [InlineData("Labour Day", "2026-05-05T10:00", false, OpeningReason.Holiday, "劳动节", "2026-05-06T09:00")]
    [InlineData("Dragon Boat Festival", "2026-06-19T10:00", false, OpeningReason.Holiday, "端午节", "2026-06-22T09:00")]
    [InlineData("the make-up Sunday before National Day", "2026-09-20T10:00", true, OpeningReason.WorkDay, null, "2026-09-20T12:00")]
    [InlineData("Mid-Autumn", "2026-09-25T10:00", false, OpeningReason.Holiday, "中秋节", "2026-09-28T09:00")]
    [InlineData("National Day", "2026-10-07T10:00", false, OpeningReason.Holiday, "国庆节", "2026-10-08T09:00")]
    [InlineData("the make-up Saturday after it", "2026-10-10T10:00", true, OpeningReason.WorkDay, null, "2026-10-10T12:00")]
    [InlineData("a year that is not announced", "2027-01-01T10:00", true, OpeningReason.Hours, null, "2027-01-01T12:00")]
    public void An_office_says_whether_it_is_open_and_why(string what, string at, bool isOpen, OpeningReason why, string? name, string? until)
    {
        var opening = OpeningHours.At(Office, Shanghai, Local(at, 8));
        Assert.Equal((what, isOpen, why, name, until), (what, opening.IsOpen, opening.Why, opening.Name, Wall(opening.Until, 8)));
    }

    [Theory]
    [InlineData("before midnight", "2026-11-27T22:00", 1, true, "2026-11-28T04:00", 1)]
    [InlineData("past midnight it is still Friday's", "2026-11-28T03:59", 1, true, "2026-11-28T04:00", 1)]
    [InlineData("closed until the evening", "2026-11-28T04:00", 1, false, "2026-11-28T22:00", 1)]
    [InlineData("spans that touch are one", "2026-11-29T01:00", 1, true, "2026-11-29T04:00", 1)]
    [InlineData("the night when clocks go forward is an hour shorter", "2026-03-28T22:00", 1, true, "2026-03-29T04:00", 2)]
    [InlineData("the night when clocks go back is an hour longer", "2026-10-24T22:00", 2, true, "2026-10-25T04:00", 1)]
    public void Nights_in_Berlin(string what, string at, int offset, bool isOpen, string until, int untilOffset)
    {
        var opening = OpeningHours.At(Bar("Europe/Berlin"), Shanghai, Local(at, offset));
        Assert.Equal((what, isOpen, (DateTimeOffset?)Local(until, untilOffset)), (what, opening.IsOpen, opening.Until));
    }

    /// <summary>02:00 to 03:00 is skipped on 8 March, 01:00 to 02:00 comes twice on 1 November.</summary>
    [Theory]
    [InlineData("2026-03-08T06:29", false)]
    [InlineData("2026-03-08T06:30", true)]
    [InlineData("2026-03-08T06:59", true)]
    [InlineData("2026-03-08T07:00", false)]
    [InlineData("2026-11-01T05:29", false)]
    [InlineData("2026-11-01T05:30", true)]
    [InlineData("2026-11-01T06:15", true)]
    [InlineData("2026-11-01T07:29", true)]
    [InlineData("2026-11-01T07:30", false)]
    public void A_span_over_a_change_of_clocks_in_New_York(string utc, bool isOpen)
    {
        var sundays = Bar("America/New_York") with { Hours = [new([DayOfWeek.Sunday], ["01:30-02:30"])] };
        Assert.Equal((utc, isOpen), (utc, OpeningHours.At(sundays, Shanghai, Local(utc, 0)).IsOpen));
    }

    [Fact]
    public void What_never_opens_and_what_never_closes_has_no_next_change()
    {
        var always = new CalendarDocument("acme", "always", "Always") { Hours = [new(Enum.GetValues<DayOfWeek>(), ["00:00-24:00"])] };
        var never = always with { Hours = [] };
        var at = Local("2026-11-26T10:00", 8);
        Assert.Equal(new Opening(true, OpeningReason.Hours, null, null), OpeningHours.At(always, Shanghai, at));
        Assert.Equal(new Opening(false, OpeningReason.OutsideHours, null, null), OpeningHours.At(never, Shanghai, at));
    }

    [Fact]
    public void The_switch_closes_at_once_and_comes_before_everything()
    {
        var at = Local("2026-11-26T10:00", 8);
        var closed = Office with { Emergency = new(at, "admin", null) };
        Assert.Equal(new Opening(false, OpeningReason.Emergency, null, null), OpeningHours.At(closed, Shanghai, at));
        Assert.True(OpeningHours.At(closed with { Emergency = null }, Shanghai, at).IsOpen);
    }

    [Theory]
    [InlineData("CN", "2026-12-31T23:59", false)]
    [InlineData("CN", "2027-01-01T00:00", true)]
    [InlineData(null, "2027-01-01T00:00", false)]
    public void A_set_of_holidays_says_which_years_it_knows(string? set, string at, bool lacks) =>
        Assert.Equal(lacks, OpeningHours.LacksHolidays(Office with { Holidays = set }, Shanghai, Local(at, 8)));

    [Fact]
    public void An_answer_holds_until_the_moment_it_names_and_changes_there()
    {
        var random = new Random(20261126);
        foreach (var calendar in new[] { Office, Bar("Europe/Berlin"), Bar("America/New_York") })
        {
            for (var i = 0; i < 500; i++)
            {
                var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(365 * 24 * 60));
                var opening = OpeningHours.At(calendar, Shanghai, at);
                var until = opening.Until!.Value;
                Assert.True(until > at);
                var between = at + ((until - at) * random.NextDouble());
                Assert.Equal((at, opening.IsOpen), (at, OpeningHours.At(calendar, Shanghai, between < until ? between : at).IsOpen));
                Assert.Equal((at, !opening.IsOpen), (at, OpeningHours.At(calendar, Shanghai, until).IsOpen));
            }
        }
    }

    [Theory]
    [InlineData("09:00-18:00", 540, 1080)]
    [InlineData("00:00-24:00", 0, 1440)]
    [InlineData("22:00-02:00", 1320, 1560)]
    [InlineData("08:00-08:00", 480, 1920)]
    [InlineData("24:00-01:00", null, null)]
    [InlineData("09:00-24:01", null, null)]
    [InlineData("9:00-18:00", null, null)]
    [InlineData("09:60-18:00", null, null)]
    [InlineData("09:00", null, null)]
    public void Spans_are_written_by_the_clock(string text, int? from, int? to) =>
        Assert.Equal((from, to), (OpenSpan.Parse(text)?.From, OpenSpan.Parse(text)?.To));

    private static DateTimeOffset Local(string wall, int offset) =>
        new(DateTime.Parse(wall, CultureInfo.InvariantCulture), TimeSpan.FromHours(offset));

    private static string? Wall(DateTimeOffset? at, int offset) =>
        at?.ToOffset(TimeSpan.FromHours(offset)).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
