using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// An agent's browser goes away in mid-call. Whoever talks to the agent hears music, and the agent stays in the call, talking, until
/// the next device takes the leg or the wait for it is over. Then a caller who came by a queue goes back to it, to the place of before;
/// who has no queue to go back to is released. A second dialog of the agent's phone dies with the browser. In any other phase there is
/// nothing to come back to: the leg is released, and what that means is the phase's affair.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision GoAway(CallState state, LegAway away, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        if (state.Phase != CallPhase.Talking || AgentOf(state, away.LegId) is not { } agent)
            return turn.Do(new CallEffect.ReleaseLeg(away.LegId, EndCause.AgentLost)).Decision;
        if (state.IsAway(away.LegId))
            return CallDecision.Nothing;
        turn.Happened(new CallEvent.WentAway(new Away(away.LegId, agent, now), now));
        return HearerOf(state, away.LegId) is { } hearer ? turn.Do(new CallEffect.PlayMusic(hearer)).Decision : turn.Decision;
    }

    private static CallDecision ComeBack(CallState state, LegBack back, DateTimeOffset now)
    {
        if (!state.IsAway(back.LegId))
            return state.IsParty(back.LegId) ? CallDecision.Nothing
                : CallDecision.Accept([], [new CallEffect.ReleaseLeg(back.LegId, EndCause.AgentLost)]);
        var turn = new CallTurn(state, now).Happened(new CallEvent.CameBack(back.LegId, back.Codec, now));
        if (HearerOf(state, back.LegId) is { } hearer)
            return turn.Bridge(back.LegId, hearer).Decision;
        return state.Aside is { TargetLegId: { } target, OriginLegId: null } && state.FindLeg(target)!.RangAt is not null
            ? turn.Do(new CallEffect.PlayRingback(back.LegId)).Decision
            : turn.Decision;
    }

    /// <summary>
    /// While the agent also asks somebody aside, the agent is as good as hung up: who that leaves together stays together. So is one whose
    /// place somebody else has taken meanwhile.
    /// </summary>
    private static CallDecision GiveUpWaiting(CallState state, AwayExpired expired, DateTimeOffset now)
    {
        if (!state.IsAway(expired.LegId))
            return CallDecision.Nothing;
        if (state.Aside is not null || AgentOf(state, expired.LegId) is null)
            return CallDecision.Accept([], [new CallEffect.ReleaseLeg(expired.LegId, EndCause.AgentLost)]);
        var other = state.OtherParty(expired.LegId);
        var goesBack = state.Queue.Length > 0 && expired.LegId == state.PartnerLegId && !state.IsAway(other);
        return goesBack ? QueueAgain(state, expired.LegId, other, now) : Release(state, EndCause.AgentLost, now);
    }

    private static CallDecision QueueAgain(CallState state, string lost, string stays, DateTimeOffset now) =>
        new CallTurn(state, now)
            .Happened(new CallEvent.AwayEnded(lost, now))
            .ReleaseLeg(lost, EndCause.AgentLost)
            .Happened(new CallEvent.Regrouped(stays, now))
            .Happened(new CallEvent.QueueChosen(state.Queue, state.PlaceAt!.Value))
            .Do(new CallEffect.JoinQueue(state.Queue, state.PlaceAt.Value)).Decision;

    /// <summary>Who talks to this agent now; null when nobody does: the agent waits for somebody who is asked aside.</summary>
    private static string? HearerOf(CallState state, string legId) => state.Aside switch
    {
        { Kind: AsideKind.Consult, OriginLegId: null } aside when aside.ByLegId == legId => aside.Answered ? aside.TargetLegId : null,
        { Kind: AsideKind.Consult } aside when aside.ByLegId != legId => null,
        _ => state.OtherParty(legId),
    };
}
