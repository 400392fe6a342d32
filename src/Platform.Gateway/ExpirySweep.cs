using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Idempotency;

/// <summary>Drops kept answers after a day.</summary>
internal sealed partial class IdempotencyCleaner(IIdempotentAnswers answers, TimeProvider time, ILogger<IdempotencyCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await answers.DropOlderThanAsync(time.GetUtcNow() - Kept, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(6002, LogLevel.Warning, "Old idempotent answers could not be dropped; trying again in an hour.")]
    private partial void LogFailure(Exception failure);
}
