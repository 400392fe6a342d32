using System.Globalization;
using Platform.Domain.Figures;

namespace Platform.Domain.Tests.Figures;

public class IntervalReportTests
{
    [Theory]
    [InlineData("2026-11-26T09:44:59.999+08:00", ReportStep.QuarterHour, "Asia/Shanghai", "2026-11-26T09:30:00+08:00")]
    [InlineData("2026-11-26T09:44:59.999+08:00", ReportStep.Hour, "Asia/Shanghai", "2026-11-26T09:00:00+08:00")]
    [InlineData("2026-11-26T01:44:00+08:00", ReportStep.Day, "Asia/Shanghai", "2026-11-26T00:00:00+08:00")]
    [InlineData("2026-11-25T23:59:00Z", ReportStep.Day, "Asia/Shanghai", "2026-11-26T00:00:00+08:00")]
    [InlineData("2026-11-26T01:44:00Z", ReportStep.Hour, "Asia/Kathmandu", "2026-11-26T07:00:00+05:45")]
    [InlineData("2026-10-25T10:00:00Z", ReportStep.Day, "Europe/Berlin", "2026-10-25T00:00:00+02:00")]
    [InlineData("2026-10-25T00:30:00Z", ReportStep.Hour, "Europe/Berlin", "2026-10-25T02:00:00+02:00")]
    [InlineData("2026-10-25T01:30:00Z", ReportStep.Hour, "Europe/Berlin", "2026-10-25T02:00:00+01:00")]
    [InlineData("2026-03-29T10:00:00Z", ReportStep.Day, "Europe/Berlin", "2026-03-29T00:00:00+01:00")]
    [InlineData("2026-09-06T10:00:00Z", ReportStep.Day, "America/Santiago", "2026-09-06T01:00:00-03:00")]
    public void Intervals_begin_by_the_clock_of_the_zone(string at, ReportStep step, string zone, string start) => Assert.Equal(
        DateTimeOffset.Parse(start, CultureInfo.InvariantCulture),
        IntervalReport.StartOf(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), step, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void Quarters_are_put_together_by_party_and_in_order()
    {
        var start = new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.FromHours(8));
        List<IntervalRow> quarters =
        [
            Row("support", start.AddHours(-1), 1), Row("support", start.AddMinutes(15), 2), Row("sales", start.AddHours(23), 3),
            Row("support", start.AddHours(23.75), 4),
        ];
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        Assert.Equal([Row("support", start.AddDays(-1), 1), Row("sales", start, 3), Row("support", start, 6)],
            IntervalReport.Of(quarters, ReportStep.Day, zone));
        Assert.Equal(4, IntervalReport.Of(quarters, ReportStep.Hour, zone).Count);
        Assert.Same(quarters, IntervalReport.Of(quarters, ReportStep.QuarterHour, zone));
    }

    private static IntervalRow Row(string queue, DateTimeOffset at, long offered) => new(queue, at, new FigureSums { [Measure.Offered] = offered });
}
