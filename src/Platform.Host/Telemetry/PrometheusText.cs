using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Platform.Host.Telemetry;

/// <summary>Collected metrics in the Prometheus text format 0.0.4: names in snake case with unit and <c>_total</c> suffixes.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly StringBuilder page = new();

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Collects everything now and writes it down. Not for two threads at once.</summary>
    public string Render()
    {
        page.Clear();
        Collect?.Invoke(Timeout.Infinite);
        return page.ToString();
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
            Write(metric);
        return ExportResult.Success;
    }

    private void Write(Metric metric)
    {
        var name = NameOf(metric);
        page.Append("# HELP ").Append(name).Append(' ').Append(metric.Description.ReplaceLineEndings(" ")).Append('\n');
        page.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(metric)).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            switch (metric.MetricType)
            {
                case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                    Sample(name, in point, point.GetSumLong());
                    break;
                case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                    Sample(name, in point, point.GetSumDouble());
                    break;
                case MetricType.LongGauge:
                    Sample(name, in point, point.GetGaugeLastValueLong());
                    break;
                case MetricType.DoubleGauge:
                    Sample(name, in point, point.GetGaugeLastValueDouble());
                    break;
                case MetricType.Histogram:
                    Histogram(name, in point);
                    break;
            }
        }
    }

    private void Histogram(string name, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
            Sample($"{name}_bucket", in point, below, bound);
        }

        Sample($"{name}_sum", in point, point.GetHistogramSum());
        Sample($"{name}_count", in point, point.GetHistogramCount());
    }

    private void Sample(string name, in MetricPoint point, double value, string? bound = null)
    {
        page.Append(name);
        var separator = '{';
        foreach (var tag in point.Tags)
        {
            page.Append(separator).Append(Clean(tag.Key)).Append("=\"")
                .Append(Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture))).Append('"');
            separator = ',';
        }

        if (bound is not null)
        {
            page.Append(separator).Append("le=\"").Append(bound).Append('"');
            separator = ',';
        }

        if (separator == ',')
            page.Append('}');
        page.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string NameOf(Metric metric)
    {
        var name = Clean(metric.Name);
        if (metric.Unit == "s")
            name += "_seconds";
        else if (metric.Unit == "By")
            name += "_bytes";
        return metric.MetricType is MetricType.LongSum or MetricType.DoubleSum ? $"{name}_total" : name;
    }

    private static string TypeOf(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    private static string Clean(string name) => name.Replace('.', '_').Replace('-', '_');

    private static string Escape(string? value) =>
        (value ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
