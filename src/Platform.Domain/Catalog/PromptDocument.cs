namespace Platform.Domain.Catalog;

/// <summary>Audio that the tenant uploaded. The audio itself is kept apart; a document never changes the audio that it names.</summary>
/// <param name="Name">For people, in any script.</param>
/// <param name="AudioId">Names the audio among the tenant's: the hash of what is in it.</param>
public sealed record PromptDocument(string TenantId, string PromptId, string Name, string AudioId, int DurationMs) : CatalogDocument
{
    /// <summary>Stands for what is built in wherever a prompt is named; no tenant's prompt is called so.</summary>
    public const string BuiltIn = "built-in";

    public override string? Tenant => TenantId;
    public override string Id => PromptId;
}
