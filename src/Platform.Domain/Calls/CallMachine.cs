using Platform.Domain.Recordings;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// The life of a call: offered or placed, waiting, ringing or dialing, talking, perhaps somebody else asked aside, perhaps waiting
/// again after a transfer, ended. One method per phase, one arm per command. Whatever arrives late (the other side's BYE, a 200
/// that crossed our CANCEL) is answered without a second effect, and every path ends in exactly one
/// <see cref="CallEffect.PostRecord"/>. The talk itself is in <c>CallMachine.Talking.cs</c>.
/// </summary>
public static partial class CallMachine
{
    public static CallDecision Decide(CallState state, CallCommand command, DateTimeOffset now)
    {
        var decision = DecideInPhase(state, command, now);
        return state is { Conference: null, Supervision: null } && command is not Merge ? decision : Mixed(state, decision, now);
    }

    private static CallDecision DecideInPhase(CallState state, CallCommand command, DateTimeOffset now) => state.Phase switch
    {
        _ when command is RecordingCommand recording => Recording(state, recording, now),
        _ when SettlingCallback(state, command, now) is { } settled => settled,
        CallPhase.None => None(command, now),
        CallPhase.Offered => Offered(state, command, now),
        CallPhase.Waiting => Waiting(state, command, now),
        CallPhase.Ringing => Ringing(state, command, now),
        CallPhase.Summoning => Summoning(state, command, now),
        CallPhase.Dialing => Dialing(state, command, now),
        CallPhase.Talking => Supervising(state, command, now) ?? state switch
        {
            { Conference: { } conference } => Conferring(state, conference, command, now),
            { Aside: null } => Talking(state, command, now),
            { Aside: { Kind: AsideKind.Transfer } aside } => Transferring(state, aside, command, now),
            { Aside: { } aside } => Consulting(state, aside, command, now),
        },
        CallPhase.AskingCallback => AskingCallback(state, command, now),
        CallPhase.TakingMessage => TakingMessage(state, state.Voicemail!, command, now),
        CallPhase.PlayingMessage => PlayingMessage(state, command, now),
        CallPhase.Leaving => Leaving(state, command, now),
        CallPhase.InFlow => InFlow(state, command, now),
        CallPhase.Ending => Ending(state, command, now),
        CallPhase.Ended => Ended(command),
        _ => throw new InvalidOperationException($"Unknown phase {state.Phase}."),
    };

    public static CallState Apply(CallState state, CallEvent happened) => CallHistory.Apply(state, happened);

    private static CallDecision None(CallCommand command, DateTimeOffset now) => command switch
    {
        Announce { QueueKnown: false } offer => Reject(offer.Call, EndCause.UnknownQueue, now),
        Announce { ChannelGranted: false } offer => Reject(offer.Call, EndCause.ChannelLimit, now),
        Announce { Call.Destination: { } destination } offer =>
            GoTo(new CallTurn(CallState.None, now).Happened(new CallEvent.Offered(offer.Call, now)), destination, callerId: null).Decision,
        Announce offer => CallDecision.Accept([new CallEvent.Offered(offer.Call, now)],
            [new CallEffect.JoinQueue(offer.Call.Queue, offer.Call.At)]),
        Dial { QueueKnown: false } dial => Reject(dial.Call, EndCause.UnknownQueue, now),
        Dial { AgentIsFree: false, Call.Destination: not Destination.Outside { IsEmergency: true } } dial =>
            Reject(dial.Call, EndCause.AgentNotFree, now),
        Dial dial => GoTo(Open(dial.Call, dial.AgentIsFree, now), dial.Call.Destination!, dial.Call.CallerId).Decision,
        Summon { Call.CallsCustomerFirst: true } summon => SummonCustomer(summon.Call, now).Decision,
        Summon summon => Open(summon.Call, isHeld: true, now).Happened(new CallEvent.Summoned(now))
            .Do(new CallEffect.SummonAgent(summon.Call.Agent!)).Decision,
        _ => CallDecision.Refuse(CallRefusal.NoSuchCall),
    };

