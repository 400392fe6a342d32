namespace Platform.Domain.Catalog;

/// <summary>Callers that belong together, such as those with a contract.</summary>
/// <param name="Numbers">In E.164, with the leading plus.</param>
public sealed record CallerListDocument(string TenantId, string ListId, string Name, IReadOnlyList<string> Numbers) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => ListId;
}

/// <summary>Whose contacts come earlier in a queue. Exactly one of caller, list, called number and tag is given.</summary>
/// <param name="Priority">1 to 10: each point counts as the queue's ageing time of waiting.</param>
/// <param name="Caller">The caller's number, in E.164.</param>
/// <param name="List">A caller list of the tenant.</param>
/// <param name="Called">The access number that was called, in E.164.</param>
/// <param name="Tag">A tag that the contact has.</param>
public sealed record PriorityRule(int Priority, string? Caller = null, string? List = null, string? Called = null, string? Tag = null);
