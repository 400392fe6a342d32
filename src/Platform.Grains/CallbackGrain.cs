using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Domain.Voicemail;
using Platform.Grains.Contacts;

namespace Platform.Grains;

/// <summary>One callback: it waits in its queue, and has agent and customer called.</summary>
public sealed class CallbackGrain(
    [PersistentState("callback", "store")] IPersistentState<CallbackState> stored,
    ICatalog catalog,
    ICallbacks list,
    ICallRecords records,
    IIdSource ids,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<CallbackGrain> log)
    : ContactGrain<CallbackState, CallbackCommand, CallbackEvent, CallbackEffect, CallbackRefusal>(stored, records, time, timings, log), ICallbackGrain
{
    protected override CallbackCommand Tick => new CallbackCommand.Tick();

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

    public async Task<CallbackRefusal?> Create(CallbackOrder order)
    {
        if (State.Phase != CallbackPhase.None || await list.FindAsync(Tenant, Id, CancellationToken.None) is not null)
            return null;
        var same = await list.ListAsync(Tenant, new CallbackQuery(Queue: order.Queue, Number: order.Number, OpenOnly: true, Limit: 1),
            CancellationToken.None);
        if (same.Count > 0)
            return CallbackRefusal.AlreadyOpen;
        await StayAwake();
        var refusal = await Handle(new CallbackCommand.Create(order));
        metrics.CallbackCreated(order);
        return refusal;
    }

    public Task CallOver(string callId) => callId == Id
        ? Handle(new CallbackCommand.CallerLeft())
        : State.Attempt?.CallId == callId ? Handle(new CallbackCommand.Tick()) : Task.CompletedTask;

    public async Task<bool> CallCustomer() =>
        await Handle(new CallbackCommand.CallCustomer(ids.NextId())) is null && State.Attempt is { OfferId: null };

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

    protected override Decision<CallbackRefusal, CallbackEvent, CallbackEffect> Decide(CallbackCommand command) =>
        CallbackMachine.Decide(State, command, Terms, Now);

    protected override CallbackState Apply(CallbackState state, CallbackEvent happened) => CallbackMachine.Apply(state, happened);

    protected override Task SaveToList() => list.SaveAsync(CallbackRecord.Of(State), CancellationToken.None);

    protected override void Measure(CallbackEvent happened) => metrics.CallbackHappened(State, happened, Terms.Settings);

    protected override async Task<CallbackCommand?> Run(CallbackEffect effect)
    {
        var order = State.Order!;
        switch (effect)
        {
            case CallbackEffect.JoinQueue:
                await Join(order.Queue, new JoinRequest(Key, order.PlaceAt)
                {
                    LastOfferId = State.LastOfferId,
                    HasPlace = true,
                    Kind = ContactKind.Callback,
                    Presence = Terms.Settings.Mode == CallbackMode.CustomerFirst ? ContactPresence.Away : ContactPresence.Here,
                    Priority = order.Priority,
                });
                return null;
            case CallbackEffect.LeaveQueue:
                await Leave(order.Queue);
                return null;
            case CallbackEffect.PlaceCall(var attempt):
                return await Place(CallOf(attempt), refusal => Refused(attempt, refusal));
            case CallbackEffect.LookAtCall(var attempt):
                return await LookAt(CallOf(attempt), record => Over(attempt, record), refusal => Refused(attempt, refusal));
            case CallbackEffect.GiveNotice(var mailbox):
                return await GiveNotice(mailbox);
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private static CallbackCommand.AttemptOver Refused(CallbackAttempt attempt, CallRefusal refusal) => new(attempt.CallId,
        refusal == CallRefusal.AgentNotFree ? AttemptOutcome.AgentMissed : AttemptOutcome.NotPlaced, null);

    private static CallbackCommand.AttemptOver Over(CallbackAttempt attempt, CallRecord record) =>
        new(attempt.CallId, CallbackAttempt.OutcomeOf(record), record.Cause) { Visit = CustomerVisit.Of(record) };

    /// <summary>Telling it twice is telling it once. Tried again by the pulse.</summary>
    private async Task<CallbackCommand?> GiveNotice(string mailbox)
    {
        if (catalog.Current.FindMailbox(Tenant, mailbox) is not { } box)
            return new CallbackCommand.NoticeTaken();
        var (order, messageId) = (State.Order!, MessageOrder.IdOfCallback(Id));
        var notice = new MessageOrder(Tenant, messageId, mailbox, Id, order.Number, order.Number, order.AccessNumber, State.EndedAt!.Value)
        {
            Kind = MessageKind.Callback,
            Priority = box.Queue == order.Queue ? order.Priority : ContactPriority.None,
        };
        CallbackCommand? answer = null;
        await Try("tell the mailbox", async () =>
        {
            await GrainFactory.GetGrain<IMessageGrain>(GrainKey.Message(Tenant, messageId)).Take(notice);
            answer = new CallbackCommand.NoticeTaken();
        });
        return answer;
    }

    private OfferedCall CallOf(CallbackAttempt attempt)
    {
        var order = State.Order!;
        var callerId = catalog.Current.FindNumber(order.AccessNumber)?.TenantId == Tenant ? order.AccessNumber : null;
        var isCustomerFirst = attempt.OfferId is null;
        return new OfferedCall(Tenant, attempt.CallId, $"{attempt.CallId}@callback", "", "", order.Number, order.Queue, "", Now)
        {
            Direction = CallDirection.Outbound,
            Agent = attempt.Agent,
            Destination = isCustomerFirst ? new Destination.ToQueue(order.Queue) : new Destination.Outside(order.Number),
            CallerId = callerId,
            Callback = new CallbackOrigin(Id, attempt.OfferId) { Place = isCustomerFirst ? new CallbackPlace(order.PlaceAt, order.Priority) : null },
        };
    }
}
