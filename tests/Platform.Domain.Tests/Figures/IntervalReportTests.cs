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
    [InlineData("2026-11-29T23:59:00+08:00", ReportStep.Week, "Asia/Shanghai", "2026-11-23T00:00:00+08:00")]
    [InlineData("2026-11-23T00:00:00+08:00", ReportStep.Week, "Asia/Shanghai", "2026-11-23T00:00:00+08:00")]
    [InlineData("2026-10-31T10:00:00Z", ReportStep.Month, "Europe/Berlin", "2026-10-01T00:00:00+02:00")]
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
            IntervalReport.Of(quarters, ReportStep.Day, zone, start.AddDays(-1)));
        Assert.Equal(4, IntervalReport.Of(quarters, ReportStep.Hour, zone, start.AddDays(-1)).Count);
        Assert.Same(quarters, IntervalReport.Of(quarters, ReportStep.QuarterHour, zone, start));
        Assert.Equal([Row("sales", start.AddDays(-1), 3), Row("support", start.AddDays(-1), 7)], IntervalReport.Of(quarters, ReportStep.Total, zone, start.AddDays(-1)));
    }

    /// <summary>Whatever a store adds up piece by piece makes the same report as the quarters do.</summary>
    [Theory]
    [InlineData("Asia/Shanghai", "2026-10-20")]
    [InlineData("Europe/Berlin", "2026-10-20")]
    [InlineData("America/Santiago", "2026-09-01")]
    [InlineData("Australia/Lord_Howe", "2026-09-28")]
    public void Pieces_of_spans_make_whole_intervals(string zoneId, string day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var from = IntervalReport.StartOf(DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture), ReportStep.Day, zone);
        var to = IntervalReport.StartOf(from.AddDays(10.5), ReportStep.Day, zone);
        var quarters = new List<IntervalRow>();
        for (var at = from; at < to; at += QuarterHour.Length)
            quarters.Add(Row("support", at.ToUniversalTime(), quarters.Count));
        foreach (var step in Enum.GetValues<ReportStep>())
        {
            var pieces = IntervalReport.Spans(from, to, step, zone).SelectMany(span => quarters
                .Where(row => row.At >= span.From && row.At < span.To)
                .GroupBy(row => (int)((row.At - span.From) / QuarterHour.Length) / span.Quarters)
                .Select(piece => new IntervalRow("support", piece.First().At, FigureSums.Of(piece.Select(row => row.Sums))))).ToList();
            Assert.Equal(IntervalReport.Of(quarters, step, zone, from), IntervalReport.Of(pieces, step, zone, from));
        }
    }

    private static IntervalRow Row(string queue, DateTimeOffset at, long offered) => new(queue, at, new FigureSums { [Measure.Offered] = offered });
}
