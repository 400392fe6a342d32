using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;

namespace Platform.Storage.Tests.Contract;

public abstract class RecordingsContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly DateTimeOffset Start = Samples.Moment;

    [Fact]
    public async Task What_is_written_comes_back()
    {
        await Store.Recordings.OpenAsync(Open("c1"), None);
        Assert.Equal(Samples.Json(Open("c1")), Samples.Json(await Find("c1")));
        await Store.Recordings.OpenAsync(Open("c1") with { Agents = ["1001", "1002"], Queues = ["support", "sales"] }, None);
        var closed = Closed(Open("c1"), 61_240) with { Fault = RecordingFault.Overloaded };
        await Store.Recordings.CloseAsync(closed, None);
        Assert.Equal(Samples.Json(closed with { Agents = ["1001", "1002"], Queues = ["support", "sales"] }), Samples.Json(await Find("c1")));
    }

    [Fact]
    public async Task A_closed_recording_is_not_closed_again_and_one_without_entry_gets_one()
    {
        var closed = Closed(Open("c1"), 5_000);
        await Store.Recordings.CloseAsync(closed, None);
        await Store.Recordings.CloseAsync(Closed(Open("c1"), 9_000) with { State = RecordingState.Recovered }, None);
        Assert.Equal(Samples.Json(closed), Samples.Json(await Find("c1")));
        Assert.Equal(["c1"], await List(new RecordingQuery(Agent: "1001")));
    }

    [Fact]
    public async Task Recordings_are_found_by_each_of_number_agent_queue_time_and_length()
    {
        for (var i = 0; i < 6; i++)
        {
            var open = Open($"c{i}", Start.AddMinutes(i)) with
            {
                Agents = i % 2 == 0 ? ["1001"] : ["1001", "1002"],
                Queues = [i < 3 ? "support" : "sales"],
                From = $"+86138{i}",
            };
            await Store.Recordings.OpenAsync(open, None);
            if (i < 5)
                await Store.Recordings.CloseAsync(Closed(open, 10_000 * (i + 1)), None);
        }

        Assert.Equal(["c5", "c4", "c3", "c2", "c1", "c0"], await List(new RecordingQuery()));
        Assert.Equal(["c5", "c3", "c1"], await List(new RecordingQuery(Agent: "1002")));
        Assert.Equal(["c2", "c1", "c0"], await List(new RecordingQuery(Queue: "support")));
        Assert.Equal(["c1"], await List(new RecordingQuery(Queue: "support", Agent: "1002")));
        Assert.Equal(["c4"], await List(new RecordingQuery(Number: "+861384")));
        Assert.Equal(6, (await List(new RecordingQuery(Number: "+862110000000"))).Length);
        Assert.Equal(["c3", "c2"], await List(new RecordingQuery(From: Start.AddMinutes(2), To: Start.AddMinutes(4))));
        Assert.Equal(["c4", "c3"], await List(new RecordingQuery(MinLengthMs: 40_000)));
        Assert.Equal(["c1", "c0"], await List(new RecordingQuery(MaxLengthMs: 20_000, Agent: "1001")));
        Assert.Equal(["c3", "c2"], await List(new RecordingQuery(Before: "c4", Limit: 2)));
        Assert.Equal(["c1"], await List(new RecordingQuery(Before: "c3", Limit: 2, Agent: "1002")));
        Assert.Empty(await Store.Recordings.ListAsync("other", new RecordingQuery(), None));
    }

    [Fact]
    public async Task Faults_are_listed_and_kept_apart_from_the_sound()
    {
        await Store.Recordings.CloseAsync(Closed(Open("c1"), 1_000), None);
        await Store.Recordings.CloseAsync(Open("c2") with { State = RecordingState.Missing, Fault = RecordingFault.DiskFull }, None);
        await Store.Recordings.NoteFaultAsync("acme", "c1", RecordingState.Missing, RecordingFault.FileGone, None);
        Assert.Equal(["c2", "c1"], await List(new RecordingQuery(FaultyOnly: true)));
        Assert.Equal((RecordingState.Missing, RecordingFault.FileGone), ((await Find("c1"))!.State, (await Find("c1"))!.Fault!.Value));
    }

    [Fact]
    public async Task A_recording_that_was_missing_is_closed_again_when_its_file_is_found()
    {
        await Store.Recordings.OpenAsync(Open("c1") with { Agents = ["1001", "1002"] }, None);
        await Store.Recordings.CloseAsync(Open("c1") with { State = RecordingState.Missing, Fault = RecordingFault.FileGone }, None);
        var found = Closed(Open("c1"), 9_000) with { State = RecordingState.Recovered };
        await Store.Recordings.CloseAsync(found, None);
        Assert.Equal(Samples.Json(found with { Agents = ["1001", "1002"] }), Samples.Json(await Find("c1")));
        await Store.Recordings.CloseAsync(Open("c1") with { State = RecordingState.Missing, Fault = RecordingFault.FileGone }, None);
        Assert.Equal(RecordingState.Recovered, (await Find("c1"))!.State);
    }

    [Fact]
    public async Task What_is_open_or_due_is_found_by_its_node()
    {
        await Store.Recordings.OpenAsync(Open("c1"), None);
        await Store.Recordings.OpenAsync(Open("c2") with { Node = "node-2" }, None);
        Assert.Equal(["c1"], (await Store.Recordings.ListOpenAsync("node-1", None)).Select(found => found.CallId));
        await Store.Recordings.CloseAsync(Closed(Open("c1"), 1_000), None);
        Assert.Empty(await Store.Recordings.ListOpenAsync("node-1", None));
        Assert.Empty(await Store.Recordings.ListDueAsync("node-1", Start.AddDays(89), 10, None));
        Assert.Equal(["c1"], (await Store.Recordings.ListDueAsync("node-1", Start.AddDays(91), 10, None)).Select(found => found.CallId));
    }

    [Fact]
    public async Task Nodes_are_known_as_long_as_they_have_recordings()
    {
        await Store.Recordings.OpenAsync(Open("c1") with { Node = "node-2" }, None);
        await Store.Recordings.CloseAsync(Closed(Open("c2"), 1_000), None);
        await Store.Recordings.CloseAsync(Closed(Open("c3") with { Node = "node-3" }, 1_000), None);
        await Store.Recordings.DeleteAsync("acme", "c3", new AuditEntry("acme", "01A", Start, "admin", AuditActions.RecordingDeleted, "c3", ""), None);
        Assert.Equal(["node-1", "node-2"], await Store.Recordings.ListNodesAsync(None));
    }

    [Fact]
    public async Task Deleting_leaves_a_mark_and_an_entry_in_the_audit_log()
    {
        await Store.Recordings.CloseAsync(Closed(Open("c1"), 1_000), None);
        var entry = new AuditEntry("acme", "01A", Start, "admin", "recording.deleted", "c1", "");
        await Store.Recordings.DeleteAsync("acme", "c1", entry, None);
        Assert.Empty(await List(new RecordingQuery()));
        Assert.Equal(RecordingState.Deleted, (await Find("c1"))!.State);
        Assert.Empty(await Store.Recordings.ListDueAsync("node-1", Start.AddDays(91), 10, None));
        Assert.Equal([entry], await Store.AuditLog.ListAsync("acme", new AuditQuery(), None));
    }

    [Fact]
    public async Task The_audit_log_is_read_newest_first_by_who_and_by_what()
    {
        AuditEntry[] entries =
        [
            new("acme", "01A", Start, "admin", "recording.listened", "c1", "0-10 s"),
            new("acme", "01B", Start.AddSeconds(1), "lead", "recording.listened", "c1", "all"),
            new("acme", "01C", Start.AddSeconds(2), "admin", "recording.listened", "c2", "all"),
        ];
        foreach (var entry in entries.Append(new AuditEntry("other", "01A", Start, "admin", "x", "c1", "")))
            await Store.AuditLog.AddAsync(entry, None);
        await Store.AuditLog.AddAsync(entries[1] with { Detail = "said again" }, None);
        Assert.Equal(entries.Reverse(), await Store.AuditLog.ListAsync("acme", new AuditQuery(), None));
        Assert.Equal([entries[2], entries[0]], await Store.AuditLog.ListAsync("acme", new AuditQuery(Who: "admin"), None));
        Assert.Equal([entries[0]], await Store.AuditLog.ListAsync("acme", new AuditQuery(Before: "01B", Subject: "c1", Limit: 1), None));
    }

    [Fact]
    public async Task The_audit_log_is_read_by_time_and_by_action()
    {
        var entries = Enumerable.Range(0, 4).Select(minute => new AuditEntry("acme", $"{UlidTime.Of(Start.AddMinutes(minute))}X", Start.AddMinutes(minute),
            "sue", minute % 2 == 0 ? AuditActions.SupervisionBegan : AuditActions.SupervisionEnded, "c1", "agent 1001, listen")).ToArray();
        foreach (var entry in entries)
            await Store.AuditLog.AddAsync(entry, None);
        Assert.Equal([entries[2], entries[1]], await Store.AuditLog.ListAsync("acme", new AuditQuery(From: Start.AddMinutes(1), To: Start.AddMinutes(3)), None));
        Assert.Equal([entries[2], entries[0]], await Store.AuditLog.ListAsync("acme", new AuditQuery(Action: AuditActions.SupervisionBegan), None));
        Assert.Equal(entries.Reverse(), await Store.AuditLog.ListAsync("acme", new AuditQuery(From: DateTimeOffset.MinValue, To: DateTimeOffset.MaxValue), None));
    }

    private async Task<string[]> List(RecordingQuery query) =>
        [.. (await Store.Recordings.ListAsync("acme", query, None)).Select(found => found.CallId)];

    private Task<Recording?> Find(string callId) => Store.Recordings.FindAsync("acme", callId, None);

    private static Recording Open(string callId, DateTimeOffset? at = null) =>
        new("acme", callId, "node-1", "+8613800000001", "+862110000000", CallDirection.Inbound, (at ?? Start).ToUniversalTime(), ["1001"], ["support"]);

    private static Recording Closed(Recording open, long lengthMs) => open with
    {
        State = RecordingState.Complete,
        EndedAt = open.StartedAt.AddMilliseconds(lengthMs),
        File = new RecordedFile(lengthMs, lengthMs * 16, (int)(lengthMs / 500), "ab12", [new RecordingGap(2_000, open.StartedAt.AddSeconds(2), 1_500)]),
        KeepUntil = open.StartedAt.AddDays(90),
    };
}
