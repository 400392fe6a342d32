using Platform.Domain.Calendars;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Calendars;

public class CalendarRulesTests
{
    private static readonly CalendarDocument Plain = new("acme", "main", "Main");

    public static TheoryData<string, CalendarDocument, string> Wrong => new()
    {
        { "nothing", CalendarCases.Office, "" },
        { "its name and id", new("acme", "Main!", ""), ".id: BadSyntax|.name: BadSyntax" },
        { "its zone", Plain with { TimeZone = "Moon/Crater" }, ".timeZone: BadSyntax" },
        { "a day twice", Plain with { Hours = [new([DayOfWeek.Monday], []), new([DayOfWeek.Monday], [])] }, ".hours[1].days: Duplicate" },
        { "no day", Plain with { Hours = [new([(DayOfWeek)9], [])] }, ".hours[0].days: OutOfRange" },
        { "a span", Plain with { Hours = [new([DayOfWeek.Monday], ["9-18"])] }, ".hours[0].open[0]: BadSyntax" },
        { "spans that overlap", Plain with { Hours = [new([DayOfWeek.Monday], ["09:00-12:00", "11:00-13:00"])] }, ".hours[0].open[1]: Overlap" },
        { "too many spans", Plain with { Dates = [new(new DateOnly(2026, 1, 1), "x", [.. Enumerable.Range(0, 13).Select(hour => $"{hour:00}:00-{hour:00}:30")])] }, ".dates[0].open: OutOfRange" },
        { "a date twice", Plain with { Dates = [new(new DateOnly(2026, 1, 1), "")], WorkDays = [new(new DateOnly(2026, 1, 1), (DayOfWeek)7)] }, ".dates[0].name: BadSyntax|.workDays[0].date: Duplicate|.workDays[0].follows: OutOfRange" },
        { "its holidays", Plain with { Holidays = "ZZ", HolidayWorkDays = (DayOfWeek)8 }, ".holidays: UnknownReference|.holidayWorkDays: OutOfRange" },
        { "the switch's prompt", Plain with { Emergency = new(default, "admin", "gone") }, ".emergency.prompt: UnknownReference" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_fault_is_named_with_its_place(string what, CalendarDocument calendar, string faults)
    {
        var found = CatalogRules.Check(With(calendar)).Select(fault => $"{fault.Path}: {fault.Code}");
        Assert.Equal((what, faults), (what, string.Join('|', found).Replace($"tenants[acme].calendars[{calendar.CalendarId}]", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_tenant_has_not_calendars_without_number() =>
        Assert.Equal("tenants[acme].calendars[c50]", Assert.Single(CatalogRules.Check(With([.. Enumerable.Range(0, 51).Select(i => Plain with { CalendarId = $"c{i}" })]))).Path);

    [Fact]
    public void A_file_declares_calendars_and_leaves_their_switch_alone()
    {
        const string House = """
            { "operator": { "name": "Op" }, "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [] } ],
              "tenants": [ { "id": "acme", "name": "Acme", "calendars": [ { "id": "main", "name": "Main", "timeZone": "Asia/Shanghai", "holidays": "CN",
                "hours": [ { "days": [ "monday", "friday" ], "open": [ "09:00-18:00" ] } ],
                "dates": [ { "date": "2026-12-24", "name": "Eve" } ],
                "workDays": [ { "date": "2026-12-26", "follows": "monday" } ] } ] } ] }
            """;
        var plan = Plan(House);
        Assert.Empty(plan.Faults);
        var house = Apply(CatalogSnapshot.Empty, plan.Diff);
        var calendar = house.FindCalendar("acme", "main")!;
        Assert.Equal(("CN", DayOfWeek.Friday, "Eve"), (calendar.Holidays, calendar.Hours[0].Days[1], calendar.Dates[0].Name));
        var closed = new CatalogSnapshot(9, [.. house.Documents.Where(document => document != calendar), calendar with { Emergency = new(Now, "admin", null) }]);
        var export = System.Text.Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(closed, Now)));
        Assert.Empty(Plan(export, closed).Diff.Lines);
        Assert.Equal(["~ calendar acme/main hours: [monday+friday 09:00-18:00] -> [monday+friday 10:00-18:00], dates: [2026-12-24 Eve] -> [2026-12-25 Eve], workDays: [2026-12-26 as monday] -> [2026-12-26 as friday]"],
            Plan(House.Replace("09:00", "10:00", StringComparison.Ordinal).Replace("12-24", "12-25", StringComparison.Ordinal).Replace("\"follows\": \"monday\"", "\"follows\": \"friday\"", StringComparison.Ordinal), closed).Diff.Lines);
    }
}
