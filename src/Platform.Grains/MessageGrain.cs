using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Grains.Contacts;

namespace Platform.Grains;

/// <summary>One message: a recording that waits, or a callback that came to nothing. After a fault what a caller said before is found.</summary>
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
    ILogger<MessageGrain> log)
    : ContactGrain<MessageState, MessageCommand, MessageEvent, MessageEffect, MessageRefusal>(stored, records, time, timings, log), IMessageGrain
{
    protected override MessageCommand Tick => new MessageCommand.Tick();

    /// <summary>A file is about to be closed.</summary>
    protected override bool IsHurried => State is { Phase: MessagePhase.Taking, SilenceMs: not null };

    /// <summary>A box that is not declared any more belongs to nobody.</summary>
    private MailboxDocument Box
    {
        get
        {
            var mailbox = State.Order?.Mailbox ?? "none";
            return catalog.Current.FindMailbox(Tenant, mailbox) ?? new MailboxDocument(Tenant, mailbox, mailbox);
        }
    }

    public async Task Take(MessageOrder order)
    {
        if (State.Phase != MessagePhase.None || await list.FindAsync(Tenant, Id, CancellationToken.None) is not null)
            return;
        await StayAwake();
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

    protected override Decision<MessageRefusal, MessageEvent, MessageEffect> Decide(MessageCommand command) =>
        MessageMachine.Decide(State, command, Box, Now);

    protected override MessageState Apply(MessageState state, MessageEvent happened) => MessageMachine.Apply(state, happened);

    protected override void Measure(MessageEvent happened) => metrics.MessageHappened(State, happened);

    protected override async Task SaveToList()
    {
        if (State.OwesDeletion)
            await DeleteFile();
        await list.SaveAsync(MessageRecord.Of(State), CancellationToken.None);
    }

    protected override async Task Publish()
    {
        var counts = await list.CountNewAsync(Tenant, CancellationToken.None);
        var order = State.Order!;
        await GrainFactory.GetGrain<IFeedGrain>(GrainKey.Feed(Tenant)).Publish(new LiveEvent(Now, Message: new MessageView(Tenant, Id, order.Mailbox,
            order.From, State.Phase, State.Hearing?.Agent, order.At, State.LengthMs, State.Outcome, counts.GetValueOrDefault(order.Mailbox))));
    }

    protected override async Task<MessageCommand?> Run(MessageEffect effect)
    {
        switch (effect)
        {
            case MessageEffect.LookAtFile:
                return await LookAtFile();
            case MessageEffect.JoinQueue(var queue):
                await Join(queue, new JoinRequest(Key, State.Order!.At.AddMilliseconds(Box.YieldMs))
                {
                    LastOfferId = State.LastOfferId,
                    HasPlace = true,
                    IsPatient = true,
                    Kind = ContactKind.Message,
                    Priority = State.Order.Priority,
                });
                return null;
            case MessageEffect.LeaveQueue(var queue):
                await Leave(queue);
                return null;
            case MessageEffect.PlaceCall(var hearing):
                return await Place(CallOf(hearing), refusal => Refused(hearing, refusal));
            case MessageEffect.LookAtCall(var hearing):
                return await LookAt(CallOf(hearing), record => Over(hearing, record), refusal => Refused(hearing, refusal));
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private static MessageCommand.HearingOver Refused(MessageHearing hearing, CallRefusal refusal) => new(hearing.CallId,
        refusal == CallRefusal.AgentNotFree ? HearingOutcome.AgentMissed : HearingOutcome.NotPlaced, null);

    private static MessageCommand.HearingOver Over(MessageHearing hearing, CallRecord record) =>
        new(hearing.CallId, MessageHearing.OutcomeOf(record), record.Cause);

    private async Task<MessageCommand?> LookAtFile()
    {
        MessageFile? file = null;
        await Try("look at the file", async () => file = await recordings.FindAsync(Tenant, Id, CancellationToken.None) switch
        {
            null => new MessageFile.Unknown(),
            { State: RecordingState.Open } => new MessageFile.Open(),
            { File: { } closed, State: not RecordingState.Deleted } => new MessageFile.Closed(closed.LengthMs),
            _ => new MessageFile.Missing(),
        });
        return file is null ? null : new MessageCommand.FileSeen(file);
    }

    private async Task DeleteFile()
    {
        if (await recordings.FindAsync(Tenant, Id, CancellationToken.None) is null or { State: RecordingState.Deleted })
            return;
        var entry = new AuditEntry(Tenant, ids.NextId(), Now, State.By ?? AuditEntry.System,
            State.Outcome == MessageOutcome.Deleted ? AuditActions.VoicemailDeleted : AuditActions.VoicemailDiscarded, Id, State.Order!.Mailbox);
        await recordings.DeleteAsync(Tenant, Id, entry, CancellationToken.None);
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
            Message = new MessageOrigin(Id, hearing.OfferId) { Kind = order.Kind },
        };
    }
}
