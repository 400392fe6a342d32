using Platform.Domain.Catalog;
using static Platform.Domain.Callbacks.CallbackCommand;
using CallbackDecision = Platform.Domain.Decision<Platform.Domain.Callbacks.CallbackRefusal, Platform.Domain.Callbacks.CallbackEvent,
    Platform.Domain.Callbacks.CallbackEffect>;

namespace Platform.Domain.Callbacks;

/// <summary>What a callback is decided by: its queue's settings as they are now, and the window that they make.</summary>
public sealed record CallbackTerms(CallbackSettings Settings, CallbackWindow Window);

/// <summary>
/// The life of a callback: it waits in its queue at the caller's place, without a line; when an agent is assigned, the agent and then the
/// customer are called, or the customer is called before, when an agent is about to be free, and waits in the queue itself from then on.
/// When the customer cannot be reached the callback rests and waits again, until it is done or given up. An agent who does not answer
/// costs it nothing: it keeps its place.
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
            CallbackPhase.Ended => Ended(state, command, now),
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
                Agent = ended.Visit?.Agent ?? state.Attempts[^1].Agent,
                WaitedMs = ended.Visit?.WaitedMs,
            }),
        },
        CallbackEvent.Ended ended => state with
        {
            Phase = CallbackPhase.Ended,
            NextAt = null,
            EndedAt = ended.At,
            Outcome = ended.Outcome,
            NoticeTo = ended.NoticeTo,
        },
        CallbackEvent.NoticeGiven => state with { NoticeTo = null },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static CallbackDecision None(CallbackCommand command, DateTimeOffset now) => command switch
    {
        Create { Order: { Source: CallbackSource.Requested } order } => Happened(new CallbackEvent.Created(order, now + LongestFarewell, now)),
        Create create => Happened(new CallbackEvent.Created(create.Order, now, now)),
        Tick or NoticeTaken => CallbackDecision.Nothing,
        _ => CallbackDecision.Refuse(CallbackRefusal.NoSuchCallback),
    };

    private static CallbackDecision Resting(CallbackState state, CallbackCommand command, CallbackTerms terms, DateTimeOffset now) =>
        command switch
        {
            Create => CallbackDecision.Nothing,
            CallerLeft when state.Attempts.IsEmpty => GoOn(state, terms, now),
            Tick when IsTooOld(state, terms, now) || now >= state.NextAt => GoOn(state, terms, now),
            Cancel => End(CallbackOutcome.Cancelled, now),
            StartAttempt or CallCustomer => CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            _ => CallbackDecision.Nothing,
        };

    private static CallbackDecision Waiting(CallbackState state, CallbackCommand command, CallbackTerms terms, DateTimeOffset now) =>
        command switch
        {
            StartAttempt start when IsStale(state, start) || IsTooOld(state, terms, now) || !terms.Window.IsOpen(now) =>
                CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            StartAttempt start => Start(new(start.CallId, start.Offer.OfferId, start.Offer.Agent, now, start.Offer.Why), now),
            CallCustomer when terms.Settings.Mode != CallbackMode.CustomerFirst || IsTooOld(state, terms, now) || !terms.Window.IsOpen(now) =>
                CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            CallCustomer call => Start(new(call.CallId, null, null, now, null), now, new CallbackEffect.LeaveQueue()),
            Tick when IsTooOld(state, terms, now) => Fail(CallbackOutcome.Expired, terms, now, new CallbackEffect.LeaveQueue()),
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
            CallCustomer when state.Attempt!.OfferId is null => CallbackDecision.Nothing,
            StartAttempt or CallCustomer => CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
            AttemptOver over when over.CallId == state.Attempt!.CallId => EndAttempt(state, over, terms, now),
            Tick => CallbackDecision.Accept([], [new CallbackEffect.LookAtCall(state.Attempt!)]),
            Cancel => CallbackDecision.Refuse(CallbackRefusal.UnderWay),
            _ => CallbackDecision.Nothing,
        };

    private static CallbackDecision Ended(CallbackState state, CallbackCommand command, DateTimeOffset now) => command switch
    {
        Tick when state.NoticeTo is { } mailbox => CallbackDecision.Accept([], [new CallbackEffect.GiveNotice(mailbox)]),
        NoticeTaken when state.NoticeTo is not null => Happened(new CallbackEvent.NoticeGiven(now)),
        StartAttempt or CallCustomer => CallbackDecision.Refuse(CallbackRefusal.NotWaiting),
        Cancel => CallbackDecision.Refuse(CallbackRefusal.NoSuchCallback),
        _ => CallbackDecision.Nothing,
    };

    /// <param name="then">What follows once the call has been placed: until then the queue counts the customer as one who is called.</param>
    private static CallbackDecision Start(CallbackAttempt attempt, DateTimeOffset now, params CallbackEffect[] then) =>
        CallbackDecision.Accept([new CallbackEvent.AttemptStarted(attempt, now)], [new CallbackEffect.PlaceCall(attempt), .. then]);

    private static CallbackDecision EndAttempt(CallbackState state, AttemptOver over, CallbackTerms terms, DateTimeOffset now)
    {
        var ended = new CallbackEvent.AttemptEnded(over.Outcome, over.Cause, now) { Visit = over.Visit };
        var next = Apply(state, ended);
        var then = over.Outcome switch
        {
            AttemptOutcome.Connected => End(CallbackOutcome.Done, now),
            AttemptOutcome.Hopeless => Fail(CallbackOutcome.GivenUp, terms, now),
            AttemptOutcome.NotReached or AttemptOutcome.NotServed when next.Dialled >= terms.Settings.MaxAttempts =>
                Fail(CallbackOutcome.GivenUp, terms, now),
            AttemptOutcome.NotReached or AttemptOutcome.NotServed => Rest(terms, now.AddMilliseconds(terms.Settings.RetryAfterMs), now),
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
            return Fail(CallbackOutcome.Expired, terms, now);
        return terms.Window.IsOpen(now)
            ? CallbackDecision.Accept([new CallbackEvent.Joined(now)], [new CallbackEffect.JoinQueue()])
            : Rest(terms, now, now);
    }

    private static CallbackDecision Rest(CallbackTerms terms, DateTimeOffset until, DateTimeOffset now) =>
        Happened(new CallbackEvent.Rested(terms.Window.NextOpen(until), now));

    private static CallbackDecision End(CallbackOutcome outcome, DateTimeOffset now, params CallbackEffect[] effects) =>
        CallbackDecision.Accept([new CallbackEvent.Ended(outcome, NoticeTo: null, now)], effects);

    /// <summary>Nobody was called back who wanted to be: somebody is to see that, if the queue says who.</summary>
    private static CallbackDecision Fail(CallbackOutcome outcome, CallbackTerms terms, DateTimeOffset now, params CallbackEffect[] effects) =>
        terms.Settings.GiveUpMailbox is { } mailbox
            ? CallbackDecision.Accept([new CallbackEvent.Ended(outcome, mailbox, now)], [.. effects, new CallbackEffect.GiveNotice(mailbox)])
            : End(outcome, now, effects);

    /// <summary>An offer is dealt with once.</summary>
    private static bool IsStale(CallbackState state, StartAttempt start) =>
        state.Attempts.Exists(attempt => attempt.OfferId == start.Offer.OfferId);

    private static bool IsTooOld(CallbackState state, CallbackTerms terms, DateTimeOffset now) =>
        now >= state.Order!.At.AddMilliseconds(terms.Settings.GiveUpAfterMs);

    private static CallbackDecision Happened(CallbackEvent happened) => CallbackDecision.Accept([happened], []);
}
