using System.Text.Json;

namespace Platform.Domain.Flows;

public enum FlowChangeKind
{
    Added = 1,
    Removed = 2,
    Changed = 3,
}

/// <summary>What differs in one node.</summary>
/// <param name="Node">Its id; <c>start</c> of the whole flow when <paramref name="Type"/> is null.</param>
/// <param name="Type">Its type, after the change when there is an after.</param>
/// <param name="Properties">Of a changed one, each that differs, as JSON before and after; null where there is none.</param>
public sealed record FlowChange(string Node, string? Type, FlowChangeKind Change, IReadOnlyList<FlowPropertyChange> Properties);

public sealed record FlowPropertyChange(string Property, string? Before, string? After);

/// <summary>What changed from one version of a flow to another, node by node.</summary>
public static class FlowComparison
{
    /// <summary>In the order of the later one; what is gone comes last.</summary>
    public static IReadOnlyList<FlowChange> Between(FlowDefinition before, FlowDefinition after) =>
    [
        .. before.Start == after.Start
            ? Array.Empty<FlowChange>()
            : [new("start", null, FlowChangeKind.Changed, [new("start", before.Start, after.Start)])],
        .. after.Nodes.Select(node => Compare(before.Find(node.Id), node)).OfType<FlowChange>(),
        .. before.Nodes.Where(node => after.Find(node.Id) is null)
            .Select(node => new FlowChange(node.Id, node.Kind, FlowChangeKind.Removed, [])),
    ];

    private static FlowChange? Compare(FlowNode? before, FlowNode after)
    {
        if (before is null)
            return new(after.Id, after.Kind, FlowChangeKind.Added, []);
        var (old, wanted) = (PropertiesOf(before), PropertiesOf(after));
        var changes = wanted.Keys.Union(old.Keys)
            .Select(name => new FlowPropertyChange(name, old.GetValueOrDefault(name), wanted.GetValueOrDefault(name)))
            .Where(change => change.Before != change.After).ToList();
        return changes.Count == 0 ? null : new(after.Id, after.Kind, FlowChangeKind.Changed, changes);
    }

    private static Dictionary<string, string> PropertiesOf(FlowNode node) => FlowJson.Write(node).EnumerateObject()
        .ToDictionary(property => property.Name,
            property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText());
}
