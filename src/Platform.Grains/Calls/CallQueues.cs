using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Domain.Queues;

namespace Platform.Grains.Calls;

/// <summary>
/// A call's way into queues and on: it asks for its place, and its queue's rules of overflow are looked at with each answer. What cannot
/// be asked is no reason to send anybody elsewhere.
/// </summary>
internal sealed class CallQueues(CallContext call, ICallRecords records)
{
    /// <summary>Of one caller within the time; whoever calls more often is not looked through further.</summary>
    private const int MaxCalls = 20;

    /// <summary>Whom the queue is asked to offer the call to first; looked up once for each queue.</summary>
    private (string Queue, PreferredAgent? Agent)? preferred;

    /// <summary>Since when nobody who serves the queue was logged in, as far as this call knows.</summary>
    private (string Queue, DateTimeOffset Since)? unstaffed;

    private CallState State => call.State;

    /// <summary>
    /// A call that waits asks again by its pulse. An agent who wants to transfer it is told, when the queue cannot be asked, and
    /// decides.
    /// </summary>
    public async Task<CallCommand?> Join(CallEffect.JoinQueue join)
    {
        if (call.Catalog.FindQueue(call.Tenant, join.Queue) is not { } queue)
            return new CallCommand.QueueRefused();
        try
        {
            var waits = State.Phase == CallPhase.Waiting;
            var answer = await call.Queue(join.Queue).Enqueue(await Request(queue, join.PlaceAt) with
            {
                LastOfferId = State.Aside is null ? State.LastOfferInQueue?.OfferId : null,
                HasPlace = waits || Presence != ContactPresence.Here,
                Rings = State.RingsAll,
                Presence = Presence,
            });
            var overflows = OverflowCheck.Due(queue, await Stand(queue, answer, waits ? call.Now - State.QueuedAt!.Value : null));
            return answer.Refusal is null
                ? new CallCommand.QueueAccepted { Overflows = overflows }
                : new CallCommand.QueueRefused { Overflows = overflows };
        }
        catch (Exception fault)
        {
            call.Failed("join the queue", fault);
            return State.Aside is null ? null : new CallCommand.QueueRefused();
        }
    }

    /// <summary>A customer who was called first counts among those who were until it has talked to somebody.</summary>
    private ContactPresence Presence => State switch
    {
        { IsCustomerCalled: true } => ContactPresence.Coming,
        { Call.CallsCustomerFirst: true, ConnectedAt: null } => ContactPresence.Called,
        _ => ContactPresence.Here,
    };

    /// <summary>A queue whose answer is lost may hold a place for the call: it is told that the call does not come.</summary>
    public async Task<CallCommand?> Ask(CallEffect.AskQueue ask)
    {
        if (call.Catalog.FindQueue(call.Tenant, ask.Queue) is not { } queue)
            return new CallCommand.OverflowAnswered(ask.Queue, Accepted: false);
        try
        {
            var answer = await call.Queue(ask.Queue).Enqueue(await Request(queue, ask.PlaceAt));
            return new CallCommand.OverflowAnswered(ask.Queue, answer.Refusal is null)
            {
                Overflows = OverflowCheck.Due(queue, await Stand(queue, answer, null)),
            };
        }
        catch (Exception fault)
        {
            call.Failed("ask another queue", fault);
            await Leave(ask.Queue);
            return new CallCommand.OverflowAnswered(ask.Queue, Accepted: false);
        }
    }

    /// <summary>Null when the queue cannot tell.</summary>
    public async Task<WaitAnnouncement?> ComposeAnnouncement()
    {
        try
        {
            return call.Catalog.FindQueue(call.Tenant, State.Queue)?.Announcements is { } settings
                && await call.Queue(State.Queue).ExpectWait(call.Key) is { } outlook
                ? WaitAnnouncements.Compose(settings, State.Announcements, outlook.Position, SpanOf(outlook.ExpectedWaitMs))
                : null;
        }
        catch (Exception fault)
        {
            call.Failed("ask for the expected wait", fault);
            return null;
        }
    }

