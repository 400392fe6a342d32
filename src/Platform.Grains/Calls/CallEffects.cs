using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Domain.Prompts;

namespace Platform.Grains.Calls;

/// <summary>Carries out what a call decided, once it is stored. What an effect brings back is the call's next command.</summary>
internal sealed class CallEffects(CallContext call, CallQueues queues, CallAgents agents, CallsOut outside, CallCallbacks callbacks,
    CallMessages messages, CallPosting posting, CallRecordings recordings, CallLookUps lookUps)
{
    private CallState State => call.State;

    /// <summary>The queue that the call is in, or was in last.</summary>
    private QueueDocument? Queue => call.Catalog.FindQueue(call.Tenant, State.Queue);

    public async Task<CallCommand?> Run(CallEffect effect)
    {
        switch (effect)
        {
            case CallEffect.JoinQueue join:
                return await queues.Join(join);
            case CallEffect.AskQueue ask:
                return await queues.Ask(ask);
            case CallEffect.LeaveQueue leave:
                await queues.Leave(leave.Queue);
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
            case CallEffect.OpenVoicemail open:
                return messages.Open(open.Mailbox);
            case CallEffect.RecordMessage record:
                return await messages.Record(record);
            case CallEffect.FinishMessage finish:
                await messages.Finish(finish);
                return null;
            case CallEffect.SettleMessage:
                return await messages.Settle();
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
            case CallEffect.StepFlow step:
                return await StepFlow(step.Input);
            case CallEffect.LookUp ask:
                lookUps.Ask(ask);
                return null;
            case CallEffect.ComposeAnnouncement:
                return new CallCommand.AnnouncementComposed(await queues.ComposeAnnouncement());
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
        CallEffect.Play play => [Say(play.LegId, play.PlayId, play.Items, play.EndsByDigit)],
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
        if (Queue is { } queue && State.Call!.GreetingIn(queue) is { } greeting)
            yield return Say(legId, PlayIds.Greeting, [PromptItem.Greeting(greeting)], endsByDigit: true);
        else
            yield return Music(legId);
    }

    private LegCommand.Play Say(string legId, string playId, IReadOnlyList<PromptItem> items, bool endsByDigit) => new(legId, playId, items)
    {
        EndsByDigit = endsByDigit,
        Language = State.Language,
    };

    /// <summary>A flow is told of the catalog as it is now; it goes on in the version that it began with.</summary>
    private async Task<CallCommand?> StepFlow(FlowInput input)
    {
        if (State.Flow is not { } flow)
            return null;
        if (State.FindLeg(State.SubjectLegId) is { AnsweredAt: null, EndedAt: null })
            await call.Command(new LegCommand.Answer(State.SubjectLegId));
        var offered = State.Call!;
        var world = new FlowWorld(call.Catalog, call.Tenant, call.Now) { Caller = new(offered.From, offered.To, offered.CallId) };
        return FlowMachine.Decide(flow, input, world) is { } step
            ? new CallCommand.FlowStepped(step)
            : null;
    }

    private IEnumerable<LegCommand> Ask(CallEffect.Ask ask)
    {
        if (State.FindLeg(ask.LegId)!.AnsweredAt is null)
            yield return new LegCommand.Answer(ask.LegId);
        yield return Say(ask.LegId, ask.PlayId, ask.Items, endsByDigit: true);
    }

    private LegCommand.PlayMusic Music(string legId) => new(legId) { Music = Queue?.Music };

    private IEnumerable<LegCommand> Bridge(string legId, string otherLegId)
    {
        if (State.FindLeg(legId)!.AnsweredAt is null)
            yield return new LegCommand.Answer(legId);
        yield return new LegCommand.Bridge(legId, otherLegId);
    }
}
