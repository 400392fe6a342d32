using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Audits;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Gateway.Reports;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class ReportTests
{
    private const string Path = "/t/acme/api/v1/reports";
    private const string Day = "from=2026-11-26T00:00:00%2B08:00&to=2026-11-27T00:00:00%2B08:00";
    private static readonly DateTimeOffset Nine = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_supervisor_reads_what_was_counted_by_interval_and_in_total()
    {
        await using var gateway = await StartAsync();
        var (status, report) = await gateway.SendAsync(HttpMethod.Get, $"{Path}/intervals?{Day}&interval=1h&group=queue", await gateway.AsSupervisorAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["2026-11-26T09:00:00+08:00", "2026-11-26T10:00:00+08:00"], Rows(report).Select(row => row.GetProperty("at").GetString()));
        var nine = Rows(report)[0].GetProperty("figures");
        Assert.Equal((2, 1, 1, 0.5), (nine.GetProperty("offered").GetInt32(), nine.GetProperty("answered").GetInt32(),
            nine.GetProperty("abandoned").GetInt32(), nine.GetProperty("serviceLevel").GetDouble()));
        Assert.Equal((10_000, 90_000), (nine.GetProperty("averageSpeedOfAnswerMs").GetInt32(), nine.GetProperty("averageHandlingMs").GetInt32()));
        var total = Assert.Single(report.GetProperty("totals").EnumerateArray());
        Assert.Equal(("support", 3), (total.GetProperty("party").GetString(), total.GetProperty("figures").GetProperty("offered").GetInt32()));
        foreach (var interval in new[] { "day", "week", "month", "total" })
        {
            var row = Assert.Single(Rows((await gateway.SendAsync(HttpMethod.Get, $"{Path}/intervals?{Day}&interval={interval}", await gateway.AsSupervisorAsync())).Json));
            Assert.Equal(("2026-11-26T00:00:00+08:00", 3), (row.GetProperty("at").GetString(), row.GetProperty("figures").GetProperty("offered").GetInt32()));
        }
    }

    [Theory]
    [InlineData("agent", "1001", "occupancy", 0.5)]
    [InlineData("number", "+862110000000", "abandonRate", 0.3333)]
    public async Task Agents_and_numbers_have_theirs(string group, string party, string figure, double value)
    {
        await using var gateway = await StartAsync();
        var report = (await gateway.SendAsync(HttpMethod.Get, $"{Path}/intervals?{Day}&interval=day&group={group}&party={Uri.EscapeDataString(party)}",
            await gateway.AsAdminAsync())).Json;
        var row = Assert.Single(Rows(report));
        Assert.Equal((party, value), (row.GetProperty("party").GetString(), row.GetProperty("figures").GetProperty(figure).GetDouble()));
    }

    [Fact]
    public async Task A_team_has_the_sums_of_its_agents()
    {
        var agents = new[] { "1001", "1002", "1003" };
        var catalog = new CatalogSnapshot(1,
        [
            new AgentDocument("acme", "1001", "Ann", []) { Team = "blue" }, new AgentDocument("acme", "1002", "Bob", []) { Team = "blue" },
            new AgentDocument("acme", "1003", "Cyd", []),
        ]);
        var row = Assert.Single(TeamRows.Of([.. agents.Select(agent => new IntervalRow(agent, Nine, new FigureSums { [Measure.Handled] = 2 }))], catalog, "acme", null));
        Assert.Equal(("blue", Nine, 4L), (row.Party, row.At, row.Sums[Measure.Handled]));
        await using var gateway = await StartAsync();
        var report = (await gateway.SendAsync(HttpMethod.Get, $"{Path}/intervals?{Day}&group=team", await gateway.AsAdminAsync())).Json;
        Assert.Empty(Rows(report));
    }

    [Fact]
    public async Task Live_figures_tell_of_today_and_of_the_last_minutes()
    {
        await using var gateway = await StartAsync();
        gateway.Stores.Time.Advance(Nine.AddMinutes(70) - gateway.Stores.Time.GetUtcNow());
        var (status, live) = await gateway.SendAsync(HttpMethod.Get, $"{Path}/live?minutes=15", await gateway.AsSupervisorAsync());
        Assert.Equal((HttpStatusCode.OK, 15), (status, live.GetProperty("minutes").GetInt32()));
        var support = Assert.Single(live.GetProperty("items").EnumerateArray(), item => item.GetProperty("queue").GetString() == "support");
        Assert.Equal((3, 2, 1), (support.GetProperty("today").GetProperty("offered").GetInt32(), support.GetProperty("today").GetProperty("answered").GetInt32(),
            support.GetProperty("today").GetProperty("abandoned").GetInt32()));
        Assert.Equal((1, 1.0, 5_000), (support.GetProperty("recent").GetProperty("offered").GetInt32(), support.GetProperty("recent").GetProperty("serviceLevel").GetDouble(),
            support.GetProperty("recent").GetProperty("longestWaitMs").GetInt32()));
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.SendAsync(HttpMethod.Get, $"{Path}/live?minutes=0", await gateway.AsSupervisorAsync())).Status);
    }

    [Fact]
    public async Task The_audit_of_live_state_tells_what_it_healed()
    {
        await using var gateway = await StartAsync();
        var found = new LiveFinding(LiveFault.AgentHeldForNothing, "support", GrainKey.Call("acme", "01A"), "1001", Nine, 9_000);
        gateway.Stores.Grains.GetGrain<ILiveAuditGrain>(GrainKey.LiveAudit("acme")).Show().Returns(new LiveAuditView(Nine, 9_000, 0, [found]));
        var (status, audit) = await gateway.SendAsync(HttpMethod.Get, $"{Path}/live-audit", await gateway.AsSupervisorAsync());
        Assert.Equal((HttpStatusCode.OK, 9_000, 0), (status, audit.GetProperty("stuckAgentMs").GetInt32(), audit.GetProperty("stuckCallMs").GetInt32()));
        var latest = Assert.Single(audit.GetProperty("latest").EnumerateArray());
        Assert.Equal(("agentHeldForNothing", "01A"), (latest.GetProperty("fault").GetString(), latest.GetProperty("callId").GetString()));
    }

    [Fact]
    public async Task A_csv_file_is_safe_to_open()
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.SendRawAsync(HttpMethod.Get, $"{Path}/intervals?{Day}&interval=day&group=number&format=csv", (await gateway.AsAdminAsync()).AccessToken);
        Assert.Equal(("text/csv", "number-2026-11-26.csv"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");
        Assert.Equal("at,party,offered,answered,answeredInTarget", string.Join(',', lines[0].Split(',')[..5]));
        Assert.Equal("2026-11-26T00:00:00+08:00,'+862110000000,3,2,2", string.Join(',', lines[1].Split(',')[..5]));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613800000001", "'+8613800000001")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("1001", "1001")]
    [InlineData("", "")]
    public void A_text_is_no_formula(string text, string field) => Assert.Equal(field, CsvField.Of(text));

    [Fact]
    public void A_number_stays_a_number() => Assert.Equal(("-5", "0.25", ""), (CsvField.Of(-5L), CsvField.Of(0.25), CsvField.Of(null)));

    [Theory]
    [InlineData("en", "Service level")]
    [InlineData("zh-CN", "服务水平")]
    public async Task A_spreadsheet_has_headings_in_the_readers_language_and_numbers_as_numbers(string language, string heading)
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.SendRawAsync(HttpMethod.Get, $"{Path}/intervals?{Day}&interval=day&format=xlsx", (await gateway.AsAdminAsync()).AccessToken, null, ("Accept-Language", language));
        Assert.Equal("queue-2026-11-26.xlsx", answer.Content.Headers.ContentDisposition?.FileName);
        using var file = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(file.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.Contains(heading, sheet, StringComparison.Ordinal);
        Assert.Contains("<v>3</v>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeat_calls_tell_what_was_resolved_at_once()
    {
        await using var gateway = await StartAsync();
        var items = (await gateway.SendAsync(HttpMethod.Get, $"{Path}/first-contact?{Day}&days=1", await gateway.AsSupervisorAsync())).Json.GetProperty("items");
        var support = Assert.Single(items.EnumerateArray());
        Assert.Equal((2, 1, 0.5), (support.GetProperty("contacts").GetInt32(), support.GetProperty("repeated").GetInt32(), support.GetProperty("resolution").GetDouble()));
    }

    [Theory]
    [InlineData("intervals?from=2026-11-26T00:00:00Z&to=2026-11-26T00:00:00Z")]
    [InlineData("intervals?from=2026-11-26T00:01:00Z&to=2026-11-26T01:00:00Z")]
    [InlineData("intervals?from=2026-11-26T00:00:00Z&to=2026-11-26T01:01:00Z")]
    [InlineData("intervals?from=2026-01-01T00:00:00Z&to=2026-11-26T00:00:00Z")]
    [InlineData("intervals?from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z&interval=day")]
    [InlineData("intervals?from=2026-11-26T00:00:00Z&to=2026-11-26T01:00:00Z&interval=5m")]
    [InlineData("intervals?from=2026-11-26T00:00:00Z&to=2026-11-26T01:00:00Z&group=room")]
    [InlineData("intervals?from=2026-11-26T00:00:00Z&to=2026-11-26T01:00:00Z&format=pdf")]
    [InlineData("first-contact?from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z&days=31")]
    [InlineData("first-contact?from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z&group=agent")]
    public async Task What_cannot_be_asked_is_refused(string question)
    {
        await using var gateway = await StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Get, $"{Path}/{question}", await gateway.AsAdminAsync());
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_parameter"), (status, problem.Code()));
    }

    [Fact]
    public async Task Agents_read_no_reports() => Assert.Equal(HttpStatusCode.Forbidden, await StatusForAgentAsync());

    private static async Task<HttpStatusCode> StatusForAgentAsync()
    {
        await using var gateway = await StartAsync();
        return (await gateway.SendAsync(HttpMethod.Get, $"{Path}/intervals?{Day}", await gateway.AsAgentAsync())).Status;
    }

    private static async Task<GatewayUnderTest> StartAsync()
    {
        var gateway = await GatewayUnderTest.StartAsync();
        var figures = gateway.Stores.Figures;
        figures.Count(Call(TestHouse.Acme, "01A", Nine, waitS: 10, talkS: 60));
        figures.Count(Call(TestHouse.Acme, "01B", Nine.AddMinutes(20), waitS: 40, talkS: null));
        figures.Count(Call(TestHouse.Acme, "01C", Nine.AddHours(1), waitS: 5, talkS: 30, from: "+8613800000002"));
        figures.Count(Call(TestHouse.Other, "01D", Nine, waitS: 10, talkS: 60));
        await figures.AddAsync(TestHouse.Acme, "1001",
        [
            new(AgentPresence.Ready, Nine.AddSeconds(-60), Nine),
            new(AgentPresence.Ringing, Nine, Nine.AddSeconds(10)),
            new(AgentPresence.Talking, Nine.AddSeconds(10), Nine.AddSeconds(30)),
            new(AgentPresence.WrapUp, Nine.AddSeconds(30), Nine.AddSeconds(60), null, "support", "call:acme/01A"),
        ], CancellationToken.None);
        return gateway;
    }

    private static List<JsonElement> Rows(JsonElement report) => [.. report.GetProperty("rows").EnumerateArray()];

    private static CallRecord Call(string tenant, string callId, DateTimeOffset at, int waitS, int? talkS, string from = "+8613800000001")
    {
        var (answered, ended) = (at.AddSeconds(waitS), at.AddSeconds(waitS + (talkS ?? 0)));
        var offered = new OfferedCall(tenant, callId, $"{callId}@trunk", "trunk-1", from, "+862110000000", "support", "node-1", at);
        var wait = new PathStep(PathStepKind.Queue, "support", at) { To = answered };
        return CallRecord.Open(offered) with
        {
            EndedAt = ended,
            Cause = talkS is null ? EndCause.Abandoned : EndCause.CallerHungUp,
            Legs = [new CallLeg("o1", LegRole.Agent, "1001", at) { Agent = "1001" }],
            Path = talkS is null ? [wait] : [wait, new PathStep(PathStepKind.Talk, "1001", answered) { To = ended, LegId = "o1" }],
        };
    }
}