    private static TimeSpan? SpanOf(long? ms) => ms is { } known ? TimeSpan.FromMilliseconds(known) : null;

    public Task Leave(string queue) => call.Try("leave the queue", () => call.Queue(queue).Leave(call.Key));

    private async Task<JoinRequest> Request(QueueDocument queue, DateTimeOffset placeAt) => new(call.Key, placeAt)
    {
        Kind = State.Call!.CallsCustomerFirst ? ContactKind.Callback : ContactKind.Call,
        Priority = PriorityIn(queue),
        Preferred = await PreferredIn(queue),
    };

    /// <param name="waited">Null for a call that comes just now.</param>
    private async Task<QueueStanding> Stand(QueueDocument queue, JoinAnswer answer, TimeSpan? waited) => new(waited ?? TimeSpan.Zero)
    {
        IsJoining = waited is null,
        IsFull = answer.Refusal is not null,
        Waiting = answer.Waiting,
        Unstaffed = await UnstaffedFor(queue),
        PercentAtRisk = answer.PercentAtRisk,
    };

    private async Task<TimeSpan?> UnstaffedFor(QueueDocument queue)
    {
        if (!queue.Overflows.Any(rule => rule.When == OverflowTrigger.NoAgent) || await IsStaffed(queue.QueueId))
        {
            unstaffed = null;
            return null;
        }

        var now = call.Now;
        if (unstaffed?.Queue != queue.QueueId)
            unstaffed = (queue.QueueId, now);
        return now - unstaffed.Value.Since;
    }

    private async Task<bool> IsStaffed(string queue)
    {
        try
        {
            return await call.Seats.IsStaffed(queue);
        }
        catch (Exception fault)
        {
            call.Failed("ask who is logged in", fault);
            return true;
        }
    }

    /// <summary>One to whom the queue has offered the call already is no better than others.</summary>
    private async Task<PreferredAgent?> PreferredIn(QueueDocument queue)
    {
        if (queue.LastAgent is not { } rule || State.Call is not { Direction: CallDirection.Inbound } inbound
            || !E164.IsNormal(inbound.From) || State.LastOfferInQueue is not null)
            return null;
        if (preferred?.Queue != queue.QueueId)
            preferred = (queue.QueueId, await FindLastAgent(queue.QueueId, rule, inbound.From));
        return preferred.Value.Agent;
    }

    /// <summary>Nobody waits for an agent who is not at work, and a store that cannot be asked makes nobody wait.</summary>
    private async Task<PreferredAgent?> FindLastAgent(string queue, LastAgentRule rule, string caller)
    {
        try
        {
            var query = new CallQuery(From: call.Now.AddMilliseconds(-rule.WithinMs), Number: caller, Limit: MaxCalls);
            var last = LastAgents.Of(await records.ListAsync(call.Tenant, query, CancellationToken.None), queue, caller);
            if (last is null || call.Catalog.FindAgent(call.Tenant, last)is not { } declared || !declared.Queues.Contains(queue)
                || !declared.Takes.Contains(ContactKind.Call))
                return null;
            var view = await call.Agent(last).Show();
            return view.Presence is AgentPresence.Offline or AgentPresence.Break ? null : new PreferredAgent(last, rule.WaitMs);
        }
        catch (Exception fault)
        {
            call.Failed("find the last agent", fault);
            return null;
        }
    }

    /// <summary>Rules are about those who call in; a customer who is called back has the priority that it called in with.</summary>
    private ContactPriority PriorityIn(QueueDocument queue) => State.Call is { Direction: CallDirection.Inbound } inbound
        ? ContactPriority.Of(call.Catalog, queue, inbound.From, inbound.To, State.Tags).OrAtLeast(State.Points)
        : State.Call?.Callback?.Place?.Priority ?? ContactPriority.None;
}
