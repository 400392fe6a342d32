using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;

namespace Platform.Storage;

/// <summary>
/// The catalog as this node knows it. Asks the store for its revision at a steady pace and loads a newer one; a change that is committed
/// through it is seen by this node before the commit returns.
/// </summary>
public sealed partial class Catalog(ICatalogStore store, TimeProvider time, TimeSpan pollInterval, ILogger<Catalog> log)
    : ICatalog, ICatalogStore, IAsyncDisposable
{
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private volatile CatalogSnapshot current = CatalogSnapshot.Empty;
    private int disposed;
    private Task polling = Task.CompletedTask;

    /// <summary>Raised with each newer snapshot, one at a time, in the order of revisions.</summary>
    public event Action<CatalogSnapshot>? Changed;

    public CatalogSnapshot Current => current;

    /// <summary>Loads the catalog, then follows it until disposed.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        polling = PollAsync();
    }

    /// <summary>Loads the catalog now if the store's is newer.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await refreshing.WaitAsync(cancellation);
        try
        {
            if (await store.ReadRevisionAsync(cancellation) == current.Revision) return;
            current = await store.LoadAsync(cancellation);
            Changed?.Invoke(current);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public Task<CatalogSnapshot> LoadAsync(CancellationToken cancellation) => store.LoadAsync(cancellation);

    public Task<long> ReadRevisionAsync(CancellationToken cancellation) => store.ReadRevisionAsync(cancellation);

    public async Task<long?> CommitAsync(long expectedRevision, CatalogDiff diff, CancellationToken cancellation)
    {
        var revision = await store.CommitAsync(expectedRevision, diff, cancellation);
        if (revision is not null) await FollowAsync();
        return revision;
    }

    /// <summary>May be called again: a container disposes once per service that this is.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await stopping.CancelAsync();
        await polling;
        stopping.Dispose();
        refreshing.Dispose();
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(pollInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
                await FollowAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Disposed: nothing follows the catalog any more.
        }
    }

    // The last known catalog serves on while the store is away or holds something that this version cannot read.
    private async Task FollowAsync()
    {
        try
        {
            await RefreshAsync(stopping.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotFollowed(exception, current.Revision);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The catalog could not be read; revision {Revision} serves on.")]
    private partial void LogNotFollowed(Exception exception, long revision);
}
