using Platform.Domain.Flows;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A supervisor beside the talk: rung as a leg of the call, and no party of it. Whatever becomes of that leg leaves the talk as it
/// is; what becomes of the talk decides about the supervision. Whom it hears, and who hears it, is <see cref="HearingMatrix"/>'s.
/// </summary>
public static partial class CallMachine
{
    /// <summary>The leg, and the offer, of the next supervisor.</summary>
    public static string SupervisorLegId(CallState state) => $"{state.Call!.CallId}.s{state.Legs.Count}";

    /// <summary>Null for what is no matter of a supervisor.</summary>
    private static CallDecision? Supervising(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Supervise supervise => state.Supervision is { } present
            ? ChangeMode(state, present, supervise.Supervisor, supervise.Mode, CallRefusal.AlreadySupervised, now)
            : BeginSupervision(state, supervise, now),
        ChangeSupervision change => state.Supervision is { } present
            ? ChangeMode(state, present, change.Supervisor, change.Mode, CallRefusal.NotSupervising, now)
            : CallDecision.Refuse(CallRefusal.NotSupervising),
        EndSupervision end => state.Supervision is { } present && present.Supervisor == end.Supervisor
            ? LeaveTalk(new CallTurn(state, now), present, OfferOutcome.CallerGone).Decision
            : CallDecision.Refuse(CallRefusal.NotSupervising),
        _ when state.Supervision is { } supervision && LegOf(command) == supervision.LegId =>
            OnSupervisorLeg(state, supervision, command, now),
        _ => null,
    };

    private static CallDecision? OnSupervisorLeg(CallState state, Supervision supervision, CallCommand command, DateTimeOffset now) =>
        command switch
        {
            LegAnswered when supervision.IsOn => CallDecision.Nothing,
            LegAnswered answered => new CallTurn(state, now)
                .Happened(new CallEvent.Answered(answered.LegId, answered.Codec, now))
                .Happened(new CallEvent.SupervisionAnswered(now))
                .Do(new CallEffect.TellAgent(AgentBehind(state, supervision), supervision.LegId, OfferOutcome.Answered)).Decision,
            LegFailed or LegEnded => EndedBySupervisor(state, supervision, command, now),
            RingExpired when !supervision.IsOn => LeaveTalk(new CallTurn(state, now), supervision, OfferOutcome.NoAnswer).Decision,
            LegSilent when !state.FindLeg(supervision.LegId)!.Held =>
                LeaveTalk(new CallTurn(state, now), supervision, OfferOutcome.Unreachable).Decision,
            LegSilent => CallDecision.Nothing,
            _ => null,
        };

    private static CallDecision BeginSupervision(CallState state, Supervise supervise, DateTimeOffset now)
    {
        var watched = state.FindLeg(state.PartnerLegId)?.Agent ?? state.FindLeg(state.SubjectLegId)?.Agent;
        if (watched is null || watched == supervise.Agent)
            return CallDecision.Refuse(CallRefusal.NotTalking);
        var supervision = new Supervision(supervise.Supervisor, watched, SupervisorLegId(state), supervise.Mode, now);
        return new CallTurn(state, now).Happened(new CallEvent.SupervisionBegan(supervision, supervise.Agent, now))
            .Do(new CallEffect.RingSupervisor(supervision.LegId, supervise.Agent, watched)).Decision;
    }

    private static CallDecision ChangeMode(CallState state, Supervision present, string supervisor, SupervisionMode mode,
        CallRefusal otherwise, DateTimeOffset now)
    {
        if (present.Supervisor != supervisor)
            return CallDecision.Refuse(otherwise);
        return present.Mode == mode
            ? CallDecision.Nothing
            : new CallTurn(state, now).Happened(new CallEvent.SupervisionChanged(mode, now)).Decision;
    }

