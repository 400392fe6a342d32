using Platform.Domain.Queues;

namespace Platform.Domain.Voicemail;

/// <summary>A message that a caller leaves.</summary>
/// <param name="MessageId">See <see cref="IdOf"/>: its recording has the same id.</param>
/// <param name="CallId">Of the call that it is left in.</param>
/// <param name="From">The caller's number, as in the call's record.</param>
/// <param name="Number">The caller's number in E.164 when it can be called back.</param>
/// <param name="To">The access number that was called, in E.164.</param>
/// <param name="At">When the caller began to speak.</param>
public sealed record MessageOrder(string Tenant, string MessageId, string Mailbox, string CallId, string From, string? Number, string To,
    DateTimeOffset At)
{
    public ContactPriority Priority { get; init; } = ContactPriority.None;

    /// <summary>A call leaves one message at most, and ends with it.</summary>
    public static string IdOf(string callId) => $"{callId}.message";
}

/// <summary>Which message a call is placed for.</summary>
/// <param name="OfferId">The queue's offer, under which the agent is held.</param>
public sealed record MessageOrigin(string MessageId, string OfferId);
