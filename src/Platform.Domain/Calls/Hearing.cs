namespace Platform.Domain.Calls;

/// <summary>Whom one leg of a mixed talk hears.</summary>
/// <param name="Hears">Legs; empty for one that holds, waits alone, or whose partners all hold.</param>
/// <param name="Music">It is kept waiting by somebody else, and hears music meanwhile.</param>
public sealed record Hearing(string LegId, IReadOnlyList<string> Hears, bool Music = false)
{
    public bool Equals(Hearing? other) =>
        other is not null && LegId == other.LegId && Music == other.Music && Hears.SequenceEqual(other.Hears);

    public override int GetHashCode() => HashCode.Combine(LegId, Hears.Count, Music);
}

/// <summary>
/// Who hears whom in a talk of more than two: the one place that decides it, made of the call's state alone. A conference hears
/// itself. A supervisor hears the group that the supervised agent is in, and is heard by nobody, by that agent, or by the whole
/// group, as the mode says; while that agent's leg is not answered yet it hears nobody. Who holds, or whose browser is away, hears
/// nobody and is not heard; that is no reason for music as long as somebody is left to talk to.
/// </summary>
public static class HearingMatrix
{
    /// <summary>One row for each leg that can hear; empty for a call that needs no mixing.</summary>
    public static IReadOnlyList<Hearing> Of(CallState state)
    {
        var supervision = state.Supervision is { IsOn: true } on && IsThere(state, on.LegId) ? on : null;
        if (state.Phase != CallPhase.Talking || (state.Conference is null && supervision is null))
            return [];
        var watched = supervision is null ? null : LegOfWatched(state, supervision.Watched);
        var rows = new List<Hearing>();
        foreach (var group in Groups(state))
        {
            var isWatched = watched is not null && group.Contains(watched);
            foreach (var legId in group)
                rows.Add(RowOf(state, group, legId, isWatched && IsHeardBy(supervision!, legId == watched) ? supervision!.LegId : null));
            if (isWatched)
                rows.Add(new Hearing(supervision!.LegId, IsSilent(state, supervision.LegId) ? [] : Speaking(state, group)));
        }

        if (supervision is not null && !rows.Exists(row => row.LegId == supervision.LegId))
            rows.Add(new Hearing(supervision.LegId, []));
        return rows;
    }

    /// <summary>The legs that talk to each other; a consultation is a talk of its own, and who waits for it is alone.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Groups(CallState state)
    {
        string?[] talk = [state.SubjectLegId, state.PartnerLegId, state.Conference?.ThirdLegId];
        if (state.Aside is not { Kind: AsideKind.Consult } aside)
            return [Present(state, talk)];
        string?[] aparte = [aside.AgentLegId, aside.Answered ? aside.TargetLegId : null];
        return [Present(state, aside.OriginLegId is null ? [state.OtherParty(aside.ByLegId)] : talk), Present(state, aparte)];
    }

    /// <summary>The leg through which the agent talks now; null when it is in no talk of this call.</summary>
    public static string? LegOfWatched(CallState state, string agent)
    {
        if (state.Aside is { Kind: AsideKind.Consult } aside && aside.Agent == agent && IsThere(state, aside.AgentLegId))
            return aside.AgentLegId;
        return state.PartyOf(agent)
            ?? (state.FindLeg(state.Conference?.ThirdLegId)?.Agent == agent ? state.Conference!.ThirdLegId : null)
            ?? (state.FindLeg(state.Aside?.TargetLegId)?.Agent == agent && state.Aside!.Answered ? state.Aside.TargetLegId : null);
    }

    private static Hearing RowOf(CallState state, IReadOnlyList<string> group, string legId, string? supervisor)
    {
        if (IsSilent(state, legId))
            return new Hearing(legId, []);
        List<string> hears = [.. Speaking(state, group).Where(other => other != legId)];
        if (supervisor is not null && !IsSilent(state, supervisor))
            hears.Add(supervisor);
        var isKept = group.Count > 1 || state.Aside is { Kind: AsideKind.Consult } aside && aside.AgentLegId != legId;
        return new Hearing(legId, hears, hears.Count == 0 && isKept);
    }

    private static bool IsHeardBy(Supervision supervision, bool isWatched) =>
        supervision.Mode == SupervisionMode.Barge || (supervision.Mode == SupervisionMode.Whisper && isWatched);

    private static IReadOnlyList<string> Speaking(CallState state, IReadOnlyList<string> group) =>
        [.. group.Where(legId => !IsSilent(state, legId))];

    private static IReadOnlyList<string> Present(CallState state, IEnumerable<string?> legIds) =>
        [.. legIds.Where(legId => IsThere(state, legId)).Select(legId => legId!)];

    private static bool IsThere(CallState state, string? legId) => state.FindLeg(legId) is { AnsweredAt: not null, EndedAt: null };

    private static bool IsSilent(CallState state, string legId) => state.FindLeg(legId)!.Held || state.IsAway(legId);
}
