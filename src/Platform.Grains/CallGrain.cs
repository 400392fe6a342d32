using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Grains;

/// <summary>
/// One call: decides, stores, then runs the effects; what an effect brings back is the next command. A step that fails
/// leaves the stored state as it was and is tried again by the pulse, so a lost message delays a call but never strands it.
/// The record is opened before anything else is done and closed together with its ledger entries.
/// </summary>
public sealed class CallGrain(
    [PersistentState("call", "store")] IPersistentState<CallState> stored,
    ICatalog catalog,
    ICallRecords records,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<CallGrain> log) : Grain, ICallGrain
{
    private ILegPort? legs;
    private IGrainTimer? pulse;
    private DateTimeOffset nodeSeenAt;
    private DateTimeOffset renewedAt;
    private bool posted;

    private CallState State => stored.State;
    private string Key => this.GetPrimaryKeyString();
    private string Tenant => GrainKey.TenantOf(Key);
    private DateTimeOffset Now => time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        nodeSeenAt = Now;
        pulse = this.RegisterGrainTimer(static (grain, _) => grain.Pulse(), this,
            new GrainTimerCreationOptions(timings.Renewal, timings.Renewal) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task<CallRefusal?> Announce(OfferedCall call, ILegPort port)
    {
        legs = port;
        if (State.Phase != CallPhase.None)
            return null;
        metrics.CallOffered(call.Tenant);
        await records.OpenAsync(CallRecord.Open(call), CancellationToken.None);
        var queueKnown = catalog.Current.FindQueue(call.Tenant, call.Queue) is not null;
        var channel = queueKnown && await HasChannel();
        return await Handle(new CallCommand.Announce(call, channel, queueKnown));
    }

    public Task<CallRefusal?> Transfer(string agent, Destination target, string? callerId) =>
        Handle(new CallCommand.Transfer(agent, target, callerId));

    public Task<CallRefusal?> Consult(string agent, Destination target, string? callerId) =>
        Handle(new CallCommand.Consult(agent, target, callerId));

    public Task<CallRefusal?> CompleteTransfer(string agent) => Handle(new CallCommand.CompleteTransfer(agent));

    public Task<CallRefusal?> EndConsult(string agent) => Handle(new CallCommand.EndConsult(agent));

    public async Task<CallRefusal?> Place(OfferedCall call)
    {
        if (State.Phase != CallPhase.None)
            return null;
        if (await VoiceNodes.Choose() is not { } node || await VoiceNodes.PortOf(node) is not { } port)
            return CallRefusal.NoVoiceNode;
        legs = port;
        return await Handle(new CallCommand.Summon(call with { Node = node }));
    }

    public Task<CallRefusal?> Report(CallCommand report, ILegPort port)
    {
        legs = port;
        nodeSeenAt = Now;
        return State.Phase == CallPhase.None ? ReportToNobody() : Handle(report);
    }

    public async Task<bool> KeepAlive(ILegPort port)
    {
        legs = port;
        nodeSeenAt = Now;
        if (State.Phase == CallPhase.None)
            await ReportToNobody();
        return State.Phase is not (CallPhase.None or CallPhase.Ended);
    }

    public async Task NodeLost(DateTimeOffset lastSeen)
    {
        legs = null;
        if (State.Phase != CallPhase.None)
            await Handle(new CallCommand.NodeLost(lastSeen));
        else
            await CloseOrphan(lastSeen, EndCause.NodeLost);
    }

    public Task<CallRefusal?> Clear() => Handle(new CallCommand.Clear());

    public async Task<AssignAnswer> Assign(CallOffer offer)
    {
        var live = State.LiveOffer;
        if (live?.OfferId == offer.OfferId)
            return AssignAnswer.Accepted;
        if (State.Phase != CallPhase.Waiting)
            return AssignAnswer.ContactGone;
        if (!await Agent(offer.Agent).Confirm(offer.OfferId))
            return AssignAnswer.AgentGone;
        return await Handle(new CallCommand.StartOffer(offer with { At = Now })) switch
        {
            null => AssignAnswer.Accepted,
            CallRefusal.Stale => AssignAnswer.AgentGone,
            _ => AssignAnswer.ContactGone,
        };
    }

    public Task<bool> Holds(string offerId) => Task.FromResult(State.LiveOffer?.OfferId == offerId);

    public Task<CallState?> Show() => Task.FromResult(State.Phase is CallPhase.None or CallPhase.Ended ? null : State);

    private async Task<CallRefusal?> Handle(CallCommand command)
    {
        var waiting = new Queue<CallCommand>([command]);
        CallRefusal? answer = null;
        while (waiting.TryDequeue(out var next))
        {
            var decision = CallMachine.Decide(State, next, Now);
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

    /// <summary>An ended call needs no more state: its record is next, and the record is what lasts.</summary>
    private async Task Store(IReadOnlyList<CallEvent> events)
    {
        if (events.Count == 0)
            return;
        var before = State;
        var next = events.Aggregate(before, CallMachine.Apply);
        if (next.Phase == CallPhase.Ended)
        {
            stored.State = next;
            return;
        }

        await stored.WriteOrDrop(next, DeactivateOnIdle);
        await PublishChange(before);
    }

    private async Task<CallCommand?> Run(CallEffect effect)
    {
        switch (effect)
        {
            case CallEffect.RejectCaller reject:
                await Command(new LegCommand.Reject(CallState.CallerLegId, reject.Status, reject.Cause));
                return null;
            case CallEffect.JoinQueue:
                return await JoinQueue();
            case CallEffect.LeaveQueue:
                await Try("leave the queue", () => Queue.Leave(Key));
                return null;
            case CallEffect.WelcomeCaller:
                await Command(QueueSettings?.Answer == AnswerMode.OnAgent
                    ? new LegCommand.StartEarlyMedia(CallState.CallerLegId)
                    : new LegCommand.Answer(CallState.CallerLegId));
                await Command(new LegCommand.PlayMusic(CallState.CallerLegId));
                return null;
            case CallEffect.PlayTimeoutMessage:
                await Command(new LegCommand.PlayAnnouncement(CallState.CallerLegId, Announcement.QueueTimeout));
                return null;
            case CallEffect.RingAgent ring:
                await Command(new LegCommand.RingAgent(ring.Offer.OfferId, Tenant, ring.Offer.Agent, State.Call!.From, State.Call.To));
                return null;
            case CallEffect.Bridge bridge:
                await BridgeLegs(bridge.OfferId);
                return null;
            case CallEffect.ReleaseLeg release:
                await Command(new LegCommand.Release(release.LegId, release.Cause));
                return null;
            case CallEffect.TellAgent tell:
                await Try("tell the agent", () => Agent(tell.Agent).OfferResult(tell.OfferId, tell.Outcome));
                return null;
            case CallEffect.FreeAgent free:
                await Try("free the agent", () => Agent(free.Agent).ContactEnded(free.OfferId));
                return null;
            case CallEffect.AwaitFigures:
                return null;
            case CallEffect.PostRecord:
                await PostRecord();
                return null;
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private async Task<CallCommand?> JoinQueue()
    {
        renewedAt = Now;
        try
        {
            var refusal = await Queue.Enqueue(Key, State.Call!.At, State.Offers.LastOrDefault()?.OfferId);
            return refusal is null ? new CallCommand.QueueAccepted() : new CallCommand.QueueRefused();
        }
        catch (Exception fault)
        {
            CallLog.StepFailed(log, fault, "join the queue", Key);
            renewedAt = DateTimeOffset.MinValue;
            return null;
        }
    }

    private async Task BridgeLegs(string offerId)
    {
        if (State.CallerAnsweredAt is null)
            await Command(new LegCommand.Answer(CallState.CallerLegId));
        await Command(new LegCommand.Bridge(CallState.CallerLegId, offerId));
    }

    /// <summary>Closes the record with its charges, then forgets the call. Tried again by the pulse until it is done.</summary>
    private async Task PostRecord()
    {
        if (posted)
            return;
        var record = CallRecord.Of(State);
        try
        {
            await records.CloseAsync(record, Charges(record), CancellationToken.None);
        }
        catch (Exception fault)
        {
            CallLog.StepFailed(log, fault, "post the record", Key);
            return;
        }

        posted = true;
        metrics.CallEnded(record);
        await Try("close the channel", () => TenantGrain.CloseChannel(Key));
        await Try("publish the end", () => Feed.Publish(new LiveEvent(Now, Call: View())));
        await Try("forget the call", Forget);
        DeactivateOnIdle();
    }

    /// <summary>The cleared state keeps its phase in memory, so that what still comes late finds an ended call.</summary>
    private async Task Forget()
    {
        var ended = State;
        await stored.ClearStateAsync();
        stored.State = ended;
    }

    /// <summary>A tenant that can't be asked just now does not cost it the call: the claim is made good by the next renewal.</summary>
    private async Task<bool> HasChannel()
    {
        try
        {
            return await TenantGrain.TryOpenChannel(Key);
        }
        catch (TimeoutException fault)
        {
            CallLog.StepFailed(log, fault, "open a channel", Key);
            return true;
        }
    }

    /// <summary>The announcement failed after the record was opened.</summary>
    private async Task<CallRefusal?> ReportToNobody()
    {
        await CloseOrphan(Now, EndCause.LegFailed);
        DeactivateOnIdle();
        return CallRefusal.NoSuchCall;
    }

    /// <summary>A record was opened, but no call was stored: announced to a process or a store that failed in between.</summary>
    private async Task CloseOrphan(DateTimeOffset lastSeen, EndCause cause)
    {
        var record = await records.FindAsync(Tenant, GrainKey.IdOf(Key), CancellationToken.None);
        if (record is not { EndedAt: null })
            return;
        var closed = record with { EndedAt = lastSeen > record.OfferedAt ? lastSeen : record.OfferedAt, Cause = cause };
        await records.CloseAsync(closed, Charges(closed), CancellationToken.None);
        metrics.CallEnded(closed);
    }

    private IReadOnlyList<LedgerEntry> Charges(CallRecord record)
    {
        var declared = catalog.Current;
        var prices = declared.FindTenant(record.Tenant) is { } tenant ? declared.FindPriceList(tenant.PriceList) : null;
        return CallCharges.Of(record, prices, declared.Operator.Currency);
    }

    /// <summary>What time alone brings: expiries, renewals, and steps that failed.</summary>
    private async Task Pulse()
    {
        if (State.Phase == CallPhase.None || posted)
        {
            pulse?.Dispose();
            return;
        }

        if (CallClock.Due(State, QueueSettings, timings, nodeSeenAt, Now) is { } command)
            await Handle(command);
        else if (State.Phase == CallPhase.Ended)
            await PostRecord();
        else if (Now >= renewedAt + timings.Renewal)
            await Renew();
        SchedulePulse();
    }

    private async Task Renew()
    {
        renewedAt = Now;
        await Try("renew the channel", () => TenantGrain.TryOpenChannel(Key));
        if (State.Phase is CallPhase.Offered or CallPhase.Waiting && await JoinQueue() is { } answer)
            await Handle(answer);
    }

    private void SchedulePulse()
    {
        if (posted || State.Phase == CallPhase.None)
            return;
        var due = CallClock.NextDue(State, QueueSettings, timings, nodeSeenAt) is { } next && next < renewedAt + timings.Renewal
            ? next
            : renewedAt + timings.Renewal;
        pulse?.Change(State.Phase == CallPhase.Ended ? timings.Retry : timings.AtLeastATick(due - Now), timings.Renewal);
    }

    private async Task Command(LegCommand command)
    {
        if (legs is { } port)
            await Try("command a leg", () => port.Execute(Key, command));
    }

    /// <summary>For steps whose loss heals by itself: the other side asks, or its claim expires.</summary>
    private async Task Try(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault)
        {
            CallLog.StepFailed(log, fault, step, Key);
        }
    }

    private async Task PublishChange(CallState before)
    {
        if (before.Phase != State.Phase)
            await Try("publish", () => Feed.Publish(new LiveEvent(Now, Call: View())));
    }

    private CallView View()
    {
        var call = State.Call!;
        return new(call.Tenant, call.CallId, State.Phase, call.From, call.To, call.Queue, State.LiveOffer?.Agent, call.At,
            State.ConnectedAt);
    }

    private QueueDocument? QueueSettings => State.Call is { } call ? catalog.Current.FindQueue(call.Tenant, call.Queue) : null;
    private IQueueGrain Queue => GrainFactory.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, State.Call!.Queue));
    private ITenantGrain TenantGrain => GrainFactory.GetGrain<ITenantGrain>(GrainKey.Tenant(Tenant));
    private IVoiceNodesGrain VoiceNodes => GrainFactory.GetGrain<IVoiceNodesGrain>(GrainKey.VoiceNodes);
    private IFeedGrain Feed => GrainFactory.GetGrain<IFeedGrain>(GrainKey.Feed(Tenant));
    private IAgentGrain Agent(string agent) => GrainFactory.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, agent));
}