    private static CallDecision Offered(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        QueueAccepted or QueueRefused when AskedQueue(state) is not null => CallDecision.Nothing,
        QueueAccepted accepted => Enter(new CallTurn(state, now), accepted.Overflows).Decision,
        QueueRefused refused => RefuseUnlessTaken(state, refused, now),
        OverflowAnswered answer => HearAskedQueue(state, answer, now),
        WaitExpired => Refuse(state, EndCause.QueueTimeout, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Waiting(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon or QueueRefused => CallDecision.Nothing,
        QueueAccepted accepted => GoElsewhere(state, accepted.Overflows, now),
        OverflowDue due => GoElsewhere(state, due.Choices, now),
        Move move => MoveWaiting(state, move, now),
        OverflowAnswered answer => HearAskedQueue(state, answer, now),
        StartOffer start when WasOffered(state, start) => CallDecision.Refuse(CallRefusal.Stale),
        StartOffer start => BeginOffer(state, start.Offer, now),
        WaitExpired => TimeOut(state, now),
        AnnouncementDue => CallDecision.Accept([], [new CallEffect.ComposeAnnouncement()]),
        AnnouncementComposed composed => Announcing(state, composed.What, now),
        MessagePlayed { PlayId: PlayIds.Announcement } when IsSubject(state, command) => EndAnnouncement(state, now),
        MessagePlayed { PlayId: PlayIds.Greeting } when IsSubject(state, command) => StartMusic(state, now),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Ringing(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        StartOffer start when IsRung(state, start.Offer.OfferId) => CallDecision.Nothing,
        StartOffer start when state.RingsAll && start.Offer.Why.Strategy == OfferReason.RingAll => RingAlong(state, start, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        WaitExpired when state.WaitIsOver => CallDecision.Nothing,
        WaitExpired => CallDecision.Accept([new CallEvent.WaitRanOut(now)], []),
        MessagePlayed { PlayId: PlayIds.Greeting } when IsSubject(state, command) => StartMusic(state, now),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegAnswered answered when IsRung(state, answered.LegId) => Connect(state, answered, now),
        LegFailed failed when IsRung(state, failed.LegId) => LoseOffer(state, failed.LegId, failed.Outcome, now, failed.Statistics),
        LegEnded ended when IsRung(state, ended.LegId) => LoseOffer(state, ended.LegId, OfferOutcome.Rejected, now, ended.Statistics),
        RingExpired expired when IsRung(state, expired.OfferId) => LoseOffer(state, expired.OfferId, OfferOutcome.NoAnswer, now, null),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
        _ => InAnyLivePhase(state, command, now),
    };

    /// <summary>The agent for whom the call is placed, or the customer who is called first, has not answered yet.</summary>
    private static CallDecision Summoning(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        LegAnswered answered when IsSubject(state, command) =>
            GoTo(TellSummoned(new CallTurn(state, now).Happened(new CallEvent.Answered(answered.LegId, answered.Codec, now)), OfferOutcome.Answered),
                state.Call!.Destination!, state.Call.CallerId).Decision,
        LegFailed failed when IsSubject(state, command) => MissSummons(state, command, failed.Outcome, failed.Outcome.Cause(), now),
        LegEnded when IsSubject(state, command) => MissSummons(state, command, OfferOutcome.Rejected, EndCause.Rejected, now),
        RingExpired when IsSubject(state, command) => MissSummons(state, command, OfferOutcome.NoAnswer, EndCause.NoAnswer, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    /// <summary>The subject waits for a called number or agent.</summary>
    private static CallDecision Dialing(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        LegRang { LegId: var legId } when IsPartner(state, command) && state.FindLeg(legId)!.RangAt is null => Rang(state, legId, now),
        MessagePlayed played when IsSubject(state, command) && state.Overflow.Attempt is not null => EndMessage(state, played.PlayId, now),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegAnswered answered when IsPartner(state, command) => Connect(state, answered, now),
        LegFailed or LegEnded or RingExpired or TimeSpent when IsPartner(state, command) => FailAttempt(state, command, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Leaving(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon or WaitExpired => CallDecision.Nothing,
        MessagePlayed { PlayId: PlayIds.QueueTimeout or PlayIds.Farewell } when IsSubject(state, command) => Release(state, FarewellOf(state), now),
        EndingExpired => Release(state, FarewellOf(state), now),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, FarewellOf(state), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, FarewellOf(state), now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Ending(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        LegEnded or LegFailed => CollectFigures(state, command, now),
        LegAnswered answered when IsLive(state, answered.LegId) => ReleaseLate(state, answered),
        EndingExpired or NodeLost => CallDecision.Accept([new CallEvent.Completed(now)], [new CallEffect.PostRecord()]),
        NodeLeaves => CallDecision.Nothing,
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => CallDecision.Refuse(CallRefusal.NoSuchCall),
    };

    private static CallDecision Ended(CallCommand command) => command switch
    {
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        Announce or Dial or Summon => CallDecision.Nothing,
        _ => CallDecision.Refuse(CallRefusal.NoSuchCall),
    };

    private static CallDecision InAnyLivePhase(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Clear => Release(state, EndCause.Cleared, now),
        NodeLeaves => Release(state, EndCause.NodeLost, now),
        LegAway away when state.FindLeg(away.LegId) is { EndedAt: null, Agent: not null } => GoAway(state, away, now),
        LegBack back when IsLive(state, back.LegId) => ComeBack(state, back, now),
        AwayExpired expired when IsLive(state, expired.LegId) => GiveUpWaiting(state, expired, now),
        NodeLost lost => Lose(state, lost.LastSeen),
        LegHeld held when IsParty(state, held.LegId) && !state.FindLeg(held.LegId)!.Held =>
            CallDecision.Accept([new CallEvent.Held(held.LegId, now)], []),
        LegResumed resumed when IsParty(state, resumed.LegId) && state.FindLeg(resumed.LegId)!.Held =>
            CallDecision.Accept([new CallEvent.Resumed(resumed.LegId, now)], []),
        LegEnded or LegFailed when IsLive(state, LegOf(command)) => Close(state, command, now),
        DigitPressed when IsLive(state, LegOf(command)) => CallDecision.Nothing,
        LegAnswered answered when IsLive(state, answered.LegId) =>
            CallDecision.Accept([], [new CallEffect.ReleaseLeg(answered.LegId, EndCause.LegFailed)]),
        LegRang { LegId: var legId } when IsLive(state, legId) => state.FindLeg(legId)!.RangAt is null
            ? CallDecision.Accept([new CallEvent.Rang(legId, now)], [])
            : CallDecision.Nothing,
        LegRouted routed when IsLive(state, routed.LegId) => state.FindLeg(routed.LegId)!.Trunk == routed.Trunk
            ? CallDecision.Nothing
            : CallDecision.Accept([new CallEvent.Routed(routed.LegId, routed.Trunk, now)], []),
        TimeReserved time when IsLive(state, time.LegId) => state.FindLeg(time.LegId)!.ReservedMs == time.ReservedMs
            ? CallDecision.Nothing
            : CallDecision.Accept([new CallEvent.TimeReserved(time.LegId, time.ReservedMs, now)], []),
        TransferAsked asked when IsParty(state, asked.LegId) => CallDecision.Accept([], [new CallEffect.TransferResult(asked.LegId, 481)]),
        ConsultPlaced placed when state.FindLeg(placed.LegId) is null =>
            CallDecision.Accept([], [new CallEffect.RejectLeg(placed.LegId, 486, EndCause.AgentNotFree)]),
        TimeSpent spent when IsParty(state, spent.LegId) => Release(state, EndCause.OutboundLimit, now),
        TimeSpent spent when IsLive(state, spent.LegId) =>
            CallDecision.Accept([], [new CallEffect.ReleaseLeg(spent.LegId, EndCause.OutboundLimit)]),
        Transfer or Consult or Supervise => CallDecision.Refuse(CallRefusal.NotTalking),
        CompleteTransfer or EndConsult or Merge => CallDecision.Refuse(CallRefusal.NoConsult),
        Move => CallDecision.Refuse(CallRefusal.NotWaiting),
        ChangeSupervision or EndSupervision => CallDecision.Refuse(CallRefusal.NotSupervising),
        ChooseForMessage => CallDecision.Refuse(CallRefusal.NoMessage),
        _ => CallDecision.Refuse(CallRefusal.Stale),
    };
}
