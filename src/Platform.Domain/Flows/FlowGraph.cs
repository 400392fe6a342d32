using Platform.Domain.Catalog;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Flows;

/// <summary>What can be told of a flow as a graph: nodes that nobody reaches, rounds that nobody leaves, flows within themselves.</summary>
internal static class FlowGraph
{
    public static void Check(FlowDefinition definition, Action<string, CatalogFaultCode, string> add)
    {
        var nodes = definition.Nodes;
        var reached = Reach(definition, [definition.Start], _ => true);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!reached.Contains(nodes[i].Id))
                add($"nodes[{i}]", Unreachable, $"Nobody ever comes to {nodes[i].Id}.");
            else if (Reach(definition, Ways(nodes[i], NeedsNoInput), NeedsNoInput).Contains(nodes[i].Id))
                add($"nodes[{i}]", LoopWithoutInput, $"Who presses nothing comes from {nodes[i].Id} back to it without end.");
        }
    }

    /// <summary>The way from the flow back into itself; null when there is none.</summary>
    /// <param name="published">What the tenant's other flows lead through.</param>
    public static IReadOnlyList<string>? FindRecursion(string flow, FlowDefinition definition,
        IReadOnlyDictionary<string, FlowDefinition> published)
    {
        HashSet<string> seen = [];
        return Search(definition, [flow]);

        IReadOnlyList<string>? Search(FlowDefinition from, IReadOnlyList<string> way)
        {
            foreach (var part in from.Nodes.OfType<FlowNode.Subflow>().Select(subflow => subflow.Flow))
            {
                if (part == flow)
                    return [.. way, part];
                if (seen.Add(part) && published.TryGetValue(part, out var inner) && Search(inner, [.. way, part]) is { } found)
                    return found;
            }

            return null;
        }
    }

    /// <summary>A part may ask for something: whoever goes round through it is asked each time.</summary>
    private static bool NeedsNoInput(FlowNode node, FlowLink link) => !link.NeedsInput && node is not FlowNode.Subflow;

    private static IEnumerable<string> Ways(FlowNode node, Func<FlowNode, FlowLink, bool> takes) =>
        FlowLinks.Of(node).Where(link => takes(node, link)).Select(link => link.Next).OfType<string>();

    private static HashSet<string> Reach(FlowDefinition definition, IEnumerable<string> from, Func<FlowLink, bool> takes) =>
        Reach(definition, from, (_, link) => takes(link));

    private static HashSet<string> Reach(FlowDefinition definition, IEnumerable<string> from, Func<FlowNode, FlowLink, bool> takes)
    {
        HashSet<string> reached = [];
        var waiting = new Stack<string>(from);
        while (waiting.TryPop(out var id))
        {
            if (definition.Find(id) is not { } node || !reached.Add(id))
                continue;
            foreach (var next in Ways(node, takes))
                waiting.Push(next);
        }

        return reached;
    }
}
