namespace Platform.Domain.Calls;

public enum CallbackStep
{
    /// <summary>The caller's number is looked up; it hears nothing yet.</summary>
    Opening = 0,

    /// <summary>The caller hears the number and confirms it, or asks for another one.</summary>
    Confirming = 1,

    /// <summary>The caller presses the keys of a number, then the hash key.</summary>
    Entering = 2,

    /// <summary>The callback is being stored.</summary>
    Making = 3,
}

/// <summary>What is settled with a caller who wants to be called back. One who waits keeps waiting meanwhile.</summary>
/// <param name="Queue">Whose agents are to call back.</param>
/// <param name="PlaceAt">The place that is kept.</param>
/// <param name="Number">The number to be confirmed, in E.164; null while there is none.</param>
/// <param name="At">When the caller last heard or pressed something.</param>
public sealed record CallbackDialog(string Queue, DateTimeOffset PlaceAt, string? Number, CallbackStep Step, DateTimeOffset At)
{
    /// <summary>More keys than any number has are of no number.</summary>
    public const int MostKeys = 20;

    /// <summary>The keys that were pressed so far.</summary>
    public string Keys { get; init; } = "";
}
