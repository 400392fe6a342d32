namespace Platform.Domain.Calls;

public enum CallPhase
{
    /// <summary>Nothing is known of the call.</summary>
    None = 0,

    /// <summary>Announced by the trunk; the queue has not said yet whether it takes it.</summary>
    Offered = 1,

    /// <summary>In the queue.</summary>
    Waiting = 2,

    /// <summary>An agent's device rings.</summary>
    Ringing = 3,

    /// <summary>Caller and agent talk.</summary>
    Talking = 4,

    /// <summary>The caller hears why the call ends: the wait was too long, or it is called back.</summary>
    Leaving = 5,

    /// <summary>Released; the last figures of the legs are still to come.</summary>
    Ending = 6,

    /// <summary>The record is complete and waits in the outbox for the ledger.</summary>
    Ended = 7,

    /// <summary>The subject waits for a called number or agent; no queue is asked.</summary>
    Dialing = 8,

    /// <summary>The device of the agent for whom the call is placed rings; nobody else is called yet.</summary>
    Summoning = 9,

    /// <summary>A flow speaks to the caller, who presses keys; nobody else is in the call.</summary>
    InFlow = 10,

    /// <summary>The caller was sent to a callback and is asked for its number.</summary>
    AskingCallback = 11,

    /// <summary>The caller is at a mailbox: greeted, speaking, or waiting for its message to be kept.</summary>
    TakingMessage = 12,

    /// <summary>An agent hears a message.</summary>
    PlayingMessage = 13,
}
