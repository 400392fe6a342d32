using Platform.Domain.Calls;

namespace Platform.Domain.Voicemail;

/// <summary>What is known of the file.</summary>
public abstract record MessageFile
{
    /// <summary>Being written, or left open by a node that went away.</summary>
    public sealed record Open : MessageFile;

    public sealed record Closed(long LengthMs) : MessageFile;

    /// <summary>There is none.</summary>
    public sealed record Missing : MessageFile;

    /// <summary>Nothing is entered of it.</summary>
    public sealed record Unknown : MessageFile;
}

/// <summary>What can happen to a message.</summary>
public abstract record MessageCommand
{
    /// <summary>A caller is about to speak, or nobody is.</summary>
    public sealed record Take(MessageOrder Order) : MessageCommand;

    /// <summary>The caller is done.</summary>
    /// <param name="SilenceMs">The silence that ended it; 0 when something else did.</param>
    public sealed record Finish(int SilenceMs) : MessageCommand;

    public sealed record FileSeen(MessageFile File) : MessageCommand;

    /// <summary>The queue reserved an agent for it.</summary>
    /// <param name="CallId">Of the call that is to be made.</param>
    public sealed record StartHearing(CallOffer Offer, string CallId) : MessageCommand;

    /// <param name="Cause">Why the call ended; null when there was none.</param>
    public sealed record HearingOver(string CallId, HearingOutcome Outcome, EndCause? Cause) : MessageCommand;

    /// <summary>A person is done with it.</summary>
    public sealed record MarkDone(string By) : MessageCommand;

    public sealed record Delete(string By) : MessageCommand;

    /// <summary>Time passed.</summary>
    public sealed record Tick : MessageCommand;
}

/// <summary>Why a command was refused. The numbers are stable.</summary>
public enum MessageRefusal
{
    /// <summary>It is over or was never there.</summary>
    NoSuchMessage = 1,

    /// <summary>It does not wait for an agent.</summary>
    NotWaiting = 2,

    /// <summary>The caller speaks, or an agent hears it just now.</summary>
    UnderWay = 3,
}

/// <summary>What happened to a message. <see cref="At"/> is when.</summary>
public abstract record MessageEvent(DateTimeOffset At)
{
    public sealed record Began(MessageOrder Order, DateTimeOffset At) : MessageEvent(At);

    public sealed record Finished(int SilenceMs, DateTimeOffset At) : MessageEvent(At);

    /// <summary>Its file is closed: from now on it is one.</summary>
    public sealed record Taken(long LengthMs, DateTimeOffset At) : MessageEvent(At);

    /// <summary>Those of the box are told; nobody is offered it.</summary>
    public sealed record Kept(DateTimeOffset At) : MessageEvent(At);

    /// <summary>It takes its place in the queue.</summary>
    public sealed record Joined(string Queue, DateTimeOffset At) : MessageEvent(At);

    public sealed record Rested(DateTimeOffset NextAt, DateTimeOffset At) : MessageEvent(At);

    public sealed record HearingStarted(MessageHearing Hearing, DateTimeOffset At) : MessageEvent(At);

    public sealed record HearingEnded(HearingOutcome Outcome, EndCause? Cause, DateTimeOffset At) : MessageEvent(At);

    /// <param name="By">The person who said so; null for nobody, or an agent who heard it.</param>
    public sealed record Ended(MessageOutcome Outcome, string? By, DateTimeOffset At) : MessageEvent(At);
}

/// <summary>What has to be done once the message's new state is stored.</summary>
public abstract record MessageEffect
{
    /// <summary>See what is known of the file. Answered by FileSeen.</summary>
    public sealed record LookAtFile : MessageEffect;

    /// <summary>Ask the queue for the message's place, or say again that it waits.</summary>
    public sealed record JoinQueue(string Queue) : MessageEffect;

    public sealed record LeaveQueue(string Queue) : MessageEffect;

    /// <summary>Have the agent called, and the message played.</summary>
    public sealed record PlaceCall(MessageHearing Hearing) : MessageEffect;

    /// <summary>See what became of that call.</summary>
    public sealed record LookAtCall(MessageHearing Hearing) : MessageEffect;
}
