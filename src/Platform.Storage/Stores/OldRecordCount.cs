using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;

namespace Platform.Storage.Stores;

/// <summary>
/// Counts the records of before the house counted anything, a batch at a time, beside all else: a large database is served while it goes
/// on, and its old figures appear by and by.
/// </summary>
internal sealed partial class OldRecordCount(IFigures figures, TimeProvider time, ILogger<OldRecordCount> logger) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await figures.CountOldRecordsAsync(Batch, stoppingToken) == 0)
                    return;
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (StoreException fault)
            {
                LogNotCounted(fault);
                await Task.Delay(Retry, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Old call records could not be counted; it is tried again.")]
    private partial void LogNotCounted(Exception exception);
}
