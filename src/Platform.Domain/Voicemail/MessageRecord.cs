namespace Platform.Domain.Voicemail;

/// <summary>A message as it is listed and kept.</summary>
/// <param name="LengthMs">Null while it is taken, and when there is no audio.</param>
/// <param name="NextAt">While it rests: when it goes on.</param>
/// <param name="By">The person who was done with it or deleted it.</param>
/// <param name="Outcome">Null while it is open.</param>
public sealed record MessageRecord(MessageOrder Order, MessagePhase Phase, long? LengthMs, DateTimeOffset? NextAt,
    IReadOnlyList<MessageHearing> Hearings, string? By, MessageOutcome? Outcome, DateTimeOffset? EndedAt)
{
    public bool IsOpen => EndedAt is null;

    /// <summary>Somebody has still to deal with it.</summary>
    public bool IsNew => IsOpen && Phase != MessagePhase.Taking;

    /// <summary>It is a message, and nobody deleted it.</summary>
    public bool IsListed => Phase != MessagePhase.Taking && Outcome is not (MessageOutcome.Discarded or MessageOutcome.Deleted);

    public static MessageRecord Of(MessageState state) => new(
        state.Order ?? throw new InvalidOperationException("A message that nobody left has no record."),
        state.Phase, state.LengthMs, state.NextAt, state.Hearings, state.By, state.Outcome, state.EndedAt);
}
