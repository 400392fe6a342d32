using Platform.Contracts.Legs;

namespace Platform.Contracts.Grains;

/// <summary>
/// The nodes that can hold legs, keyed <c>voice:nodes</c>: for calls that no leg brought. A node says every ten seconds that it is
/// there, and is forgotten when it did not for thirty.
/// </summary>
public interface IVoiceNodesGrain : IGrainWithStringKey
{
    /// <param name="calls">How many calls it holds: the emptiest node is chosen.</param>
    Task Here(string node, ILegPort port, int calls);

    /// <summary>The node takes no more calls.</summary>
    Task Leave(string node);

    /// <summary>The name of a node for a new call; null when there is none.</summary>
    Task<string?> Choose();

    /// <summary>Null when the node is not there (any more).</summary>
    Task<ILegPort?> PortOf(string node);
}
