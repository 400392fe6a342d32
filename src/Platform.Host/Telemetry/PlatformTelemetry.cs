using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Platform.Host.Settings;

namespace Platform.Host.Telemetry;

/// <summary>Metrics for <c>/metrics</c>, and with a collector set, metrics and one trace per call over OTLP.</summary>
internal sealed class PlatformTelemetry : IHostedService, IDisposable
{
    private readonly PrometheusText exporter = new();
    private readonly BaseExportingMetricReader reader;
    private readonly OpenTelemetrySdk sdk;
    private readonly Lock rendering = new();

    public PlatformTelemetry(PlatformSettings settings)
    {
        reader = new BaseExportingMetricReader(exporter);
        sdk = OpenTelemetrySdk.Create(builder =>
        {
            builder.ConfigureResource(resource => resource.AddService("platform", serviceInstanceId: settings.Node));
            builder.WithMetrics(metrics => ConfigureMetrics(metrics, settings.Otlp.Endpoint));
            if (settings.Otlp.Endpoint is { } endpoint)
                builder.WithTracing(tracing => tracing.AddSource("Platform.*").AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint)));
        });
    }

    public string RenderMetrics()
    {
        lock (rendering)
            return exporter.Render();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        sdk.Dispose();
        reader.Dispose();
    }

    private void ConfigureMetrics(MeterProviderBuilder metrics, string? endpoint)
    {
        metrics.AddMeter("Platform.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql");
        metrics.AddReader(reader);
        if (endpoint is not null)
            metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint));
    }
}
