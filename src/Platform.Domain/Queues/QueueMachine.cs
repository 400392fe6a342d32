using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Queues.QueueCommand;
using QueueDecision = Platform.Domain.Decision<Platform.Domain.Queues.QueueRefusal, Platform.Domain.Queues.QueueEvent,
    Platform.Domain.Queues.QueueEffect>;

namespace Platform.Domain.Queues;

/// <summary>
/// Who is next. After each command the first contact that a free agent fits is matched with the agent that the strategy puts first of
/// those who fit, until no free agent fits anybody. What is asked of agents relaxes while a contact waits.
/// Where all ring, a contact stays when an agent's device rings for it, and agents whom nobody else needs ring along, one offer at a time.
/// A contact may prefer an agent: when its turn comes it is offered to that one, or steps aside and waits for that one alone for a while.
/// A contact that is away is offered to nobody: it is called when its turn comes, or shortly before, and comes to its place.
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
            Leave leave => Depart(state, leave, now),
            AgentAvailable notice => Welcome(state, notice),
            Lend lend => Share(state, lend, now),
            AgentUnavailable notice => Dismiss(state, notice.Agent, notice.Version),
            ReserveAnswered answer => Advance(state, answer),
            AssignAnswered answer => Settle(state, answer, now),
            Configure configure => Happened(new QueueEvent.PolicyChanged(configure.Policy, now)),
            CallAnswered answer => HearCalled(state, answer, now),
            Tick => Sweep(state, now),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
        return first.Refusal is null ? Match(state, first, command is Tick tick ? tick.Soon : 0, activation, now) : first;
    }

    private static QueueDecision Join(QueueState state, JoinRequest request, Enqueue enqueue, DateTimeOffset now)
    {
        if (state.Contacts.TryGetValue(request.ContactKey, out var contact))
        {
            var renewed = new QueueEvent.Renewed(request.ContactKey, enqueue.ExpiresAt);
            List<QueueEvent> events = [renewed];
            if (contact.RingCount > 0 && !request.Rings)
                events.Add(new QueueEvent.RingingEnded(request.ContactKey));
            if (contact.Pending is { } offer && offer.OfferId == request.LastOfferId)
                events.Add(new QueueEvent.OfferWithdrawn(request.ContactKey));
            if (contact.Pending is null && IsNews(request.Presence, contact.Presence))
                events.Add(new QueueEvent.PresenceChanged(request.ContactKey, request.Presence, now));
            return QueueDecision.Accept(events, []);
        }

        if (request.Rings)
            return QueueDecision.Nothing;
        var hasPlace = request.HasPlace || request.LastOfferId is not null || now < state.SettlesAt;
        if (!hasPlace && state.Contacts.Count - state.Patient.Count - state.AbsentCount >= enqueue.MaxLength)
            return QueueDecision.Refuse(QueueRefusal.QueueFull);
        return Happened(new QueueEvent.Joined(new WaitingContact(request.ContactKey, request.EnqueuedAt)
        {
            ExpiresAt = enqueue.ExpiresAt,
            IsPatient = request.IsPatient,
            Kind = request.Kind,
            Presence = request.Presence,
            CameAt = request.Presence == ContactPresence.Called ? now : null,
            Priority = request.Priority,
            Preferred = state.Policy.RingLimit > 1 ? null : request.Preferred,
            Step = state.Policy.StepAfter(now - request.EnqueuedAt),
        }));
    }

    private static QueueDecision Depart(QueueState state, Leave leave, DateTimeOffset now)
    {
        if (!state.Contacts.TryGetValue(leave.ContactKey, out var contact))
            return QueueDecision.Nothing;
        IReadOnlyList<QueueEvent> events = IsCounted(state, contact) && !state.Policy.IsInTime(now - contact.EnqueuedAt)
            ? [new QueueEvent.Counted(InTime: false, now), new QueueEvent.Left(leave.ContactKey)]
            : [new QueueEvent.Left(leave.ContactKey)];
        return contact.Pending is { Stage: OfferStage.Assigning } offer
            ? QueueDecision.Accept(events, [new QueueEffect.ReleaseAgent(offer.Agent, offer.OfferId)])
            : QueueDecision.Accept(events, []);
    }

    /// <summary>Who is away may not know yet that it is being called.</summary>
    private static bool IsNews(ContactPresence presence, ContactPresence known) =>
        presence != known && (presence, known) is not (ContactPresence.Away, ContactPresence.Coming);

    /// <summary>One that is not called after all is asked again at the next occasion; it leaves by itself when it may not be called now.</summary>
    private static QueueDecision HearCalled(QueueState state, CallAnswered answer, DateTimeOffset now) =>
        !answer.IsUnderWay && state.Contacts.GetValueOrDefault(answer.ContactKey) is { Presence: ContactPresence.Coming }
            ? Happened(new QueueEvent.PresenceChanged(answer.ContactKey, ContactPresence.Away, now))
            : QueueDecision.Nothing;

    private static QueueDecision Welcome(QueueState state, AgentAvailable notice) =>
        notice.Version < state.Versions.GetValueOrDefault(notice.Agent)
            || (notice.LentBy is not null && state.Agents.GetValueOrDefault(notice.Agent) is { LentBy: null })
            ? QueueDecision.Nothing
            : Happened(new QueueEvent.AgentBecameFree(new AvailableAgent(notice.Agent, notice.IdleSince, notice.Version, notice.ExpiresAt)
            {
                Profile = notice.Profile,
                LentBy = notice.LentBy,
            }));

    /// <summary>
    /// Lent are free agents of its own whom nobody needs here, but for those whom the strategy chooses first. They stay free here: who
    /// reserves one first has it.
    /// </summary>
    private static QueueDecision Share(QueueState state, Lend lend, DateTimeOffset now) =>
        state.WaitingCount > 0 || state.PercentAtRisk is not null || now < state.SettlesAt
            ? QueueDecision.Nothing
            : QueueDecision.Accept([], [.. state.Idle.All.Select(idle => state.Agents[idle.Agent]).Where(agent => agent.LentBy is null)
                .Skip(lend.Keep).Take(lend.Count).Select(agent => new QueueEffect.LendAgent(lend.To, agent))]);

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
        if (FindOffered(state, answer.ContactKey, answer.OfferId) is not { Pending: { } offer } contact)
            return QueueDecision.Nothing;
        return answer.Answer switch
        {
            AssignAnswer.Accepted when IsCounted(state, contact) && contact.RingCount == 0 => QueueDecision.Accept(
                [new QueueEvent.Counted(state.Policy.IsInTime(now - contact.EnqueuedAt), now), Served(state, contact)], []),
            AssignAnswer.Accepted => Happened(Served(state, contact)),
            AssignAnswer.ContactGone => QueueDecision.Accept(
                [new QueueEvent.Left(answer.ContactKey)], [new QueueEffect.ReleaseAgent(offer.Agent, offer.OfferId)]),
            AssignAnswer.AgentGone => Happened(new QueueEvent.OfferWithdrawn(answer.ContactKey)),
            AssignAnswer.Unknown when now - offer.At < OfferLifetime =>
                QueueDecision.Accept([], [new QueueEffect.AssignContact(answer.ContactKey, offer)]),
            AssignAnswer.Unknown => Happened(new QueueEvent.Left(answer.ContactKey)),
            _ => throw new InvalidOperationException($"Unknown answer {answer.Answer}."),
        };
    }

    private static QueueEvent Served(QueueState state, WaitingContact contact) => state.Policy.RingLimit > 1
        ? new QueueEvent.Rung(contact.ContactKey)
        : new QueueEvent.Left(contact.ContactKey);

    /// <summary>Claims that nobody renewed are dropped, and offers that nobody settled are given up, in an order that is the same everywhere.</summary>
    private static QueueDecision Sweep(QueueState state, DateTimeOffset now)
    {
        List<QueueEvent> events = [];
        List<QueueEffect> effects = [];
        foreach (var contact in state.Contacts.Values.Where(contact => IsOver(contact, now)).OrderBy(contact => contact.ContactKey, StringComparer.Ordinal))
        {
            if (contact.Pending is { } offer)
                GiveUp(contact, offer, events, effects);
            else
                events.Add(new QueueEvent.Left(contact.ContactKey));
        }

        foreach (var agent in state.Agents.Values.Where(agent => agent.ExpiresAt <= now).OrderBy(agent => agent.Agent, StringComparer.Ordinal))
            events.Add(new QueueEvent.AgentGone(agent.Agent, agent.Version));

        if (LookAtLevel(state, now) is var percent && percent != state.LevelPercent)
            events.Add(new QueueEvent.LevelSeen(percent));
        if (percent < state.Policy.ServiceLevel?.TargetPercent && state.WaitingCount > 0)
            effects.AddRange(state.Policy.Borrows.Select(rule => new QueueEffect.AskForAgents(rule.Queue, rule.Keep, state.WaitingCount)));
        return QueueDecision.Accept(events, effects);
    }

    private static bool IsOver(WaitingContact contact, DateTimeOffset now) =>
        contact.Pending is { } offer ? now - offer.At >= OfferLifetime : contact.ExpiresAt <= now;

    private static int? LookAtLevel(QueueState state, DateTimeOffset now) => state.Policy.ServiceLevel is null
        ? null
        : state.Level.PercentAt(now, state.Contacts.Values.Count(contact => contact.Pending is null && IsCounted(state, contact)
            && !state.Policy.IsInTime(now - contact.EnqueuedAt)));

    private static bool IsCounted(QueueState state, WaitingContact contact) =>
        state.Policy.ServiceLevel is not null && contact is { IsPatient: false, IsThere: true };

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

    private static QueueDecision Match(QueueState before, QueueDecision first, int soon, string activation, DateTimeOffset now)
    {
        var state = first.Events.Aggregate(before, Apply);
        List<QueueEvent> events = [.. first.Events];
        List<QueueEffect> effects = [.. first.Effects];
        while (!state.Held.IsEmpty && state.Held.Min.At <= now)
            Happen(new QueueEvent.HoldEnded(state.Held.Min.ContactKey));
        while (!state.Relaxing.IsEmpty && state.Relaxing.Min.At <= now)
        {
            var contact = state.Contacts[state.Relaxing.Min.ContactKey];
            Happen(new QueueEvent.Relaxed(contact.ContactKey, state.Policy.StepAfter(now - contact.EnqueuedAt)));
        }

        var freed = first.Events.OfType<QueueEvent.AgentBecameFree>().Select(free => free.Agent.Agent).ToList();
        while (now >= state.SettlesAt && (Earlier(HeldPair(state, freed), NextPair(state)) ?? RingingPair(state)) is var (contact, agent))
        {
            if (contact.IsHeld || contact.RingCount > 0)
                Offer(contact, agent);
            else if (PreferredOf(state, contact) is { } preferred)
                Offer(contact, preferred);
            else if (contact is { Preferred.WaitMs: > 0 and var wait, HeldUntil: null })
                Happen(new QueueEvent.HeldForAgent(contact.ContactKey, now.AddMilliseconds(wait)));
            else
                Offer(contact, agent);
        }

        while (ContactsAway.NextToCall(state, soon, now) is { } away)
        {
            Happen(new QueueEvent.PresenceChanged(away.ContactKey, ContactPresence.Coming, now));
            effects.Add(new QueueEffect.CallContact(away.ContactKey));
        }

        return QueueDecision.Accept(events, effects);

        void Offer(WaitingContact contact, AvailableAgent agent)
        {
            var offer = new PendingOffer($"{agent.Agent}#{activation}.{state.OffersMade + 1}", agent.Agent, now, OfferStage.Reserving,
                OfferReasons.Explain(state, contact, agent, now))
            {
                AgentVersion = agent.Version,
            };
            Happen(new QueueEvent.OfferMade(contact.ContactKey, offer));
            effects.Add(new QueueEffect.ReserveAgent(contact.ContactKey, offer));
        }

        void Happen(QueueEvent happened)
        {
            events.Add(happened);
            state = Apply(state, happened);
        }
    }

    /// <summary>
    /// The first contact that a free agent fits, and the best agent for it; null when there is none.
    /// </summary>
    internal static (WaitingContact Contact, AvailableAgent Agent)? NextPair(QueueState state)
    {
        return Fit.FirstServable(state) is { } contact ? (contact, Fit.BestFor(state, contact)!) : null;
    }

    /// <summary>The first of those who wait for one of these agents alone; null when nobody does, or no agent fits anybody here.</summary>
    private static (WaitingContact Contact, AvailableAgent Agent)? HeldPair(QueueState state, List<string> agents)
    {
        (WaitingContact, AvailableAgent)? first = null;
        foreach (var agent in agents)
        {
            if (state.HeldFor.TryGetValue(agent, out var waiting) && state.Agents.GetValueOrDefault(agent) is { Step: not null } free
                && free.Profile.Takes.Has(state.Contacts[waiting.Min.ContactKey].Kind))
                first = Earlier(first, (state.Contacts[waiting.Min.ContactKey], free));
        }

        return first;
    }

    /// <summary>Whom nobody needs who waits rings along for the first contact that it fits.</summary>
    private static (WaitingContact Contact, AvailableAgent Agent)? RingingPair(QueueState state)
    {
        foreach (var ringing in state.RingingOn)
        {
            var contact = state.Contacts[ringing.ContactKey];
            if (Fit.BestFor(state, contact) is { } idle)
                return (contact, idle);
        }

        return null;
    }

    private static (WaitingContact Contact, AvailableAgent Agent)? Earlier((WaitingContact Contact, AvailableAgent Agent)? one,
        (WaitingContact Contact, AvailableAgent Agent)? other) =>
        one is null || other?.Contact.Key.CompareTo(one.Value.Contact.Key) < 0 ? other : one;

    /// <summary>The contact's preferred agent, when it is free. It is not asked for more than the queue asks in the end.</summary>
    private static AvailableAgent? PreferredOf(QueueState state, WaitingContact contact) =>
        contact.Preferred is { } preferred && state.Agents.GetValueOrDefault(preferred.Agent) is { Step: not null } free
            && free.Profile.Takes.Has(contact.Kind) ? free : null;

    private static WaitingContact? FindOffered(QueueState state, string contactKey, string offerId) =>
        state.Contacts.TryGetValue(contactKey, out var contact) && contact.Pending?.OfferId == offerId ? contact : null;

    private static string AgentOf(string offerId) => offerId[..offerId.LastIndexOf('#')];

    private static QueueDecision Happened(QueueEvent happened) => QueueDecision.Accept([happened], []);

    public static QueueState Apply(QueueState state, QueueEvent happened) => QueueHistory.Apply(state, happened);
}
