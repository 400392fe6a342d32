using System.Collections.Immutable;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>Somebody who waits. A voice call is the first kind of contact; the queue knows none of them by name.</summary>
/// <param name="ContactKey">Grain key of the contact, such as <c>call:acme/01J…</c>.</param>
/// <param name="EnqueuedAt">When it first joined: the place in the queue, kept through failed offers.</param>
public sealed record WaitingContact(string ContactKey, DateTimeOffset EnqueuedAt)
{
    /// <summary>Without a renewal by then the contact is taken for gone.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Nobody holds the line for it.</summary>
    public bool IsPatient { get; init; }

    public ContactKind Kind { get; init; }

    public ContactPresence Presence { get; init; }

    /// <summary>When it answered, of one that was called.</summary>
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>An agent could talk to it.</summary>
    public bool IsThere => Presence is ContactPresence.Here or ContactPresence.Called;

    /// <summary>The offer that is under way, if any.</summary>
    public PendingOffer? Pending { get; init; }

    /// <summary>The step of the skill requirement that its wait brought it to.</summary>
    public int Step { get; init; }

    public ContactPriority Priority { get; init; } = ContactPriority.None;

    /// <summary>The agent whom it is offered to before others; null for none.</summary>
    public PreferredAgent? Preferred { get; init; }

    /// <summary>Its turn came while that agent was not free: until then it waits for that agent alone. Null before its turn.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Agents whose devices were made to ring for it, as far as it has not come back since; 0 while it waits.</summary>
    public int RingCount { get; init; }

    /// <summary>It waits for its preferred agent alone now.</summary>
    public bool IsHeld { get; init; }

    /// <summary>See <see cref="QueuePolicy.CountsFrom"/>.</summary>
    public DateTimeOffset CountsFrom { get; init; }

    public WaitingKey Key => new(CountsFrom, ContactKey);
}

public enum OfferStage
{
    /// <summary>The agent was asked and has not answered.</summary>
    Reserving = 0,

    /// <summary>The agent is held; the contact was told and has not answered.</summary>
    Assigning = 1,
}

public sealed record PendingOffer(string OfferId, string Agent, DateTimeOffset At, OfferStage Stage, OfferReason Why)
{
    /// <summary>
    /// Of the agent's state when it last said that it is free. Being reserved raises it, so a notice of this version is older than the
    /// offer.
    /// </summary>
    public long AgentVersion { get; init; }
}

/// <summary>An agent that said it is free.</summary>
/// <param name="Version">Of the agent's state when it said so; an older notice never overrules a newer one.</param>
public sealed record AvailableAgent(string Agent, DateTimeOffset IdleSince, long Version, DateTimeOffset ExpiresAt)
{
    public AgentProfile Profile { get; init; } = AgentProfile.Plain;

    /// <summary>The first step of the skill requirement that it fits; null when it fits none.</summary>
    public int? Step { get; init; }

    /// <summary>The queue that lends the agent; null for one of its own.</summary>
    public string? LentBy { get; init; }

    /// <summary>What the queue's strategy goes by.</summary>
    public long Rank { get; init; }

    public IdleKey Key => new(Rank, IdleSince, Agent);
}

/// <summary>Order of service: who counts as waiting the longest comes first.</summary>
public readonly record struct WaitingKey(DateTimeOffset CountsFrom, string ContactKey) : IComparable<WaitingKey>
{
    public int CompareTo(WaitingKey other)
    {
        var byTime = CountsFrom.CompareTo(other.CountsFrom);
        return byTime != 0 ? byTime : string.CompareOrdinal(ContactKey, other.ContactKey);
    }
}

/// <summary>When something is due for a contact.</summary>
public readonly record struct DueKey(DateTimeOffset At, string ContactKey) : IComparable<DueKey>
{
    public int CompareTo(DueKey other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(ContactKey, other.ContactKey);
    }
}

/// <summary>Order of choice: by the strategy's rank, then the longest idle first.</summary>
public readonly record struct IdleKey(long Rank, DateTimeOffset IdleSince, string Agent) : IComparable<IdleKey>
{
    public int CompareTo(IdleKey other)
    {
        var byRank = Rank.CompareTo(other.Rank);
        if (byRank != 0)
            return byRank;
        var byTime = IdleSince.CompareTo(other.IdleSince);
        return byTime != 0 ? byTime : string.CompareOrdinal(Agent, other.Agent);
    }
}

/// <summary>
/// A queue: who waits, who is free, and which offers are under way. All of it is made of claims that contacts and agents
/// renew, so a queue that starts empty after a fault is whole again after one renewal.
/// </summary>
public sealed record QueueState
{
    public static QueueState Initial { get; } = new();

    public QueuePolicy Policy { get; init; } = QueuePolicy.Default;

