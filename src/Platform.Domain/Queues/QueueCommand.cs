using Platform.Domain.Calls;

namespace Platform.Domain.Queues;

public abstract record QueueCommand
{
    /// <summary>Join, or say again that the contact still waits.</summary>
    /// <param name="MaxLength">Contacts that may be in the queue; a contact that is in already is never refused.</param>
    public sealed record Enqueue(JoinRequest Request, int MaxLength, DateTimeOffset ExpiresAt) : QueueCommand;

    public sealed record Leave(string ContactKey) : QueueCommand;

    public sealed record AgentAvailable(string Agent, DateTimeOffset IdleSince, long Version, DateTimeOffset ExpiresAt) : QueueCommand
    {
        public AgentProfile Profile { get; init; } = AgentProfile.Plain;

        /// <summary>The queue that lends the agent, for the time of one claim; null for one of its own.</summary>
        public string? LentBy { get; init; }
    }

    /// <summary>Another queue's service level is at risk: it asks for agents who are not needed here.</summary>
    /// <param name="Keep">Free agents who stay.</param>
    /// <param name="Count">It has no use for more.</param>
    public sealed record Lend(string To, int Keep, int Count) : QueueCommand;

    public sealed record AgentUnavailable(string Agent, long Version) : QueueCommand;

    /// <summary>The agent answered a reservation.</summary>
    /// <param name="Version">Of the agent's state after it answered; 0 when the answer never came.</param>
    public sealed record ReserveAnswered(string ContactKey, string OfferId, bool Accepted, long Version) : QueueCommand;

    /// <summary>The contact answered an assignment.</summary>
    public sealed record AssignAnswered(string ContactKey, string OfferId, AssignAnswer Answer) : QueueCommand;

    /// <summary>How the queue chooses from now on.</summary>
    public sealed record Configure(QueuePolicy Policy) : QueueCommand;

    /// <summary>A contact that was to be called answered: whether that is under way.</summary>
    public sealed record CallAnswered(string ContactKey, bool IsUnderWay) : QueueCommand;

    public sealed record Tick : QueueCommand
    {
        /// <summary>How many agents are expected to become free within the lead of calls ahead.</summary>
        public int Soon { get; init; }
    }
}

public enum AssignAnswer
{
    /// <summary>The agent's device is about to ring.</summary>
    Accepted = 0,

    /// <summary>The contact does not wait any more.</summary>
    ContactGone = 1,

    /// <summary>The agent is not held for this offer any more; the contact waits on.</summary>
    AgentGone = 2,

    /// <summary>No answer came; it is asked again until the offer is given up.</summary>
    Unknown = 3,
}

public enum QueueRefusal
{
    QueueFull = 1,
}

public abstract record QueueEvent
{
    public sealed record Joined(WaitingContact Contact) : QueueEvent;

    public sealed record Renewed(string ContactKey, DateTimeOffset ExpiresAt) : QueueEvent;

    public sealed record Left(string ContactKey) : QueueEvent;

    public sealed record PresenceChanged(string ContactKey, ContactPresence Presence, DateTimeOffset At) : QueueEvent;

    public sealed record AgentBecameFree(AvailableAgent Agent) : QueueEvent;

    public sealed record AgentGone(string Agent, long Version) : QueueEvent;

    /// <summary>The contact waited so long that less is asked for it.</summary>
    public sealed record Relaxed(string ContactKey, int Step) : QueueEvent;

    /// <summary>A contact of a queue with a service level was offered to an agent, or left late.</summary>
    public sealed record Counted(bool InTime, DateTimeOffset At) : QueueEvent;

    public sealed record LevelSeen(int? Percent) : QueueEvent;

    /// <summary>An agent's device rings for the contact, and more may ring along.</summary>
    public sealed record Rung(string ContactKey) : QueueEvent;

    /// <summary>Nobody rings for the contact any more: it waits again.</summary>
    public sealed record RingingEnded(string ContactKey) : QueueEvent;

    /// <summary>It is the contact's turn, but its preferred agent is not free.</summary>
    public sealed record HeldForAgent(string ContactKey, DateTimeOffset Until) : QueueEvent;

    /// <summary>The contact waited for its preferred agent for long enough.</summary>
    public sealed record HoldEnded(string ContactKey) : QueueEvent;

    public sealed record PolicyChanged(QueuePolicy Policy, DateTimeOffset At) : QueueEvent;

    public sealed record OfferMade(string ContactKey, PendingOffer Offer) : QueueEvent;

    public sealed record OfferAdvanced(string ContactKey) : QueueEvent;

    public sealed record OfferWithdrawn(string ContactKey) : QueueEvent;
}

public abstract record QueueEffect
{
    /// <summary>Ask the agent to hold itself for the contact.</summary>
    public sealed record ReserveAgent(string ContactKey, PendingOffer Offer) : QueueEffect;

    /// <summary>Tell the contact which agent is held for it.</summary>
    public sealed record AssignContact(string ContactKey, PendingOffer Offer) : QueueEffect;

    /// <summary>Have a contact called that is away. Answered by CallAnswered.</summary>
    public sealed record CallContact(string ContactKey) : QueueEffect;

    /// <summary>Ask another queue for agents. Not answered: whoever is lent comes as one that is available.</summary>
    public sealed record AskForAgents(string From, int Keep, int Count) : QueueEffect;

    /// <summary>Tell another queue that this agent is free for it, too.</summary>
    public sealed record LendAgent(string To, AvailableAgent Agent) : QueueEffect;

    /// <summary>The reservation was for nothing.</summary>
    public sealed record ReleaseAgent(string Agent, string OfferId) : QueueEffect;
}
