using Platform.Domain.Calls;
using static Platform.Domain.Queues.QueueCommand;
using QueueDecision = Platform.Domain.Decision<Platform.Domain.Queues.QueueRefusal, Platform.Domain.Queues.QueueEvent,
    Platform.Domain.Queues.QueueEffect>;

namespace Platform.Domain.Queues;

/// <summary>
/// Who is next. After each command the first contact that a free agent fits is matched with the agent that the strategy puts first of
/// those who fit, until no free agent fits anybody. What is asked of agents relaxes while a contact waits.
/// An offer has two steps: the agent is reserved, then the contact is told. Each step may be answered late, twice or never;
/// an offer that is not settled within <see cref="OfferLifetime"/> is given up, and the agent finds out by asking the contact.
/// A contact that had a place (it dealt with an offer, or the queue itself starts anew) is never refused for want of room.
/// </summary>
public static class QueueMachine
{
    public static readonly TimeSpan OfferLifetime = TimeSpan.FromSeconds(20);

    public static QueueDecision Decide(QueueState state, QueueCommand command, string activation, DateTimeOffset now)
    {
        var first = command switch
        {
            Enqueue enqueue => Join(state, enqueue.Request, enqueue, now),
            Leave leave => Depart(state, leave),
            AgentAvailable notice => Welcome(state, notice),
            AgentUnavailable notice => Dismiss(state, notice.Agent, notice.Version),
            ReserveAnswered answer => Advance(state, answer),
            AssignAnswered answer => Settle(state, answer, now),
            Configure configure => Happened(new QueueEvent.PolicyChanged(configure.Policy, now)),
            Tick => Sweep(state, now),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
        return first.Refusal is null ? Match(state, first, activation, now) : first;
    }

    private static QueueDecision Join(QueueState state, JoinRequest request, Enqueue enqueue, DateTimeOffset now)
    {
        if (state.Contacts.TryGetValue(request.ContactKey, out var contact))
        {
            var renewed = new QueueEvent.Renewed(request.ContactKey, enqueue.ExpiresAt);
            return contact.Pending is { } offer && offer.OfferId == request.LastOfferId
                ? QueueDecision.Accept([renewed, new QueueEvent.OfferWithdrawn(request.ContactKey)], [])
                : Happened(renewed);
        }

        var hasPlace = request.HasPlace || request.LastOfferId is not null || now < state.SettlesAt;
        if (!hasPlace && state.Contacts.Count >= enqueue.MaxLength)
            return QueueDecision.Refuse(QueueRefusal.QueueFull);
        return Happened(new QueueEvent.Joined(new WaitingContact(request.ContactKey, request.EnqueuedAt)
        {
            ExpiresAt = enqueue.ExpiresAt,
            Priority = request.Priority,
            Step = state.Policy.StepAfter(now - request.EnqueuedAt),
        }));
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
            : Happened(new QueueEvent.AgentBecameFree(new AvailableAgent(notice.Agent, notice.IdleSince, notice.Version, notice.ExpiresAt)
            {
                Profile = notice.Profile,
            }));

    private static QueueDecision Dismiss(QueueState state, string agent, long version) =>
        version < state.Versions.GetValueOrDefault(agent) ? QueueDecision.Nothing : Happened(new QueueEvent.AgentGone(agent, version));

    private static QueueDecision Advance(QueueState state, ReserveAnswered answer)
    {
        if (FindOffered(state, answer.ContactKey, answer.OfferId) is not { Pending: { } offer })
            return answer.Accepted ? ReleaseOrphan(answer) : QueueDecision.Nothing;
        if (offer.Stage != OfferStage.Reserving)
            return QueueDecision.Nothing;
        if (answer.Accepted)
            return QueueDecision.Accept([new QueueEvent.OfferAdvanced(answer.ContactKey)],
                [new QueueEffect.AssignContact(answer.ContactKey, offer)]);
        return QueueDecision.Accept([new QueueEvent.OfferWithdrawn(answer.ContactKey), .. Refused(state, offer, answer.Version)], []);
    }

    /// <summary>An agent that did answer is not free as of that version; one that did not may say again that it is.</summary>
    private static IReadOnlyList<QueueEvent> Refused(QueueState state, PendingOffer offer, long version) =>
        version > 0 ? Dismiss(state, offer.Agent, version).Events : [];

    /// <summary>The contact left while the agent was asked.</summary>
    private static QueueDecision ReleaseOrphan(ReserveAnswered answer) =>
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
            AssignAnswer.Unknown when now - offer.At < OfferLifetime =>
                QueueDecision.Accept([], [new QueueEffect.AssignContact(answer.ContactKey, offer)]),
            AssignAnswer.Unknown => Happened(new QueueEvent.Left(answer.ContactKey)),
            _ => throw new InvalidOperationException($"Unknown answer {answer.Answer}."),
        };
    }

