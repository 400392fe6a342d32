using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Domain.Queues;

namespace Platform.Grains.Replays;

/// <summary>The agents of a replay: the machine, around it what <see cref="AgentGrain"/> does, and the people, who want what they wanted.</summary>
internal sealed class ReplayAgents(ReplayClock clock, CatalogSnapshot catalog, string tenant, GrainTimings timings)
{
    private static readonly AgentDocument Nobody = new("", "", "", []);

    private readonly Dictionary<string, Person> people = [];
    private int works;

    public required Action<string, QueueCommand> TellQueue { get; init; }

    private sealed class Person(AgentDocument declared)
    {
        public AgentDocument Declared => declared;
        public AgentState State { get; set; } = AgentState.Initial;

        /// <summary>The break that is wanted, and how long it is to be; it begins when the agent is free.</summary>
        public (string Reason, TimeSpan Lasts)? Break { get; set; }

        /// <summary>Contacts of its own that could not begin yet.</summary>
        public Queue<AgentIntent.Work> Works { get; } = new();

        /// <summary>What the agent needs after the contact that it has.</summary>
        public TimeSpan? WrapUp { get; set; }
    }

    public void Live(string agent, IReadOnlyList<AgentIntent> intents)
    {
        var person = people[agent] = new(catalog.FindAgent(tenant, agent) ?? Nobody with { TenantId = tenant, AgentId = agent });
        foreach (var intent in intents)
            clock.FirstAt(intent.At, () => Follow(person, intent));
    }

    public bool IsStaffed(string queue) =>
        people.Values.Any(person => person.State.Presence != AgentPresence.Offline && person.State.Queues.Contains(queue)
            && person.Declared.Takes.Contains(ContactKind.Call));

    /// <summary>Who may be waited for.</summary>
    public bool IsAtWork(string agent) =>
        people.TryGetValue(agent, out var person) && person.State.Presence is not (AgentPresence.Offline or AgentPresence.Break);

    public bool Serves(string agent, string queue) => catalog.FindAgent(tenant, agent) is { } declared
        && declared.Queues.Contains(queue) && declared.Takes.Contains(ContactKind.Call);

    public (bool IsReserved, long Version) Reserve(string agent, AgentOffer offer)
    {
        var refusal = Decide(people[agent], new AgentCommand.Reserve(offer));
        return (refusal is null, people[agent].State.Version);
    }

    public AgentRefusal? Engage(string agent, AgentOffer offer) =>
        people.TryGetValue(agent, out var person) ? Decide(person, new AgentCommand.Engage(offer)) : AgentRefusal.NotLoggedIn;

    public bool Confirm(string agent, string offerId) => Decide(people[agent], new AgentCommand.Confirm(offerId)) is null;

    public void Release(string agent, string offerId) => Decide(people[agent], new AgentCommand.Release(offerId));

    /// <param name="breakLasts">Of the break that a failed offer brings; null: as a phone's.</param>
    public void TellResult(string agent, string offerId, OfferOutcome outcome, TimeSpan? breakLasts)
    {
        var person = people[agent];
        Decide(person, new AgentCommand.OfferResult(offerId, outcome));
        if (person.State is { Presence: AgentPresence.Break, Reason: BreakReason.NoAnswer or BreakReason.Rejected or BreakReason.Unreachable }
            && person.State.Since == clock.Now)
            EndBreakAfter(person, breakLasts ?? timings.PhoneBreak);
    }

    /// <param name="wrapUp">Null: as long as the queue gives.</param>
    public void TellEnd(string agent, string offerId, TimeSpan? wrapUp)
    {
        people[agent].WrapUp = wrapUp;
        Decide(people[agent], new AgentCommand.ContactEnded(offerId));
    }

    /// <summary>By agent; what is open ends now.</summary>
    public IEnumerable<(string Agent, IReadOnlyList<AgentStretch> Stretches)> Times() =>
        people.Select(person => (person.Key, (IReadOnlyList<AgentStretch>)AgentTimes.Cut(person.Value.State, clock.Now).Uncounted));

    private void Follow(Person person, AgentIntent intent)
    {
        switch (intent)
        {
            case AgentIntent.LogIn logIn:
                var lease = new SeatLease(person.Declared.Product, person.Declared.AgentId, 1, DateTimeOffset.MaxValue);
                Decide(person, new AgentCommand.Login($"{clock.Now.UtcTicks}", lease, [.. person.Declared.Queues], logIn.IsReady, DateTimeOffset.MaxValue));
                break;
            case AgentIntent.LogOut:
                Decide(person, new AgentCommand.Logout());
                break;
            case AgentIntent.TakeBreak wanted:
                person.Break = (wanted.Reason, wanted.Lasts);
                if (person.State is { Presence: AgentPresence.Break } state && state.Reason == wanted.Reason)
                    BeginBreak(person);
                else
                    Decide(person, new AgentCommand.TakeBreak(wanted.Reason));
                break;
            case AgentIntent.Work work:
                person.Works.Enqueue(work);
                BeginWork(person);
                break;
            default:
                throw new InvalidOperationException($"Unknown intent {intent.GetType().Name}.");
        }
    }

