namespace Platform.Domain.Catalog;

/// <summary>Something that agents can do better or worse, such as a language or a product.</summary>
public sealed record SkillDocument(string TenantId, string SkillId, string Name) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => SkillId;
}

/// <summary>What an agent can do.</summary>
/// <param name="Level">1 (a beginner) to 10 (an expert).</param>
public sealed record SkillLevel(string Skill, int Level);

/// <summary>What a queue asks of the agents it offers contacts to.</summary>
/// <param name="MinLevel">1 to 10.</param>
public sealed record SkillRequirement(string Skill, int MinLevel);

/// <summary>A contact that waited so long is content with less.</summary>
/// <param name="AfterMs">Of waiting in the queue.</param>
/// <param name="Skills">All that is asked from then on; empty: any agent of the queue.</param>
public sealed record SkillRelaxation(int AfterMs, IReadOnlyList<SkillRequirement> Skills);

/// <summary>How gladly an agent serves one of its queues.</summary>
/// <param name="Preference">1 (the first choice, as every queue that is not named) to 10.</param>
public sealed record QueuePreference(string Queue, int Preference);
