using System.Diagnostics;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Recordings;
using Platform.Media;
using Platform.Sip.Transactions;
using Platform.Telephony.Legs;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Calls;

/// <summary>
/// One call's legs on this node. Everything that happens to them (commands of the grain, SIP, media, time) goes through one
/// serial queue, so that legs of a call may look at each other. It leaves the directory when all legs are over and the grain
/// has heard of it; what still comes after that (a late 200 of a cancelled device) finds it through its transaction.
/// </summary>
internal sealed class CallSession : ICallOutboxOwner
{
    private const int RefusedStatus = 603;

    private readonly CallServices services;
    private readonly SerialQueue queue;
    private readonly CallOutbox outbox;
    private readonly LegRunner runner;
    private readonly AgentCaller agentCaller;
    private readonly DialogRequests requests;
    private readonly BrowserWatch watch;
    private readonly OutsideCaller outsideCaller;
    private readonly Dictionary<string, Leg> legs = [];
    private readonly ICallDecider decider;
    private LegCommand.RecordMessage? spoken;
    private volatile int liveLegs;
    private volatile bool isDropped;
    private volatile bool isAnnounced;

    /// <param name="decider">Null for the call's grain.</param>
    public CallSession(string key, string? trunk, CallServices services, Activity? trace, Func<CallSession, ICallDecider>? decider = null)
    {
        Key = key;
        Trunk = trunk;
        this.services = services;
        Trace = trace;
        this.decider = decider?.Invoke(this) ?? new GrainDecider(services.Grains.GetGrain<ICallGrain>(key), services);
        queue = new SerialQueue(OnFault);
        outbox = new CallOutbox(key, this.decider, services, this) { Trace = trace };
        outsideCaller = new OutsideCaller(this, services);
        agentCaller = new AgentCaller(this, services);
        watch = new BrowserWatch(this, services, agentCaller);
        runner = new LegRunner(this, services, agentCaller, outsideCaller, watch);
        requests = new DialogRequests(this, services);
    }

    public string Key { get; }

    /// <summary>The trunk that brought the call; null when the call's legs were never on this node.</summary>
    public string? Trunk { get; }

    public Activity? Trace { get; }

    public int LegCount => liveLegs;

    /// <summary>The caller's leg is made and the grain is told, in this order.</summary>
    public void Open(Leg caller, OfferedCall call) => queue.Post(() =>
    {
        Add(caller);
        outbox.Announce(call);
    });

    public void Execute(LegCommand command)
    {
        // Whoever orders knows the call: it may have been placed for an agent, and never been announced by a leg.
        isAnnounced = true;
        queue.Post(() => ExecuteNow(command));
    }

    public void Post(Action work) => queue.Post(work);

    public void Post(Leg leg, LegInput input, SipServerTransaction? request = null) => queue.Post(() => Apply(leg, input, request));

    /// <summary>A request in a dialog of the leg.</summary>
    public void PostRequest(Leg leg, SipServerTransaction request) => queue.Post(() => Apply(leg, requests.Read(leg, request), request));

    /// <summary>
    /// An agent who is in this call dials somebody else: a leg of the same call. When the agent has left it meanwhile,
    /// <paramref name="otherwise"/> is called instead.
    /// </summary>
    public void Consult(Leg leg, CallCommand.ConsultPlaced placed, Action otherwise) => queue.Post(() =>
    {
        if (!legs.Values.Any(other => other.Record.Agent == placed.Agent && IsInCall(other.Record)))
        {
            otherwise();
            return;
        }

        Add(leg);
        Report(placed);
    });

    /// <summary>Something may be different about the agent's browser.</summary>
    public void PostLook(Leg leg) => queue.Post(() => watch.Look(leg));

    public void PostMedia(Leg leg, MediaLegEvent happened) => queue.Post(() => runner.OnMedia(leg, happened));

    public Task<IReadOnlyList<LegRecord>> SnapshotAsync()
    {
        var done = new TaskCompletionSource<IReadOnlyList<LegRecord>>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Post(() => done.SetResult([.. legs.Values.Where(leg => !leg.Record.IsOver).Select(leg => leg.Snapshot())]));
        return done.Task;
    }

    public void PostMessageOver(Leg leg) => queue.Post(() => runner.EndMessage(leg));

