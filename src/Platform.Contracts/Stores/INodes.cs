namespace Platform.Contracts.Stores;

/// <summary>Signs of life of the nodes, written every second: calls of a node that died are billed up to its last one.</summary>
public interface INodes
{
    Task BeatAsync(string node, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Null when the node was never seen.</summary>
    Task<DateTimeOffset?> LastBeatAsync(string node, CancellationToken cancellation);

    /// <summary>Every node that was ever seen, in the order of their names.</summary>
    Task<IReadOnlyList<NodeBeat>> ListAsync(CancellationToken cancellation);
}

/// <param name="At">Its last sign of life.</param>
public sealed record NodeBeat(string Node, DateTimeOffset At);