    /// <summary>Claims that nobody renewed are dropped, and offers that nobody settled are given up.</summary>
    private static QueueDecision Sweep(QueueState state, DateTimeOffset now)
    {
        List<QueueEvent> events = [];
        List<QueueEffect> effects = [];
        foreach (var contact in state.Contacts.Values)
        {
            if (contact.Pending is { } offer && now - offer.At >= OfferLifetime)
                GiveUp(contact, offer, events, effects);
            else if (contact.Pending is null && contact.ExpiresAt <= now)
                events.Add(new QueueEvent.Left(contact.ContactKey));
        }

        foreach (var agent in state.Agents.Values)
        {
            if (agent.ExpiresAt <= now)
                events.Add(new QueueEvent.AgentGone(agent.Agent, agent.Version));
        }

        return QueueDecision.Accept(events, effects);
    }

    /// <summary>
    /// A contact that was not told waits on. One that was told may hold the agent: it leaves, and comes back with its next
    /// renewal if it does not.
    /// </summary>
    private static void GiveUp(WaitingContact contact, PendingOffer offer, List<QueueEvent> events, List<QueueEffect> effects)
    {
        if (offer.Stage == OfferStage.Assigning)
        {
            events.Add(new QueueEvent.Left(contact.ContactKey));
            return;
        }

        events.Add(new QueueEvent.OfferWithdrawn(contact.ContactKey));
        effects.Add(new QueueEffect.ReleaseAgent(offer.Agent, offer.OfferId));
    }

    private static QueueDecision Match(QueueState before, QueueDecision first, string activation, DateTimeOffset now)
    {
        var state = first.Events.Aggregate(before, Apply);
        List<QueueEvent> events = [.. first.Events];
        List<QueueEffect> effects = [.. first.Effects];
        while (!state.Relaxing.IsEmpty && state.Relaxing.Min.At <= now)
        {
            var contact = state.Contacts[state.Relaxing.Min.ContactKey];
            Happen(new QueueEvent.Relaxed(contact.ContactKey, state.Policy.StepAfter(now - contact.EnqueuedAt)));
        }

        while (now >= state.SettlesAt && NextPair(state) is var (contact, agent))
        {
            var offer = new PendingOffer($"{agent.Agent}#{activation}.{state.OffersMade + 1}", agent.Agent, now, OfferStage.Reserving,
                OfferReasons.Explain(state, contact, now))
            {
                AgentVersion = agent.Version,
            };
            Happen(new QueueEvent.OfferMade(contact.ContactKey, offer));
            effects.Add(new QueueEffect.ReserveAgent(contact.ContactKey, offer));
        }

        return QueueDecision.Accept(events, effects);

        void Happen(QueueEvent happened)
        {
            events.Add(happened);
            state = Apply(state, happened);
        }
    }

    /// <summary>
    /// The first contact that is at the first step which a free agent fits, or beyond it, and the best agent for it; null when there is
    /// none.
    /// </summary>
    private static (WaitingContact Contact, AvailableAgent Agent)? NextPair(QueueState state)
    {
        if (state.Idle.FirstStep is not { } step || state.Waiting.FirstFrom(step) is not { } first)
            return null;
        var contact = state.Contacts[first.ContactKey];
        return (contact, state.Agents[state.Idle.FirstTo(contact.Step)!.Value.Agent]);
    }

    private static WaitingContact? FindOffered(QueueState state, string contactKey, string offerId) =>
        state.Contacts.TryGetValue(contactKey, out var contact) && contact.Pending?.OfferId == offerId ? contact : null;

    private static string AgentOf(string offerId) => offerId[..offerId.LastIndexOf('#')];

    private static QueueDecision Happened(QueueEvent happened) => QueueDecision.Accept([happened], []);

    public static QueueState Apply(QueueState state, QueueEvent happened) => QueueHistory.Apply(state, happened);
}
