using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

/// <summary>Nobody ever hears whom they must not, whatever happens in whatever order.</summary>
public class HearingTests
{
    [Fact]
    public void Who_hears_whom_holds_in_every_mixed_talk() => Property.Holds(random =>
    {
        var state = CallState.None;
        foreach (var name in MixedCases.RandomWay(random))
        {
            (state, _) = CallCases.Run(state, MixedCases.Commands[name](state), CallCases.Start);
            if (FindBreach(state, HearingMatrix.Of(state)) is { } breach)
                return $"{breach} after {name}: {string.Join("; ", HearingMatrix.Of(state))}";
        }

        return null;
    }, cases: 600);

    /// <summary>The node does what it is told and nothing else: what it was told last is what the state says.</summary>
    [Fact]
    public void The_node_is_told_of_every_change_of_who_hears_whom() => Property.Holds(random =>
    {
        var (state, node) = (CallState.None, new ListeningNode());
        foreach (var name in MixedCases.RandomWay(random))
        {
            (state, var decision) = CallCases.Run(state, MixedCases.Commands[name](state), CallCases.Start);
            foreach (var effect in decision.Effects)
                node.Take(effect);
            if (node.FindDifference(state) is { } difference)
                return $"{difference} after {name}";
        }

        return null;
    }, cases: 600);

    [Fact]
    public void A_supervision_lives_no_longer_than_the_talk_of_its_agent() => Property.Holds(random =>
    {
        var state = CallState.None;
        foreach (var name in MixedCases.RandomWay(random))
        {
            (state, var decision) = CallCases.Run(state, MixedCases.Commands[name](state), CallCases.Start);
            if (state.Supervision is { } on && (state.Phase != CallPhase.Talking || HearingMatrix.LegOfWatched(state, on.Watched) is null))
                return $"{on} in {state.Phase} after {name}";
            var strays = state.Legs.Where(leg => leg is { Role: LegRole.Supervisor, EndedAt: null } && leg.LegId != state.Supervision?.LegId).ToList();
            if (strays.Exists(leg => state.FindHold(leg.LegId) is not null))
                return $"a supervisor is held by a call that it has left, after {name}";
            if (state.Conference is { } three && (state.Phase != CallPhase.Talking || state.Aside is not null
                || new[] { state.SubjectLegId, state.PartnerLegId, three.ThirdLegId }.Any(leg => leg is null || !state.IsParty(leg))))
                return $"{three} in {state.Phase} after {name}";
        }

        return null;
    }, cases: 600);

    [Fact]
    public void A_supervisor_hears_nobody_while_the_agents_second_dialog_is_not_answered_yet()
    {
        var steps = MixedCases.States["listening"].Concat(["consult placed", "answered target", "merge"]);
        var state = steps.Aggregate(CallState.None, (reached, step) => CallCases.Run(reached, MixedCases.Commands[step](reached), CallCases.Start).State);
        IReadOnlyList<Hearing> expected = [new("caller", ["out-4"]), new("out-4", ["caller"]), new("01J0.s3", [])];
        Assert.Equal(expected, HearingMatrix.Of(state));
    }

    [Theory]
    [InlineData("announce, queue accepted", "nothing")]
    [InlineData("announce, queue accepted, answered caller, offer o2, answered o2", "-> Bridge caller o2")]
    [InlineData("announce, queue accepted, answered caller, offer o2, answered o2, held o2", null)]
    [InlineData("announce, queue accepted, answered caller, offer o2, answered o2, away o2", null)]
    [InlineData("announce, queue accepted, answered caller, offer o2, answered o2, consult agent", "-> PlayMusic caller, PlayRingback o2")]
    [InlineData("announce, queue accepted, answered caller, offer o2, answered o2, consult agent, answered target", "-> PlayMusic caller, Bridge o2 01J0.2")]
    [InlineData("announce, queue accepted, answered caller, offer o2, answered o2, consult agent, answered target, merge", "-> Mix caller hears o2+01J0.2; o2 hears caller+01J0.2; 01J0.2 hears caller+o2")]
    public void What_may_not_have_reached_the_legs_can_be_said_again(string way, string? heard)
    {
        var state = way.Split(", ")
            .Aggregate(CallState.None, (reached, step) => CallCases.Run(reached, MixedCases.Commands[step](reached), CallCases.Start).State);
        var effects = CallMachine.HeardIn(state, CallCases.Start);
        Assert.Equal(heard, effects is null ? null : Describe.Decision(Decision<CallRefusal, CallEvent, CallEffect>.Accept([], effects)));
    }

