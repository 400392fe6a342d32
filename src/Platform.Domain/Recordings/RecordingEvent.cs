using Platform.Domain.Calls;

namespace Platform.Domain.Recordings;

/// <summary>What happened to a call's recording.</summary>
public abstract record RecordingEvent(DateTimeOffset At) : CallEvent(At)
{
    /// <summary>Somebody wants it although no policy does.</summary>
    public sealed record RecordingAsked(string By, DateTimeOffset At) : RecordingEvent(At);

    /// <summary>Nobody wants it any more.</summary>
    public sealed record RecordingDropped(string By, DateTimeOffset At) : RecordingEvent(At);

    public sealed record RecordingPaused(string By, DateTimeOffset At) : RecordingEvent(At);

    public sealed record RecordingResumed(string By, DateTimeOffset At) : RecordingEvent(At);

    public sealed record StretchBegan(RecordedTalk Talk, DateTimeOffset At) : RecordingEvent(At);

    public sealed record StretchEnded(DateTimeOffset At) : RecordingEvent(At);

    /// <summary>The node records.</summary>
    public sealed record RecordingConfirmed(DateTimeOffset At) : RecordingEvent(At);

    public sealed record RecordingFaulted(RecordingFault Fault, DateTimeOffset At) : RecordingEvent(At);
}
