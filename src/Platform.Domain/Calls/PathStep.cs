namespace Platform.Domain.Calls;

public enum PathStepKind
{
    /// <summary>Waiting in a queue, its offers included.</summary>
    Queue = 1,

    /// <summary>An agent's device rings for the call.</summary>
    Offer = 2,

    /// <summary>A number outside is called.</summary>
    Dial = 3,

    /// <summary>The subject and a partner hear each other.</summary>
    Talk = 4,

    Hold = 5,

    /// <summary>A transfer was asked for.</summary>
    Transfer = 6,

    /// <summary>Somebody was asked aside while the partner waits.</summary>
    Consult = 7,

    /// <summary>An agent's browser was gone; <c>Answered</c> when the agent came back.</summary>
    Away = 8,

    /// <summary>The consulted party is in the talk, too.</summary>
    Conference = 20,

    /// <summary>A supervisor listens to the agent.</summary>
    Supervision = 21,

    /// <summary>A queue that could not serve the call well sent it elsewhere; <c>Answered</c> when it was taken there.</summary>
    Overflow = 40,

    /// <summary>A flow, or a part of one, speaks to the caller.</summary>
    Flow = 45,

    /// <summary>A node of the flow.</summary>
    FlowNode = 46,

    /// <summary>The caller was asked whether to be called back; <c>Answered</c> when it is.</summary>
    Callback = 50,

    /// <summary>The caller was at a mailbox; <c>Answered</c> when it left a message there.</summary>
    Voicemail = 55,

    /// <summary>The agent heard a message of a mailbox; <c>Answered</c> when it was played to its end.</summary>
    Playback = 56,

    /// <summary>The caller was told its place and how long it is likely to wait, or heard a prompt of the queue.</summary>
    Announcement = 60,
}

/// <summary>One step of a call's way through the house.</summary>
/// <param name="Party">The queue, agent, number, flow, node or mailbox that the step is about; of a hold, who held; of a conference, the third; of a callback or an announcement, its queue.</param>
public sealed record PathStep(PathStepKind Kind, string Party, DateTimeOffset From)
{
    public DateTimeOffset? To { get; init; }

    /// <summary>The leg that the step made or is about.</summary>
    public string? LegId { get; init; }

    /// <summary>The agent who asked for it, the log-in of who supervised or moved, or the queue that overflowed; null when nobody did.</summary>
    public string? By { get; init; }

    /// <summary>Of an overflow; null where a person moved the call.</summary>
    public OverflowReason? Overflow { get; init; }

    /// <summary>Of a flow its version; of a node the way that was taken, where there are several.</summary>
    public string? Detail { get; init; }

    /// <summary>Of a flow's node its type, such as <c>menu</c>.</summary>
    public string? NodeType { get; init; }

    /// <summary>Of an announcement: the place that was said; null when none was.</summary>
    public int? Position { get; init; }

    /// <summary>Of an announcement: the estimate of the wait that was said, before it was rounded; null when none was.</summary>
    public long? ExpectedMs { get; init; }

    /// <summary>Of a supervision.</summary>
    public SupervisionMode? Mode { get; init; }

    /// <summary>How ringing, a transfer or a consultation went; <c>Answered</c> when it worked.</summary>
    public OfferOutcome? Outcome { get; init; }
}
