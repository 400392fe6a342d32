using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Host.Settings;

namespace Platform.Host.Serving;

/// <summary>
/// Before the node takes calls: every record that this node's earlier life left open is closed with cause node_lost, billed up
/// to its last sign of life; agents that were logged in are woken. From then on the node signs every second.
/// </summary>
internal sealed partial class NodeRecovery(
    PlatformSettings settings,
    ICallRecords records,
    INodes nodes,
    ICatalog catalog,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<NodeRecovery> log) : BackgroundService
{
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CloseLostCalls(cancellationToken);
        await nodes.BeatAsync(settings.Node, time.GetUtcNow(), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = WakeAgents();
        using var timer = new PeriodicTimer(BeatPeriod, time);
        using var stop = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
            await BeatAsync();
    }

    private async Task BeatAsync()
    {
        try
        {
            await nodes.BeatAsync(settings.Node, time.GetUtcNow(), CancellationToken.None);
        }
        catch (StoreException fault)
        {
            BeatFailed(log, fault);
        }
    }

    private async Task CloseLostCalls(CancellationToken cancellation)
    {
        var open = await records.ListOpenAsync(settings.Node, cancellation);
        if (open.Count == 0)
            return;
        var lastSeen = await nodes.LastBeatAsync(settings.Node, cancellation);
        foreach (var record in open)
            await grains.GetGrain<ICallGrain>(GrainKey.Call(record.Tenant, record.CallId)).NodeLost(lastSeen ?? record.OfferedAt);
        ClosedLostCalls(log, open.Count, settings.Node);
    }

    private async Task WakeAgents()
    {
        foreach (var agent in catalog.Current.Documents.OfType<AgentDocument>())
        {
            try
            {
                await grains.GetGrain<IAgentGrain>(GrainKey.Agent(agent.TenantId, agent.AgentId)).Show();
            }
            catch (Exception fault)
            {
                WakeFailed(log, fault, agent.TenantId, agent.AgentId);
            }
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "Closed {Count} call(s) that node {Node} left open when it went away")]
    private static partial void ClosedLostCalls(ILogger log, int count, string node);

    [LoggerMessage(1002, LogLevel.Error, "The node could not sign; it tries again in a second")]
    private static partial void BeatFailed(ILogger log, Exception fault);

    [LoggerMessage(1003, LogLevel.Warning, "Could not wake agent {Agent} of {Tenant}; its reminder does it within a minute")]
    private static partial void WakeFailed(ILogger log, Exception fault, string tenant, string agent);
}
