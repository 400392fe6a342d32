using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Media.Recording;

namespace Platform.Telephony.Recordings;

/// <summary>
/// Keeps index and files of this node together. Before the node takes calls, whatever its earlier life left open is closed at its last
/// whole block. Every minute: what nobody writes and nobody closed, and what has been kept long enough. After the start and every day,
/// a part each minute: files that have no entry get one, entries whose file is gone say so, and no longer when it is back. As often,
/// nodes that are gone for a day are taken over.
/// </summary>
public sealed class RecordingKeeper(TelephonyService telephony, TelephonyOptions options, RecordingFiles files, IRecordings index,
    RecordingClosing closing, RecordingRetention retention, ICatalog catalog, TimeProvider time, ILogger<RecordingKeeper> log) : BackgroundService
{
    /// <summary>Files a minute, and entries a minute.</summary>
    private const int CheckedAtOnce = 2_000;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TakeOverPeriod = TimeSpan.FromDays(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync("close lost recordings", () => CloseLostAsync(TimeSpan.Zero, cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tookOverAt = DateTimeOffset.MinValue;
        await using var entries = new DailyRound<Recording>(time, () => AllEntriesAsync(stoppingToken), CheckedAtOnce);
        await using var paths = new DailyRound<string>(time, AllFiles, CheckedAtOnce);
        using var timer = new PeriodicTimer(Period, time);
        using var stop = stoppingToken.Register(timer.Dispose);
        do
        {
            await TryAsync("close lost recordings", () => CloseLostAsync(Period, stoppingToken));
            await TryAsync("delete old recordings", () => retention.DeleteOwnAsync(stoppingToken));
            await TryAsync("check files of recordings", () => paths.GoOnAsync(path => CheckFileAsync(path, stoppingToken)));
            await TryAsync("check entries of recordings", () => entries.GoOnAsync(entry => CheckEntryAsync(entry, stoppingToken)));
            if (time.GetUtcNow() - tookOverAt < TakeOverPeriod)
                continue;
            tookOverAt = time.GetUtcNow();
            await TryAsync("take over recordings", () => TakeOverGoneAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None));
    }

    /// <summary>Entries of this node that are open although nobody writes: their files are closed where they end.</summary>
    private async Task CloseLostAsync(TimeSpan minimumAge, CancellationToken cancellation)
    {
        foreach (var open in await index.ListOpenAsync(options.Node, cancellation))
        {
            if (telephony.IsRecording(open.Tenant, open.CallId) || time.GetUtcNow() - open.StartedAt < minimumAge)
                continue;
            await TryAsync("close a lost recording", () => closing.CloseAsync(open, RecordingFault.NotStarted, cancellation));
        }
    }

    /// <summary>
    /// What it began to write is closed where its file can be seen; one that is on a disk that went with it is missing until that is back.
    /// </summary>
    private async Task TakeOverAsync(string gone, CancellationToken cancellation)
    {
        foreach (var open in await index.ListOpenAsync(gone, cancellation))
            await TryAsync("close a lost recording", () => closing.CloseAsync(open, RecordingFault.FileGone, cancellation));
        await retention.DeleteOldAsync(gone, cancellation);
    }

    private async Task TakeOverGoneAsync(CancellationToken cancellation)
    {
        foreach (var gone in await retention.FindGoneNodesAsync(cancellation))
            await TryAsync("take over recordings", () => TakeOverAsync(gone, cancellation));
    }

    private IAsyncEnumerable<string> AllFiles() => Directory.Exists(files.Folder)
        ? Directory.EnumerateFiles(files.Folder, "*.rec", SearchOption.AllDirectories).ToAsyncEnumerable()
        : AsyncEnumerable.Empty<string>();

    private async Task CheckFileAsync(string path, CancellationToken cancellation)
    {
        if (RecordingReader.ReadHeader(path) is not { } header)
        {
            log.StrangeFile(path);
            return;
        }

        if (!telephony.IsRecording(header.Tenant, header.CallId))
            await closing.LinkAsync(path, header, cancellation);
    }

    /// <summary>Of all tenants, the newest first, read a page at a time.</summary>
    private async IAsyncEnumerable<Recording> AllEntriesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var tenant in catalog.Current.Tenants)
        {
            IReadOnlyList<Recording> page = [];
            do
            {
                page = await index.ListAsync(tenant.TenantId,
                    new RecordingQuery(page is [.., var last] ? last.CallId : null, Limit: RecordingQuery.MaxLimit, WithMessages: true),
                    cancellation);
                foreach (var entry in page)
                    yield return entry;
            }
            while (page.Count == RecordingQuery.MaxLimit);
        }
    }

    /// <summary>An entry may have been read some time ago, and its file deleted since because its time was over.</summary>
    private async Task CheckEntryAsync(Recording entry, CancellationToken cancellation)
    {
        if (!IsGone(entry) || await index.FindAsync(entry.Tenant, entry.CallId, cancellation) is not { } now || !IsGone(now))
            return;
        await index.NoteFaultAsync(entry.Tenant, entry.CallId, RecordingState.Missing, RecordingFault.FileGone, cancellation);
        log.RecordingMissing(entry.Tenant, entry.CallId, nameof(RecordingFault.FileGone));
    }

    private bool IsGone(Recording entry) => entry.Node == options.Node && entry.State is (RecordingState.Complete or RecordingState.Recovered)
        && !files.Has(entry);

    private async Task TryAsync(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault) when (fault is StoreException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // The next minute tries again.
            log.RecordingKeepingFailed(fault, step);
        }
    }
}
