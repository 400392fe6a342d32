using Platform.Contracts;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Grains.Calls;

namespace Platform.Grains.Replays;

/// <summary>
/// The calls of a replay: the machine, around it what <see cref="CallGrain"/> and a voice node do, and the callers, who are as patient and
/// have as much to say as the script has it.
/// </summary>
internal sealed class ReplayCalls(ReplayClock clock, CatalogSnapshot catalog, string tenant, GrainTimings timings, ReplayAgents agents)
{
    /// <summary>Voice nodes of a replay are never lost.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromDays(3650);

    private readonly Dictionary<string, PlayedCall> calls = [];
    private readonly List<PlayedCall> ended = [];

    public required Func<string, JoinRequest, JoinAnswer> JoinQueue { get; init; }
    public required Action<string, string> LeaveQueue { get; init; }

    /// <summary>In the order in which they ended.</summary>
    public IReadOnlyList<PlayedCall> Played => ended;

    /// <summary>Whoever waits still, wherever overflow led it, gives up.</summary>
    public void HangUpAll()
    {
        foreach (var call in calls.Values.ToList())
            Decide(call, Ended(call.State.SubjectLegId));
    }

    public void Arrive(ScriptedContact contact)
    {
        var record = contact.Record;
        var call = new PlayedCall(GrainKey.Call(tenant, record.CallId), contact);
        calls.Add(call.Key, call);
        var offered = new OfferedCall(tenant, record.CallId, record.SipCallId, record.Trunk, record.From, record.To, call.Service.Queue, record.Node, clock.Now);
        LosePatience(call);
        Decide(call, new CallCommand.Announce(offered, ChannelGranted: true, catalog.FindQueue(tenant, call.Service.Queue) is not null));
    }

    public AssignAnswer Assign(string key, CallOffer offer)
    {
        if (!calls.TryGetValue(key, out var call))
            return AssignAnswer.ContactGone;
        if (call.State.Phase != CallPhase.Waiting && !(call.State.RingsAll && offer.Why.Strategy == OfferReason.RingAll))
            return AssignAnswer.ContactGone;
        if (!agents.Confirm(offer.Agent, offer.OfferId))
            return AssignAnswer.AgentGone;
        return Decide(call, new CallCommand.StartOffer(offer with { At = clock.Now })) switch
        {
            null => AssignAnswer.Accepted,
            CallRefusal.Stale => AssignAnswer.AgentGone,
            _ => AssignAnswer.ContactGone,
        };
    }

    private CallRefusal? Decide(PlayedCall call, CallCommand command)
    {
        var waiting = new Queue<CallCommand>([command]);
        CallRefusal? answer = null;
        while (waiting.TryDequeue(out var next))
        {
            var decision = CallMachine.Decide(call.State, next, clock.Now);
            if (ReferenceEquals(next, command))
                answer = decision.Refusal;
            call.State = decision.Events.Aggregate(call.State, CallMachine.Apply);
            foreach (var effect in decision.Effects)
            {
                if (Run(call, effect) is { } result)
                    waiting.Enqueue(result);
            }
        }

        Watch(call);
        return answer;
    }

