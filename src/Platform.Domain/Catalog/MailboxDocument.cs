namespace Platform.Domain.Catalog;

/// <summary>
/// A box in which callers leave messages. It belongs to a queue, whose agents are offered its messages like calls; or to a team or an
/// agent, who are only told of them.
/// </summary>
public sealed record MailboxDocument(string TenantId, string MailboxId, string Name) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => MailboxId;

    /// <summary>Whose it is: exactly one of the three.</summary>
    public string? Queue { get; init; }

    public string? Team { get; init; }

    public string? Agent { get; init; }

    /// <summary>A prompt of the tenant that is said before the tone; null for the built-in one in the caller's language.</summary>
    public string? Greeting { get; init; }

    /// <summary>A message is cut off there.</summary>
    public int MaxLengthMs { get; init; } = 180_000;

    /// <summary>A shorter one is no message.</summary>
    public int MinLengthMs { get; init; } = 2_000;

    /// <summary>So long a silence ends a message.</summary>
    public int SilenceMs { get; init; } = 5_000;

    /// <summary>How long messages are kept.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>Callers who join the queue until so long after the message come before it.</summary>
    public int YieldMs { get; init; } = 600_000;

    /// <summary>From when an agent puts a message back to when it is offered again.</summary>
    public int RetryAfterMs { get; init; } = 300_000;

    /// <summary>Whether the agent is told of its messages, and may hear them.</summary>
    public bool IsServedBy(AgentDocument agent) => agent.TenantId == TenantId
        && (Agent == agent.AgentId || (Team is not null && Team == agent.Team) || (Queue is not null && agent.Queues.Contains(Queue)));
}
