using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>A contact asks for its place in a queue, or renews its claim to it.</summary>
/// <param name="ContactKey">Grain key of the contact, such as <c>call:acme/01J…</c>.</param>
/// <param name="EnqueuedAt">The place: when it began to wait, here or in the queue that sent it here.</param>
public sealed record JoinRequest(string ContactKey, DateTimeOffset EnqueuedAt)
{
    /// <summary>The last offer that the contact dealt with: that offer is over and the contact waits again; null for none.</summary>
    public string? LastOfferId { get; init; }

    /// <summary>The contact is in the queue already, or was and comes back: it is never refused for want of room.</summary>
    public bool HasPlace { get; init; }

    /// <summary>Nobody holds the line for it: neither the queue's length nor its service level counts it.</summary>
    public bool IsPatient { get; init; }

    public ContactKind Kind { get; init; }

    /// <summary>Whether somebody is there for an agent to talk to.</summary>
    public ContactPresence Presence { get; init; }

    /// <summary>Devices ring for the contact, and it is told of more: its claim is renewed, and nothing else.</summary>
    public bool Rings { get; init; }

    /// <summary>Counts when the contact joins; one that is in already keeps what it had.</summary>
    public ContactPriority Priority { get; init; } = ContactPriority.None;

    /// <summary>Counts when the contact joins.</summary>
    public PreferredAgent? Preferred { get; init; }
}

/// <summary>Whom a contact is offered to before others, such as the agent who talked with the caller last.</summary>
/// <param name="WaitMs">For so long it waits for that agent when its turn comes.</param>
public sealed record PreferredAgent(string Agent, int WaitMs);

/// <summary>The queue's answer, and how things stand there.</summary>
/// <param name="Refusal">Null when the contact is in.</param>
/// <param name="Waiting">Contacts that no agent rings for, this one not counted.</param>
/// <param name="PercentAtRisk">The service level, when it falls short of the target.</param>
public sealed record JoinAnswer(QueueRefusal? Refusal, int Waiting, int? PercentAtRisk = null);
