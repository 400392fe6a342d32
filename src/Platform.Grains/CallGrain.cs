using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Domain.Queues;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Grains.Calls;

namespace Platform.Grains;

/// <summary>
/// One call: decides, stores, then runs the effects; what an effect brings back is the next command. A step that fails
/// leaves the stored state as it was and is tried again by the pulse, so a lost message delays a call but never strands it.
/// The record is opened before anything else is done and closed together with its ledger entries.
/// </summary>
public sealed class CallGrain : Grain, ICallGrain
{
    private readonly IPersistentState<CallState> stored;
    private readonly ICatalog catalog;
    private readonly GrainTimings timings;
    private readonly CallContext context;
    private readonly CallAgents agents;
    private readonly CallsOut outside;
    private readonly CallPosting posting;
    private readonly CallEffects effects;
    private readonly SupervisionAudit audit;
    private IGrainTimer? pulse;
    private DateTimeOffset nodeSeenAt;
    private DateTimeOffset renewedAt;

    public CallGrain([PersistentState("call", "store")] IPersistentState<CallState> stored, ICatalog catalog, ICallRecords records,
        IRecordings recordings, IAuditLog auditLog, ILookUps lookUps, TimeProvider time, GrainTimings timings, GrainMetrics metrics, ILogger<CallGrain> log)
    {
        (this.stored, this.catalog, this.timings) = (stored, catalog, timings);
        context = new CallContext(this, () => GrainFactory, stored, catalog, time, timings, log);
        agents = new CallAgents(context);
        outside = new CallsOut(context);
        audit = new SupervisionAudit(context, auditLog);
        var callbacks = new CallCallbacks(context, key => GrainFactory.GetGrain<ICallbackGrain>(key));
        var messages = new CallMessages(context, callbacks, recordings, key => GrainFactory.GetGrain<IMessageGrain>(key));
        posting = new CallPosting(context, outside, audit, callbacks, messages, records, metrics);
        effects = new CallEffects(context, new CallQueues(context, records), agents, outside, callbacks, messages, posting,
            new CallRecordings(context, recordings), new CallLookUps(context, lookUps, metrics, key => GrainFactory.GetGrain<ICallGrain>(key)));
    }

