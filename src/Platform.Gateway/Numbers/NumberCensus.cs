using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Numbers;

/// <summary>Counts every minute how the numbers of each pool stand, for the metrics.</summary>
internal sealed partial class NumberCensus(ICatalog catalog, NumberSearch search, GatewayTelemetry telemetry, TimeProvider time,
    ILogger<NumberCensus> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly PeriodicTimer timer = new(Pause, time);

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                telemetry.Numbers = await CountAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<Measurement<long>>> CountAsync(CancellationToken cancellation)
    {
        List<Measurement<long>> counted = [];
        foreach (var pool in catalog.Current.Documents.OfType<NumberPoolDocument>())
        {
            counted.AddRange((await search.CountAsync(pool, cancellation)).Select(count => new Measurement<long>(count.Value,
                new KeyValuePair<string, object?>("pool", pool.PoolId),
                new KeyValuePair<string, object?>("state", JsonNamingPolicy.CamelCase.ConvertName(count.Key.ToString())))));
        }

        return counted;
    }

    [LoggerMessage(6004, LogLevel.Warning, "The numbers of the pools could not be counted; trying again in a minute.")]
    private partial void LogFailure(Exception failure);
}
