using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Figures;

namespace Platform.Storage.Tests.Contract;

public abstract class FiguresContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Midnight = new(2026, 11, 26, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_call_is_counted_when_its_record_is_closed_and_once()
    {
        var record = Call("acme", "01A", Start.AddMinutes(14));
        await Store.CallRecords.OpenAsync(CallRecord.Open(Offered("acme", "01A", Start.AddMinutes(14))), None);
        Assert.Empty(await Rows(FigureGroup.Queue));
        await Store.CallRecords.CloseAsync(record, [], None);
        await Store.CallRecords.CloseAsync(record with { Cause = EndCause.NodeLost }, [], None);
        await ReopenAsync();
        await Store.CallRecords.CloseAsync(record, [], None);
        var row = Assert.Single(await Rows(FigureGroup.Queue));
        Assert.Equal(("support", Start), (row.Party, row.At));
        Assert.Equal(IntervalSums.Of(CallFacts.Of(record).Stays[0]), row.Sums);
        Assert.Equal("1001", Assert.Single(await Rows(FigureGroup.Agent)).Party);
        Assert.Equal("+862110000000", Assert.Single(await Rows(FigureGroup.Number)).Party);
        var stay = Assert.Single(await Store.Figures.ListStaysAsync("acme", Start, Start.AddHours(1), None));
        Assert.Equal(("01A", "support", "+8613800000001", "+862110000000", Start.AddMinutes(14)), (stay.CallId, stay.Queue, stay.Caller, stay.Number, stay.OfferedAt));
        Assert.Equal(row.Sums, stay.Sums);
    }

    [Fact]
    public async Task Sums_over_intervals_are_those_of_a_recount_from_the_records()
    {
        var random = new Random(7);
        var records = Enumerable.Range(0, 400).Select(i => Drawn(random, $"{i:D4}")).ToList();
        await Task.WhenAll(records.Select(record => Store.CallRecords.CloseAsync(record, [], None)));
        var expected = await Recount();
        foreach (var group in Enum.GetValues<FigureGroup>())
            Assert.Equal(expected[group], (await Rows(group)).Select(row => $"{row.Party} {row.At:O} {row.Sums}"));
        foreach (var (group, step) in from one in Enum.GetValues<FigureGroup>() from other in Enum.GetValues<ReportStep>() select (one, other))
            Assert.Equal(Report(await Rows(group), step), Report(await Added(group, step, null), step));
        Assert.Equal((await Added(FigureGroup.Queue, ReportStep.Day, null)).Where(row => row.Party == "support"), await Added(FigureGroup.Queue, ReportStep.Day, "support"));
        Assert.Equal(records.Count, FigureSums.Of((await Rows(FigureGroup.Queue)).Select(row => row.Sums))[Measure.Offered]);
    }

    [Fact]
    public async Task Records_of_before_the_figures_are_counted_later_and_each_once()
    {
        var random = new Random(8);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Store.CallRecords.CloseAsync(Drawn(random, $"{i:D4}"), [], None)));
        await ExecuteAsync("DELETE FROM interval_sums; DELETE FROM queue_stays; UPDATE call_records SET counted = 0");
        await Store.CallRecords.CloseAsync(Drawn(random, "0050"), [], None);
        await Store.CallRecords.CloseAsync(Drawn(random, "0001"), [], None);
        await Store.CallRecords.OpenAsync(CallRecord.Open(Offered("acme", "0051", Start)), None);
        await using var other = await OpenAsync();
        var found = await Task.WhenAll(Store.Figures.CountOldRecordsAsync(30, None), other.Figures.CountOldRecordsAsync(30, None));
        Assert.All(found, count => Assert.InRange(count, 1, 30));
        while (await Store.Figures.CountOldRecordsAsync(30, None) > 0)
        {
        }

        var expected = await Recount();
        foreach (var group in Enum.GetValues<FigureGroup>())
            Assert.Equal(expected[group], (await Rows(group)).Select(row => $"{row.Party} {row.At:O} {row.Sums}"));
    }

    [Fact]
    public async Task An_agents_times_are_added_once_however_they_come_again()
    {
        AgentStretch[] times =
        [
            new(AgentPresence.Ready, Start, Start.AddMinutes(20)),
            new(AgentPresence.Talking, Start.AddMinutes(20), Start.AddMinutes(21), null, "support", "call:acme/01A"),
            new(AgentPresence.WrapUp, Start.AddMinutes(21), Start.AddMinutes(22), null, "support", "call:acme/01A"),
            new(AgentPresence.Break, Start.AddMinutes(22), Start.AddMinutes(31), "lunch"),
        ];
        await Store.Figures.AddAsync("acme", "1001", times[..2], None);
        await Store.Figures.AddAsync("acme", "1001", times, None);
        await Store.Figures.AddAsync("acme", "1001", times, None);
        await Store.Figures.AddAsync("globex", "1001", times[..1], None);
        Assert.Equal(times, await Store.Figures.ListStretchesAsync("acme", "1001", Start, Start.AddHours(1), None));
        var expected = IntervalSums.Of("1001", times);
        Assert.Equal(expected.Where(pair => pair.Key.Group == FigureGroup.Agent).OrderBy(pair => pair.Key.Quarter).Select(pair => pair.Value),
            (await Rows(FigureGroup.Agent)).Select(row => row.Sums));
        Assert.Equal(60_000, Assert.Single(await Rows(FigureGroup.Queue)).Sums[Measure.WrapUpMs]);
    }

    [Fact]
    public async Task Figures_are_listed_by_span_and_party_and_never_a_strangers()
    {
        await Store.CallRecords.CloseAsync(Call("acme", "01A", Start), [], None);
        await Store.CallRecords.CloseAsync(Call("acme", "01B", Start.AddMinutes(15), queue: "sales"), [], None);
        await Store.CallRecords.CloseAsync(Call("globex", "01C", Start), [], None);
        Assert.Equal(["support", "sales"], (await Rows(FigureGroup.Queue)).Select(row => row.Party));
        Assert.Equal(["sales"], (await Store.Figures.ListAsync("acme", FigureGroup.Queue, Start.AddMinutes(1), Start.AddMinutes(30), null, None)).Select(row => row.Party));
        Assert.Empty(await Store.Figures.ListAsync("acme", FigureGroup.Queue, Start, Start.AddMinutes(15), "sales", None));
        Assert.Equal(["support"], (await Store.Figures.ListAsync("acme", FigureGroup.Queue, Start, Start.AddMinutes(15), "support", None)).Select(row => row.Party));
        Assert.Equal("01C", Assert.Single(await Store.Figures.ListStaysAsync("globex", Start, Start.AddHours(1), None)).CallId);
        Assert.Empty(await Store.Figures.ListAsync("nobody", FigureGroup.Queue, Start, Start.AddHours(1), null, None));
    }

    [Fact]
    public async Task A_call_is_repeated_when_its_number_calls_again_in_time()
    {
        var other = "+8613800000002";
        await Store.CallRecords.CloseAsync(Call("acme", "01A", Start), [], None);
        await Store.CallRecords.CloseAsync(Call("acme", "01B", Start.AddDays(3), queue: "sales", talkS: null), [], None);
        await Store.CallRecords.CloseAsync(Call("acme", "01C", Start.AddDays(10).AddSeconds(1)), [], None);
        await Store.CallRecords.CloseAsync(Call("acme", "01D", Start, queue: "sales") with { From = other }, [], None);
        await Store.CallRecords.CloseAsync(Call("globex", "01E", Start.AddDays(1)) with { From = other }, [], None);
        await Store.CallRecords.CloseAsync(Call("acme", "01F", Start) with { From = "anonymous" }, [], None);
        var (from, to, week) = (Start, Start.AddDays(30), TimeSpan.FromDays(7));
        Assert.Equal([new("sales", 1, 0), new("support", 2, 1)], await Store.Figures.ListRepeatsAsync("acme", FigureGroup.Queue, from, to, week, None));
        Assert.Equal([new("+862110000000", 3, 1)], await Store.Figures.ListRepeatsAsync("acme", FigureGroup.Number, from, to, week, None));
        Assert.Equal([new("sales", 1, 0), new("support", 2, 0)],
            await Store.Figures.ListRepeatsAsync("acme", FigureGroup.Queue, from, to, TimeSpan.FromDays(2), None));
        Assert.Empty(await Store.Figures.ListRepeatsAsync("acme", FigureGroup.Queue, to, to.AddDays(1), week, None));
    }

    [Fact]
    public async Task Every_measure_of_a_group_is_added_up()
    {
        var told = Call("acme", "01A", Start);
        told = told with { Path = [told.Path[0], new PathStep(PathStepKind.Announcement, "support", Start.AddSeconds(2)) { ExpectedMs = 30_000 }, .. told.Path.Skip(1)] };
        await Store.CallRecords.CloseAsync(told, [], None);
        await Store.Figures.AddAsync("acme", "1001",
        [
            .. Enum.GetValues<AgentPresence>().Where(presence => presence != AgentPresence.Offline)
                .Select((presence, i) => new AgentStretch(presence, Start.AddMinutes(i), Start.AddMinutes(i + 1), null, "support")),
        ], None);
        Assert.Equal(1, FigureSums.Of((await Rows(FigureGroup.Queue)).Select(row => row.Sums))[Measure.WaitsTold]);
        foreach (var group in Enum.GetValues<FigureGroup>())
            Assert.Equal(Report(await Rows(group), ReportStep.Day), Report(await Added(group, ReportStep.Day, null), ReportStep.Day));
    }

    private Task<IReadOnlyList<IntervalRow>> Added(FigureGroup group, ReportStep step, string? party) =>
        Store.Figures.SumAsync("acme", group, IntervalReport.Spans(Midnight.AddDays(-1), Midnight.AddDays(2), step, Zone), party, None);

    private static IReadOnlyList<IntervalRow> Report(IReadOnlyList<IntervalRow> rows, ReportStep step) =>
        IntervalReport.Of(rows, step, Zone, Midnight.AddDays(-1));

    private Task<IReadOnlyList<IntervalRow>> Rows(FigureGroup group) =>
        Store.Figures.ListAsync("acme", group, Start.AddDays(-1), Start.AddDays(2), null, None);

    /// <summary>The slow way: every record is read and counted anew.</summary>
    private async Task<Dictionary<FigureGroup, IEnumerable<string>>> Recount()
    {
        var records = await Store.CallRecords.ListAsync("acme", new CallQuery(Limit: CallQuery.MaxLimit), None);
        var sums = records.Where(record => record.EndedAt is not null)
            .SelectMany(record => IntervalSums.Of(CallFacts.Of(record), record.To))
            .GroupBy(pair => pair.Key)
            .Select(group => (group.Key, Sums: FigureSums.Of(group.Select(pair => pair.Value))))
            .OrderBy(pair => pair.Key.Quarter).ThenBy(pair => pair.Key.Party, StringComparer.Ordinal)
            .ToLookup(pair => pair.Key.Group, pair => $"{pair.Key.Party} {QuarterHour.StartOf(pair.Key.Quarter):O} {pair.Sums}");
        return Enum.GetValues<FigureGroup>().ToDictionary(group => group, group => sums[group]);
    }

    private static CallRecord Drawn(Random random, string callId)
    {
        var at = Start.AddSeconds(random.Next(86_000));
        return Call("acme", callId, at, waitS: random.Next(60), talkS: random.Next(4) == 0 ? null : random.Next(600),
            queue: random.Next(3) == 0 ? "sales" : "support", agent: $"{1001 + random.Next(5)}");
    }

    /// <param name="talkS">Null when nobody answered.</param>
    private static CallRecord Call(string tenant, string callId, DateTimeOffset at, int waitS = 12, int? talkS = 60, string queue = "support",
        string agent = "1001")
    {
        var (answered, ended) = (at.AddSeconds(waitS), at.AddSeconds(waitS + (talkS ?? 0)));
        var wait = new PathStep(PathStepKind.Queue, queue, at) { To = answered };
        var talk = new PathStep(PathStepKind.Talk, agent, answered) { To = ended, LegId = "o1" };
        return CallRecord.Open(Offered(tenant, callId, at)) with
        {
            EndedAt = ended,
            Cause = talkS is null ? EndCause.Abandoned : EndCause.CallerHungUp,
            Legs = talkS is null ? [] : [new CallLeg("o1", LegRole.Agent, agent, at) { Agent = agent }],
            Path = talkS is null ? [wait] : [wait, talk],
        };
    }

    private static OfferedCall Offered(string tenant, string callId, DateTimeOffset at) =>
        new(tenant, callId, $"{callId}@trunk", "trunk-1", "+8613800000001", "+862110000000", "support", "node-1", at);
}
