using System.Net;
using Platform.Domain.Calendars;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Opening hours, the switch that closes at once, and who used it.</summary>
public sealed class CalendarTests
{
    private static readonly string Calendars = $"{Calls.Root(TestHouse.Acme)}/calendars";
    private static readonly string[] EveryDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] AllDay = ["00:00-24:00"];
    private static readonly string[] Wrong = ["9 to 5"];

    [Fact]
    public async Task A_tenant_says_when_it_is_open_and_asks_whether_it_is()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var (put, calendar) = await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/main", admin,
            new { name = "Main", timeZone = "Asia/Shanghai", holidays = "CN", hours = new[] { new { days = EveryDay, open = AllDay } } });
        Assert.Equal((HttpStatusCode.OK, "main"), (put, calendar.GetProperty("id").GetString()));
        Assert.Equal("Main", (await gateway.SendAsync(HttpMethod.Get, Calendars, admin)).Json.GetProperty("items")[0].GetProperty("name").GetString());
        var holiday = (await gateway.SendAsync(HttpMethod.Get, $"{Calendars}/main/opening?at=2026-10-01T10:00:00%2B08:00", admin)).Json;
        Assert.Equal((false, "holiday", "国庆节", 0), (holiday.GetProperty("isOpen").GetBoolean(), holiday.GetProperty("why").GetString(), holiday.GetProperty("name").GetString(), holiday.GetProperty("warnings").GetArrayLength()));
        Assert.Equal("2026-10-08T00:00:00+08:00", holiday.GetProperty("until").GetString());
        var unknown = (await gateway.SendAsync(HttpMethod.Get, $"{Calendars}/main/opening?at=2030-10-01T10:00:00%2B08:00", admin)).Json;
        Assert.Equal((true, "holidays_unknown"), (unknown.GetProperty("isOpen").GetBoolean(), unknown.GetProperty("warnings")[0].GetProperty("code").GetString()));
        var (refused, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/main", admin, new { name = "Main", hours = new[] { new { days = EveryDay, open = Wrong } } });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (refused, problem.Code()));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Calendars}/main", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Calendars}/main", admin)).Status);
    }

    [Fact]
    public async Task A_supervisor_closes_at_once_and_the_log_tells_who_did()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Catalog.Put(new CalendarDocument(TestHouse.Acme, "main", "Main") { Hours = [new(Enum.GetValues<DayOfWeek>(), AllDay)] });
        var (supervisor, admin) = (await gateway.AsSupervisorAsync(), await gateway.AsAdminAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/main/emergency", supervisor, new { prompt = "gone" })).Status);
        var (closed, calendar) = await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/main/emergency", supervisor, new { });
        Assert.Equal((HttpStatusCode.OK, TestHouse.SupervisorLogin, "emergency"), (closed, calendar.GetProperty("emergency").GetProperty("by").GetString(), calendar.GetProperty("now").GetProperty("why").GetString()));
        await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/main", admin, new { name = "Other" });
        Assert.NotNull(gateway.Stores.Catalog.Current.FindCalendar(TestHouse.Acme, "main")!.Emergency);
        var (opened, after) = await gateway.SendAsync(HttpMethod.Delete, $"{Calendars}/main/emergency", supervisor);
        Assert.Equal((HttpStatusCode.OK, false), (opened, after.TryGetProperty("emergency", out var still) && still.ValueKind != System.Text.Json.JsonValueKind.Null));
        await gateway.SendAsync(HttpMethod.Delete, $"{Calendars}/main/emergency", supervisor);
        var entries = (await gateway.SendAsync(HttpMethod.Get, $"{Calls.Root(TestHouse.Acme)}/audit?subject=calendar%20main", admin)).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(["sue calendar.opened", "sue calendar.closed"], entries.Select(entry => $"{entry.GetProperty("who").GetString()} {entry.GetProperty("action").GetString()}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/main/emergency", await gateway.AsAgentAsync(), new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Put, $"{Calendars}/none/emergency", admin, new { })).Status);
    }
}
