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
    }

    public sealed record AgentUnavailable(string Agent, long Version) : QueueCommand;

    /// <summary>The agent answered a reservation.</summary>
    /// <param name="Version">Of the agent's state after it answered; 0 when the answer never came.</param>
    public sealed record ReserveAnswered(string ContactKey, string OfferId, bool Accepted, long Version) : QueueCommand;

    /// <summary>The contact answered an assignment.</summary>
    public sealed record AssignAnswered(string ContactKey, string OfferId, AssignAnswer Answer) : QueueCommand;

    /// <summary>How the queue chooses from now on.</summary>
    public sealed record Configure(QueuePolicy Policy) : QueueCommand;

    public sealed record Tick : QueueCommand;
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

    public sealed record AgentBecameFree(AvailableAgent Agent) : QueueEvent;

    public sealed record AgentGone(string Agent, long Version) : QueueEvent;

    /// <summary>The contact waited so long that less is asked for it.</summary>
    public sealed record Relaxed(string ContactKey, int Step) : QueueEvent;

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

    /// <summary>The reservation was for nothing.</summary>
    public sealed record ReleaseAgent(string Agent, string OfferId) : QueueEffect;
}
