namespace Platform.Domain.Callbacks;

/// <summary>A callback as it is listed and kept: what was asked for, what was tried, and what came of it.</summary>
/// <param name="NextAt">While it rests: when it goes on.</param>
/// <param name="Outcome">Null while it is open.</param>
public sealed record CallbackRecord(CallbackOrder Order, CallbackPhase Phase, DateTimeOffset? NextAt, IReadOnlyList<CallbackAttempt> Attempts,
    CallbackOutcome? Outcome, DateTimeOffset? EndedAt)
{
    public bool IsOpen => EndedAt is null;

    public static CallbackRecord Of(CallbackState state) => new(
        state.Order ?? throw new InvalidOperationException("A callback that nobody asked for has no record."),
        state.Phase, state.NextAt, state.Attempts, state.Outcome, state.EndedAt);
}
