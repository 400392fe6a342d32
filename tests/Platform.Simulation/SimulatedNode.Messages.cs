using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Testing;

namespace Platform.Simulation;

/// <summary>Messages: callers speak until they press a key, fall silent or hang up; their files are closed a moment later, and entered.</summary>
public sealed partial class SimulatedNode
{
    private const int ClosingS = 1;
    private static readonly TimeSpan YoungestLost = TimeSpan.FromMinutes(1);

    /// <summary>The index of recordings.</summary>
    public required MemoryRecordings Recordings { get; init; }

    /// <summary>What the keeper of recordings does at a start and every minute: who is not being recorded any more has an end.</summary>
    /// <param name="lastSign">When an earlier life of this node was last alive; null for this one.</param>
    public void CloseLost(DateTimeOffset? lastSign)
    {
        foreach (var open in Recordings.Entries.Values.Where(entry => entry.State == RecordingState.Open).ToList())
        {
            if (calls.Values.Any(call => call.Recorded is not null && MessageOf(call) == open.CallId)
                || (lastSign is null && sim.Time.GetUtcNow() - open.StartedAt < YoungestLost))
                continue;
            var length = lastSign is { } last ? (long)(last - open.StartedAt).TotalMilliseconds : 0;
            _ = Recordings.CloseAsync(length > 0
                ? open with { State = RecordingState.Recovered, File = new RecordedFile(length, length, 1, "head", []) }
                : open with { State = RecordingState.Missing, Fault = RecordingFault.NotStarted }, CancellationToken.None);
        }
    }

    private static string MessageOf(NodeCall call) => MessageOrder.IdOf(GrainKey.IdOf(call.Key));

    private void RecordMessage(NodeCall call, LegCommand.RecordMessage record)
    {
        if (!call.Legs.Contains(record.LegId) || call.Recorded is not null)
            return;
        Did("speak");
        (call.Recorded, call.RecordedFrom) = (record.LegId, record.StartedAt);
        var after = Keys.Next(1, 20);
        switch (Keys.Next(4))
        {
            case 0: After(after, () => ReportWhileRecorded(call, new CallCommand.DigitPressed(record.LegId, '#', DigitSource.TelephoneEvent))); break;
            case 1: After(after, () => ReportWhileRecorded(call, new CallCommand.MessageSilent())); break;
            case 2: After(after, () => End(call, record.LegId)); break;
            default: break;
        }
    }

    private void ReportWhileRecorded(NodeCall call, CallCommand report)
    {
        if (call.Recorded is not null)
            Report(call, report);
    }

    private void FinishMessage(NodeCall call, string messageId)
    {
        if (call.Recorded is null)
            return;
        var length = (long)(sim.Time.GetUtcNow() - call.RecordedFrom).TotalMilliseconds;
        After(ClosingS, () =>
        {
            call.Recorded = null;
            var entry = Recordings.Entries.GetValueOrDefault((GrainKey.TenantOf(call.Key), messageId))
                ?? new Recording(GrainKey.TenantOf(call.Key), messageId, Name, "", "", Domain.Catalog.CallDirection.Inbound, call.RecordedFrom, [], []);
            _ = Recordings.CloseAsync(entry with { State = RecordingState.Complete, File = new RecordedFile(length, length, 1, "head", []) }, CancellationToken.None);
            if (call.Legs.Count > 0)
                Report(call, new CallCommand.MessageClosed());
        });
    }
}
