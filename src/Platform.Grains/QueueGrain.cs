using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Audits;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Grains.Queues;

namespace Platform.Grains;

/// <summary>Whether the queue was in use when it was last heard of; all else is rebuilt from claims.</summary>
public sealed record QueueMarker
{
    public bool InUse { get; init; }
}

/// <summary>
/// One queue. Its state is made of claims that calls and agents renew, so it is held in memory; only the marker is stored.
/// Agents and contacts are asked without waiting for them in the turn: an answer is a command of its own, so a slow agent
/// never holds up the next caller.
/// </summary>
public sealed class QueueGrain(
    [PersistentState("queue", "store")] IPersistentState<QueueMarker> marker,
    ICatalog catalog,
    IFigures figures,
    IIdSource ids,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<QueueGrain> log) : Grain, IQueueGrain
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(2);

    private QueueState state = QueueState.Initial;
    private QueueView? published;
    private string activation = "";
    private QueueDocument? configured;
    private QueueDocument? unknown;
    private IGrainTimer? sweep;
    private QueuePace? paceOfThis;

    private string Key => this.GetPrimaryKeyString();
    private string Tenant => GrainKey.TenantOf(Key);
    private string Id => GrainKey.IdOf(Key);
    private DateTimeOffset Now => time.GetUtcNow();
    private QueuePace Pace => paceOfThis ??= new(figures, time, Tenant, Id);
    private QueueDocument Settings => catalog.Current.FindQueue(Tenant, Id) ?? (unknown ??= new QueueDocument(Tenant, Id, Id));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        activation = ids.NextId();
        if (marker.RecordExists && marker.State.InUse)
            state = state with { SettlesAt = Now + timings.Renewal + SweepPeriod };
        sweep = this.RegisterGrainTimer(static (grain, _) => grain.Sweep(), this, new GrainTimerCreationOptions(SweepPeriod, SweepPeriod));
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.QueueGone(Key);
        if (marker.State.InUse && state.Contacts.IsEmpty)
            await Mark(false);
    }

    public async Task<JoinAnswer> Enqueue(JoinRequest request)
    {
        if (!marker.State.InUse)
            await Mark(true);
        var others = state.WaitingBeside(request.ContactKey);
        var refusal = Handle(new QueueCommand.Enqueue(request, Settings.MaxLength, Now + timings.ClaimLife));
        return new JoinAnswer(refusal, others, state.PercentAtRisk);
    }

    public Task Leave(string contactKey)
    {
        Handle(new QueueCommand.Leave(contactKey));
        return Task.CompletedTask;
    }

    public Task AgentAvailable(string agent, DateTimeOffset idleSince, long version, int occupancyPermille)
    {
        var declared = catalog.Current.FindAgent(Tenant, agent);
        var takes = TakenBy(declared);
        if (takes.Has(ContactKind.Call))
            Pace.AgentIsFree(agent);
        Handle(new QueueCommand.AgentAvailable(agent, idleSince, version, Now + timings.ClaimLife)
        {
            Profile = new AgentProfile(declared?.Skills ?? [], declared?.PreferenceOf(Id) ?? 1, occupancyPermille) { Takes = takes },
        });
        return Task.CompletedTask;
    }

    public Task Lend(string to, int keep, int count)
    {
        Handle(new QueueCommand.Lend(to, keep, count));
        return Task.CompletedTask;
    }

    /// <summary>A loan lasts until the next sweep but one, so that it ends with what it was for.</summary>
    public Task AgentLent(string agent, DateTimeOffset idleSince, long version, int occupancyPermille, string by)
    {
        var declared = catalog.Current.FindAgent(Tenant, agent);
        Handle(new QueueCommand.AgentAvailable(agent, idleSince, version, Now + (2 * SweepPeriod))
        {
            Profile = new AgentProfile(declared?.Skills ?? [], AgentProfile.LeastPreference, occupancyPermille) { Takes = TakenBy(declared) },
            LentBy = by,
        });
        return Task.CompletedTask;
    }

    public Task AgentUnavailable(string agent, long version)
    {
        Handle(new QueueCommand.AgentUnavailable(agent, version));
        return Task.CompletedTask;
    }

    public Task<QueueView> Show() => Task.FromResult(View());

    public Task<WaitOutlook?> ExpectWait(string contactKey)
    {
        WaitOutlook? outlook = state.PositionOf(contactKey) is { } position
            ? new(position, Ms(Pace.Expect(position, state.IdleForCalls)))
            : null;
        return Task.FromResult(outlook);
    }

    private static ContactKinds TakenBy(AgentDocument? declared) => declared?.Takes.Together() ?? ContactKinds.All;

    private QueueRefusal? Handle(QueueCommand command)
    {
        FollowCatalog();
        return Decide(command);
    }

    private void FollowCatalog()
    {
        var settings = Settings;
        if (ReferenceEquals(settings, configured))
            return;
        configured = settings;
        Decide(new QueueCommand.Configure(QueuePolicy.Of(settings)));
    }

    private QueueRefusal? Decide(QueueCommand command)
    {
        var decision = QueueMachine.Decide(state, command, activation, Now);
        foreach (var happened in decision.Events)
            state = QueueMachine.Apply(state, happened);
        foreach (var effect in decision.Effects)
            _ = Run(effect);
        return decision.Refusal;
    }

    private Task Run(QueueEffect effect) => effect switch
    {
        QueueEffect.CallContact call => Call(call.ContactKey),
        QueueEffect.ReserveAgent reserve => Reserve(reserve.ContactKey, reserve.Offer),
        QueueEffect.AssignContact assign => Assign(assign.ContactKey, assign.Offer),
        QueueEffect.AskForAgents ask => Other(ask.From).Lend(Id, ask.Keep, ask.Count),
        QueueEffect.LendAgent { Agent: var agent } lend =>
            Other(lend.To).AgentLent(agent.Agent, agent.IdleSince, agent.Version, agent.Profile.OccupancyPermille, Id),
        QueueEffect.ReleaseAgent release => Agent(release.Agent).Release(release.OfferId),
        _ => throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}."),
    };

    private async Task Reserve(string contactKey, PendingOffer offer)
    {
        var answer = new ReserveAnswer(AgentRefusal.NotReady, 0);
        try
        {
            var settings = Settings;
            answer = await Agent(offer.Agent)
                .TryReserve(new AgentOffer(offer.OfferId, contactKey, Id, settings.RingTimeoutMs, settings.WrapUpPolicy())
                {
                    Kind = ContactGrains.KindOf(contactKey),
                    LentBy = offer.Why.LentBy,
                });
        }
        catch (Exception fault)
        {
            QueueLog.StepFailed(log, fault, "reserve an agent", Key);
        }

        Handle(new QueueCommand.ReserveAnswered(contactKey, offer.OfferId, answer.Refusal is null, answer.Version));
    }

    /// <summary>A contact that fails is asked again, but not at once: what fails at once would be asked without end.</summary>
    private async Task Assign(string contactKey, PendingOffer offer)
    {
        var answer = AssignAnswer.Unknown;
        try
        {
            answer = await GrainFactory.GetContact(contactKey).Assign(new CallOffer(offer.OfferId, offer.Agent, offer.At, offer.Why));
        }
        catch (Exception fault)
        {
            QueueLog.StepFailed(log, fault, "assign a contact", Key);
            await Task.Delay(timings.Retry, time);
        }

        Handle(new QueueCommand.AssignAnswered(contactKey, offer.OfferId, answer));
    }

    /// <summary>Only who is to be called back is ever away. One that could not be asked is asked again, but not at once.</summary>
    private async Task Call(string contactKey)
    {
        var isUnderWay = false;
        try
        {
            isUnderWay = await GrainFactory.GetGrain<ICallbackGrain>(contactKey).CallCustomer();
        }
        catch (Exception fault)
        {
            QueueLog.StepFailed(log, fault, "have a customer called", Key);
        }

        if (!isUnderWay)
            await Task.Delay(timings.Retry, time);
        Handle(new QueueCommand.CallAnswered(contactKey, isUnderWay));
    }

    private async Task Sweep()
    {
        _ = RefreshPace();
        foreach (var finding in QueueAudit.Of(state, Id, Now, timings.AuditGrace, timings.ClaimLife).ToList())
            await GrainFactory.GetGrain<ILiveAuditGrain>(GrainKey.LiveAudit(Tenant)).Found(finding);
        Handle(new QueueCommand.Tick { Soon = state.Policy.CallingAhead is { } ahead && !state.Away.IsEmpty ? Pace.ExpectFree(ahead.Lead) : 0 });
        var view = View();
        metrics.QueueIs(Key, view);
        if (view != published)
        {
            published = view;
            await GrainFactory.GetGrain<IFeedGrain>(GrainKey.Feed(Tenant)).Publish(new LiveEvent(Now, Queue: view));
        }

        if (!state.Contacts.IsEmpty || !state.Agents.IsEmpty)
            DelayDeactivation(timings.ClaimLife);
        ScheduleSweep();
    }

    /// <summary>The next sweep comes earlier when somebody's wait brings it to a new step, or to the end of its hold, before.</summary>
    private void ScheduleSweep()
    {
        var due = SweepPeriod;
        foreach (var first in new[] { state.Relaxing, state.Held })
        {
            if (!first.IsEmpty && first.Min.At - Now is var next && next < due)
                due = timings.AtLeastATick(next);
        }

        sweep?.Change(due, SweepPeriod);
    }

    private async Task RefreshPace()
    {
        try
        {
            await Pace.Refresh();
        }
        catch (StoreException fault)
        {
            QueueLog.StepFailed(log, fault, "read its figures", Key);
        }
    }

    private async Task Mark(bool inUse)
    {
        marker.State = new QueueMarker { InUse = inUse };
        await marker.WriteStateAsync();
    }

    private QueueView View()
    {
        var longest = state.Contacts.Values.Where(contact => contact is { Pending: null, IsPatient: false, IsThere: true })
            .Select(contact => (long)(Now - contact.EnqueuedAt).TotalMilliseconds).Append(0).Max();
        return new QueueView(Tenant, Id, state.WaitingCount, state.Contacts.Count - state.WaitingCount - state.PatientCount - state.AbsentCount, longest, state.Agents.Count)
        {
            ExpectedWaitMs = Ms(Pace.Expect(state.WaitingCount + 1, state.IdleForCalls)),
            Messages = state.PatientCount,
            Callbacks = state.AbsentCount,
        };
    }

    private static long? Ms(TimeSpan? wait) => (long?)wait?.TotalMilliseconds;

    private IQueueGrain Other(string queue) => GrainFactory.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, queue));

    private IAgentGrain Agent(string agent) => GrainFactory.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, agent));
}
