using Platform.Domain.Catalog;
using static Platform.Domain.Callbacks.CallbackCommand;
using CallbackDecision = Platform.Domain.Decision<Platform.Domain.Callbacks.CallbackRefusal, Platform.Domain.Callbacks.CallbackEvent,
    Platform.Domain.Callbacks.CallbackEffect>;

namespace Platform.Domain.Callbacks;

/// <summary>What a callback is decided by: its queue's settings as they are now, and the window that they make.</summary>
public sealed record CallbackTerms(CallbackSettings Settings, CallbackWindow Window);

/// <summary>
/// The life of a callback: it waits in its queue at the caller's place, without a line; when an agent is assigned, the agent and then the
/// customer are called; when the customer cannot be reached it rests and waits again, until it is done or given up. An agent who does not
/// answer costs it nothing: it keeps its place.
/// </summary>
public static class CallbackMachine
{
    /// <summary>A caller who asked for it may stay on the line for so long; the end of the call is told before.</summary>
    public static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(60);

    /// <summary>No node can hold a call: that is not the customer's fault.</summary>
    public static readonly TimeSpan WithoutNode = TimeSpan.FromSeconds(10);

    public static CallbackDecision Decide(CallbackState state, CallbackCommand command, CallbackTerms terms, DateTimeOffset now) =>
        state.Phase switch
        {
            CallbackPhase.None => None(command, now),
            CallbackPhase.Resting => Resting(state, command, terms, now),
            CallbackPhase.Waiting => Waiting(state, command, terms, now),
            CallbackPhase.Attempting => Attempting(state, command, terms, now),
            CallbackPhase.Ended => Ended(command),
            _ => throw new InvalidOperationException($"Unknown phase {state.Phase}."),
        };

