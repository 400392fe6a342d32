using System.Collections.Immutable;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>How much earlier a contact comes than its wait alone would have it.</summary>
/// <param name="Points">0 to 10; each counts as the queue's ageing time of waiting.</param>
/// <param name="Because">
/// The rule that gave them: <c>caller +86…</c>, <c>list gold</c>, <c>called +86…</c>, <c>tag vip</c> or <c>flow</c>; null for none.
/// </param>
public sealed record ContactPriority(int Points, string? Because)
{
    public static ContactPriority None { get; } = new(0, null);

    /// <summary>What gave the points when no rule did.</summary>
    public const string Flow = "flow";

    /// <summary>What a flow gave counts when it is more.</summary>
    public ContactPriority OrAtLeast(int points) => points > Points ? new(points, Flow) : this;

    /// <summary>By the rule of most points that applies; of equal ones the first.</summary>
    /// <param name="caller">The caller's number; in E.164 when it is one.</param>
    /// <param name="called">The access number, in E.164.</param>
    /// <param name="tags">What is known of the contact, such as what a flow found out.</param>
    public static ContactPriority Of(CatalogSnapshot catalog, QueueDocument queue, string caller, string called,
        ImmutableSortedSet<string> tags)
    {
        if (queue.Priorities.Count == 0)
            return None;
        var lists = catalog.CallerListsOf(queue.TenantId, caller);
        return queue.Priorities.Where(Applies).MaxBy(rule => rule.Priority) is { } best ? new(best.Priority, Why(best)) : None;

        bool Applies(PriorityRule rule) =>
            rule.Caller == caller || rule.Called == called || (rule.List is { } list && lists.Contains(list))
            || (rule.Tag is { } tag && tags.Contains(tag));
    }

    private static string Why(PriorityRule rule) => rule switch
    {
        { Caller: { } caller } => $"caller {caller}",
        { List: { } list } => $"list {list}",
        { Tag: { } tag } => $"tag {tag}",
        _ => $"called {rule.Called}",
    };
}