    private static string? FindBreach(CallState state, IReadOnlyList<Hearing> rows)
    {
        if (rows.Count == 0)
            return state.Conference is not null || state.Supervision is { IsOn: true } ? "a talk of more than two is not mixed" : null;
        if (rows.GroupBy(row => row.LegId).Any(same => same.Count() > 1))
            return "a leg has two rows";
        foreach (var row in rows)
        {
            var leg = state.FindLeg(row.LegId)!;
            if (leg is not { AnsweredAt: not null, EndedAt: null } || row.Hears.Contains(row.LegId))
                return $"{row.LegId} has no ears, or hears itself";
            if (row.Hears.Any(other => state.FindLeg(other) is not { AnsweredAt: not null, EndedAt: null, Held: false }))
                return $"{row.LegId} hears somebody who holds or is gone";
            if (row.Hears.Any(state.IsAway))
                return $"{row.LegId} hears somebody who is away";
            if ((leg.Held && row.Hears.Count > 0) || (row.Music && row.Hears.Count > 0))
                return $"{row.LegId} hears too much";
            if (state.Supervision is { IsOn: true } sue && row.Hears.Contains(sue.LegId) && (sue.Mode == SupervisionMode.Listen
                || (sue.Mode == SupervisionMode.Whisper && leg.Agent != sue.Watched)))
                return $"{row.LegId} hears the supervisor who is to {sue.Mode}";
        }

        return state.Supervision is { IsOn: true } on && state.FindLeg(on.LegId) is { Held: false }
            && HearingMatrix.LegOfWatched(state, on.Watched) is { } watched && !state.IsAway(watched)
            && state.FindLeg(watched) is { Held: false, AnsweredAt: not null }
            && !rows.Single(row => row.LegId == on.LegId).Hears.Contains(watched)
            ? "the supervisor does not hear the agent"
            : null;
    }

    /// <summary>What a node makes of the orders: for each leg the legs that it hears.</summary>
    private sealed class ListeningNode
    {
        private readonly Dictionary<string, IReadOnlyList<string>> mix = [];
        private readonly HashSet<string> released = [];

        public void Take(CallEffect effect)
        {
            switch (effect)
            {
                case CallEffect.Bridge bridge:
                    mix.Remove(bridge.LegId);
                    mix.Remove(bridge.OtherLegId);
                    break;
                case CallEffect.PlayMusic play:
                    mix.Remove(play.LegId);
                    break;
                case CallEffect.PlayRingback play:
                    mix.Remove(play.LegId);
                    break;
                case CallEffect.ReleaseLeg release:
                    mix.Remove(release.LegId);
                    released.Add(release.LegId);
                    break;
                case CallEffect.Mix order:
                    foreach (var row in order.Rows)
                        mix[row.LegId] = row.Hears;
                    break;
            }
        }

        public string? FindDifference(CallState state)
        {
            if (state.Phase != CallPhase.Talking)
                return null;
            var said = HearingMatrix.Of(state).ToDictionary(row => row.LegId, row => row.Hears);
            foreach (var (legId, hears) in said)
            {
                // Who is away, or on its way out, hears nothing of what it is given.
                if (state.IsAway(legId) || released.Contains(legId))
                    continue;
                if (!mix.TryGetValue(legId, out var told) || !told.SequenceEqual(hears))
                    return $"{legId} is to hear {string.Join('+', hears)}, but was told {(told is null ? "nothing" : string.Join('+', told))}";
            }

            return mix.Keys.FirstOrDefault(legId => !said.ContainsKey(legId) && state.FindLeg(legId) is { EndedAt: null }) is { } left
                ? $"{left} is still mixed"
                : null;
        }
    }
}
