using Platform.Domain.Webhooks;

namespace Platform.Domain.Catalog;

/// <summary>A server of the tenant that is told of what happens.</summary>
/// <param name="Url">http or https.</param>
/// <param name="Secret">The tenant's secret that messages are signed with.</param>
/// <param name="Enabled">While it is not, nothing is told, and nothing is kept to be told later.</param>
public sealed record WebhookDocument(string TenantId, string WebhookId, string Name, string Url, string Secret,
    IReadOnlyList<WebhookEvent> Events, bool Enabled = true) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => WebhookId;
}