    private CallState State => stored.State;
    private DateTimeOffset Now => context.Now;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        nodeSeenAt = Now;
        context.IsUnheard = stored.RecordExists;
        pulse = this.RegisterGrainTimer(static (grain, _) => grain.Pulse(), this,
            new GrainTimerCreationOptions(timings.Renewal, timings.Renewal) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task<CallRefusal?> Announce(OfferedCall call, ILegPort port)
    {
        context.Port = port;
        if (State.Phase != CallPhase.None)
            return null;
        var complete = context.Complete(call);
        await posting.Open(complete);
        var isQueueKnown = IsQueueKnown(complete);
        return await Handle(complete.Direction == CallDirection.Inbound
            ? new CallCommand.Announce(complete, isQueueKnown && await HasChannel(), isQueueKnown)
            : new CallCommand.Dial(complete, isQueueKnown && await agents.EngagePlacing(complete), isQueueKnown));
    }

    public async Task<CallRefusal?> Place(OfferedCall call)
    {
        if (State.Phase != CallPhase.None)
            return null;
        if (!IsQueueKnown(call))
            return CallRefusal.UnknownTarget;
        if (await context.VoiceNodes.Choose() is not { } node || await context.VoiceNodes.PortOf(node) is not { } port)
            return CallRefusal.NoVoiceNode;
        if (!await agents.TakeFor(call))
            return CallRefusal.AgentNotFree;
        context.Port = port;
        var complete = context.Complete(call with { Node = node });
        await posting.Open(complete);
        return await Handle(new CallCommand.Summon(complete));
    }

    public Task<CallRefusal?> Report(CallCommand report, ILegPort port)
    {
        context.Port = port;
        nodeSeenAt = Now;
        return State.Phase == CallPhase.None ? ReportToNobody() : Handle(report);
    }

    public Task<CallRefusal?> LookedUp(int turn, LookUpAnswer answer) => Handle(new CallCommand.LookedUp(turn, answer));

    public async Task<bool> KeepAlive(ILegPort port)
    {
        context.Port = port;
        nodeSeenAt = Now;
        if (State.Phase == CallPhase.None)
            await ReportToNobody();
        return State.Phase is not (CallPhase.None or CallPhase.Ended);
    }

    public async Task NodeLost(DateTimeOffset lastSeen)
    {
        context.Port = null;
        if (State.Phase != CallPhase.None)
            await Handle(new CallCommand.NodeLost(lastSeen));
        else
            await posting.CloseOrphan(lastSeen, EndCause.NodeLost);
    }

    public Task<CallRefusal?> Clear() => Handle(new CallCommand.Clear());

    public Task<CallRefusal?> Move(string by, Destination target) => Handle(new CallCommand.Move(by, target));

    public Task<CallRefusal?> Transfer(string agent, Destination target, string? callerId) =>
        Handle(new CallCommand.Transfer(agent, target, callerId));

    public Task<CallRefusal?> Consult(string agent, Destination target, string? callerId) =>
        Handle(new CallCommand.Consult(agent, target, callerId));

    public Task<CallRefusal?> CompleteTransfer(string agent) => Handle(new CallCommand.CompleteTransfer(agent));

    public Task<CallRefusal?> EndConsult(string agent) => Handle(new CallCommand.EndConsult(agent));

    public Task<CallRefusal?> ChangeRecording(RecordingChange change, string by, string? onlyForAgent) => Handle(change switch
    {
        RecordingChange.Start => new RecordingCommand.StartRecording(by, RecordingMode(State)),
        RecordingChange.Stop => new RecordingCommand.StopRecording(by, RecordingMode(State)),
        RecordingChange.Pause => new RecordingCommand.PauseRecording(by, onlyForAgent),
        RecordingChange.Resume => new RecordingCommand.ResumeRecording(by, onlyForAgent),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    });

    public Task<CallRefusal?> ChooseForMessage(string agent, MessageChoice choice) => Handle(new CallCommand.ChooseForMessage(agent, choice));

    public Task<CallRefusal?> Merge(string agent) => Handle(new CallCommand.Merge(agent));

    /// <summary>The supervisor's agent is taken before anything is decided, and freed when the call does not want it.</summary>
    public async Task<CallRefusal?> Supervise(string supervisor, string agent, SupervisionMode mode)
    {
        var supervise = new CallCommand.Supervise(supervisor, agent, mode);
        if (State.Phase != CallPhase.Talking || State.Supervision is not null)
            return await Handle(supervise);
        var offerId = CallMachine.SupervisorLegId(State);
        if (!await agents.EngageSupervising(agent, offerId))
            return CallRefusal.AgentNotFree;
        var refusal = await Handle(supervise);
        if (!State.Agents.Exists(hold => hold.OfferId == offerId))
            await context.Try("free the supervisor", () => context.Agent(agent).OfferResult(offerId, OfferOutcome.CallerGone));
        return refusal;
    }

    public Task<CallRefusal?> ChangeSupervision(string supervisor, SupervisionMode mode) =>
        Handle(new CallCommand.ChangeSupervision(supervisor, mode));

    public Task<CallRefusal?> EndSupervision(string supervisor) => Handle(new CallCommand.EndSupervision(supervisor));

    public async Task<AssignAnswer> Assign(CallOffer offer)
    {
        if (State.LiveOffer?.OfferId == offer.OfferId || State.Rivals.Contains(offer.OfferId))
            return AssignAnswer.Accepted;
        if (State.Phase != CallPhase.Waiting && !(State.RingsAll && offer.Why.Strategy == OfferReason.RingAll))
            return AssignAnswer.ContactGone;
        if (!await context.Agent(offer.Agent).Confirm(offer.OfferId))
            return AssignAnswer.AgentGone;
        return await Handle(new CallCommand.StartOffer(offer with { At = Now })) switch
        {
            null => AssignAnswer.Accepted,
            CallRefusal.Stale => AssignAnswer.AgentGone,
            _ => AssignAnswer.ContactGone,
        };
    }

    /// <summary>
    /// The agent of a placed call that failed between its engagement and the call's first write is the one who asks: no leg ever will.
    /// </summary>
    public async Task<bool> Holds(string offerId)
    {
        if (State.Phase == CallPhase.None)
            await ReportToNobody();
        return State.Agents.Exists(hold => hold.OfferId == offerId);
    }

    public Task<CallState?> Show() => Task.FromResult(State.Phase is CallPhase.None or CallPhase.Ended ? null : State);

    private async Task<CallRefusal?> Handle(CallCommand command)
    {
        var waiting = new Queue<CallCommand>([command]);
        CallRefusal? answer = null;
        while (waiting.TryDequeue(out var next))
        {
            var now = Now;
            var decided = CallMachine.AskAfterwards(State, next, CallMachine.Decide(State, next, now), SurveyOf, now);
            var decision = CallMachine.FollowTalk(State, decided, RecordingMode, now);
            if (ReferenceEquals(next, command))
                answer = decision.Refusal;
            await Store(decision.Events);
            foreach (var effect in decision.Effects)
            {
                if (await effects.Run(effect) is { } result)
                    waiting.Enqueue(result);
            }
        }

        if (posting.IsDone && State.Phase == CallPhase.Ended)
            await Forget();
        SchedulePulse();
        return answer;
    }

    /// <summary>
    /// An ended call needs no more state: its record is next, and the record is what lasts. What nothing is decided by waits for the
    /// next write.
    /// </summary>
    private async Task Store(IReadOnlyList<CallEvent> events)
    {
        if (events.Count == 0)
            return;
        var before = State;
        var next = events.Aggregate(before, CallMachine.Apply);
        if (next.Phase == CallPhase.Ended || events.All(CallEvent.IsMinor))
            stored.State = next;
        else
            await stored.WriteOrDrop(next, DeactivateOnIdle);
        await WriteAudit();
        if (next.Phase != CallPhase.Ended && IsSeenAnew(before, next))
            await context.Publish();
    }

    private Task WriteAudit() => context.Try("write the audit log", audit.Write);

    private static bool IsSeenAnew(CallState before, CallState next) => before.Phase != next.Phase || before.Aside != next.Aside
        || before.Conference != next.Conference || before.Supervision != next.Supervision
        || before.Recording.IsPaused != next.Recording.IsPaused || before.Holds != next.Holds;

    /// <summary>The cleared state keeps its phase in memory, so that what still comes late finds an ended context.</summary>
    private async Task Forget()
    {
        await context.Try("close the channel", () => context.TenantGrain.CloseChannel(context.Key));
        await context.Publish();
        await context.Try("forget the call", async () =>
        {
            var ended = State;
            await stored.ClearStateAsync();
            stored.State = ended;
        });
        DeactivateOnIdle();
    }

    private RecordingMode RecordingMode(CallState state) =>
        state.Call is null ? Domain.Recordings.RecordingMode.Never : RecordingPolicy.Of(catalog.Current, state);

    private string? SurveyOf(CallState state) => catalog.Current.FindQueue(context.Tenant, state.Queue)?.Survey;

    private bool IsQueueKnown(OfferedCall offered)
    {
        if (offered.Destination is Destination.ToFlow to)
            return catalog.Current.FindFlow(offered.Tenant, to.Flow) is { Published: not null };
        if (offered.Destination is Destination.ToVoicemail box)
            return catalog.Current.FindMailbox(offered.Tenant, box.Mailbox) is not null;
        var queue = offered.Destination switch
        {
            Destination.ToQueue named => named.Queue,
            Destination.ToCallback named => named.Queue,
            null => offered.Queue,
            _ => null,
        };
        return queue is null || catalog.Current.FindQueue(offered.Tenant, queue) is not null;
    }

    /// <summary>A tenant that can't be asked just now does not cost it the call: the claim is made good by the next renewal.</summary>
    private async Task<bool> HasChannel()
    {
        try
        {
            return await context.TenantGrain.TryOpenChannel(context.Key);
        }
        catch (TimeoutException fault)
        {
            context.Failed("open a channel", fault);
            return true;
        }
    }

    /// <summary>The announcement failed after the record was opened.</summary>
    private async Task<CallRefusal?> ReportToNobody()
    {
        await posting.CloseOrphan(Now, EndCause.LegFailed);
        DeactivateOnIdle();
        return CallRefusal.NoSuchCall;
    }

    /// <summary>What time alone brings: expiries, renewals, and steps that failed.</summary>
    private async Task Pulse()
    {
        if (State.Phase == CallPhase.None)
        {
            DeactivateOnIdle();
            return;
        }

        if (posting.IsDone)
        {
            pulse?.Dispose();
            return;
        }

        if (CallClock.Due(State, catalog.Current, timings, nodeSeenAt, Now) is { } command)
            await Handle(command);
        else if (State.Phase == CallPhase.Ended)
            await PostAgain();
        else if (Now >= renewedAt + timings.Renewal)
            await Renew();
        if (context.IsUnheard && CallMachine.HeardIn(State, Now) is { } heard)
            await SayAgain(heard);
        SchedulePulse();
    }

    /// <summary>What was decided is stored, but its effects may have been lost with an activation or on their way to the node.</summary>
    private async Task SayAgain(IReadOnlyList<CallEffect> heard)
    {
        context.IsUnheard = false;
        foreach (var effect in heard)
        {
            if (await effects.Run(effect) is { } result)
                await Handle(result);
        }
    }

    private async Task PostAgain()
    {
        await posting.Post();
        if (posting.IsDone)
            await Forget();
    }

    /// <summary>Claims are renewed, and what was lost on its way is said again.</summary>
    private async Task Renew()
    {
        renewedAt = Now;
        await WriteAudit();
        if (State.Call!.Direction == CallDirection.Inbound)
            await context.Try("renew the channel", () => context.TenantGrain.TryOpenChannel(context.Key));
        foreach (var leg in State.Legs.Where(leg => leg.EndedAt is null && State.Phase != CallPhase.Ending && !State.IsParty(leg.LegId)))
            await context.Command(new LegCommand.Release(leg.LegId, EndCause.Abandoned));
        if (HearingMatrix.Of(State) is { Count: > 0 } rows)
            await effects.Run(new CallEffect.Mix(rows));
        if (await outside.Extend() is { } time)
            await Handle(time);
        if (Rejoin() is { } join && await effects.Run(join) is { } answer)
            await Handle(answer);
    }

    private CallEffect? Rejoin() => State switch
    {
        _ when CallMachine.AskedQueue(State) is { } asked => new CallEffect.AskQueue(asked, State.PlaceAt!.Value),
        { Phase: CallPhase.Offered or CallPhase.Waiting } or { RingsAll: true } or { IsCustomerCalled: true } => new CallEffect.JoinQueue(State.Queue, State.PlaceAt!.Value),
        { Aside: { Target: Destination.ToQueue to } aside } => new CallEffect.JoinQueue(to.Queue, aside.At),
        _ => null,
    };

    private void SchedulePulse()
    {
        if (posting.IsDone || State.Phase == CallPhase.None)
            return;
        var due = CallClock.NextDue(State, catalog.Current, timings, nodeSeenAt) is var next && next < renewedAt + timings.Renewal
            ? next
            : renewedAt + timings.Renewal;
        if (context.IsUnheard && Now + timings.Retry is var again && again < due)
            due = again;
        pulse?.Change(State.Phase == CallPhase.Ended ? timings.Retry : timings.AtLeastATick(due - Now), timings.Renewal);
    }
}
