using Platform.Domain.Queues;

namespace Platform.Domain.Voicemail;

/// <summary>What a message comes of. The numbers are stable.</summary>
public enum MessageKind
{
    /// <summary>A caller speaks.</summary>
    Spoken = 0,

    /// <summary>A callback came to nothing: there is nothing to hear, but somebody to deal with.</summary>
    Callback = 1,
}

/// <summary>A message that a caller leaves, or a callback that came to nothing.</summary>
/// <param name="MessageId">See <see cref="IdOf"/>: its recording has the same id.</param>
/// <param name="CallId">Of the call that it is left in, or that the callback comes of.</param>
/// <param name="From">The caller's number, as in the call's record.</param>
/// <param name="Number">The caller's number in E.164 when it can be called back.</param>
/// <param name="To">The access number that was called, in E.164.</param>
/// <param name="At">When the caller began to speak, or the callback was given up.</param>
public sealed record MessageOrder(string Tenant, string MessageId, string Mailbox, string CallId, string From, string? Number, string To,
    DateTimeOffset At)
{
    public MessageKind Kind { get; init; }

    public ContactPriority Priority { get; init; } = ContactPriority.None;

    /// <summary>A call leaves one message at most, and ends with it.</summary>
    public static string IdOf(string callId) => $"{callId}.message";

    /// <summary>A callback leaves one message at most.</summary>
    public static string IdOfCallback(string callbackId) => $"{callbackId}.callback";
}

/// <summary>Which message a call is placed for.</summary>
/// <param name="OfferId">The queue's offer, under which the agent is held.</param>
public sealed record MessageOrigin(string MessageId, string OfferId)
{
    public MessageKind Kind { get; init; }
}
