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

    /// <summary>Counts when the contact joins; one that is in already keeps what it had.</summary>
    public ContactPriority Priority { get; init; } = ContactPriority.None;
}

/// <summary>The queue's answer, and how things stand there.</summary>
/// <param name="Refusal">Null when the contact is in.</param>
/// <param name="Waiting">Contacts that no agent rings for, this one not counted.</param>
public sealed record JoinAnswer(QueueRefusal? Refusal, int Waiting);
