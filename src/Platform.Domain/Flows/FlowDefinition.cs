namespace Platform.Domain.Flows;

/// <summary>What callers meet before somebody answers: nodes that lead to each other. Published as docs/flow.schema.json.</summary>
/// <param name="Start">The node at which callers enter.</param>
/// <param name="Schema">For editors; not used.</param>
public sealed record FlowDefinition(string Start, IReadOnlyList<FlowNode> Nodes, string? Schema = null)
{
    public FlowNode? Find(string? node) => Nodes.FirstOrDefault(candidate => candidate.Id == node);
}
