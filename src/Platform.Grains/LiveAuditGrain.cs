using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Audits;

namespace Platform.Grains;

/// <summary>Takes what queues and agents find and heal in themselves, and says so: in the log, the metrics and to who asks.</summary>
public sealed class LiveAuditGrain(TimeProvider time, GrainMetrics metrics, ILogger<LiveAuditGrain> log) : Grain, ILiveAuditGrain
{
    private const int Kept = 100;

    private readonly LinkedList<LiveFinding> latest = new();
    private readonly DateTimeOffset since = time.GetUtcNow();
    private long stuckAgentMs;
    private long stuckCallMs;

    public Task Found(LiveFinding finding)
    {
        stuckAgentMs += finding.StuckAgentMs;
        stuckCallMs += finding.StuckCallMs;
        latest.AddFirst(finding);
        if (latest.Count > Kept)
            latest.RemoveLast();
        metrics.LiveFaultFound(GrainKey.TenantOf(this.GetPrimaryKeyString()), finding);
        AuditLog.Healed(log, finding.Fault, finding.Contact, finding.Agent, finding.Queue, finding.StuckMs);
        return Task.CompletedTask;
    }

    public Task<LiveAuditView> Show() => Task.FromResult(new LiveAuditView(since, stuckAgentMs, stuckCallMs, [.. latest]));
}
