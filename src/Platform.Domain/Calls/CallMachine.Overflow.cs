using System.Collections.Immutable;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A call that its queue cannot serve well goes elsewhere. Another queue is asked while the call keeps its place in its own; whoever
/// rings for it takes it out of the queue, as an offer of the queue does, and gives it back when nobody answers. What does not take the
/// call leaves it where it was, and the next rule that applied is tried. A person who moves a waiting call asks for the same.
/// </summary>
public static partial class CallMachine
{
    private static readonly OverflowOrigin Refused = new(IsIn: false, HasLeft: false, IsWelcome: false);
    private static readonly OverflowOrigin Entering = Refused with { IsIn = true };
    private static readonly OverflowOrigin Waits = Entering with { IsWelcome = true };

    /// <summary>The other queue that is asked whether it takes the call; null when none is.</summary>
    public static string? AskedQueue(CallState state) => state switch
    {
        { Phase: CallPhase.Offered or CallPhase.Waiting, Overflow.Attempt.Choice.To: Destination.ToQueue to } => to.Queue,
        _ => null,
    };

    /// <summary>The queue took the call. Whom it cannot serve well it sends on before anybody is welcomed.</summary>
    private static CallTurn Enter(CallTurn turn, IReadOnlyList<OverflowChoice> overflows) =>
        TryNext(turn.Happened(new CallEvent.Queued(turn.Now)), [.. overflows], Entering);

    private static CallDecision RefuseUnlessTaken(CallState state, QueueRefused refused, DateTimeOffset now) =>
        TryNext(new CallTurn(state, now), [.. refused.Overflows], Refused).Decision;

    /// <summary>A call that waits finds rules that apply; while it asks somebody it goes on with that.</summary>
    private static CallDecision GoElsewhere(CallState state, IReadOnlyList<OverflowChoice> choices, DateTimeOffset now) =>
        state.Overflow.Attempt is null && Pick(state, choices) is not null
            ? TryNext(new CallTurn(state, now), [.. choices], Waits).Decision
            : CallDecision.Nothing;

    /// <summary>While it asks somebody already, the call goes on with that.</summary>
    private static CallDecision MoveWaiting(CallState state, Move move, DateTimeOffset now)
    {
        if (state.Overflow.Attempt is not null)
            return CallDecision.Refuse(CallRefusal.NotWaiting);
        var choice = OverflowChoice.Of(move.By, move.To);
        return state.Overflow.Allows(state.Queue, choice)
            ? TryNext(new CallTurn(state, now), [choice], Waits).Decision
            : CallDecision.Refuse(CallRefusal.UnknownTarget);
    }

    private static CallDecision HearAskedQueue(CallState state, OverflowAnswered answer, DateTimeOffset now)
    {
        if (AskedQueue(state) != answer.Queue)
            return CallDecision.Refuse(CallRefusal.Stale);
        var (attempt, turn) = (state.Overflow.Attempt!, new CallTurn(state, now));
        if (!answer.Accepted)
            return TryNext(turn.Happened(new CallEvent.OverflowEnded(OfferOutcome.Busy, now)), attempt.Rest, attempt.From).Decision;
        turn.Happened(new CallEvent.OverflowEnded(OfferOutcome.Answered, now));
        if (attempt.From is { IsIn: true, HasLeft: false })
            turn.Do(new CallEffect.LeaveQueue(state.Queue));
        return Enter(turn.Happened(new CallEvent.Overflowed(answer.Queue, now)), answer.Overflows).Decision;
    }

    private static CallDecision FailOverflow(CallState state, OverflowAttempt attempt, CallCommand command, DateTimeOffset now)
    {
        var outcome = OutcomeOf(command);
        var turn = new CallTurn(state, now);
        EndLeg(turn, state.PartnerLegId!, command, outcome);
        return TryNext(turn.Happened(new CallEvent.OverflowEnded(outcome, now)), attempt.Rest, attempt.From).Decision;
    }

    private static CallTurn TryNext(CallTurn turn, ImmutableList<OverflowChoice> choices, OverflowOrigin origin)
    {
        if (Pick(turn.State, choices) is not { } choice)
            return StayBehind(turn, origin);
        var rest = choices.RemoveRange(0, choices.IndexOf(choice) + 1);
        if (choice.To is Destination.ToQueue to)
            return turn.Happened(new CallEvent.OverflowBegan(new OverflowAttempt(choice, rest, origin), null, turn.Now))
                .Do(new CallEffect.AskQueue(to.Queue, turn.State.PlaceAt!.Value));
        if (origin is { IsIn: true, HasLeft: false })
            turn.Do(new CallEffect.LeaveQueue(turn.State.Queue));
        var attempt = new OverflowAttempt(choice, rest, origin with { HasLeft = true });
        GoTo(turn.Happened(new CallEvent.OverflowBegan(attempt, NewLegId(turn.State, choice.To), turn.Now)), choice.To, callerId: null);
        return turn.State.Phase == CallPhase.Dialing ? turn : turn.Happened(new CallEvent.OverflowEnded(OfferOutcome.Answered, turn.Now));
    }

    /// <summary>Nobody else takes the call: it stays where it was.</summary>
    private static CallTurn StayBehind(CallTurn turn, OverflowOrigin origin)
    {
        if (!origin.IsIn)
        {
            End(turn, EndCause.QueueFull, isRefused: true);
            return turn;
        }

        if (origin.HasLeft)
            turn.Do(new CallEffect.JoinQueue(turn.State.Queue, turn.State.PlaceAt!.Value));
        if (!origin.IsWelcome)
            return turn.Do(new CallEffect.WelcomeCaller());
        return origin.HasLeft ? turn.Do(new CallEffect.PlayMusic(turn.State.SubjectLegId)) : turn;
    }

    private static OverflowChoice? Pick(CallState state, IEnumerable<OverflowChoice> choices) =>
        choices.FirstOrDefault(choice => state.Overflow.Allows(state.Queue, choice));
}
