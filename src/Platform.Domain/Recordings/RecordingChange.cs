namespace Platform.Domain.Recordings;

/// <summary>What somebody may want of a call's recording.</summary>
public enum RecordingChange
{
    Start = 1,
    Stop = 2,
    Pause = 3,
    Resume = 4,
}
