using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain;
using Platform.Domain.Calls;
using Platform.Domain.Queues;

namespace Platform.Grains.Contacts;

/// <summary>
/// A contact that is no call: it decides, stores, then runs the effects; what an effect brings back is its next command. Its pulse says
/// again what may have been lost: that it waits, that its call is to be placed (placing twice is placing once), what it looks like in the
/// list. A reminder wakes it after its node went away. When it is over, and the list says so, the grain forgets it.
/// </summary>
public abstract class ContactGrain<TState, TCommand, TEvent, TEffect, TRefusal>(
    IPersistentState<TState> stored, ICallRecords records, TimeProvider time, GrainTimings timings, ILogger log) : Grain, IRemindable
    where TState : class, IContactState
    where TCommand : class
    where TRefusal : struct, Enum
{
    private const string OpenReminder = "open";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private IGrainTimer? pulse;
    private bool isListed;

    protected TState State => stored.State;
    protected string Key => this.GetPrimaryKeyString();
    protected string Tenant => GrainKey.TenantOf(Key);
    protected string Id => GrainKey.IdOf(Key);
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Something is about to happen that nobody tells of: it is looked for more often.</summary>
    protected virtual bool IsHurried => false;

    protected abstract TCommand Tick { get; }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        pulse = this.RegisterGrainTimer(static (grain, _) => grain.Pulse(), this,
            new GrainTimerCreationOptions(timings.Retry, timings.Renewal));
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => State.IsKnown ? Task.CompletedTask : StopReminder();

    protected abstract Decision<TRefusal, TEvent, TEffect> Decide(TCommand command);

    protected abstract TState Apply(TState state, TEvent happened);

    protected abstract Task<TCommand?> Run(TEffect effect);

    /// <summary>The list follows what is stored.</summary>
    protected abstract Task SaveToList();

    /// <summary>It is listed: those who watch are told.</summary>
    protected virtual Task Publish() => Task.CompletedTask;

    protected abstract void Measure(TEvent happened);

    /// <summary>From now on it is woken when its node went away.</summary>
    protected Task StayAwake() => this.RegisterOrUpdateReminder(OpenReminder, ReminderPeriod, ReminderPeriod);

    protected async Task<TRefusal?> Handle(TCommand command)
    {
        var waiting = new Queue<TCommand>([command]);
        TRefusal? answer = null;
        while (waiting.TryDequeue(out var next))
        {
            var decision = Decide(next);
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

    protected async Task Join(string queue, JoinRequest request) => await Try("join the queue", () => Queue(queue).Enqueue(request));

    protected async Task Leave(string queue) => await Try("leave the queue", () => Queue(queue).Leave(Key));

    /// <summary>A call that could not be asked may have been placed all the same: it is looked at later.</summary>
    protected async Task<TCommand?> Place(OfferedCall call, Func<CallRefusal, TCommand> refused)
    {
        TCommand? answer = null;
        await Try("place the call", async () => answer = await Call(call).Place(call) is { } why ? refused(why) : null);
        return answer;
    }

    /// <summary>
    /// A call without a record was never placed, or nobody knows whether it was: placing it again tells. One that failed after its record was
    /// opened closes it when it is asked for anything.
    /// </summary>
    protected async Task<TCommand?> LookAt(OfferedCall call, Func<CallRecord, TCommand> ended, Func<CallRefusal, TCommand> refused)
    {
        var (record, isKnown) = ((CallRecord?)null, false);
        await Try("look at the call", async () => (record, isKnown) = (await records.FindAsync(Tenant, call.CallId, CancellationToken.None), true));
        if (!isKnown)
            return null;
        if (record is null)
            return await Place(call, refused);
        if (record.EndedAt is not null)
            return ended(record);
        await Try("ask the call", () => Call(call).Holds(call.QueueOfferId ?? ""));
        return null;
    }

    protected async Task Try(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault)
        {
            ContactLog.StepFailed(log, fault, step, Key);
        }
    }

    private async Task Store(IReadOnlyList<TEvent> events)
    {
        if (events.Count == 0)
            return;
        await stored.WriteOrDrop(events.Aggregate(State, Apply), DeactivateOnIdle);
        isListed = false;
        foreach (var happened in events)
            Measure(happened);
        await Enlist();
    }

    private async Task Enlist()
    {
        await Try("list it", async () =>
        {
            await SaveToList();
            isListed = true;
        });
        if (!isListed)
            return;
        await Try("tell of it", Publish);
        if (State.IsDone)
            await Try("forget it", Forget);
    }

    /// <summary>The cleared state keeps its phase in memory, so that what still comes late finds a contact that is over.</summary>
    private async Task Forget()
    {
        await StopReminder();
        var ended = State;
        await stored.ClearStateAsync();
        stored.State = ended;
        DeactivateOnIdle();
    }

    private async Task Pulse()
    {
        if (State.IsBusy)
            DelayDeactivation(timings.ClaimLife);
        if (State.IsKnown && !isListed)
            await Enlist();
        await Handle(Tick);
    }

    private void SchedulePulse()
    {
        var due = IsHurried || (State.IsKnown && !isListed) ? timings.Retry : timings.Renewal;
        if (State.NextAt is { } next && next - Now < due)
            due = next - Now;
        pulse?.Change(timings.AtLeastATick(due), timings.Renewal);
    }

    private async Task StopReminder()
    {
        if (await this.GetReminder(OpenReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private ICallGrain Call(OfferedCall call) => GrainFactory.GetGrain<ICallGrain>(GrainKey.Call(Tenant, call.CallId));

    private IQueueGrain Queue(string queue) => GrainFactory.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, queue));
}
