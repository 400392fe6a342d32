using Platform.Contracts.Grains;
using Platform.Contracts.Legs;

namespace Platform.Grains;

/// <summary>The nodes that said lately that they are there. Held in memory: after a fault they say so again.</summary>
public sealed class VoiceNodesGrain(TimeProvider time, GrainTimings timings) : Grain, IVoiceNodesGrain
{
    private readonly SortedDictionary<string, VoiceNode> nodes = new(StringComparer.Ordinal);

    public Task Here(string node, ILegPort port, int calls)
    {
        nodes[node] = new VoiceNode(port, calls, time.GetUtcNow() + timings.ClaimLife);
        DelayDeactivation(timings.ClaimLife);
        return Task.CompletedTask;
    }

    public Task Leave(string node)
    {
        nodes.Remove(node);
        return Task.CompletedTask;
    }

    /// <summary>Counts the call that is about to come, so that calls between two signs of life spread.</summary>
    public Task<string?> Choose()
    {
        if (Live().MinBy(node => node.Value.Calls).Key is not { } chosen)
            return Task.FromResult<string?>(null);
        nodes[chosen] = nodes[chosen] with { Calls = nodes[chosen].Calls + 1 };
        return Task.FromResult<string?>(chosen);
    }

    public Task<ILegPort?> PortOf(string node) => Task.FromResult(Live().Where(live => live.Key == node).Select(live => live.Value.Port).FirstOrDefault());

    private IEnumerable<KeyValuePair<string, VoiceNode>> Live() => nodes.Where(node => node.Value.ExpiresAt > time.GetUtcNow());

    private sealed record VoiceNode(ILegPort Port, int Calls, DateTimeOffset ExpiresAt);
}
