using Platform.Domain.Catalog;
using static Platform.Domain.Voicemail.MessageCommand;
using MessageDecision = Platform.Domain.Decision<Platform.Domain.Voicemail.MessageRefusal, Platform.Domain.Voicemail.MessageEvent,
    Platform.Domain.Voicemail.MessageEffect>;

namespace Platform.Domain.Voicemail;

/// <summary>
/// The life of a message: taken from a caller, or of a callback that came to nothing; then, in a box of a queue, it waits for an agent as calls do and is played to the one whom
/// the queue chooses, again and again until somebody is done with it. What a caller said is never lost by somebody's hanging up: an agent
/// says when it is done, or talks with the caller. Whoever does not answer costs the message nothing: it keeps its place.
/// What it is decided by is its box as it is now; one whose box is gone is kept like one of a team.
/// </summary>
public static class MessageMachine
{
    /// <summary>No node can hold a call: that is not the message's fault.</summary>
    public static readonly TimeSpan WithoutNode = TimeSpan.FromSeconds(10);

    /// <summary>A file of which nothing is known so long after the beginning was never made.</summary>
    public static readonly TimeSpan LongestTaking = TimeSpan.FromMinutes(20);

    public static MessageDecision Decide(MessageState state, MessageCommand command, MailboxDocument box, DateTimeOffset now) =>
        state.Phase switch
        {
            MessagePhase.None => None(state, command, box, now),
            MessagePhase.Taking => Taking(state, command, box, now),
            MessagePhase.Resting or MessagePhase.Waiting or MessagePhase.Kept => Idle(state, command, box, now),
            MessagePhase.Hearing => Hearing(state, command, box, now),
            MessagePhase.Ended => Ended(command),
            _ => throw new InvalidOperationException($"Unknown phase {state.Phase}."),
        };