    /// <summary>Asks for the end of the call, for this node stops.</summary>
    public void Leave() => queue.Post(() => Report(new CallCommand.NodeLeaves()));

    /// <summary>Releases what is still up, for a reason that the grain does not know of.</summary>
    public void Drop(EndCause cause) => queue.Post(() => ReleaseAll(cause));

    public Leg? Find(string legId) => legs.GetValueOrDefault(legId);

    /// <summary>Those who hear the leg.</summary>
    public IEnumerable<Leg> ListenersOf(Leg leg) => PeerOf(leg) is { } partner
        ? [partner]
        : legs.Values.Where(other => !other.Record.IsOver && other.Record.Mix?.Contains(leg.Record.LegId) == true);

    public Leg? PeerOf(Leg leg) => leg.Record.BridgedTo is { } other ? Find(other) : null;

    public void Add(Leg leg)
    {
        legs.Add(leg.Record.LegId, leg);
        liveLegs++;
        if (IsInCall(leg.Record))
            services.Directory.AddAgent(AgentKeyOf(leg.Record.Agent!), new LegHandle(this, leg));
    }

    /// <summary>A leg that was made for this call and never was in it: what it holds is given back.</summary>
    public void Discard(Leg leg)
    {
        leg.Media.Dispose();
        runner.ForgetDialogs(leg);
    }

    /// <summary>Lets requests of the far side find the leg.</summary>
    public void Enlist(Leg leg, string callId, string localTag)
    {
        leg.Dialogs.Add((callId, localTag));
        services.Directory.AddDialog(callId, localTag, new LegHandle(this, leg));
    }

    public void Report(CallCommand report) => outbox.Report(report);

    /// <summary>From any thread. A call that has left this node needs not hear of it: its record is closed.</summary>
    public void ReportRecording(CallCommand report) => queue.Post(() =>
    {
        if (services.Directory.Find(Key) == this)
            Report(report);
    });

    /// <summary>One step of a leg. Called on the queue only; legs that the step touches take theirs inside it.</summary>
    public void Apply(Leg leg, LegInput input, SipServerTransaction? request = null)
    {
        var before = leg.Record;
        var decision = LegMachine.Decide(before, input);
        leg.Record = decision.Leg;
        foreach (var action in decision.Actions)
            runner.Run(leg, action, request);
        if (before.Phase == LegPhase.Calling && leg.Record.Phase != LegPhase.Calling)
            leg.Outside?.Dispose();
        if (!IsInCall(before) && IsInCall(leg.Record))
            services.Directory.AddAgent(AgentKeyOf(leg.Record.Agent!), new LegHandle(this, leg));
        if (!before.IsOver && leg.Record.IsOver)
            OnLegOver(leg);
        if (leg.Record.Phase == LegPhase.Ended && before.Phase != LegPhase.Ended)
            runner.ForgetDialogs(leg);
    }

    /// <summary>A sign of life to the grain. A grain that does not know the call (any more) has its legs released.</summary>
    public async Task KeepAliveAsync()
    {
        if (liveLegs == 0 || !isAnnounced)
            return;
        Activity.Current = Trace;
        try
        {
            if (!await decider.KeepAlive().WaitAsync(services.Options.ReportTimeout, services.Time))
                OnGrainLost("its grain does not know it");
        }
        catch (Exception fault)
        {
            // Whatever went wrong on the way to the grain, the next sign of life is near.
            services.Log.ReportFailed(Key, nameof(ICallGrain.KeepAlive), fault.Message);
        }
    }

    public void RemindCaller() => queue.Post(() =>
    {
        if (Find(CallState.CallerLegId) is { Record.Phase: LegPhase.Offered } caller)
            Apply(caller, new LegInput.StillRinging());
    });

    public void OnAnnounced() => isAnnounced = true;

    public void OnAnnounceFailed() => queue.Post(() =>
    {
        if (Find(CallState.CallerLegId) is { } caller)
            Apply(caller, new LegInput.Ordered(new LegCommand.Reject(CallState.CallerLegId, 500, EndCause.LegFailed)));
    });

    /// <summary>What a grain does not know may just be late: a call whose legs are over loses nothing.</summary>
    public void OnGrainLost(string reason)
    {
        if (isDropped)
            return;
        isDropped = true;
        queue.Post(() =>
        {
            if (liveLegs == 0)
                return;
            services.Metrics.CallDropped();
            services.Log.Dropped(Key, reason);
            ReleaseAll(EndCause.LegFailed);
        });
    }