    private AgentRefusal? Decide(Person person, AgentCommand command)
    {
        var decision = AgentMachine.Decide(person.State, command, clock.Now);
        person.State = decision.Events.Aggregate(person.State, AgentMachine.Apply);
        if (decision.Events.Any(happened => happened is AgentEvent.WentOnBreak) && person.Break?.Reason == person.State.Reason)
            BeginBreak(person);
        if (decision.Events.Any(happened => happened is AgentEvent.WrapUpStarted))
            BeginWrapUp(person);
        if (decision.Events.Any(happened => happened is AgentEvent.BecameReady or AgentEvent.WentOnBreak) && BeginWork(person))
            return decision.Refusal;
        foreach (var effect in decision.Effects)
            Run(person, effect);
        return decision.Refusal;
    }

    private void Run(Person person, AgentEffect effect)
    {
        if (effect is AgentEffect.TellQueues tell)
            TellQueues(person, tell.Available);
        else if (effect is AgentEffect.LeaveQueues leave)
            TellAll(person, leave.Queues);
    }

    private void TellQueues(Person person, bool isAvailable)
    {
        if (!isAvailable)
        {
            TellAll(person, person.State.Queues);
            return;
        }

        var order = QueueOrder.Of(person.State.Queues, person.Declared, person.State.LastQueue);
        for (var i = 0; i < order.Count; i++)
        {
            var (queues, version) = (order[i], person.State.Version);
            if (i == 0)
                TellAvailable(person, queues);
            else
                clock.At(clock.Now + (timings.PreferenceLead * i), () => TellIfStillFree(person, queues, version));
        }
    }

    private void TellIfStillFree(Person person, IReadOnlyList<string> queues, long version)
    {
        if (person.State.Presence == AgentPresence.Ready && person.State.Version == version)
            TellAvailable(person, queues);
    }

    private void TellAvailable(Person person, IReadOnlyList<string> queues)
    {
        foreach (var queue in queues)
        {
            TellQueue(queue, new QueueCommand.AgentAvailable(person.Declared.AgentId, person.State.IdleSince, person.State.Version, DateTimeOffset.MaxValue)
            {
                Profile = new AgentProfile(person.Declared.Skills, person.Declared.PreferenceOf(queue), person.State.OccupancyPermille)
                {
                    Takes = person.Declared.Takes.Together(),
                },
            });
        }
    }

    private void TellAll(Person person, IEnumerable<string> queues)
    {
        foreach (var queue in queues)
            TellQueue(queue, new QueueCommand.AgentUnavailable(person.Declared.AgentId, person.State.Version));
    }

    private void BeginBreak(Person person)
    {
        EndBreakAfter(person, person.Break!.Value.Lasts);
        person.Break = null;
    }

    private void EndBreakAfter(Person person, TimeSpan lasts)
    {
        var since = person.State.Since;
        clock.At(clock.Now + lasts, () =>
        {
            if (person.State.Presence == AgentPresence.Break && person.State.Since == since)
                Decide(person, new AgentCommand.MakeReady());
        });
    }

    /// <summary>
    /// As long as on the day, within what the queue gives now: an end that it fixes, or a latest one, counts.
    /// </summary>
    private void BeginWrapUp(Person person)
    {
        var (wanted, since) = (person.WrapUp, person.State.Since);
        var end = wanted is { } lasts ? clock.Now + lasts : person.State.WrapUp!.EndsAt ?? clock.Now;
        if (end > person.State.WrapUp!.EndsAt && person.State.WrapUp.LatestEnd > person.State.WrapUp.EndsAt)
            Decide(person, new AgentCommand.ExtendWrapUp(end - person.State.WrapUp.EndsAt.Value));
        if (person.State.WrapUp!.EndsAt is { } latest && (latest < end || person.State.WrapUp.IsFixed))
            end = latest;
        clock.At(end, () =>
        {
            if (person.State.Presence != AgentPresence.WrapUp || person.State.Since != since)
                return;
            Decide(person, person.State.WrapUp!.IsOver(clock.Now) ? new AgentCommand.Tick() : new AgentCommand.MakeReady());
        });
    }

    /// <summary>The agent's own contacts come before those of queues, once it is free.</summary>
    /// <returns>True when one began.</returns>
    private bool BeginWork(Person person)
    {
        if (!person.Works.TryPeek(out var work))
            return false;
        var offer = new AgentOffer($"own.{works++}", "", "", 0, work.WrapUp > TimeSpan.Zero ? new WrapUpPolicy(0, WrapUpMode.UntilDone) : WrapUpPolicy.None)
        {
            Kind = OfferKind.Placed,
        };
        if (Decide(person, new AgentCommand.Engage(offer)) is not null)
            return false;
        person.Works.Dequeue();
        clock.At(clock.Now + work.Lasts, () => TellEnd(person.Declared.AgentId, offer.OfferId, work.WrapUp));
        return true;
    }
}