    public static MessageState Apply(MessageState state, MessageEvent happened) => happened switch
    {
        MessageEvent.Began began => state with { Phase = MessagePhase.Taking, Order = began.Order },
        MessageEvent.Finished finished => state with { SilenceMs = finished.SilenceMs },
        MessageEvent.Taken taken => state with { LengthMs = taken.LengthMs },
        MessageEvent.Kept => state with { Phase = MessagePhase.Kept, Queue = null, NextAt = null },
        MessageEvent.Joined joined => state with { Phase = MessagePhase.Waiting, Queue = joined.Queue, NextAt = null },
        MessageEvent.Rested rested => state with { Phase = MessagePhase.Resting, Queue = null, NextAt = rested.NextAt },
        MessageEvent.HearingStarted started => state with
        {
            Phase = MessagePhase.Hearing,
            Hearings = state.Hearings.Add(started.Hearing),
        },
        MessageEvent.HearingEnded ended => state with
        {
            Queue = null,
            Hearings = state.Hearings.SetItem(state.Hearings.Count - 1, state.Hearings[^1] with
            {
                EndedAt = ended.At,
                Outcome = ended.Outcome,
                Cause = ended.Cause,
            }),
        },
        MessageEvent.Ended ended => state with
        {
            Phase = MessagePhase.Ended,
            Queue = null,
            NextAt = null,
            EndedAt = ended.At,
            Outcome = ended.Outcome,
            By = ended.By,
        },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static MessageDecision None(MessageState state, MessageCommand command, MailboxDocument box, DateTimeOffset now) => command switch
    {
        Take { Order.Kind: MessageKind.Callback } take => Admit(state, take, box, now),
        Take take => Happened(new MessageEvent.Began(take.Order, now)),
        Tick => MessageDecision.Nothing,
        _ => MessageDecision.Refuse(MessageRefusal.NoSuchMessage),
    };

    /// <summary>There is nothing to wait for: it is a message at once.</summary>
    private static MessageDecision Admit(MessageState state, Take take, MailboxDocument box, DateTimeOffset now)
    {
        var began = new MessageEvent.Began(take.Order, now);
        var then = GoOn(Apply(state, began), box, now);
        return MessageDecision.Accept([began, .. then.Events], then.Effects);
    }

    private static MessageDecision Taking(MessageState state, MessageCommand command, MailboxDocument box, DateTimeOffset now) => command switch
    {
        Finish finish => MessageDecision.Accept(
            state.SilenceMs is null ? [new MessageEvent.Finished(finish.SilenceMs, now)] : [], [new MessageEffect.LookAtFile()]),
        Tick => MessageDecision.Accept([], [new MessageEffect.LookAtFile()]),
        FileSeen { File: MessageFile.Closed closed } => Receive(state, closed.LengthMs, box, now),
        FileSeen { File: MessageFile.Missing } => End(MessageOutcome.Lost, null, now),
        FileSeen { File: MessageFile.Unknown } when now >= state.Order!.At + LongestTaking => End(MessageOutcome.Lost, null, now),
        StartHearing => MessageDecision.Refuse(MessageRefusal.NotWaiting),
        MarkDone or Delete => MessageDecision.Refuse(MessageRefusal.UnderWay),
        _ => MessageDecision.Nothing,
    };

    /// <summary>Nobody hears it just now.</summary>
    private static MessageDecision Idle(MessageState state, MessageCommand command, MailboxDocument box, DateTimeOffset now) => command switch
    {
        StartHearing start when state.Phase != MessagePhase.Waiting || IsStale(state, start) => MessageDecision.Refuse(MessageRefusal.NotWaiting),
        StartHearing start => Start(start, now),
        MarkDone done => Leave(state, MessageOutcome.Done, done.By, now),
        Delete delete => Leave(state, MessageOutcome.Deleted, delete.By, now),
        Tick when now >= state.Order!.At.AddDays(box.KeepDays) => Leave(state, MessageOutcome.Expired, null, now),
        Tick when state.Phase == MessagePhase.Resting && now < state.NextAt => MessageDecision.Nothing,
        Tick when state.Phase == MessagePhase.Waiting && state.Queue == box.Queue =>
            MessageDecision.Accept([], [new MessageEffect.JoinQueue(state.Queue!)]),
        Tick when state.Phase == MessagePhase.Kept && box.Queue is null => MessageDecision.Nothing,
        Tick => GoOn(state, box, now),
        _ => MessageDecision.Nothing,
    };

    private static MessageDecision Hearing(MessageState state, MessageCommand command, MailboxDocument box, DateTimeOffset now) => command switch
    {
        StartHearing start when start.Offer.OfferId == state.Hearing!.OfferId => MessageDecision.Nothing,
        StartHearing => MessageDecision.Refuse(MessageRefusal.NotWaiting),
        HearingOver over when over.CallId == state.Hearing!.CallId => EndHearing(state, over, box, now),
        Tick => MessageDecision.Accept([], [new MessageEffect.LookAtCall(state.Hearing!)]),
        MarkDone or Delete => MessageDecision.Refuse(MessageRefusal.UnderWay),
        _ => MessageDecision.Nothing,
    };

    private static MessageDecision Ended(MessageCommand command) => command switch
    {
        StartHearing => MessageDecision.Refuse(MessageRefusal.NotWaiting),
        MarkDone or Delete => MessageDecision.Refuse(MessageRefusal.NoSuchMessage),
        _ => MessageDecision.Nothing,
    };

    private static MessageDecision Receive(MessageState state, long lengthMs, MailboxDocument box, DateTimeOffset now)
    {
        var taken = new MessageEvent.Taken(lengthMs, now);
        var then = lengthMs - (state.SilenceMs ?? 0) < box.MinLengthMs
            ? End(MessageOutcome.Discarded, null, now)
            : GoOn(Apply(state, taken), box, now);
        return MessageDecision.Accept([taken, .. then.Events], then.Effects);
    }

    private static MessageDecision Start(StartHearing start, DateTimeOffset now)
    {
        var hearing = new MessageHearing(start.CallId, start.Offer.OfferId, start.Offer.Agent, now, start.Offer.Why);
        return MessageDecision.Accept([new MessageEvent.HearingStarted(hearing, now)], [new MessageEffect.PlaceCall(hearing)]);
    }

    private static MessageDecision EndHearing(MessageState state, HearingOver over, MailboxDocument box, DateTimeOffset now)
    {
        var ended = new MessageEvent.HearingEnded(over.Outcome, over.Cause, now);
        var then = over.Outcome switch
        {
            HearingOutcome.Done => End(MessageOutcome.Done, null, now),
            HearingOutcome.PutBack => Happened(new MessageEvent.Rested(now.AddMilliseconds(box.RetryAfterMs), now)),
            HearingOutcome.NotPlaced => Happened(new MessageEvent.Rested(now + WithoutNode, now)),
            HearingOutcome.AgentMissed => GoOn(Apply(state, ended), box, now),
            _ => throw new InvalidOperationException($"Unknown outcome {over.Outcome}."),
        };
        return MessageDecision.Accept([ended, .. then.Events], then.Effects);
    }

    /// <summary>Into the box's queue, out of another one, or to where it is only kept.</summary>
    private static MessageDecision GoOn(MessageState state, MailboxDocument box, DateTimeOffset now)
    {
        List<MessageEffect> effects = state is { Phase: MessagePhase.Waiting, Queue: { } left } ? [new MessageEffect.LeaveQueue(left)] : [];
        return box.Queue is { } queue
            ? MessageDecision.Accept([new MessageEvent.Joined(queue, now)], [.. effects, new MessageEffect.JoinQueue(queue)])
            : MessageDecision.Accept([new MessageEvent.Kept(now)], effects);
    }

    private static MessageDecision Leave(MessageState state, MessageOutcome outcome, string? by, DateTimeOffset now) =>
        End(outcome, by, now, state is { Phase: MessagePhase.Waiting, Queue: { } queue } ? [new MessageEffect.LeaveQueue(queue)] : []);

    private static MessageDecision End(MessageOutcome outcome, string? by, DateTimeOffset now, params MessageEffect[] effects) =>
        MessageDecision.Accept([new MessageEvent.Ended(outcome, by, now)], effects);

    /// <summary>An offer is dealt with once.</summary>
    private static bool IsStale(MessageState state, StartHearing start) => state.Hearings.Exists(hearing => hearing.OfferId == start.Offer.OfferId);

    private static MessageDecision Happened(MessageEvent happened) => MessageDecision.Accept([happened], []);
}