    public ImmutableDictionary<string, WaitingContact> Contacts { get; init; } = ImmutableDictionary<string, WaitingContact>.Empty;

    /// <summary>Contacts without an offer under way, but those that are held, in the order of service, by kind, each at its step.</summary>
    public LanedSet<WaitingKey> Waiting { get; init; } = LanedSet<WaitingKey>.Empty(Fit.ContactLanes, 1);

    /// <summary>Contacts that wait for their preferred agents alone, and until when.</summary>
    public ImmutableSortedSet<DueKey> Held { get; init; } = [];

    /// <summary>The same by agent, in the order of service.</summary>
    public ImmutableDictionary<string, ImmutableSortedSet<WaitingKey>> HeldFor { get; init; } =
        ImmutableDictionary<string, ImmutableSortedSet<WaitingKey>>.Empty;

    /// <summary>Contacts that agents ring for already and more may ring for, in the order of service.</summary>
    public ImmutableSortedSet<WaitingKey> RingingOn { get; init; } = [];

    /// <summary>Contacts for which nobody holds the line, by their keys.</summary>
    public ImmutableHashSet<string> Patient { get; init; } = [];

    /// <summary>Of those, the ones without an offer under way.</summary>
    public int PatientCount => Patient.Count(key => Contacts[key] is { Pending: null, RingCount: 0 });

    /// <summary>Contacts that have to be called, in the order of service.</summary>
    public ImmutableSortedSet<WaitingKey> Away { get; init; } = [];

    /// <summary>Contacts that are being called, or were and have no agent yet, by their keys.</summary>
    public ImmutableHashSet<string> Called { get; init; } = [];

    /// <summary>Contacts to whom no agent could talk just now.</summary>
    public int AbsentCount => Away.Count + Called.Count(key => !Contacts[key].IsThere);

    /// <summary>Others without an offer under way.</summary>
    public int WaitingCount => Waiting.Count + Held.Count - PatientCount;

    /// <summary>Of those, the ones that come to another step by waiting.</summary>
    public ImmutableSortedSet<DueKey> Relaxing { get; init; } = [];

    public ImmutableDictionary<string, AvailableAgent> Agents { get; init; } = ImmutableDictionary<string, AvailableAgent>.Empty;

    /// <summary>Those of them that fit, in the order of choice, by the kinds that they take, each at the first step that it fits.</summary>
    public LanedSet<IdleKey> Idle { get; init; } = LanedSet<IdleKey>.Empty(Fit.AgentLanes, 1);

    /// <summary>Free agents who take calls.</summary>
    public int IdleForCalls => Fit.Count(this, ContactKind.Call, Policy.Steps.Length - 1);

    /// <summary>The number of the last offer to each agent. In memory, so a queue that starts anew forgets whose turn it was.</summary>
    public ImmutableDictionary<string, long> Turns { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The lowest version of each agent that still is news, so that late notices are known as such.</summary>
    public ImmutableDictionary<string, long> Versions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Offers made by this activation; part of each offer's id.</summary>
    public long OffersMade { get; init; }

    /// <summary>Of a queue with a service level.</summary>
    public ServiceLevelWatch Level { get; init; } = ServiceLevelWatch.Empty;

    /// <summary>The service level as of the last sweep; null without one, or when too few were counted.</summary>
    public int? LevelPercent { get; init; }

    /// <summary>The service level, when it falls short of the target.</summary>
    public int? PercentAtRisk => LevelPercent < Policy.ServiceLevel?.TargetPercent ? LevelPercent : null;

    /// <summary>Contacts without an offer under way, this one not counted.</summary>
    public int WaitingBeside(string contactKey) =>
        WaitingCount - (Contacts.TryGetValue(contactKey, out var contact) && contact is { Pending: null, RingCount: 0, IsPatient: false, IsThere: true } ? 1 : 0);

    /// <summary>
    /// A contact's place in the order of service, from 1, those counted who have to be called. Those whom an agent is being offered to are
    /// served already; so is the one at place 1 while its own offer is under way. Null for one that is not in the queue.
    /// </summary>
    public int? PositionOf(string contactKey)
    {
        if (!Contacts.TryGetValue(contactKey, out var contact))
            return null;
        return 1 + Waiting.CountBefore(contact.Key) + Held.Count(held => Contacts[held.ContactKey].Key.CompareTo(contact.Key) < 0)
            + (Away.IndexOf(contact.Key) is var place && place >= 0 ? place : ~place)
            + Called.Count(key => Contacts[key] is { IsThere: false } coming && coming.Key.CompareTo(contact.Key) < 0);
    }

    /// <summary>No offers before then: after a fault contacts need one renewal to take their places again.</summary>
    public DateTimeOffset SettlesAt { get; init; } = DateTimeOffset.MinValue;
}
