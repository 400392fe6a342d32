namespace Platform.Domain.Catalog;

/// <summary>Something that only the tenant and a server of its own know, such as a key that look-ups of flows show.</summary>
/// <param name="Sealed">Encrypted with the house's key, for this tenant and id.</param>
public sealed record SecretDocument(string TenantId, string SecretId, string Name, string Sealed) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => SecretId;
}
