using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Contracts.Stores;

namespace Platform.Storage.Commits;

/// <summary>The commit queue's figures: meter and activity source "Platform.Storage".</summary>
internal sealed class CommitMetrics : IDisposable
{
    public const string Name = "Platform.Storage";

    public static readonly ActivitySource Activities = new(Name);

    private readonly Meter meter = new(Name);
    private readonly Histogram<double> commitTime;
    private readonly Histogram<int> operationsPerCommit;
    private readonly Counter<long> failures;
    private long commits;
    private long operations;

    public CommitMetrics(Func<int> queueLength)
    {
        commitTime = meter.CreateHistogram("platform.storage.commit.duration", "s",
            "From the begin of a transaction to its commit",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5] });
        operationsPerCommit = meter.CreateHistogram("platform.storage.commit.operations", "{operation}",
            "Operations that shared a transaction",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] });
        failures = meter.CreateCounter<long>("platform.storage.failures", "{operation}", "Operations that were not written");
        meter.CreateObservableGauge("platform.storage.queue.length", queueLength, "{operation}", "Operations that wait for the writer");
    }

    public long Commits => Interlocked.Read(ref commits);

    public long Operations => Interlocked.Read(ref operations);

    public void Committed(int count, TimeSpan elapsed)
    {
        Interlocked.Increment(ref commits);
        Interlocked.Add(ref operations, count);
        commitTime.Record(elapsed.TotalSeconds);
        operationsPerCommit.Record(count);
    }

    public void Failed(int count, StoreFault fault) => failures.Add(count, new KeyValuePair<string, object?>("fault", fault.ToString()));

    public void Dispose() => meter.Dispose();
}
