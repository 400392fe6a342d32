using Platform.Domain.Catalog;

namespace Platform.Domain.Flows;

/// <summary>A flow of a tenant: what is worked on, and which of its versions callers meet.</summary>
/// <param name="Draft">May still be wrong; nobody meets it.</param>
public sealed record FlowDocument(string TenantId, string FlowId, string Name, FlowDefinition Draft) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => FlowId;

    /// <summary>The version that new calls begin with; null as long as none was published.</summary>
    public int? Published { get; init; }
}

/// <summary>What a flow was when it was published. Never changes; kept for the calls that began with it, and to go back to.</summary>
/// <param name="Version">1, 2, 3, …</param>
/// <param name="By">The log-in that published it, or <see cref="Declared"/>.</param>
public sealed record FlowVersionDocument(string TenantId, string FlowId, int Version, FlowDefinition Definition, DateTimeOffset At,
    string By) : CatalogDocument
{
    /// <summary>Who publishes what a file declares.</summary>
    public const string Declared = "apply";

    public override string? Tenant => TenantId;
    public override string Id => FormattableString.Invariant($"{FlowId}.{Version}");

    /// <summary>The version that this one brings back; null for a new one.</summary>
    public int? BringsBack { get; init; }
}
