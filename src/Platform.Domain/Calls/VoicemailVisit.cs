namespace Platform.Domain.Calls;

public enum VoicemailStep
{
    /// <summary>The mailbox is looked up; the caller hears nothing yet.</summary>
    Opening = 0,

    /// <summary>The caller hears the greeting, and then the tone.</summary>
    Greeting = 1,

    /// <summary>The caller is recorded.</summary>
    Speaking = 2,

    /// <summary>The file is being closed, and the message kept.</summary>
    Closing = 3,
}

/// <summary>A caller at a mailbox.</summary>
/// <param name="At">When the step began.</param>
public sealed record VoicemailVisit(string Mailbox, VoicemailStep Step, DateTimeOffset At)
{
    /// <summary>A message is cut off there.</summary>
    public int MaxLengthMs { get; init; }

    /// <summary>So long a silence ends it.</summary>
    public int SilenceMs { get; init; }
}