    private CallCommand? Run(PlayedCall call, CallEffect effect)
    {
        switch (effect)
        {
            case CallEffect.JoinQueue join:
                return Join(call, join.Queue, join.PlaceAt);
            case CallEffect.AskQueue ask:
                return Ask(call, ask.Queue, ask.PlaceAt);
            case CallEffect.LeaveQueue leave:
                LeaveQueue(leave.Queue, call.Key);
                break;
            case CallEffect.WelcomeCaller when catalog.FindQueue(tenant, call.State.Queue)?.Answer != AnswerMode.OnAgent:
                Report(call, TimeSpan.Zero, new CallCommand.LegAnswered(call.State.SubjectLegId, null));
                break;
            case CallEffect.RingAgent(var offer):
                Ring(call, offer.OfferId, call.NextRing(offer.OfferId));
                break;
            case CallEffect.CallAgent(var offer, _):
                return CallAgent(call, offer);
            case CallEffect.CallOutside outside:
                Report(call, TimeSpan.Zero, new CallCommand.LegAnswered(outside.LegId, null));
                break;
            case CallEffect.Bridge(var subject, var partner):
                Talk(call, subject, partner);
                break;
            case CallEffect.Play play:
                Report(call, TimeSpan.Zero, new CallCommand.MessagePlayed(play.LegId, play.PlayId));
                break;
            case CallEffect.StepFlow or CallEffect.ChooseCallback or CallEffect.Ask:
                Report(call, TimeSpan.Zero, Ended(call.State.SubjectLegId));
                break;
            case CallEffect.ReleaseLeg(var legId, _):
                Report(call, call.ReleaseOf(legId), Ended(legId));
                break;
            case CallEffect.RejectLeg(var legId, _, _):
                Report(call, TimeSpan.Zero, Ended(legId));
                break;
            case CallEffect.TellAgent(var agent, var offerId, var outcome):
                agents.TellResult(agent, offerId, outcome, call.BreakAfter(offerId));
                break;
            case CallEffect.FreeAgent(var agent, var offerId):
                agents.TellEnd(agent, offerId, call.WrapUpOf(offerId));
                break;
            case CallEffect.PostRecord:
                calls.Remove(call.Key);
                ended.Add(call);
                break;
            default:
                break;
        }

        return null;
    }

    private CallCommand Join(PlayedCall call, string queueId, DateTimeOffset placeAt)
    {
        var state = call.State;
        if (catalog.FindQueue(tenant, queueId) is not { } queue)
            return new CallCommand.QueueRefused();
        var waits = state.Phase == CallPhase.Waiting;
        var answer = JoinQueue(queueId, Request(call, queue, placeAt) with
        {
            LastOfferId = state.Aside is null ? state.LastOfferInQueue?.OfferId : null,
            HasPlace = waits,
            Rings = state.RingsAll,
        });
        var overflows = OverflowCheck.Due(queue, Stand(call, queue, answer, waits ? clock.Now - state.QueuedAt!.Value : null));
        return answer.Refusal is null
            ? new CallCommand.QueueAccepted { Overflows = overflows }
            : new CallCommand.QueueRefused { Overflows = overflows };
    }

    private CallCommand.OverflowAnswered Ask(PlayedCall call, string queueId, DateTimeOffset placeAt)
    {
        if (catalog.FindQueue(tenant, queueId) is not { } queue)
            return new(queueId, Accepted: false);
        var answer = JoinQueue(queueId, Request(call, queue, placeAt));
        return new(queueId, answer.Refusal is null) { Overflows = OverflowCheck.Due(queue, Stand(call, queue, answer, null)) };
    }

    private JoinRequest Request(PlayedCall call, QueueDocument queue, DateTimeOffset placeAt) => new(call.Key, placeAt)
    {
        Priority = ContactPriority.Of(catalog, queue, call.Contact.Record.From, call.Contact.Record.To, [.. call.Contact.Record.Tags])
            .OrAtLeast(call.Service.Points),
        Preferred = queue.LastAgent is { } rule && call.State.LastOfferInQueue is null && call.Service.LastAgent is { } last
            && agents.IsAtWork(last) && agents.Serves(last, queue.QueueId)
                ? new PreferredAgent(last, rule.WaitMs)
                : null,
    };

    private QueueStanding Stand(PlayedCall call, QueueDocument queue, JoinAnswer answer, TimeSpan? waited) => new(waited ?? TimeSpan.Zero)
    {
        IsJoining = waited is null,
        IsFull = answer.Refusal is not null,
        Waiting = answer.Waiting,
        Unstaffed = agents.IsStaffed(queue.QueueId) ? call.IsStaffed() : call.UnstaffedFor(queue.QueueId, clock.Now),
        PercentAtRisk = answer.PercentAtRisk,
    };

    private void Ring(PlayedCall call, string offerId, ScriptedRing ring)
    {
        if (ring.Outcome == OfferOutcome.Answered)
            Report(call, ring.After, new CallCommand.LegAnswered(offerId, null));
        else if (ring.Outcome != OfferOutcome.NoAnswer)
            Report(call, ring.After, new CallCommand.LegFailed(offerId, ring.Outcome, LegStatistics.None));
    }

