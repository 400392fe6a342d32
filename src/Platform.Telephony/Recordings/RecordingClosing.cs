using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Media.Recording;

namespace Platform.Telephony.Recordings;

/// <summary>Brings an entry and its file together after their call's node went away, or the file did.</summary>
public sealed class RecordingClosing(RecordingFiles files, IRecordings index, ICallRecords calls, ICatalog catalog, TimeProvider time,
    ILogger<RecordingClosing> log)
{
    /// <summary>Closes an entry that nobody writes to any more, at its file's last whole block.</summary>
    /// <param name="withoutFile">Why there is none, if there is none.</param>
    public async Task CloseAsync(Recording open, RecordingFault withoutFile, CancellationToken cancellation)
    {
        var summary = await files.SummarizeAsync(open, cancellation);
        RecordingFault? fault = summary is not null ? null : files.Has(open) ? RecordingFault.Damaged : withoutFile;
        await CloseAsync(open, summary, fault, cancellation);
        if (fault is null)
            log.RecordingRecovered(open.Tenant, open.CallId, summary!.LengthMs);
        else
            log.RecordingMissing(open.Tenant, open.CallId, fault.Value.ToString());
    }

    /// <summary>
    /// Gives a file that nobody writes to its entry: a new one, or that of a recording which was missing, if it is the file that was closed.
    /// One whose entry is deleted is deleted, too.
    /// </summary>
    public async Task LinkAsync(string path, RecordingHeader header, CancellationToken cancellation)
    {
        var entry = await index.FindAsync(header.Tenant, header.CallId, cancellation);
        if (entry is null)
        {
            await EnterAsync(EntryOf(header, await calls.FindAsync(header.Tenant, header.CallId, cancellation)), cancellation);
            log.OrphanLinked(path, header.Tenant, header.CallId);
        }
        else if (entry.State == RecordingState.Deleted)
        {
            files.Delete(entry);
        }
        else if (entry.State == RecordingState.Missing && await files.VerifyAsync(entry, cancellation) == RecordingVerdict.Sound)
        {
            await CloseAsync(entry, await files.SummarizeAsync(entry, cancellation), null, cancellation);
            log.RecordingIsBack(entry.Tenant, entry.CallId, path);
        }
    }

    private async Task EnterAsync(Recording found, CancellationToken cancellation)
    {
        var summary = await files.SummarizeAsync(found, cancellation);
        await CloseAsync(found, summary, summary is null ? RecordingFault.Damaged : null, cancellation);
    }

    private Task CloseAsync(Recording entry, RecordingSummary? summary, RecordingFault? fault, CancellationToken cancellation) => index.CloseAsync(
        ClosedRecording.Of(entry, summary, fault, RecordingState.Recovered, catalog.Current, time.GetUtcNow()), cancellation);

    private static Recording EntryOf(RecordingHeader header, CallRecord? call) => new(header.Tenant, header.CallId, header.Node,
        call?.From ?? "", call?.To ?? "", call?.Direction ?? CallDirection.Inbound, header.StartedAt,
        [.. (call?.Legs ?? []).Select(leg => leg.Agent).OfType<string>().Distinct()], call is { Queue.Length: > 0 } ? [call.Queue] : []);
}