    public static CallbackState Apply(CallbackState state, CallbackEvent happened) => happened switch
    {
        CallbackEvent.Created created => state with { Phase = CallbackPhase.Resting, Order = created.Order, NextAt = created.NextAt },
        CallbackEvent.Joined => state with { Phase = CallbackPhase.Waiting, NextAt = null },
        CallbackEvent.Rested rested => state with { Phase = CallbackPhase.Resting, NextAt = rested.NextAt },
        CallbackEvent.AttemptStarted started => state with
        {
            Phase = CallbackPhase.Attempting,
            Attempts = state.Attempts.Add(started.Attempt),
        },
        CallbackEvent.AttemptEnded ended => state with
        {
            Attempts = state.Attempts.SetItem(state.Attempts.Count - 1, state.Attempts[^1] with
            {
                EndedAt = ended.At,
                Outcome = ended.Outcome,
                Cause = ended.Cause,
            }),
        },
        CallbackEvent.Ended ended => state with { Phase = CallbackPhase.Ended, NextAt = null, EndedAt = ended.At, Outcome = ended.Outcome },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static CallbackDecision None(CallbackCommand command, DateTimeOffset now) => command switch
    {
        Create { Order: { Source: CallbackSource.Requested } order } => Happened(new CallbackEvent.Created(order, now + LongestFarewell, now)),
        Create create => Happened(new CallbackEvent.Created(create.Order, now, now)),
        Tick => CallbackDecision.Nothing,
        _ => CallbackDecision.Refuse(CallbackRefusal.NoSuchCallback),
    };

    private static CallbackDecision Resting(CallbackState state, CallbackCommand command, CallbackTerms terms, DateTimeOffset now) =>
        command switch
        {
            Create => CallbackDecision.Nothing,
            CallerLeft when state.Attempts.IsEmpty => GoOn(state, terms, now),
            Tick when IsTooOld(state, terms, now) || now >= state.NextAt => GoOn(state, terms, now),
            Cancel => End(CallbackOutcome.Cancelled, now),
            StartAttempt => CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            _ => CallbackDecision.Nothing,
        };

    private static CallbackDecision Waiting(CallbackState state, CallbackCommand command, CallbackTerms terms, DateTimeOffset now) =>
        command switch
        {
            StartAttempt start when IsStale(state, start) || IsTooOld(state, terms, now) || !terms.Window.IsOpen(now) =>
                CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            StartAttempt start => Start(start, now),
            Tick when IsTooOld(state, terms, now) => End(CallbackOutcome.Expired, now, new CallbackEffect.LeaveQueue()),
            Tick when !terms.Window.IsOpen(now) => CallbackDecision.Accept(
                [new CallbackEvent.Rested(terms.Window.NextOpen(now), now)], [new CallbackEffect.LeaveQueue()]),
            Tick => CallbackDecision.Accept([], [new CallbackEffect.JoinQueue()]),
            Cancel => End(CallbackOutcome.Cancelled, now, new CallbackEffect.LeaveQueue()),
            _ => CallbackDecision.Nothing,
        };

    private static CallbackDecision Attempting(CallbackState state, CallbackCommand command, CallbackTerms terms, DateTimeOffset now) =>
        command switch
        {
            StartAttempt start when start.Offer.OfferId == state.Attempt!.OfferId => CallbackDecision.Nothing,
            StartAttempt => CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            AttemptOver over when over.CallId == state.Attempt!.CallId => EndAttempt(state, over, terms, now),
            Tick => CallbackDecision.Accept([], [new CallbackEffect.LookAtCall(state.Attempt!)]),
            Cancel => CallbackDecision.Refuse(CallbackRefusal.UnderWay),
            _ => CallbackDecision.Nothing,
        };

    private static CallbackDecision Ended(CallbackCommand command) => command switch
    {
        StartAttempt => CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
        Cancel => CallbackDecision.Refuse(CallbackRefusal.NoSuchCallback),
        _ => CallbackDecision.Nothing,
    };

    private static CallbackDecision Start(StartAttempt start, DateTimeOffset now)
    {
        var attempt = new CallbackAttempt(start.CallId, start.Offer.OfferId, start.Offer.Agent, now, start.Offer.Why);
        return CallbackDecision.Accept([new CallbackEvent.AttemptStarted(attempt, now)], [new CallbackEffect.PlaceCall(attempt)]);
    }

    private static CallbackDecision EndAttempt(CallbackState state, AttemptOver over, CallbackTerms terms, DateTimeOffset now)
    {
        var ended = new CallbackEvent.AttemptEnded(over.Outcome, over.Cause, now);
        var next = Apply(state, ended);
        var then = over.Outcome switch
        {
            AttemptOutcome.Connected => End(CallbackOutcome.Done, now),
            AttemptOutcome.Hopeless => End(CallbackOutcome.GivenUp, now),
            AttemptOutcome.NotReached when next.Dialled >= terms.Settings.MaxAttempts => End(CallbackOutcome.GivenUp, now),
            AttemptOutcome.NotReached => Rest(terms, now.AddMilliseconds(terms.Settings.RetryAfterMs), now),
            AttemptOutcome.NotPlaced => Rest(terms, now + WithoutNode, now),
            AttemptOutcome.AgentMissed => GoOn(next, terms, now),
            _ => throw new InvalidOperationException($"Unknown outcome {over.Outcome}."),
        };
        return CallbackDecision.Accept([ended, .. then.Events], then.Effects);
    }

    /// <summary>Into the queue, if it is time for that.</summary>
    private static CallbackDecision GoOn(CallbackState state, CallbackTerms terms, DateTimeOffset now)
    {
        if (IsTooOld(state, terms, now))
            return End(CallbackOutcome.Expired, now);
        return terms.Window.IsOpen(now)
            ? CallbackDecision.Accept([new CallbackEvent.Joined(now)], [new CallbackEffect.JoinQueue()])
            : Rest(terms, now, now);
    }

    private static CallbackDecision Rest(CallbackTerms terms, DateTimeOffset until, DateTimeOffset now) =>
        Happened(new CallbackEvent.Rested(terms.Window.NextOpen(until), now));

    private static CallbackDecision End(CallbackOutcome outcome, DateTimeOffset now, params CallbackEffect[] effects) =>
        CallbackDecision.Accept([new CallbackEvent.Ended(outcome, now)], effects);

    /// <summary>An offer is dealt with once.</summary>
    private static bool IsStale(CallbackState state, StartAttempt start) =>
        state.Attempts.Exists(attempt => attempt.OfferId == start.Offer.OfferId);

    private static bool IsTooOld(CallbackState state, CallbackTerms terms, DateTimeOffset now) =>
        now >= state.Order!.At.AddMilliseconds(terms.Settings.GiveUpAfterMs);

    private static CallbackDecision Happened(CallbackEvent happened) => CallbackDecision.Accept([happened], []);
}
