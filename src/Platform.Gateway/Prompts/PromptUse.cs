using Platform.Domain.Catalog;

namespace Platform.Gateway.Prompts;

public enum PromptPlace
{
    /// <summary>What callers hear in queues without music of their own.</summary>
    TenantMusic = 0,

    QueueMusic = 1,
    QueueGreeting = 2,
    QueueAnnouncement = 3,
}

/// <summary>Where a prompt is played.</summary>
/// <param name="Queue">Null for the tenant's music.</param>
public sealed record PromptUse(PromptPlace Place, string? Queue)
{
    internal static IReadOnlyList<PromptUse> Of(CatalogSnapshot catalog, string tenant, string prompt)
    {
        var uses = new List<PromptUse>();
        if (catalog.FindTenant(tenant)?.Music == prompt)
            uses.Add(new PromptUse(PromptPlace.TenantMusic, null));
        foreach (var queue in catalog.Of<QueueDocument>(tenant))
        {
            if (queue.Music == prompt)
                uses.Add(new PromptUse(PromptPlace.QueueMusic, queue.QueueId));
            if (queue.Greeting == prompt)
                uses.Add(new PromptUse(PromptPlace.QueueGreeting, queue.QueueId));
            if (queue.Announcements?.Prompts?.Contains(prompt) is true)
                uses.Add(new PromptUse(PromptPlace.QueueAnnouncement, queue.QueueId));
        }

        return uses;
    }
}
