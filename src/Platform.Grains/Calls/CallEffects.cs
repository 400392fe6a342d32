using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Domain.Prompts;

namespace Platform.Grains.Calls;

/// <summary>Carries out what a call decided, once it is stored. What an effect brings back is the call's next command.</summary>
internal sealed class CallEffects(CallContext call, CallAgents agents, CallsOut outside, CallCallbacks callbacks,
    CallPosting posting, CallRecordings recordings)
{
    private CallState State => call.State;

    /// <summary>The queue that the call is in, or was in last.</summary>
    private QueueDocument? Queue => call.Catalog.FindQueue(call.Tenant, State.Queue);

    public async Task<CallCommand?> Run(CallEffect effect)
    {
        switch (effect)
        {
            case CallEffect.JoinQueue join:
                return await JoinQueue(join);
            case CallEffect.LeaveQueue leave:
                await call.Try("leave the queue", () => call.Queue(leave.Queue).Leave(call.Key));
                return null;
            case CallEffect.CallAgent ring:
                return await agents.Call(ring);
            case CallEffect.CallOutside dial:
                return await outside.Call(dial);
            case CallEffect.TryCallbackKey pressed:
                return callbacks.Try(pressed.Key);
            case CallEffect.ChooseCallback choose:
                return callbacks.Choose(choose.Queue);
            case CallEffect.CheckCallbackNumber check:
                return callbacks.Check(check.Keys);
            case CallEffect.MakeCallback make:
                return await callbacks.Make(make);
            case CallEffect.SettleLeg settle:
                await outside.Settle(settle.LegId);
                return null;
            case CallEffect.TellAgent tell:
                await call.Try("tell the agent", () => call.Agent(tell.Agent).OfferResult(tell.OfferId, tell.Outcome));
                return null;
            case CallEffect.FreeAgent free:
                await call.Try("free the agent", () => call.Agent(free.Agent).ContactEnded(free.OfferId));
                return null;
            case CallEffect.Record record:
                await recordings.Record(record);
                return null;
            case CallEffect.PostRecord:
                await posting.Post();
                return null;
            default:
                foreach (var command in Commands(effect))
                    await call.Command(command);
                return null;
        }
    }

    /// <summary>The effects that only order something of the legs.</summary>
    private IEnumerable<LegCommand> Commands(CallEffect effect) => effect switch
    {
        CallEffect.RejectLeg reject => [new LegCommand.Reject(reject.LegId, reject.Status, reject.Cause)],
        CallEffect.WelcomeCaller => Welcome(State.SubjectLegId),
        CallEffect.Play play => [new LegCommand.Play(play.LegId, play.PlayId, [play.What])],
        CallEffect.Ask ask => Ask(ask),
        CallEffect.RingAgent ring => [agents.Ring(ring.Offer, State.SubjectLegId)],
        CallEffect.SummonAgent summon => [agents.Summon(summon.Agent)],
        CallEffect.Bridge bridge => Bridge(bridge.LegId, bridge.OtherLegId),
        CallEffect.RingSupervisor ring => [agents.RingSupervisor(ring)],
        CallEffect.Mix mix => [new LegCommand.Mix(mix.Rows[0].LegId, mix.Rows)],
        CallEffect.PlayMusic play => [Music(play.LegId)],
        CallEffect.PlayRingback play => [new LegCommand.PlayRingback(play.LegId)],
        CallEffect.SuspendRecording suspend => [new LegCommand.SuspendRecording(suspend.At)],
        CallEffect.FinishRecording finish => [new LegCommand.FinishRecording(finish.At)],
        CallEffect.ReleaseLeg release => [new LegCommand.Release(release.LegId, release.Cause)],
        CallEffect.TransferResult result => [new LegCommand.TransferResult(result.LegId, result.Status)],
        _ => throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}."),
    };

    private IEnumerable<LegCommand> Welcome(string legId)
    {
        if (State.FindLeg(legId)!.AnsweredAt is null)
            yield return Queue?.Answer == AnswerMode.OnAgent
                ? new LegCommand.StartEarlyMedia(legId)
                : new LegCommand.Answer(legId);
        if (Queue?.Greeting is { } greeting)
            yield return new LegCommand.Play(legId, PlayIds.Greeting, [PromptItem.Greeting(greeting)]) { EndsByDigit = true };
        else
            yield return Music(legId);
    }

    private IEnumerable<LegCommand> Ask(CallEffect.Ask ask)
    {
        if (State.FindLeg(ask.LegId)!.AnsweredAt is null)
            yield return new LegCommand.Answer(ask.LegId);
        yield return new LegCommand.Play(ask.LegId, ask.PlayId, ask.Items) { EndsByDigit = true };
    }

    private LegCommand.PlayMusic Music(string legId) => new(legId) { Music = Queue?.Music };

    private IEnumerable<LegCommand> Bridge(string legId, string otherLegId)
    {
        if (State.FindLeg(legId)!.AnsweredAt is null)
            yield return new LegCommand.Answer(legId);
        yield return new LegCommand.Bridge(legId, otherLegId);
    }

    /// <summary>Rules are about those who call in.</summary>
    private ContactPriority PriorityIn(QueueDocument queue) => State.Call is { Direction: CallDirection.Inbound } inbound
        ? ContactPriority.Of(call.Catalog, queue, inbound.From, inbound.To)
        : ContactPriority.None;

    /// <summary>
    /// A call that waits asks again by its pulse. An agent who wants to transfer it is told, when the queue cannot be asked, and
    /// decides.
    /// </summary>
    private async Task<CallCommand?> JoinQueue(CallEffect.JoinQueue join)
    {
        if (call.Catalog.FindQueue(call.Tenant, join.Queue) is not { } queue)
            return new CallCommand.QueueRefused();
        try
        {
            var lastOffer = State.Aside is null ? State.LastOfferInQueue?.OfferId : null;
            var answer = await call.Queue(join.Queue).Enqueue(new JoinRequest(call.Key, join.PlaceAt)
            {
                LastOfferId = lastOffer,
                Priority = PriorityIn(queue),
            });
            return answer.Refusal is null ? new CallCommand.QueueAccepted() : new CallCommand.QueueRefused();
        }
        catch (Exception fault)
        {
            call.Failed("join the queue", fault);
            return State.Aside is null ? null : new CallCommand.QueueRefused();
        }
    }
}
