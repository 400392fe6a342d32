using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Grains;

/// <summary>
/// One message: decides, stores, then runs the effects. Its pulse says again what may have been lost: that it waits, that its call is to be
/// placed (placing twice is placing once), what it looks like in the list. A reminder wakes it after its node went away, so that what a
/// caller said before is found. When it is over, and the list says so, the grain forgets it.
/// </summary>
public sealed class MessageGrain(
    [PersistentState("message", "store")] IPersistentState<MessageState> stored,
    ICatalog catalog,
    IMessages list,
    IRecordings recordings,
    ICallRecords records,
    IIdSource ids,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<MessageGrain> log) : Grain, IMessageGrain, IRemindable
{
    private const string OpenReminder = "open";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private IGrainTimer? pulse;
    private bool isListed;

    private MessageState State => stored.State;
    private string Key => this.GetPrimaryKeyString();
    private string Tenant => GrainKey.TenantOf(Key);
    private string Id => GrainKey.IdOf(Key);
    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A box that is not declared any more belongs to nobody.</summary>
    private MailboxDocument Box
    {
        get
        {
            var mailbox = State.Order?.Mailbox ?? "none";
            return catalog.Current.FindMailbox(Tenant, mailbox) ?? new MailboxDocument(Tenant, mailbox, mailbox);
        }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        pulse = this.RegisterGrainTimer(static (grain, _) => grain.Pulse(), this,
            new GrainTimerCreationOptions(timings.Retry, timings.Renewal));
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        State.Phase == MessagePhase.None ? StopReminder() : Task.CompletedTask;

    public async Task Take(MessageOrder order)
    {
        if (State.Phase != MessagePhase.None || await list.FindAsync(Tenant, Id, CancellationToken.None) is not null)
            return;
        await this.RegisterOrUpdateReminder(OpenReminder, ReminderPeriod, ReminderPeriod);
        await Handle(new MessageCommand.Take(order));
    }

    public Task Finish(int silenceMs) => Handle(new MessageCommand.Finish(silenceMs));

    public async Task<bool?> Settle()
    {
        await Handle(new MessageCommand.Tick());
        return State switch
        {
            { Phase: MessagePhase.Taking } => null,
            { Outcome: MessageOutcome.Discarded or MessageOutcome.Lost } or { Phase: MessagePhase.None } => false,
            _ => true,
        };
    }

    public Task CallOver(string callId) => callId == State.Order?.CallId || callId == State.Hearing?.CallId
        ? Handle(new MessageCommand.Tick())
        : Task.CompletedTask;

    public Task<MessageRefusal?> MarkDone(string by) => Handle(new MessageCommand.MarkDone(by));

    public Task<MessageRefusal?> Delete(string by) => Handle(new MessageCommand.Delete(by));

    public Task<MessageState?> Show() => Task.FromResult(State.IsOpen ? State : null);

    /// <summary>The agent is confirmed by the call that is made, which has it from then on.</summary>
    public async Task<AssignAnswer> Assign(CallOffer offer)
    {
        if (await Handle(new MessageCommand.StartHearing(offer, ids.NextId())) is not null)
            return State.Hearings.Exists(hearing => hearing.OfferId == offer.OfferId) ? AssignAnswer.AgentGone : AssignAnswer.ContactGone;
        return State.Hearings[^1] switch
        {
            { Outcome: HearingOutcome.AgentMissed } => AssignAnswer.AgentGone,
            { Outcome: HearingOutcome.NotPlaced } => AssignAnswer.ContactGone,
            _ => AssignAnswer.Accepted,
        };
    }

    /// <summary>Asked while the call has not taken the agent over yet.</summary>
    public Task<bool> Holds(string offerId) => Task.FromResult(State.Hearing?.OfferId == offerId);

    private async Task<MessageRefusal?> Handle(MessageCommand command)
    {
        var waiting = new Queue<MessageCommand>([command]);
        MessageRefusal? answer = null;
        while (waiting.TryDequeue(out var next))
        {
            var decision = MessageMachine.Decide(State, next, Box, Now);
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

    private async Task Store(IReadOnlyList<MessageEvent> events)
    {
        if (events.Count == 0)
            return;
        await stored.WriteOrDrop(events.Aggregate(State, MessageMachine.Apply), DeactivateOnIdle);
        isListed = false;
        foreach (var happened in events)
            metrics.MessageHappened(State, happened);
        await Enlist();
    }

    /// <summary>
    /// The list follows what is stored, and those who watch are told; what is over, listed, and not owed a deletion is forgotten.
    /// </summary>
    private async Task Enlist()
    {
        await Try("list the message", async () =>
        {
            if (State.OwesDeletion)
                await DeleteFile();
            await list.SaveAsync(MessageRecord.Of(State), CancellationToken.None);
            isListed = true;
        });
        if (!isListed)
            return;
        await Try("tell of the message", Publish);
        if (State.Phase == MessagePhase.Ended)
            await Try("forget the message", Forget);
    }

    private async Task Publish()
    {
        var counts = await list.CountNewAsync(Tenant, CancellationToken.None);
        var order = State.Order!;
        await GrainFactory.GetGrain<IFeedGrain>(GrainKey.Feed(Tenant)).Publish(new LiveEvent(Now, Message: new MessageView(Tenant, Id, order.Mailbox,
            order.From, State.Phase, State.Hearing?.Agent, order.At, State.LengthMs, State.Outcome, counts.GetValueOrDefault(order.Mailbox))));
    }

    private async Task DeleteFile()
    {
        if (await recordings.FindAsync(Tenant, Id, CancellationToken.None) is null or { State: RecordingState.Deleted })
            return;
        var entry = new AuditEntry(Tenant, ids.NextId(), Now, State.By ?? AuditEntry.System,
            State.Outcome == MessageOutcome.Deleted ? AuditActions.VoicemailDeleted : AuditActions.VoicemailDiscarded, Id, State.Order!.Mailbox);
        await recordings.DeleteAsync(Tenant, Id, entry, CancellationToken.None);
    }

    /// <summary>The cleared state keeps its phase in memory, so that what still comes late finds an ended message.</summary>
    private async Task Forget()
    {
        await StopReminder();
        var ended = State;
        await stored.ClearStateAsync();
        stored.State = ended;
        DeactivateOnIdle();
    }

    private async Task<MessageCommand?> Run(MessageEffect effect)
    {
        switch (effect)
        {
            case MessageEffect.LookAtFile:
                return await LookAtFile();
            case MessageEffect.JoinQueue join:
                await Try("join the queue", () => Queue(join.Queue).Enqueue(new JoinRequest(Key, State.Order!.At.AddMilliseconds(Box.YieldMs))
                {
                    LastOfferId = State.LastOfferId,
                    HasPlace = true,
                    IsPatient = true,
                    Priority = State.Order.Priority,
                }));
                return null;
            case MessageEffect.LeaveQueue leave:
                await Try("leave the queue", () => Queue(leave.Queue).Leave(Key));
                return null;
            case MessageEffect.PlaceCall place:
                return await Place(place.Hearing);
            case MessageEffect.LookAtCall look:
                return await LookAtCall(look.Hearing);
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private async Task<MessageCommand?> LookAtFile()
    {
        try
        {
            return new MessageCommand.FileSeen(await recordings.FindAsync(Tenant, Id, CancellationToken.None) switch
            {
                null => new MessageFile.Unknown(),
                { State: RecordingState.Open } => new MessageFile.Open(),
                { File: { } file, State: not RecordingState.Deleted } => new MessageFile.Closed(file.LengthMs),
                _ => new MessageFile.Missing(),
            });
        }
        catch (Exception fault)
        {
            MessageLog.StepFailed(log, fault, "look at the file", Key);
            return null;
        }
    }

    /// <summary>A call that could not be asked may have been placed all the same: it is looked at later.</summary>
    private async Task<MessageCommand?> Place(MessageHearing hearing)
    {
        try
        {
            return await Call(hearing.CallId).Place(CallOf(hearing)) switch
            {
                null => null,
                CallRefusal.AgentNotFree => new MessageCommand.HearingOver(hearing.CallId, HearingOutcome.AgentMissed, null),
                _ => new MessageCommand.HearingOver(hearing.CallId, HearingOutcome.NotPlaced, null),
            };
        }
        catch (Exception fault)
        {
            MessageLog.StepFailed(log, fault, "place the call", Key);
            return null;
        }
    }

    /// <summary>A call without a record was never placed, or nobody knows whether it was: placing it again tells.</summary>
    private async Task<MessageCommand?> LookAtCall(MessageHearing hearing)
    {
        CallRecord? record;
        try
        {
            record = await records.FindAsync(Tenant, hearing.CallId, CancellationToken.None);
        }
        catch (Exception fault)
        {
            MessageLog.StepFailed(log, fault, "look at the call", Key);
            return null;
        }

        if (record is null)
            return await Place(hearing);
        return record.EndedAt is null
            ? null
            : new MessageCommand.HearingOver(hearing.CallId, MessageHearing.OutcomeOf(record), record.Cause);
    }

    private OfferedCall CallOf(MessageHearing hearing)
    {
        var order = State.Order!;
        var callerId = catalog.Current.FindNumber(order.To)?.TenantId == Tenant ? order.To : null;
        return new OfferedCall(Tenant, hearing.CallId, $"{hearing.CallId}@message", "", "", order.Number ?? order.From, State.Queue ?? "", "", Now)
        {
            Direction = CallDirection.Outbound,
            Agent = hearing.Agent,
            Destination = new Destination.ToVoicemail(order.Mailbox),
            CallerId = callerId,
            Message = new MessageOrigin(Id, hearing.OfferId),
        };
    }

    private async Task Pulse()
    {
        if (State.Phase is MessagePhase.Taking or MessagePhase.Waiting or MessagePhase.Hearing)
            DelayDeactivation(timings.ClaimLife);
        if (State.Phase != MessagePhase.None && !isListed)
            await Enlist();
        await Handle(new MessageCommand.Tick());
    }

    /// <summary>A file that is about to be closed is looked for more often.</summary>
    private void SchedulePulse()
    {
        var isClosing = State is { Phase: MessagePhase.Taking, SilenceMs: not null };
        var due = isClosing || (State.Phase != MessagePhase.None && !isListed) ? timings.Retry : timings.Renewal;
        if (State.NextAt is { } next && next - Now < due)
            due = next - Now;
        pulse?.Change(timings.AtLeastATick(due), timings.Renewal);
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
            MessageLog.StepFailed(log, fault, step, Key);
        }
    }

    private IQueueGrain Queue(string queue) => GrainFactory.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, queue));

    private ICallGrain Call(string callId) => GrainFactory.GetGrain<ICallGrain>(GrainKey.Call(Tenant, callId));
}