    private static CallDecision EndedBySupervisor(CallState state, Supervision supervision, CallCommand command, DateTimeOffset now)
    {
        var outcome = supervision.IsOn ? OfferOutcome.Answered : OutcomeOf(command);
        return new CallTurn(state, now).Happened(new CallEvent.SupervisionEnded(outcome, now))
            .Close(supervision.LegId, Figures(command), outcome).Decision;
    }

    private static CallTurn LeaveTalk(CallTurn turn, Supervision supervision, OfferOutcome outcome) =>
        turn.Happened(new CallEvent.SupervisionEnded(supervision.IsOn ? OfferOutcome.Answered : outcome, turn.Now))
            .ReleaseLeg(supervision.LegId, EndCause.Cleared, outcome);

    private static string AgentBehind(CallState state, Supervision supervision) => state.FindLeg(supervision.LegId)!.Agent!;

    /// <summary>
    /// After any step of a talk that is mixed: a supervisor whose agent has left goes, too, and who hears whom is said anew when it
    /// changed, or when a leg was given something else to hear meanwhile. A talk that is of two again is bridged.
    /// </summary>
    private static CallDecision Mixed(CallState before, CallDecision decision, DateTimeOffset now)
    {
        if (decision.Refusal is not null || (decision.Events.Count == 0 && decision.Effects.Count == 0))
            return decision;
        var turn = CallTurn.After(before, decision, now);
        if (turn.State.Supervision is { } supervision
            && (turn.State.Phase != CallPhase.Talking || HearingMatrix.LegOfWatched(turn.State, supervision.Watched) is null))
            LeaveTalk(turn, supervision, OfferOutcome.CallerGone);
        var (was, rows) = (HearingMatrix.Of(before), HearingMatrix.Of(turn.State));
        if (rows.Count > 0 && (turn.ChangesSound || !rows.SequenceEqual(was)))
            turn.Do(new CallEffect.Mix(rows));
        else if (rows.Count == 0 && was.Count > 0 && turn.State.Phase == CallPhase.Talking)
            Unmix(turn);
        return turn.Decision;
    }

    /// <summary>
    /// What the legs of a talk hear, to be said again when it may not have reached them: the same again changes nothing. Null while
    /// somebody holds or is away, who was told of it before.
    /// </summary>
    public static IReadOnlyList<CallEffect>? HeardIn(CallState state, DateTimeOffset now)
    {
        if (state.Phase == CallPhase.InFlow)
            return [new CallEffect.StepFlow(new FlowInput.Repeat())];
        if (state.Voicemail is { } visit)
            return AtMailboxAgain(state, visit);
        if (state.Phase == CallPhase.PlayingMessage)
            return AskForChoice(new CallTurn(state, now)).Decision.Effects;
        if (state.Phase != CallPhase.Talking)
            return [];
        if (HearingMatrix.Of(state) is { Count: > 0 } rows)
            return [new CallEffect.Mix(rows)];
        if (state.Legs.Exists(leg => leg.EndedAt is null && (leg.Held || state.IsAway(leg.LegId))))
            return null;
        var turn = new CallTurn(state, now);
        Unmix(turn);
        return turn.Decision.Effects;
    }

    private static void Unmix(CallTurn turn)
    {
        var state = turn.State;
        var aside = state.Aside is { Kind: AsideKind.Consult } consult ? consult : null;
        if (aside is { OriginLegId: null })
            turn.Do(new CallEffect.PlayMusic(state.OtherParty(aside.ByLegId)));
        else
            Pair(turn, state.SubjectLegId, state.PartnerLegId!);
        if (aside is { Answered: true })
            Pair(turn, aside.AgentLegId, aside.TargetLegId!);
        else if (aside is not null && state.FindLeg(aside.AgentLegId)?.AnsweredAt is not null)
            turn.Do(new CallEffect.PlayRingback(aside.AgentLegId));
    }

    private static void Pair(CallTurn turn, string legId, string otherLegId)
    {
        if (!turn.IsBridging(legId, otherLegId))
            turn.Do(new CallEffect.Bridge(legId, otherLegId));
    }
}