    private CallCommand.LegFailed? CallAgent(PlayedCall call, CallOffer offer)
    {
        var refusal = agents.Engage(offer.Agent, new AgentOffer(offer.OfferId, call.Key, "", 0, WrapUpPolicy.None) { Kind = OfferKind.Direct });
        if (refusal is { } why)
            return new(offer.OfferId, why == AgentRefusal.NotLoggedIn ? OfferOutcome.Unreachable : OfferOutcome.Busy, LegStatistics.None);
        Ring(call, offer.OfferId, new ScriptedRing(OfferOutcome.Answered, call.Service.UsualRing));
        return null;
    }

    private void Talk(PlayedCall call, string subject, string partner)
    {
        if (call.State.FindLeg(subject)!.AnsweredAt is null)
            Report(call, TimeSpan.Zero, new CallCommand.LegAnswered(subject, null));
        if (!call.BeginTalk(partner))
            return;
        clock.At(clock.Now + call.Service.Handling.Talk, () => EndTalk(call, partner));
    }

    /// <summary>The agent passes the contact on to the next queue, if there is one, or somebody hangs up.</summary>
    private void EndTalk(PlayedCall call, string partner)
    {
        if (call.State.Phase != CallPhase.Talking || call.State.PartnerLegId != partner)
            return;
        if (call.HasNextService && call.State.FindLeg(partner)!.Agent is { } agent)
        {
            call.GoOn();
            LosePatience(call);
            Decide(call, new CallCommand.Transfer(agent, new Destination.ToQueue(call.Service.Queue), null));
            if (call.State.Phase != CallPhase.Talking)
                return;
        }

        Decide(call, Ended(call.State.SubjectLegId));
    }

    private void LosePatience(PlayedCall call)
    {
        var service = call.Service;
        if (service.Patience < Forever)
            clock.At(clock.Now + service.Patience, () => HangUp(call, service));
    }

    private void HangUp(PlayedCall call, ScriptedService service)
    {
        if (ReferenceEquals(call.Service, service) && call.State.Phase is not (CallPhase.Talking or CallPhase.Ending or CallPhase.Ended))
            Decide(call, Ended(call.State.SubjectLegId));
    }

    /// <summary>What time alone brings a call: its pulse.</summary>
    private void Watch(PlayedCall call)
    {
        if (call.State.Phase is CallPhase.Ended or CallPhase.None)
            return;
        var seenAt = clock.Now + Forever;
        var due = CallClock.NextDue(call.State, catalog, timings, seenAt);
        if (MayOverflowAnyTime(call.State))
            due = due < clock.Now + timings.Renewal ? due : clock.Now + timings.Renewal;
        if (due >= seenAt)
            return;
        var at = clock.Now + timings.AtLeastATick(due - clock.Now);
        var watch = ++call.Watches;
        clock.At(at, () =>
        {
            if (call.Watches == watch)
                Pulse(call, seenAt);
        });
    }

    private void Pulse(PlayedCall call, DateTimeOffset seenAt)
    {
        if (CallClock.Due(call.State, catalog, timings, seenAt, clock.Now) is { } command)
            Decide(call, command);
        else if (MayOverflowAnyTime(call.State))
            Decide(call, Join(call, call.State.Queue, call.State.PlaceAt!.Value));
        else
            Watch(call);
    }

    private bool MayOverflowAnyTime(CallState state) => state.Phase == CallPhase.Waiting
        && catalog.FindQueue(tenant, state.Queue)?.Overflows.Any(rule => rule.When is OverflowTrigger.NoAgent or OverflowTrigger.AtRisk) is true;

    private void Report(PlayedCall call, TimeSpan after, CallCommand report)
    {
        if (after > TimeSpan.Zero)
            clock.At(clock.Now + after, () => Decide(call, report));
        else
            clock.Send(() => Decide(call, report));
    }

    private static CallCommand.LegEnded Ended(string legId) => new(legId, LegStatistics.None);
}
