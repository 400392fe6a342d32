using Platform.Domain.Catalog;

namespace Platform.Domain.Flows;

/// <param name="From">The number of the caller.</param>
/// <param name="To">The number that was called.</param>
public sealed record FlowCaller(string From, string To, string CallId);

/// <summary>What a flow asks about at the moment of a step.</summary>
public sealed record FlowWorld(CatalogSnapshot Catalog, string Tenant, DateTimeOffset Now)
{
    /// <summary>Of the call that is in the flow; empty in a test run.</summary>
    public FlowCaller Caller { get; init; } = new("", "", "");

    /// <summary>Tried before it is published: stands for its flow's published version.</summary>
    public FlowVersionDocument? Draft { get; init; }

    /// <summary>The version that a call begins with; null when the flow has none.</summary>
    public FlowVersionDocument? Published(string flow) => Draft?.FlowId == flow
        ? Draft
        : Catalog.FindFlow(Tenant, flow)?.Published is { } version ? Catalog.FindFlowVersion(Tenant, flow, version) : null;

    public FlowVersionDocument? Find(string flow, int version) =>
        Draft?.FlowId == flow && Draft.Version == version ? Draft : Catalog.FindFlowVersion(Tenant, flow, version);
}
