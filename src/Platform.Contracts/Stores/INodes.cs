namespace Platform.Contracts.Stores;

/// <summary>Signs of life of the nodes, written every second: calls of a node that died are billed up to its last one.</summary>
public interface INodes
{
    Task BeatAsync(string node, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Null when the node was never seen.</summary>
    Task<DateTimeOffset?> LastBeatAsync(string node, CancellationToken cancellation);
}
