namespace Platform.Domain.Catalog;

/// <summary>Agents who belong together, for lists and reports.</summary>
public sealed record TeamDocument(string TenantId, string TeamId, string Name) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => TeamId;
}

/// <summary>What a call came to, for agents to choose from when they note it.</summary>
public sealed record DispositionDocument(string TenantId, string DispositionId, string Name) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => DispositionId;
}

/// <summary>Why an agent may be on a break. A tenant that declares none takes any short text.</summary>
/// <param name="IsPaid">Whether the time counts as work.</param>
/// <param name="MaxMinutes">A break that lasts longer is shown as overdue; null for no limit.</param>
public sealed record BreakReasonDocument(string TenantId, string ReasonId, string Name, bool IsPaid = true, int? MaxMinutes = null)
    : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => ReasonId;
}
