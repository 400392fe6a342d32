using Platform.Domain.Calls;
using static Platform.Domain.Queues.QueueCommand;
using QueueDecision = Platform.Domain.Decision<Platform.Domain.Queues.QueueRefusal, Platform.Domain.Queues.QueueEvent, Platform.Domain.Queues.QueueEffect>;

namespace Platform.Domain.Queues;

/// <summary>
/// Who is next. After each command the head of the queue and the longest idle agent are matched until one side is empty.
/// An offer has two steps: the agent is reserved, then the contact is told. Each step may be answered late, twice or never;
/// an offer that is not settled within <see cref="OfferLifetime"/> is given up, and the agent finds out by asking the contact.
/// </summary>
public static class QueueMachine
{
    public const string LongestIdle = "longest_idle";

    /// <summary>How many candidates are kept with an offer as its reason.</summary>
    public const int KeptCandidates = 5;

    public static readonly TimeSpan OfferLifetime = TimeSpan.FromSeconds(20);

    public static QueueDecision Decide(QueueState state, QueueCommand command, string activation, DateTimeOffset now)
    {
        var first = command switch
        {
            Enqueue enqueue => Join(state, enqueue),
            Leave leave => Depart(state, leave),
            AgentAvailable notice => Welcome(state, notice),
            AgentUnavailable notice => Dismiss(state, notice.Agent, notice.Version),
            ReserveAnswered answer => Advance(state, answer),
            AssignAnswered answer => Settle(state, answer, now),
            Tick => Sweep(state, now),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
        return first.Refusal is null ? Match(state, first, activation, now) : first;
    }

    private static QueueDecision Join(QueueState state, Enqueue enqueue)
    {
        if (state.Contacts.TryGetValue(enqueue.ContactKey, out var contact))
        {
            var renewed = new QueueEvent.Renewed(enqueue.ContactKey, enqueue.ExpiresAt);
            return contact.Pending is { } offer && offer.OfferId == enqueue.LastOfferId
                ? QueueDecision.Accept([renewed, new QueueEvent.OfferWithdrawn(enqueue.ContactKey)], [])
                : Happened(renewed);
        }

        if (state.Contacts.Count >= enqueue.MaxLength)
            return QueueDecision.Refuse(QueueRefusal.QueueFull);
        return Happened(new QueueEvent.Joined(new WaitingContact(enqueue.ContactKey, enqueue.EnqueuedAt) { ExpiresAt = enqueue.ExpiresAt }));
    }

    private static QueueDecision Depart(QueueState state, Leave leave)
    {
        if (!state.Contacts.TryGetValue(leave.ContactKey, out var contact))
            return QueueDecision.Nothing;
        return contact.Pending is { Stage: OfferStage.Assigning } offer
            ? QueueDecision.Accept([new QueueEvent.Left(leave.ContactKey)], [new QueueEffect.ReleaseAgent(offer.Agent, offer.OfferId)])
            : Happened(new QueueEvent.Left(leave.ContactKey));
    }

    private static QueueDecision Welcome(QueueState state, AgentAvailable notice) =>
        notice.Version < state.Versions.GetValueOrDefault(notice.Agent)
            ? QueueDecision.Nothing
            : Happened(new QueueEvent.AgentBecameFree(new AvailableAgent(notice.Agent, notice.IdleSince, notice.Version, notice.ExpiresAt)));

    private static QueueDecision Dismiss(QueueState state, string agent, long version) =>
        version < state.Versions.GetValueOrDefault(agent) ? QueueDecision.Nothing : Happened(new QueueEvent.AgentGone(agent, version));

    private static QueueDecision Advance(QueueState state, ReserveAnswered answer)
    {
        var contact = FindOffered(state, answer.ContactKey, answer.OfferId);
        if (contact is null)
            return answer.Accepted ? ReleaseOrphan(state, answer) : QueueDecision.Nothing;
        if (answer.Accepted)
            return QueueDecision.Accept([new QueueEvent.OfferAdvanced(answer.ContactKey)], [new QueueEffect.AssignContact(answer.ContactKey, contact.Pending!)]);
        return QueueDecision.Accept(
            [new QueueEvent.OfferWithdrawn(answer.ContactKey), .. Dismiss(state, contact.Pending!.Agent, answer.Version).Events], []);
    }

    /// <summary>The contact left while the agent was asked.</summary>
    private static QueueDecision ReleaseOrphan(QueueState state, ReserveAnswered answer) =>
        QueueDecision.Accept([], [new QueueEffect.ReleaseAgent(AgentOf(answer.OfferId), answer.OfferId)]);

    private static QueueDecision Settle(QueueState state, AssignAnswered answer, DateTimeOffset now)
    {
        if (FindOffered(state, answer.ContactKey, answer.OfferId) is not { Pending: { } offer })
            return QueueDecision.Nothing;
        return answer.Answer switch
        {
            AssignAnswer.Accepted => Happened(new QueueEvent.Left(answer.ContactKey)),
            AssignAnswer.ContactGone => QueueDecision.Accept(
                [new QueueEvent.Left(answer.ContactKey)], [new QueueEffect.ReleaseAgent(offer.Agent, offer.OfferId)]),
            AssignAnswer.AgentGone => Happened(new QueueEvent.OfferWithdrawn(answer.ContactKey)),
            AssignAnswer.Unknown when now - offer.At < OfferLifetime => QueueDecision.Accept([], [new QueueEffect.AssignContact(answer.ContactKey, offer)]),
            AssignAnswer.Unknown => Happened(new QueueEvent.Left(answer.ContactKey)),
            _ => throw new InvalidOperationException($"Unknown answer {answer.Answer}."),
        };
    }

    /// <summary>Claims that nobody renewed are dropped. Contacts are few enough to look at each; agents are looked at too, once a tick.</summary>
    private static QueueDecision Sweep(QueueState state, DateTimeOffset now)
    {
        List<QueueEvent> events = [];
        foreach (var contact in state.Contacts.Values)
        {
            if (contact.ExpiresAt <= now && contact.Pending is null)
                events.Add(new QueueEvent.Left(contact.ContactKey));
        }

        foreach (var agent in state.Agents.Values)
        {
            if (agent.ExpiresAt <= now)
                events.Add(new QueueEvent.AgentGone(agent.Agent, agent.Version));
        }

        return QueueDecision.Accept(events, []);
    }

    private static QueueDecision Match(QueueState before, QueueDecision first, string activation, DateTimeOffset now)
    {
        var state = first.Events.Aggregate(before, Apply);
        if (now < state.SettlesAt || state.Waiting.IsEmpty || state.Idle.IsEmpty)
            return first;
        List<QueueEvent> events = [.. first.Events];
        List<QueueEffect> effects = [.. first.Effects];
        while (!state.Waiting.IsEmpty && !state.Idle.IsEmpty)
        {
            var contactKey = state.Waiting[0].ContactKey;
            var agent = state.Idle[0].Agent;
            var offer = new PendingOffer($"{agent}#{activation}.{state.OffersMade + 1}", agent, now, OfferStage.Reserving, Explain(state, now));
            var made = new QueueEvent.OfferMade(contactKey, offer);
            events.Add(made);
            effects.Add(new QueueEffect.ReserveAgent(contactKey, offer));
            state = Apply(state, made);
        }

        return QueueDecision.Accept(events, effects);
    }

    private static OfferReason Explain(QueueState state, DateTimeOffset now)
    {
        var candidates = new List<Candidate>(KeptCandidates);
        for (var i = 0; i < Math.Min(KeptCandidates, state.Idle.Count); i++)
        {
            var idle = state.Idle[i];
            candidates.Add(new Candidate(idle.Agent, Math.Max(0, (long)(now - idle.IdleSince).TotalMilliseconds)));
        }

        return new OfferReason(LongestIdle, state.Waiting.Count, state.Idle.Count, candidates);
    }

    private static WaitingContact? FindOffered(QueueState state, string contactKey, string offerId) =>
        state.Contacts.TryGetValue(contactKey, out var contact) && contact.Pending?.OfferId == offerId ? contact : null;

    private static string AgentOf(string offerId) => offerId[..offerId.LastIndexOf('#')];

    private static QueueDecision Happened(QueueEvent happened) => QueueDecision.Accept([happened], []);

    public static QueueState Apply(QueueState state, QueueEvent happened) => QueueHistory.Apply(state, happened);
}
