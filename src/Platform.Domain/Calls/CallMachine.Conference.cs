using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// Three who talk. Whoever leaves, the other two go on, as subject and partner; so a conference ends in a talk, and never ends the
/// call.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision Conferring(CallState state, Conference conference, CallCommand command, DateTimeOffset now) => command switch
    {
        LegAnswered answered when IsParty(state, answered.LegId) => Answer(state, answered, now),
        LegEnded or LegFailed when IsParty(state, LegOf(command)!) =>
            LeaveConference(ClosedBy(state, command, now), conference, LegOf(command)!).Decision,
        LegSilent silent when IsParty(state, silent.LegId) && MustSend(state, silent.LegId) =>
            SendAway(state, conference, silent.LegId, EndCause.MediaLost, now),
        TimeSpent spent when IsParty(state, spent.LegId) => SendAway(state, conference, spent.LegId, EndCause.OutboundLimit, now),
        AwayExpired expired when IsParty(state, expired.LegId) && state.IsAway(expired.LegId) =>
            SendAway(state, conference, expired.LegId, EndCause.AgentLost, now),
        CompleteTransfer complete when complete.Agent == conference.Agent =>
            SendAway(state, conference, conference.AgentLegId, EndCause.Transferred, now),
        EndConsult end when end.Agent == conference.Agent => SendAway(state, conference, conference.ThirdLegId, EndCause.AgentHungUp, now),
        Merge merge when merge.Agent == conference.Agent => CallDecision.Nothing,
        TransferAsked asked when IsParty(state, asked.LegId) => CallDecision.Accept([], [new CallEffect.TransferResult(asked.LegId, 491)]),
        Announce or Dial or Summon => CallDecision.Nothing,
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    /// <summary>
    /// The consulted party joins the talk. An agent whose phone consulted with a second dialog goes on with that one: the first is on
    /// hold.
    /// </summary>
    private static CallDecision BeginConference(CallState state, Aside aside, DateTimeOffset now)
    {
        var conference = new Conference(aside.Agent, aside.AgentLegId, aside.TargetLegId!, now);
        var turn = new CallTurn(state, now)
            .Happened(new CallEvent.AsideEnded(OfferOutcome.Answered, IsTransfer: false, now))
            .Happened(new CallEvent.Merged(conference, aside.ByLegId, now));
        return aside.OriginLegId is null ? turn.Decision : turn.ReleaseLeg(aside.ByLegId, EndCause.Transferred).Decision;
    }

    private static CallDecision SendAway(CallState state, Conference conference, string legId, EndCause cause, DateTimeOffset now) =>
        LeaveConference(new CallTurn(state, now).ReleaseLeg(legId, cause), conference, legId).Decision;

    private static CallTurn LeaveConference(CallTurn turn, Conference conference, string legId)
    {
        turn.Happened(new CallEvent.ConferenceEnded(turn.Now));
        if (legId == conference.ThirdLegId)
            return turn;
        return turn.Happened(new CallEvent.Regrouped(turn.State.OtherParty(legId), turn.Now))
            .Happened(new CallEvent.Connected(conference.ThirdLegId, turn.Now));
    }
}
