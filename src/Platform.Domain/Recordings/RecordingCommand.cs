using Platform.Domain.Calls;

namespace Platform.Domain.Recordings;

/// <summary>What is asked or reported about a call's recording.</summary>
public abstract record RecordingCommand : CallCommand
{
    /// <param name="By">The log-in that asks.</param>
    /// <param name="Mode">What the policy says of the present talk.</param>
    public sealed record StartRecording(string By, RecordingMode Mode) : RecordingCommand;

    /// <summary>Ends what was asked for; what the policy wants goes on.</summary>
    public sealed record StopRecording(string By, RecordingMode Mode) : RecordingCommand;

    /// <param name="OnlyForAgent">The agent who asks: it must talk in the call. Null for who may pause any.</param>
    public sealed record PauseRecording(string By, string? OnlyForAgent) : RecordingCommand;

    /// <param name="OnlyForAgent">The agent who asks: it must talk in the call. Null for who may resume any.</param>
    public sealed record ResumeRecording(string By, string? OnlyForAgent) : RecordingCommand;

    /// <summary>The node records.</summary>
    public sealed record RecordingStarted : RecordingCommand;

    /// <summary>The node does not record, or not any more.</summary>
    public sealed record RecordingFailed(RecordingFault Fault) : RecordingCommand;
}
