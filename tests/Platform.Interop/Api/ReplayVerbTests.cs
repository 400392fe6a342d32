using System.Text.Json;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Storage;

namespace Platform.Interop.Api;

/// <summary>A past day with one agent and two callers, of whom one leaves while the agent talks.</summary>
public sealed class ReplayVerbTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTime Day = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Zone).Date.AddDays(-1);
    private static readonly DateTimeOffset Nine = new DateTimeOffset(Day, TimeSpan.FromHours(8)).AddHours(9);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_past_day_is_played_again_and_with_somebody_more()
    {
        using var folder = new TempFolder("replay");
        await WriteDay(folder);
        var unchanged = await Replay(folder, 0);
        Assert.Contains("Played again unchanged, the day comes out as it was.", unchanged, StringComparison.Ordinal);
        var proposed = folder.Write("proposed.json", """{ "staffing": [{ "like": "1001", "add": 1 }] }""");
        Assert.Contains("1 agent more: 1 caller who left would have been answered.", await Replay(folder, 0, "--with", proposed), StringComparison.Ordinal);
        var json = JsonDocument.Parse(await Replay(folder, 0, "--with", proposed, "--format", "json")).RootElement;
        var answered = json.GetProperty("rows").EnumerateArray().First(row => (row.GetProperty("of").GetString(), row.GetProperty("figure").GetString()) == ("support", "answered"));
        Assert.Equal((1, 1, 2), (answered.GetProperty("recorded").GetInt32(), answered.GetProperty("unchanged").GetInt32(), answered.GetProperty("proposed").GetInt32()));
        Assert.Contains("support,answered,count,1,1,2", await Replay(folder, 0, "--with", proposed, "--format", "csv"), StringComparison.Ordinal);
        var wrong = folder.Write("wrong.json", """{ "agents": [{ "id": "1001", "queues": ["moon"] }] }""");
        Assert.Contains("$.agents[0].queues[0]: The tenant has no queue moon.", await Replay(folder, 1, "--with", wrong), StringComparison.Ordinal);
    }

    private static async Task<string> Replay(TempFolder folder, int expectedCode, params string[] more)
    {
        await using var process = RunningProcess.Start("dotnet",
            [PlatformServer.Binary, "replay", "--tenant", "acme", "--day", $"{Day:yyyy-MM-dd}", .. more], folder.Path,
            new Dictionary<string, string> { [PlatformEnvironment.Data] = folder.Path });
        var code = await process.WaitForExit(Timeout);
        var text = string.Join('\n', process.Lines);
        Assert.True(code == expectedCode, $"Exit code {code}:\n{text}");
        return text;
    }

    private static async Task WriteDay(TempFolder folder)
    {
        await using var store = PlatformStore.Open(new StorageOptions { ConnectionString = $"Data Source={folder.File("platform.db")}" }, TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        List<CatalogDocument> declared =
        [
            new OperatorDocument("Op"), new PriceListDocument("standard", "CNY", [], [new SeatPrice("voice", 90)]), new TenantDocument("acme", "Acme"),
            new SeatRentalDocument("acme", "voice", SeatKind.Concurrent, 1, new DateOnly(2026, 1, 1)),
            new QueueDocument("acme", "support", "Support"), new AgentDocument("acme", "1001", "Ann", ["support"]),
        ];
        await store.CatalogStore.CommitAsync(0, CatalogDiff.Between(CatalogSnapshot.Empty, declared, TimeProvider.System.GetUtcNow()), CancellationToken.None);
        await store.CallRecords.CloseAsync(Answered("01A", Nine.AddMinutes(1)), [], CancellationToken.None);
        await store.CallRecords.CloseAsync(Left("01B", Nine.AddMinutes(2)), [], CancellationToken.None);
        await store.Figures.AddAsync("acme", "1001",
        [
            new(AgentPresence.Ready, Nine, Nine.AddMinutes(1)),
            new(AgentPresence.Ringing, Nine.AddMinutes(1), Nine.AddSeconds(65), null, "support", "call:acme/01A"),
            new(AgentPresence.Talking, Nine.AddSeconds(65), Nine.AddMinutes(5), null, "support", "call:acme/01A"),
            new(AgentPresence.WrapUp, Nine.AddMinutes(5), Nine.AddSeconds(310), null, "support", "call:acme/01A"),
            new(AgentPresence.Ready, Nine.AddSeconds(310), Nine.AddHours(1)),
        ], CancellationToken.None);
    }

    private static CallRecord Answered(string callId, DateTimeOffset at)
    {
        var (answered, ended) = (at.AddSeconds(5), Nine.AddMinutes(5));
        return Open(callId, at) with
        {
            EndedAt = ended,
            ConnectedAt = answered,
            Cause = EndCause.CallerHungUp,
            Agent = "1001",
            Legs = [Caller(at, ended), new CallLeg("o1", LegRole.Agent, "1001", at) { Agent = "1001", AnsweredAt = answered, EndedAt = ended }],
            Offers = [new CallOffer("o1", "1001", at, new OfferReason("longest_idle", 1, 1, [])) { Outcome = OfferOutcome.Answered, EndedAt = answered }],
            Path = [new PathStep(PathStepKind.Queue, "support", at) { To = answered }, new PathStep(PathStepKind.Talk, "1001", answered) { To = ended, LegId = "o1" }],
        };
    }

    private static CallRecord Left(string callId, DateTimeOffset at) => Open(callId, at) with
    {
        EndedAt = at.AddMinutes(1),
        Cause = EndCause.Abandoned,
        Legs = [Caller(at, at.AddMinutes(1))],
        Path = [new PathStep(PathStepKind.Queue, "support", at) { To = at.AddMinutes(1) }],
    };

    private static CallLeg Caller(DateTimeOffset at, DateTimeOffset ended) =>
        new(CallState.CallerLegId, LegRole.Caller, "+8613800000001", at) { AnsweredAt = at, EndedAt = ended };

    private static CallRecord Open(string callId, DateTimeOffset at) => CallRecord.Open(
        new("acme", callId, $"{callId}@trunk", "trunk-1", "+8613800000001", "+862110000000", "support", "node-1", at)) with { AnsweredAt = at };
}
