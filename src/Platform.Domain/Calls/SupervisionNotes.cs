namespace Platform.Domain.Calls;

public enum SupervisionAct
{
    /// <summary>The supervisor's phone was answered: from here on the talk is heard.</summary>
    Began = 1,

    /// <summary>The mode became another.</summary>
    Changed = 2,

    Ended = 3,
}

/// <summary>Something about a supervision that has to be known later.</summary>
/// <param name="Supervisor">The log-in.</param>
/// <param name="Watched">The agent.</param>
/// <param name="Mode">From then on; of the end, the last one.</param>
public sealed record SupervisionNote(SupervisionAct Act, string Supervisor, string Watched, SupervisionMode Mode, DateTimeOffset At);

/// <summary>Who listened to whom in a call, told from its path.</summary>
public static class SupervisionNotes
{
    /// <summary>
    /// Oldest first; as the call goes on, notes are only ever added at the end. Whoever rang and never answered heard nothing and has none.
    /// </summary>
    public static IReadOnlyList<SupervisionNote> Of(CallState state)
    {
        List<SupervisionNote> notes = [];
        string? heardOn = null;
        foreach (var step in state.Steps.Where(step => step.Kind == PathStepKind.Supervision && state.FindLeg(step.LegId)?.AnsweredAt is not null))
        {
            notes.Add(NoteOf(step, step.LegId == heardOn ? SupervisionAct.Changed : SupervisionAct.Began, step.From));
            heardOn = step.LegId;
            if (step.To is { } end && IsLastOf(state, step))
                notes.Add(NoteOf(step, SupervisionAct.Ended, end));
        }

        return notes;
    }

    private static bool IsLastOf(CallState state, PathStep step) => state.Supervision?.LegId != step.LegId
        && ReferenceEquals(step, state.Steps.FindLast(other => other.Kind == PathStepKind.Supervision && other.LegId == step.LegId));

    private static SupervisionNote NoteOf(PathStep step, SupervisionAct act, DateTimeOffset at) =>
        new(act, step.By!, step.Party, step.Mode!.Value, at);
}
