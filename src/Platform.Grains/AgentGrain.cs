using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Audits;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Seats;

namespace Platform.Grains;

/// <summary>
/// One agent, who alone decides whether it is free. While a contact has the agent, the agent asks the contact now and then
/// whether that is still so; what the contact answers is final, so no agent stays stuck for longer than one question.
/// </summary>
public sealed class AgentGrain(
    [PersistentState("agent", "store")] IPersistentState<AgentState> stored,
    ICatalog catalog,
    IFigures figures,
    IIdSource ids,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<AgentGrain> log) : Grain, IAgentGrain, IRemindable
{
    /// <summary>Wakes an agent that is logged in, or has a contact, after its node went away.</summary>
    private const string PresenceReminder = "presence";

    private IGrainTimer? pulse;
    private DateTimeOffset renewedAt;
    private DateTimeOffset seatRenewedAt;
    private bool asking;
    private bool isDropped;
    private bool counting;
    private DateTimeOffset heldAt;

    private AgentState State => stored.State;
    private string Key => this.GetPrimaryKeyString();
    private string Tenant => GrainKey.TenantOf(Key);
    private string Id => GrainKey.IdOf(Key);
    private DateTimeOffset Now => time.GetUtcNow();
    private AgentDocument? Declared => catalog.Current.FindAgent(Tenant, Id);
    private bool SignsInByPhone => Declared?.SignIn == SignInMode.Phone;
    private ISeatsGrain Seats => GrainFactory.GetGrain<ISeatsGrain>(GrainKey.Seats(Tenant));

    /// <summary>
    /// Signs of life are not stored, so a session that was alive before a fault gets a whole length again. Nor is a reservation, of
    /// whose version queues may have heard: what this activation says is newer than that, for good.
    /// </summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Presence != AgentPresence.Offline && State.SessionExpiresAt < Now + timings.Session)
            stored.State = State with { SessionExpiresAt = Now + timings.Session };
        stored.State = AgentTimes.Resume(State, Now);
        if (State.Presence == AgentPresence.Ready)
            await stored.WriteOrDrop(State with { Version = State.Version + 2 }, Drop);
        renewedAt = seatRenewedAt = DateTimeOffset.MinValue;
        pulse = this.RegisterGrainTimer(static (grain, _) => grain.Pulse(), this,
            new GrainTimerCreationOptions(timings.Retry, timings.Renewal));
        metrics.AgentIs(Key, Tenant, State.Presence);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.AgentGone(Key);
        if (isDropped)
            return;
        stored.State = AgentTimes.Cut(State, Now);
        await CountTimes();
    }

    /// <summary>What is stored may be newer than what this activation knows, so it does not account for its time any more.</summary>
    private void Drop()
    {
        isDropped = true;
        DeactivateOnIdle();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        State.Presence == AgentPresence.Offline ? StopReminder() : Task.CompletedTask;

    public async Task<LoginAnswer> Login(string sessionId, bool ready)
    {
        if (State.SessionId == sessionId)
            return new LoginAnswer(null, View());
        if (Declared is not { } declared)
            return new LoginAnswer(SeatRefusal.ProductNotRented, View());
        var seat = await Seats.Acquire(Id, declared.Product);
        if (seat.Lease is not { } lease)
            return new LoginAnswer(seat.Refusal, View());
        await StartReminder();
        await Handle(new AgentCommand.Login(sessionId, lease, [.. declared.Queues], ready, SessionEnd()));
        seatRenewedAt = Now;
        return new LoginAnswer(null, View());
    }

    public Task<AgentRefusal?> Logout() => Handle(new AgentCommand.Logout());

    public Task<AgentRefusal?> MakeReady(bool isForced) => Handle(new AgentCommand.MakeReady(isForced));

    public Task<AgentRefusal?> TakeBreak(string reason, bool isForced) => Handle(new AgentCommand.TakeBreak(reason, isForced));

    public Task<AgentRefusal?> ExtendWrapUp(TimeSpan by) => Handle(new AgentCommand.ExtendWrapUp(by));

    public Task<AgentRefusal?> KeepAlive() => Handle(new AgentCommand.KeepAlive(SessionEnd()));

    public async Task DeviceRegistered()
    {
        if (!SignsInByPhone)
            return;
        if (State.Presence == AgentPresence.Offline)
            await Login(ids.NextId(), ready: true);
        else if (State is { Presence: AgentPresence.Break, Reason: BreakReason.Unreachable })
            await MakeReady(isForced: false);
        else if (State is { IsBusy: true, Wish.Presence: AgentPresence.Offline })
            await MakeReady(isForced: false);
    }

    public async Task DeviceLost()
    {
        if (SignsInByPhone)
            await Logout();
    }

    public async Task<ReserveAnswer> TryReserve(AgentOffer offer) => new(await Handle(new AgentCommand.Reserve(offer)), State.Version);

    /// <summary>A supervisor need not be logged in, and is looked after all the same when the node is lost in mid-call.</summary>
    public async Task<AgentRefusal?> Engage(AgentOffer offer)
    {
        if (offer.Kind == OfferKind.Supervision && State.Presence == AgentPresence.Offline)
            await StartReminder();
        return await Handle(new AgentCommand.Engage(offer));
    }

    public async Task<bool> Confirm(string offerId, string? contactKey) =>
        await Handle(new AgentCommand.Confirm(offerId, contactKey)) is null;

    public Task OfferResult(string offerId, OfferOutcome outcome) => Handle(new AgentCommand.OfferResult(offerId, outcome));

    public Task ContactEnded(string offerId) => Handle(new AgentCommand.ContactEnded(offerId));

    public Task Release(string offerId) => Handle(new AgentCommand.Release(offerId));

    public Task<AgentView> Show() => Task.FromResult(View());

    private async Task<AgentRefusal?> Handle(AgentCommand command)
    {
        var decision = AgentMachine.Decide(State, command, Now);
        await Store(decision.Events);
        foreach (var effect in decision.Effects)
            await Run(effect);
        if (decision.Events.Count > 0)
            SchedulePulse();
        if (!State.IsBusy && State.Presence != AgentPresence.WrapUp)
            _ = CountTimes();
        return decision.Refusal;
    }

    private async Task Store(IReadOnlyList<AgentEvent> events)
    {
        if (events.Count == 0)
            return;
        var next = events.Aggregate(State, AgentMachine.Apply);
        if (next.Version == State.Version || events.All(AgentEvent.IsMinor))
            stored.State = next;
        else
            await stored.WriteOrDrop(next, Drop);
        metrics.AgentIs(Key, Tenant, State.Presence);
    }

    private async Task Run(AgentEffect effect)
    {
        switch (effect)
        {
            case AgentEffect.TellQueues tell:
                await TellQueues(tell.Available);
                break;
            case AgentEffect.LeaveQueues leave:
                foreach (var queue in leave.Queues)
                    await Queue(queue).AgentUnavailable(Id, State.Version);
                break;
            case AgentEffect.ReleaseSeat release:
                await Try("release the seat", () => Seats.Release(release.Lease));
                await Try("stop the reminder", StopReminder);
                break;
            case AgentEffect.Publish:
                await GrainFactory.GetGrain<IFeedGrain>(GrainKey.Feed(Tenant)).Publish(new LiveEvent(Now, Agent: View()));
                break;
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private async Task TellQueues(bool available)
    {
        renewedAt = Now;
        if (!available)
        {
            foreach (var queue in State.Queues)
                await Queue(queue).AgentUnavailable(Id, State.Version);
            return;
        }

        var order = QueueOrder.Of(State.Queues, Declared, State.LastQueue);
        for (var i = 0; i < order.Count; i++)
        {
            if (i == 0)
                await TellAvailable(order[i]);
            else
                _ = TellAvailableLater(order[i], timings.PreferenceLead * i, State.Version);
        }
    }

    private async Task TellAvailable(IReadOnlyList<string> queues)
    {
        foreach (var queue in queues)
            await Queue(queue).AgentAvailable(Id, State.IdleSince, State.Version, State.OccupancyPermille);
    }

    /// <summary>Queues that the agent likes less hear of it when those before them had time to take it.</summary>
    private async Task TellAvailableLater(IReadOnlyList<string> queues, TimeSpan lead, long version)
    {
        await Task.Delay(lead, time);
        if (State.Presence == AgentPresence.Ready && State.Version == version)
            await Try("tell the next queues", () => TellAvailable(queues));
    }

    private Task<IGrainReminder> StartReminder() => this.RegisterOrUpdateReminder(PresenceReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    private async Task StopReminder()
    {
        if (await this.GetReminder(PresenceReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private async Task Pulse()
    {
        if (State.Presence == AgentPresence.Offline)
            return;
        DelayDeactivation(timings.ClaimLife);
        await Handle(new AgentCommand.Tick());
        await FollowCatalog();
        if (State is { Presence: AgentPresence.Break, Reason: BreakReason.NoAnswer or BreakReason.Rejected or BreakReason.Unreachable }
            && SignsInByPhone && Now >= State.Since + timings.PhoneBreak)
            await MakeReady(isForced: false);
        if (Now >= seatRenewedAt + (timings.SeatLease / 4))
            await RenewSeat();
        if (Now >= State.CountedTo + timings.StretchPiece)
            stored.State = AgentTimes.Cut(State, Now);
        _ = CountTimes();
        if (State.Presence == AgentPresence.Ready && Now >= renewedAt + timings.Renewal)
            await TellQueues(available: true);
        if (State.IsBusy && !asking)
            _ = AskContact(State.Offer!, State.Version);
        SchedulePulse();
    }

    /// <summary>Stretches that are over go to the figures, together; those that cannot be added now are added with the next ones.</summary>
    private async Task CountTimes()
    {
        if (counting || State.Uncounted.IsEmpty)
            return;
        counting = true;
        var stretches = State.Uncounted;
        await Try("count its times", async () =>
        {
            await figures.AddAsync(Tenant, Id, stretches, CancellationToken.None);
            stored.State = AgentTimes.Counted(State, stretches);
        });
        counting = false;
    }

    private async Task FollowCatalog()
    {
        if (Declared is not { } declared)
            await Handle(new AgentCommand.Logout());
        else if (State.Presence != AgentPresence.Offline && !State.Queues.SequenceEqual(declared.Queues))
            await Handle(new AgentCommand.ServeQueues([.. declared.Queues]));
    }

    /// <summary>A lease that ran out while the seats could not be asked is taken anew, if a seat is still free.</summary>
    private async Task RenewSeat()
    {
        if (State.Lease is not { } lease)
            return;
        try
        {
            var answer = await Seats.Renew(lease);
            if (answer.Refusal is not null)
                answer = await Seats.Acquire(Id, lease.Product);
            seatRenewedAt = Now;
            if (answer.Lease is { } renewed)
            {
                await Handle(new AgentCommand.LeaseRenewed(renewed));
                return;
            }
        }
        catch (TimeoutException fault)
        {
            AgentLog.StepFailed(log, fault, "renew the seat", Key);
            return;
        }

        AgentLog.LeaseLost(log, Key, lease.Product);
        await Handle(new AgentCommand.LeaseLost());
    }

    private async Task AskContact(AgentOffer offer, long version)
    {
        asking = true;
        try
        {
            var isHeld = await GrainFactory.GetContact(offer.ContactKey).Holds(offer.OfferId);
            if (isHeld)
                heldAt = Now;
            if (isHeld || State.Version != version)
                return;
            AgentLog.Freed(log, Key, offer.OfferId);
            var since = State.Since;
            await Handle(new AgentCommand.NotHeld(offer.OfferId, version));
            await TellAudit(offer, since);
        }
        catch (Exception fault)
        {
            AgentLog.StepFailed(log, fault, "ask the contact", Key);
        }
        finally
        {
            asking = false;
        }
    }

    /// <summary>It was held for nothing since it last heard that it was not, or since its state began.</summary>
    private async Task TellAudit(AgentOffer offer, DateTimeOffset since)
    {
        var stuck = Now - (heldAt > since ? heldAt : since);
        if (stuck >= timings.AuditGrace)
            await GrainFactory.GetGrain<ILiveAuditGrain>(GrainKey.LiveAudit(Tenant)).Found(new LiveFinding(LiveFault.AgentHeldForNothing,
                offer.Queue, offer.ContactKey, Id, Now, (long)stuck.TotalMilliseconds));
    }

    private void SchedulePulse()
    {
        var due = timings.Renewal;
        if (State.WrapUp?.EndsAt is { } end && end - Now < due)
            due = end - Now;
        if (State.SessionExpiresAt - Now < due && State.Presence != AgentPresence.Offline)
            due = State.SessionExpiresAt - Now;
        pulse?.Change(timings.AtLeastATick(due), timings.Renewal);
    }

    private async Task Try(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault)
        {
            AgentLog.StepFailed(log, fault, step, Key);
        }
    }

    private DateTimeOffset SessionEnd() => SignsInByPhone ? DateTimeOffset.MaxValue : Now + timings.Session;

    private AgentView View() => new(Tenant, Id, State.Presence, State.Reason, State.Since, State.IdleSince, CallOf(State.Offer),
        State.Lease?.Product, State.Wish?.Presence)
    {
        Kind = State.Offer?.Kind,
        WrapUp = State.WrapUp,
        WrapUpCallId = CallOf(State.WrapUpOf),
    };

    /// <summary>Null for a callback that has no call yet.</summary>
    private static string? CallOf(AgentOffer? offer) =>
        offer is not null && ContactGrains.KindOf(offer.ContactKey) == OfferKind.Queue ? GrainKey.IdOf(offer.ContactKey) : null;

    private IQueueGrain Queue(string queue) => GrainFactory.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, queue));
}
