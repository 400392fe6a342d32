using Platform.Domain.Agents;
using Platform.Domain.Audits;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Voicemail;

namespace Platform.Contracts.Views;

/// <param name="Since">When the present state began.</param>
/// <param name="Reason">Why, when on a break.</param>
/// <param name="CallId">The call that is offered to or handled by the agent; null for a callback that has no call yet.</param>
/// <param name="NextPresence">What the agent asked for and gets after the call.</param>
public sealed record AgentView(string Tenant, string Agent, AgentPresence Presence, string? Reason, DateTimeOffset Since,
    DateTimeOffset IdleSince, string? CallId, string? SeatProduct, AgentPresence? NextPresence)
{
    /// <summary>How the contact came to the agent; null without one.</summary>
    public OfferKind? Kind { get; init; }

    /// <summary>Null but during a wrap-up.</summary>
    public WrapUp? WrapUp { get; init; }

    /// <summary>The call that is wrapped up; null but during a wrap-up.</summary>
    public string? WrapUpCallId { get; init; }
}

/// <param name="Waiting">Contacts that no agent rings for.</param>
/// <param name="LongestWaitMs">Of those, the longest wait so far; 0 when nobody waits.</param>
/// <param name="AvailableAgents">Agents that said they are free.</param>
public sealed record QueueView(string Tenant, string Queue, int Waiting, int Offered, long LongestWaitMs, int AvailableAgents)
{
    /// <summary>Of somebody who joins now; null when nobody serves the queue.</summary>
    public long? ExpectedWaitMs { get; init; }

    /// <summary>Messages that no agent rings for; nobody holds the line for them, so they are not among those who wait.</summary>
    public int Messages { get; init; }

    /// <summary>Customers who wait to be called, or are being called, before an agent is found for them.</summary>
    public int Callbacks { get; init; }
}

/// <summary>What a waiting contact can be told.</summary>
/// <param name="Position">1 for the one whose turn is next.</param>
/// <param name="ExpectedWaitMs">From now on; null when nobody serves the queue.</param>
public sealed record WaitOutlook(int Position, long? ExpectedWaitMs);

public sealed record SeatUseView(string Product, SeatKind Kind, int Rented, int InUse);

/// <summary>A call under way, for walls and desks.</summary>
public sealed record CallView(string Tenant, string CallId, CallPhase Phase, string From, string To, string Queue, string? Agent,
    DateTimeOffset OfferedAt, DateTimeOffset? ConnectedAt)
{
    public CallDirection Direction { get; init; } = CallDirection.Inbound;

    /// <summary>The callback that it is an attempt of; null for every other call.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The message that it was placed for; null for every other call.</summary>
    public string? MessageId { get; init; }

    /// <summary>Somebody whom the agent calls meanwhile, for a transfer or to consult.</summary>
    public Aside? Aside { get; init; }

    /// <summary>Who talks with the two others in a conference: an agent's id or a number; null without one.</summary>
    public string? Third { get; init; }

    /// <summary>For those who see everything of the tenant; the agent is not told.</summary>
    public Supervision? Supervision { get; init; }
}

/// <summary>What the running audit found since it began; the target is nothing.</summary>
/// <param name="Latest">The last 100, newest first.</param>
public sealed record LiveAuditView(DateTimeOffset Since, long StuckAgentMs, long StuckCallMs, IReadOnlyList<LiveFinding> Latest);

/// <summary>A message of a mailbox.</summary>
/// <param name="From">The caller's number, as in the call's record.</param>
/// <param name="Agent">Who hears it now; null for nobody.</param>
/// <param name="NewMessages">Of that mailbox, with this one when it is one.</param>
public sealed record MessageView(string Tenant, string MessageId, string Mailbox, string From, MessagePhase Phase, string? Agent,
    DateTimeOffset LeftAt, long? LengthMs, MessageOutcome? Outcome, int NewMessages);

/// <summary>Something that those who watch a tenant should know. Exactly one part is set.</summary>
public sealed record LiveEvent(DateTimeOffset At, CallView? Call = null, AgentView? Agent = null, QueueView? Queue = null,
    MessageView? Message = null);
