using System.Globalization;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Flows;

/// <summary>What a flow must be before anybody meets it.</summary>
internal static class FlowRules
{
    public const int MaxPerTenant = 100;
    public const int MaxNodes = 200;
    public const int MaxPrompts = 20;
    public const int MaxVersions = 1_000;

    /// <summary>The flow's own properties; what it leads callers through is checked when it is published.</summary>
    public static void Check(FlowDocument flow, CatalogFaults faults)
    {
        faults.CheckSyntax(flow, "id", flow.FlowId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(flow, flow.Name);
        if (flow.Draft.Nodes.Count > MaxNodes)
            faults.Add(flow, "nodes", OutOfRange, $"A flow has at most {MaxNodes} nodes.");
    }

    public static void CheckCounts(IReadOnlyList<CatalogDocument> documents, CatalogFaults faults)
    {
        foreach (var last in documents.OfType<FlowDocument>().GroupBy(flow => flow.TenantId).Where(own => own.Count() > MaxPerTenant).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxPerTenant} flows.");
        foreach (var last in documents.OfType<FlowVersionDocument>().GroupBy(version => (version.TenantId, version.FlowId))
            .Where(own => own.Count() > MaxVersions).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A flow has at most {MaxVersions} versions, those of a day included.");
    }

    /// <summary>Only the version that callers meet must be right: what an old one names may be gone.</summary>
    public static void Check(FlowVersionDocument version, CatalogIndex index, CatalogFaults faults)
    {
        if (!index.Flows.TryGetValue((version.TenantId, version.FlowId), out var flow))
            faults.Add(version, null, UnknownReference, $"There is no flow {version.FlowId}.");
        else if (flow.Published == version.Version)
            Check(version.TenantId, version.FlowId, version.Definition, index, (path, code, text) => faults.Add(flow, path, code, text));
    }

    /// <param name="add">Gets each fault: path in the definition, code, and text.</param>
    public static void Check(string tenant, string flow, FlowDefinition definition, CatalogIndex index, Action<string, CatalogFaultCode, string> add)
    {
        var nodes = definition.Nodes;
        HashSet<string> ids = [];
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!CatalogSyntax.Id.IsMatch(nodes[i].Id))
                add($"nodes[{i}].id", BadSyntax, $"'{nodes[i].Id}' is not {CatalogSyntax.IdRule}.");
            if (!ids.Add(nodes[i].Id))
                add($"nodes[{i}].id", Duplicate, $"There are two nodes {nodes[i].Id}.");
            FlowNodeRules.Check(nodes[i], tenant, index, (property, code, text) => add($"nodes[{i}].{property}", code, text));
        }

        if (!ids.Contains(definition.Start))
            add("start", UnknownReference, $"There is no node {definition.Start}.");
        CheckLinks(nodes, ids, add);
        FlowGraph.Check(definition, add);
        if (FlowGraph.FindRecursion(flow, definition, index.PublishedFlows(tenant)) is { } way)
            add("nodes", Recursion, $"The flow comes back into itself: {string.Join(" > ", way)}.");
    }

    private static void CheckLinks(IReadOnlyList<FlowNode> nodes, HashSet<string> ids, Action<string, CatalogFaultCode, string> add)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var link in FlowLinks.Of(nodes[i]))
            {
                if (link.Next is not { } next)
                    add($"nodes[{i}].{link.Property}", DeadEnd, "Callers go nowhere from here.");
                else if (!ids.Contains(next))
                    add($"nodes[{i}].{link.Property}", UnknownReference, $"There is no node {next}.");
            }
        }
    }
}
