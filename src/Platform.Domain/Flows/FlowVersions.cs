using Platform.Domain.Catalog;

namespace Platform.Domain.Flows;

/// <summary>What publishing a flow changes.</summary>
/// <param name="Removed">Old versions that nobody needs any more.</param>
public sealed record FlowPublication(FlowDocument Flow, FlowVersionDocument Version, IReadOnlyList<FlowVersionDocument> Removed);

/// <summary>How versions of flows come and go.</summary>
public static class FlowVersions
{
    /// <summary>So many are kept, whatever their age.</summary>
    public const int Kept = 50;

    /// <summary>No call lasts so long: versions are kept for it after they were published.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <param name="flow">As it is to be; its draft stays.</param>
    /// <param name="bringsBack">The old version that <paramref name="definition"/> is of.</param>
    public static FlowPublication Publish(CatalogSnapshot catalog, FlowDocument flow, FlowDefinition definition, DateTimeOffset at, string by,
        int? bringsBack = null)
    {
        var known = Of(catalog, flow.TenantId, flow.FlowId);
        var number = known.Count == 0 ? 1 : known[^1].Version + 1;
        var version = new FlowVersionDocument(flow.TenantId, flow.FlowId, number, definition, at, by) { BringsBack = bringsBack };
        var excess = known.SkipLast(Kept - 1).Where(old => old.At + KeptFor < at).ToList();
        return new(flow with { Published = number }, version, excess);
    }

    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<FlowVersionDocument> Of(CatalogSnapshot catalog, string tenant, string flow) =>
        [.. catalog.Of<FlowVersionDocument>(tenant).Where(version => version.FlowId == flow).OrderBy(version => version.Version)];

    /// <summary>What keeps the flow from being published, each fault with its path in the definition.</summary>
    public static IReadOnlyList<CatalogFault> Check(CatalogSnapshot catalog, string tenant, string flow, FlowDefinition definition)
    {
        List<CatalogFault> faults = [];
        FlowRules.Check(tenant, flow, definition, new CatalogIndex(catalog.Documents), (path, code, text) => faults.Add(new(path, code, text)));
        return faults;
    }
}
