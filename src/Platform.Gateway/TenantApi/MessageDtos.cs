using Platform.Domain.Calls;
using Platform.Domain.Voicemail;

namespace Platform.Gateway.TenantApi;

/// <param name="CallId">Of the call on which the message was played; it has a record once the agent's device rings.</param>
/// <param name="Outcome">done, putBack, agentMissed or notPlaced; null while it goes on.</param>
/// <param name="Cause">Why that call ended; null when there was none.</param>
public sealed record MessageHearingDto(string CallId, string Agent, DateTimeOffset At, DateTimeOffset? EndedAt, HearingOutcome? Outcome,
    EndCause? Cause);

/// <summary>A message that a caller left, or a callback that came to nothing.</summary>
/// <param name="Kind">spoken, or callback for one that came to nothing: nothing was said.</param>
/// <param name="CallId">The call in which it was left, or that the callback comes of.</param>
/// <param name="From">The caller's number, or what the call showed.</param>
/// <param name="Number">In E.164 when the caller can be called back.</param>
/// <param name="To">The access number that was called.</param>
/// <param name="LeftAt">When the caller began to speak, or the callback was given up.</param>
/// <param name="Phase">resting, waiting, hearing, kept or ended.</param>
/// <param name="IsNew">Somebody has still to deal with it.</param>
/// <param name="LengthMs">Of the audio; null when there is none.</param>
/// <param name="NextAt">While it rests: when it is offered again.</param>
/// <param name="Outcome">done, lost or expired; null while it is open.</param>
/// <param name="By">The person who was done with it without hearing it on a call.</param>
/// <param name="Hearings">Agents to whom it was assigned, oldest first.</param>
public sealed record MessageDto(string Id, MessageKind Kind, string Mailbox, string CallId, string From, string? Number, string To, DateTimeOffset LeftAt,
    MessagePhase Phase, bool IsNew, long? LengthMs, DateTimeOffset? NextAt, MessageOutcome? Outcome, string? By, DateTimeOffset? EndedAt,
    IReadOnlyList<MessageHearingDto> Hearings)
{
    internal static MessageDto Of(MessageRecord record) => new(record.Order.MessageId, record.Order.Kind, record.Order.Mailbox, record.Order.CallId, record.Order.From,
        record.Order.Number, record.Order.To, record.Order.At, record.Phase, record.IsNew, record.LengthMs, record.NextAt, record.Outcome, record.By,
        record.EndedAt, [.. record.Hearings.Select(hearing =>
            new MessageHearingDto(hearing.CallId, hearing.Agent, hearing.At, hearing.EndedAt, hearing.Outcome, hearing.Cause))]);
}

/// <param name="Choice">again, callBack, done or putBack.</param>
public sealed record MessageChoiceInput(MessageChoice Choice);
