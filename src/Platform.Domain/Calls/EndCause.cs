namespace Platform.Domain.Calls;

/// <summary>Why a call ended. The numbers are stable: they are stored.</summary>
public enum EndCause
{
    CallerHungUp = 1,
    AgentHungUp = 2,

    /// <summary>The caller hung up before any agent answered.</summary>
    Abandoned = 3,

    /// <summary>No agent was found within the queue's longest wait.</summary>
    QueueTimeout = 4,

    QueueFull = 5,
    ChannelLimit = 6,
    UnknownQueue = 7,

    /// <summary>A leg sent no RTP for too long although it should have.</summary>
    MediaLost = 8,

    /// <summary>The node that held the legs went away, or was told to stop and waited no longer.</summary>
    NodeLost = 9,

    /// <summary>Ended by a person through the API.</summary>
    Cleared = 10,

    /// <summary>A leg failed for a technical reason: no port, no common codec, transport error.</summary>
    LegFailed = 11,

    /// <summary>The number that was called is busy.</summary>
    Busy = 12,

    /// <summary>The side that was called said no.</summary>
    Rejected = 13,

    /// <summary>The side that was called did not answer in time.</summary>
    NoAnswer = 14,

    /// <summary>The number that was called belongs to nobody.</summary>
    UnallocatedNumber = 15,

    /// <summary>No route leads there, or every trunk on the way is full or fails.</summary>
    NoRoute = 16,

    /// <summary>The number is barred, or not among the destinations that the tenant may call.</summary>
    Barred = 17,

    /// <summary>The tenant's limit of channels, calls per second or spend is reached.</summary>
    OutboundLimit = 18,

    /// <summary>The number that was called hung up.</summary>
    CalleeHungUp = 19,

    /// <summary>The agent who placed the call is not logged in, or has another contact.</summary>
    AgentNotFree = 20,

    /// <summary>The party went over to somebody else and left the call.</summary>
    Transferred = 21,

    /// <summary>The agent's browser went away in mid-call and did not come back in time.</summary>
    AgentLost = 22,

    /// <summary>Of a leg alone: another agent whose device rang, too, was faster.</summary>
    AnsweredElsewhere = 30,

    /// <summary>The caller hung up in a flow, before it led anywhere.</summary>
    AbandonedInFlow = 35,

    /// <summary>The flow ended the call.</summary>
    FlowEnded = 36,

    /// <summary>The flow could not go on: its version is gone, or it led nowhere.</summary>
    FlowFailed = 37,

    /// <summary>The caller is called back instead of waiting.</summary>
    CallbackBooked = 40,

    /// <summary>The caller was sent to a callback and asked for none.</summary>
    CallbackDeclined = 41,

    /// <summary>The caller spoke a message.</summary>
    VoicemailLeft = 50,

    /// <summary>The caller came to a mailbox and left nothing that is a message.</summary>
    VoicemailEmpty = 51,

    /// <summary>The mailbox could not take a message.</summary>
    VoicemailClosed = 52,

    /// <summary>The agent heard a message and is done with it.</summary>
    MessageDone = 53,

    /// <summary>The agent put the message back that it heard.</summary>
    MessagePutBack = 54,
}
