using Platform.Contracts.Stores;

namespace Platform.Gateway.Tests.Support;

/// <summary>Nodes gave signs of life when the test says.</summary>
internal sealed class MemoryNodes : INodes
{
    public Dictionary<string, DateTimeOffset> Beats { get; } = [];

    public Task BeatAsync(string node, DateTimeOffset now, CancellationToken cancellation)
    {
        Beats[node] = now;
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> LastBeatAsync(string node, CancellationToken cancellation) =>
        Task.FromResult<DateTimeOffset?>(Beats.TryGetValue(node, out var at) ? at : null);

    public Task<IReadOnlyList<NodeBeat>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<NodeBeat>>([.. Beats.OrderBy(beat => beat.Key, StringComparer.Ordinal).Select(beat => new NodeBeat(beat.Key, beat.Value))]);
}
