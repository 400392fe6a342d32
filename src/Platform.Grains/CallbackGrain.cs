using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Grains;

/// <summary>
/// One callback: decides, stores, then runs the effects. Its pulse says again what may have been lost: that it waits, that its call is to
/// be placed (placing twice is placing once), what it looks like in the list. A reminder wakes it after its node went away. When it is
/// over, and the list says so, the grain forgets it.
/// </summary>
public sealed class CallbackGrain(
    [PersistentState("callback", "store")] IPersistentState<CallbackState> stored,
    ICatalog catalog,
    ICallbacks list,
    ICallRecords records,
    IIdSource ids,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<CallbackGrain> log) : Grain, ICallbackGrain, IRemindable
{
    private const string OpenReminder = "open";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private IGrainTimer? pulse;
    private bool isListed;

    private CallbackState State => stored.State;
    private string Key => this.GetPrimaryKeyString();
    private string Tenant => GrainKey.TenantOf(Key);
    private string Id => GrainKey.IdOf(Key);
    private DateTimeOffset Now => time.GetUtcNow();
    private IQueueGrain Queue => GrainFactory.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, State.Order!.Queue));

    /// <summary>A queue that is not declared any more has nobody who could call: it expires.</summary>
    private CallbackTerms Terms
    {
        get
        {
            var settings = State.Order is { } order ? catalog.Current.FindQueue(Tenant, order.Queue)?.Callback : null;
            var zone = TimeZoneInfo.FindSystemTimeZoneById(catalog.Current.Operator.TimeZone);
            return new CallbackTerms(settings ?? CallbackSettings.Default, new CallbackWindow(settings ?? CallbackSettings.Default, zone));
        }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        pulse = this.RegisterGrainTimer(static (grain, _) => grain.Pulse(), this,
            new GrainTimerCreationOptions(timings.Retry, timings.Renewal));
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        State.Phase == CallbackPhase.None ? StopReminder() : Task.CompletedTask;

    public async Task<CallbackRefusal?> Create(CallbackOrder order)
    {
        if (State.Phase != CallbackPhase.None || await list.FindAsync(Tenant, Id, CancellationToken.None) is not null)
            return null;
        var same = await list.ListAsync(Tenant, new CallbackQuery(Queue: order.Queue, Number: order.Number, OpenOnly: true, Limit: 1),
            CancellationToken.None);
        if (same.Count > 0)
            return CallbackRefusal.AlreadyOpen;
        await this.RegisterOrUpdateReminder(OpenReminder, ReminderPeriod, ReminderPeriod);
        var refusal = await Handle(new CallbackCommand.Create(order));
        metrics.CallbackCreated(order);
        return refusal;
    }

    public Task CallOver(string callId) => callId == Id
        ? Handle(new CallbackCommand.CallerLeft())
        : State.Attempt?.CallId == callId ? Handle(new CallbackCommand.Tick()) : Task.CompletedTask;

    public Task<CallbackRefusal?> Cancel() => Handle(new CallbackCommand.Cancel());

    public Task<CallbackState?> Show() => Task.FromResult(State.IsOpen ? State : null);

    /// <summary>The agent is confirmed by the call that is made, which has it from then on.</summary>
    public async Task<AssignAnswer> Assign(CallOffer offer)
    {
        if (await Handle(new CallbackCommand.StartAttempt(offer, ids.NextId())) is not null)
            return State.Attempts.Exists(attempt => attempt.OfferId == offer.OfferId) ? AssignAnswer.AgentGone : AssignAnswer.ContactGone;
        return State.Attempts[^1] switch
        {
            { Outcome: AttemptOutcome.AgentMissed } => AssignAnswer.AgentGone,
            { Outcome: AttemptOutcome.NotPlaced } => AssignAnswer.ContactGone,
            _ => AssignAnswer.Accepted,
        };
    }

    /// <summary>Asked while the call has not taken the agent over yet.</summary>
    public Task<bool> Holds(string offerId) => Task.FromResult(State.Attempt?.OfferId == offerId);

    private async Task<CallbackRefusal?> Handle(CallbackCommand command)
    {
        var waiting = new Queue<CallbackCommand>([command]);
        CallbackRefusal? answer = null;
        while (waiting.TryDequeue(out var next))
        {
            var decision = CallbackMachine.Decide(State, next, Terms, Now);
            if (ReferenceEquals(next, command))
                answer = decision.Refusal;
            await Store(decision.Events);
            foreach (var effect in decision.Effects)
            {
                if (await Run(effect) is { } result)
                    waiting.Enqueue(result);
            }
        }

        SchedulePulse();
        return answer;
    }

    private async Task Store(IReadOnlyList<CallbackEvent> events)
    {
        if (events.Count == 0)
            return;
        await stored.WriteOrDrop(events.Aggregate(State, CallbackMachine.Apply), DeactivateOnIdle);
        isListed = false;
        await Enlist();
        foreach (var happened in events)
            metrics.CallbackHappened(State, happened);
    }

    /// <summary>The list follows what is stored; what is over and listed is forgotten.</summary>
    private async Task Enlist()
    {
        await Try("list the callback", async () =>
        {
            await list.SaveAsync(CallbackRecord.Of(State), CancellationToken.None);
            isListed = true;
        });
        if (isListed && State.Phase == CallbackPhase.Ended)
            await Try("forget the callback", Forget);
    }

    /// <summary>The cleared state keeps its phase in memory, so that what still comes late finds an ended callback.</summary>
    private async Task Forget()
    {
        await StopReminder();
        var ended = State;
        await stored.ClearStateAsync();
        stored.State = ended;
        DeactivateOnIdle();
    }

    private async Task<CallbackCommand?> Run(CallbackEffect effect)
    {
        switch (effect)
        {
            case CallbackEffect.JoinQueue:
                var order = State.Order!;
                await Try("join the queue", () => Queue.Enqueue(new JoinRequest(Key, order.PlaceAt)
                {
                    LastOfferId = State.LastOfferId,
                    HasPlace = true,
                    Priority = order.Priority,
                }));
                return null;
            case CallbackEffect.LeaveQueue:
                await Try("leave the queue", () => Queue.Leave(Key));
                return null;
            case CallbackEffect.PlaceCall place:
                return await Place(place.Attempt);
            case CallbackEffect.LookAtCall look:
                return await LookAt(look.Attempt);
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    /// <summary>A call that could not be asked may have been placed all the same: it is looked at later.</summary>
    private async Task<CallbackCommand?> Place(CallbackAttempt attempt)
    {
        try
        {
            return await Call(attempt.CallId).Place(CallOf(attempt)) switch
            {
                null => null,
                CallRefusal.AgentNotFree => new CallbackCommand.AttemptOver(attempt.CallId, AttemptOutcome.AgentMissed, null),
                _ => new CallbackCommand.AttemptOver(attempt.CallId, AttemptOutcome.NotPlaced, null),
            };
        }
        catch (Exception fault)
        {
            CallbackLog.StepFailed(log, fault, "place the call", Key);
            return null;
        }
    }

    /// <summary>A call without a record was never placed, or nobody knows whether it was: placing it again tells.</summary>
    private async Task<CallbackCommand?> LookAt(CallbackAttempt attempt)
    {
        CallRecord? record;
        try
        {
            record = await records.FindAsync(Tenant, attempt.CallId, CancellationToken.None);
        }
        catch (Exception fault)
        {
            CallbackLog.StepFailed(log, fault, "look at the call", Key);
            return null;
        }

        if (record is null)
            return await Place(attempt);
        return record.EndedAt is null
            ? null
            : new CallbackCommand.AttemptOver(attempt.CallId, CallbackAttempt.OutcomeOf(record), record.Cause);
    }

    private OfferedCall CallOf(CallbackAttempt attempt)
    {
        var order = State.Order!;
        var callerId = catalog.Current.FindNumber(order.AccessNumber)?.TenantId == Tenant ? order.AccessNumber : null;
        return new OfferedCall(Tenant, attempt.CallId, $"{attempt.CallId}@callback", "", "", "", order.Queue, "", Now)
        {
            Direction = CallDirection.Outbound,
            Agent = attempt.Agent,
            Destination = new Destination.Outside(order.Number),
            CallerId = callerId,
            Callback = new CallbackOrigin(Id, attempt.OfferId),
        };
    }

    private async Task Pulse()
    {
        if (State.Phase is CallbackPhase.Waiting or CallbackPhase.Attempting)
            DelayDeactivation(timings.ClaimLife);
        if (State.Phase != CallbackPhase.None && !isListed)
            await Enlist();
        await Handle(new CallbackCommand.Tick());
    }

    private void SchedulePulse()
    {
        var due = timings.Renewal;
        if (State.NextAt is { } next && next - Now < due)
            due = next - Now;
        pulse?.Change(isListed || State.Phase == CallbackPhase.None ? timings.AtLeastATick(due) : timings.Retry, timings.Renewal);
    }

    private async Task StopReminder()
    {
        if (await this.GetReminder(OpenReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private async Task Try(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault)
        {
            CallbackLog.StepFailed(log, fault, step, Key);
        }
    }

    private ICallGrain Call(string callId) => GrainFactory.GetGrain<ICallGrain>(GrainKey.Call(Tenant, callId));
}