    /// <summary>The call does not want what a phone asked for: the phone is told so.</summary>
    public void OnReportRefused(CallCommand report) => queue.Post(() =>
    {
        if (report is CallCommand.TransferAsked asked && Find(asked.LegId) is { } asker)
            Apply(asker, new LegInput.Ordered(new LegCommand.TransferResult(asked.LegId, RefusedStatus)));
        if (report is CallCommand.ConsultPlaced placed && Find(placed.LegId) is { } leg)
            Apply(leg, new LegInput.Ordered(new LegCommand.Reject(placed.LegId, RefusedStatus, EndCause.Rejected)));
        if (report is CallCommand.LegAway gone && Find(gone.LegId) is { } away)
            Apply(away, new LegInput.Ordered(new LegCommand.Release(gone.LegId, EndCause.AgentLost)));
    });

    public void OnReportsDelivered() => queue.Post(LeaveWhenDone);

    private void ExecuteNow(LegCommand command)
    {
        // Who commands, knows the call: it wants signs of life, also of a call that no trunk brought.
        isAnnounced = true;
        if (command is LegCommand.RingAgent ring)
            agentCaller.Ring(ring);
        else if (command is LegCommand.CallOutside order)
            outsideCaller.Call(order);
        else if (command is LegCommand.Record record)
            services.Recorders.Record(this, record);
        else if (command is LegCommand.SuspendRecording suspend)
            services.Recorders.Suspend(Key, suspend.At);
        else if (command is LegCommand.FinishRecording finish)
            services.Recorders.Finish(Key, finish.At);
        else if (command is LegCommand.RecordMessage message)
            services.Recorders.RecordMessage(this, spoken = message);
        else if (command is LegCommand.FinishMessage end)
            services.Recorders.FinishMessage(this, end);
        else if (command is LegCommand.Mix mix)
            runner.Mix(mix);
        else if (Find(command.LegId) is { } leg)
            Apply(leg, new LegInput.Ordered(command));
        else
            Report(new CallCommand.LegEnded(command.LegId, LegStatistics.None));
        LeaveWhenDone();
    }

    private void OnLegOver(Leg leg)
    {
        liveLegs--;
        if (leg.Channel is { } channel)
            services.Trunks.Load.Free(channel);
        if (leg.Record.Agent is { } agent)
            services.Directory.RemoveAgent(AgentKeyOf(agent), leg);
        if (spoken?.LegId == leg.Record.LegId)
            services.Recorders.FinishMessage(this, new LegCommand.FinishMessage(spoken.LegId, spoken.MessageId, services.Time.GetUtcNow()));
        if (PeerOf(leg) is { } partner)
            Apply(partner, new LegInput.Left(leg.Record.LegId));
        LeaveWhenDone();
    }

    /// <summary>An agent's leg that it placed, or that it took.</summary>
    private static bool IsInCall(LegRecord leg) =>
        leg is { Agent: not null, Phase: LegPhase.Offered or LegPhase.Answering or LegPhase.Live or LegPhase.Away };

    private string AgentKeyOf(string agent) => Agents.AgentAddress.KeyOf(GrainKey.TenantOf(Key), agent);

    private void LeaveWhenDone()
    {
        if (liveLegs > 0 || !outbox.IsEmpty)
            return;
        services.Directory.Remove(this);
        Trace?.Stop();
    }

    private void ReleaseAll(EndCause cause)
    {
        foreach (var leg in legs.Values.Where(leg => !leg.Record.IsOver).ToList())
            Apply(leg, new LegInput.Ordered(new LegCommand.Release(leg.Record.LegId, cause)));
    }

    /// <summary>A first fault ends the call in good order; a fault in doing so ends it in any order.</summary>
    private void OnFault(Exception fault)
    {
        services.Log.CallFault(fault, Key);
        if (isDropped)
            queue.Post(AbandonAll);
        else
            OnGrainLost("of a fault");
    }

    private void AbandonAll()
    {
        foreach (var leg in legs.Values.Where(leg => leg.Record.Phase != LegPhase.Ended).ToList())
        {
            var wasLive = !leg.Record.IsOver;
            runner.Abandon(leg);
            if (wasLive)
                OnLegOver(leg);
        }
    }
}
