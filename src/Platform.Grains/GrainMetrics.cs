using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Audits;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Domain.Flows;
using Platform.Domain.Tenants;
using Platform.Domain.Voicemail;

namespace Platform.Grains;

/// <summary>The figures of the trade: calls by outcome, time to answer, who waits, agents by state.</summary>
public sealed class GrainMetrics : IDisposable
{
    public const string MeterName = "Platform.Grains";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> offered;
    private readonly Counter<long> answered;
    private readonly Counter<long> placed;
    private readonly Counter<long> abandoned;
    private readonly Counter<long> rejected;
    private readonly Counter<long> ended;
    private readonly Counter<long> offers;
    private readonly Counter<long> outboundRefused;
    private readonly Counter<long> recordingsFaulty;
    private readonly Counter<long> supervisions;
    private readonly Counter<long> conferences;
    private readonly Counter<long> queueContacts;
    private readonly Counter<double> stuckAgents;
    private readonly Counter<double> stuckCalls;
    private readonly Counter<long> overflows;
    private readonly Counter<long> loans;
    private readonly Counter<long> moves;
    private readonly Counter<long> announcements;
    private readonly Histogram<double> toldErrors;
    private readonly Histogram<int> ratings;
    private readonly Counter<long> flowRuns;
    private readonly Histogram<double> lookUps;
    private readonly Counter<long> callbacksCreated;
    private readonly Counter<long> callbacksEnded;
    private readonly Counter<long> callbackAttempts;
    private readonly Histogram<double> customerWait;
    private readonly Counter<long> customersKept;
    private readonly Counter<long> messagesTaken;
    private readonly Counter<long> messagesEnded;
    private readonly Counter<long> messageHearings;
    private readonly Histogram<double> messageLength;
    private readonly Histogram<double> timeToAnswer;
    private readonly ConcurrentDictionary<string, QueueView> queues = new();
    private readonly ConcurrentDictionary<string, (string Tenant, AgentPresence Presence)> agents = new();

    public GrainMetrics()
    {
        offered = meter.CreateCounter<long>("platform.calls.offered", "{call}", "Calls that began, by direction");
        answered = meter.CreateCounter<long>("platform.calls.answered", "{call}", "Calls that an agent answered");
        placed = meter.CreateCounter<long>("platform.calls.placed", "{call}", "Calls that agents or the API placed, over by now");
        abandoned = meter.CreateCounter<long>("platform.calls.abandoned", "{call}", "Calls whose caller hung up before an agent answered");
        rejected = meter.CreateCounter<long>("platform.calls.rejected", "{call}", "Calls refused before they joined a queue");
        ended = meter.CreateCounter<long>("platform.calls.ended", "{call}", "Calls that ended, by cause");
        offers = meter.CreateCounter<long>("platform.offers", "{offer}", "Offers to agents, by outcome and by what chose the agent");
        outboundRefused = meter.CreateCounter<long>("platform.outbound.refused", "{leg}", "Legs that a limit of the tenant did not let out");
        recordingsFaulty = meter.CreateCounter<long>("platform.recordings.faulty", "{recording}",
            "Recordings that should be there and are missing or not whole, by reason");
        supervisions = meter.CreateCounter<long>("platform.supervisions", "{stretch}",
            "Stretches of supervised talk, by mode, of calls that are over, and whether the supervisor heard it");
        conferences = meter.CreateCounter<long>("platform.conferences", "{conference}", "Three-way talks of calls that are over");
        queueContacts = meter.CreateCounter<long>("platform.queue.contacts", "{contact}",
            "Contacts that were in a queue and are over, by outcome, and whether they were answered within the queue's target");
        stuckAgents = meter.CreateCounter<double>("platform.audit.stuck_agent", "s",
            "Time that agents could have worked and did not, found and healed by the running audit; the target is 0");
        stuckCalls = meter.CreateCounter<double>("platform.audit.stuck_call", "s",
            "Time that contacts waited for nothing, found and healed by the running audit; the target is 0");
        loans = meter.CreateCounter<long>("platform.queue.loans", "{offer}", "Offers to agents whom another queue lent, of calls that are over, by that queue and outcome");
        overflows = meter.CreateCounter<long>("platform.queue.overflows", "{overflow}",
            "Contacts that a queue sent elsewhere, of calls that are over, by queue and trigger, and whether they were taken there");
        moves = meter.CreateCounter<long>("platform.queue.moves", "{move}",
            "Waiting calls that people sent elsewhere, of calls that are over, by whether they were taken there");
        announcements = meter.CreateCounter<long>("platform.queue.announcements", "{announcement}", "What callers were told while they waited, by queue, of calls that are over");
        toldErrors = meter.CreateHistogram("platform.queue.told_wait_error", "s",
            "How far announced waits were from those that came, by queue, and whether they were too long or too short", advice: Buckets.Errors);
        ratings = meter.CreateHistogram("platform.queue.ratings", "{point}", "First answers of surveys after talks, by queue", advice: Buckets.Points);
        flowRuns = meter.CreateCounter<long>("platform.flow.runs", "{run}",
            "Calls through flows that are over, by the type of the node at which they left or were left");
        lookUps = meter.CreateHistogram("platform.flow.look_ups", "s", "Look-ups of flows at tenants' servers, by outcome, and how long they took", advice: Buckets.Answers);
        callbacksCreated = meter.CreateCounter<long>("platform.callbacks.created", "{callback}", "Callbacks, by what they come of");
        callbacksEnded = meter.CreateCounter<long>("platform.callbacks.ended", "{callback}", "Callbacks that are over, by outcome");
        callbackAttempts = meter.CreateCounter<long>("platform.callbacks.attempts", "{attempt}", "Calls for callbacks, by whom they called first and what came of it");
        customerWait = meter.CreateHistogram("platform.callbacks.customer_wait", "s", "Wait of customers who were called before an agent was found, from their answer on", advice: Buckets.Waits);
        customersKept = meter.CreateCounter<long>("platform.callbacks.customers_kept_waiting", "{customer}", "Customers who were called first and waited longer than their queue's limit");
        messagesTaken = meter.CreateCounter<long>("platform.voicemail.taken", "{message}", "Messages that callers began to leave, by mailbox");
        messagesEnded = meter.CreateCounter<long>("platform.voicemail.ended", "{message}", "Messages that are over, by outcome");
        messageHearings = meter.CreateCounter<long>("platform.voicemail.hearings", "{hearing}", "Agents assigned to messages, by what came of it");
        messageLength = meter.CreateHistogram("platform.voicemail.length", "s", "Of messages that were kept", advice: Buckets.Messages);
        timeToAnswer = meter.CreateHistogram("platform.calls.time_to_answer", "s", "From joining the queue to the agent's answer", advice: Buckets.Waits);
        meter.CreateObservableGauge("platform.queue.waiting", () => ObserveQueues(queue => queue.Waiting), "{call}", "Contacts that wait, by queue");
        meter.CreateObservableGauge("platform.queue.customers_to_call", () => ObserveQueues(queue => queue.Callbacks), "{customer}",
            "Customers who wait to be called, or are being called, before an agent is found for them, by queue");
        meter.CreateObservableGauge("platform.queue.messages", () => ObserveQueues(queue => queue.Messages), "{message}", "Messages that wait for an agent, by queue");
        meter.CreateObservableGauge("platform.agents", ObserveAgents, "{agent}", "Agents by state");
    }

    public void CallOffered(OfferedCall call) => offered.Add(1, Tenant(call.Tenant), new("direction", call.Direction.ToString()));

    public void CallEnded(CallRecord record)
    {
        var tenant = Tenant(record.Tenant);
        if (record.Recording?.Fault is { } fault)
            recordingsFaulty.Add(1, tenant, new("reason", fault.ToString()));
        ended.Add(1, tenant, new("cause", record.Cause.ToString()), new("direction", record.Direction.ToString()));
        if (record.Direction != CallDirection.Inbound)
        {
            placed.Add(1, tenant, new("direction", record.Direction.ToString()), new("answered", record.ConnectedAt is not null));
        }
        else if (record.Agent is not null)
        {
            answered.Add(1, tenant);
            timeToAnswer.Record(record.WaitMs / 1000.0, tenant, new("queue", record.Queue));
        }
        else if (record.Cause == EndCause.Abandoned)
        {
            abandoned.Add(1, tenant);
        }
        else if (record.Cause is EndCause.ChannelLimit or EndCause.QueueFull or EndCause.UnknownQueue)
        {
            rejected.Add(1, tenant, new("cause", record.Cause.ToString()));
        }

        foreach (var stay in CallFacts.Of(record).Stays)
        {
            queueContacts.Add(1, tenant, new("queue", stay.Queue), new("outcome", stay.Outcome.ToString()), new("in_target", stay.IsInTarget));
            if (stay.Rating is { } rating)
                ratings.Record(rating.Value, tenant, new("queue", stay.Queue));
            foreach (var told in stay.Told)
                toldErrors.Record(Math.Abs(told.ExcessMs) / 1000.0, tenant, new("queue", stay.Queue), new("too", told.ExcessMs > 0 ? "long" : "short"));
        }

        foreach (var offer in record.Offers)
        {
            offers.Add(1, tenant, new("outcome", offer.Outcome.ToString()), new("strategy", offer.Why.Strategy));
            if (offer.Why.LentBy is { } lender)
                loans.Add(1, tenant, new("lender", lender), new("outcome", offer.Outcome.ToString()));
        }

        if (record.Path.LastOrDefault(step => step.Kind == PathStepKind.FlowNode) is { } last)
            flowRuns.Add(1, tenant, new("flow", record.Path.First(step => step.Kind == PathStepKind.Flow).Party), new("end", last.NodeType));
        foreach (var step in record.Path)
        {
            if (step.Kind == PathStepKind.Supervision)
                supervisions.Add(1, tenant, new("mode", step.Mode.ToString()), new("heard", step.Outcome is null or OfferOutcome.Answered));
            else if (step.Kind == PathStepKind.Conference)
                conferences.Add(1, tenant);
            else if (step is { Kind: PathStepKind.Overflow, Overflow: null })
                moves.Add(1, tenant, new("taken", step.Outcome == OfferOutcome.Answered));
            else if (step.Kind == PathStepKind.Announcement)
                announcements.Add(1, tenant, new("queue", step.Party));
            else if (step.Overflow is { } overflow)
                overflows.Add(1, tenant, new("queue", step.By), new("trigger", overflow.Trigger.ToString()), new("taken", step.Outcome == OfferOutcome.Answered));
        }
    }

    public void LiveFaultFound(string tenant, LiveFinding finding)
    {
        stuckAgents.Add(finding.StuckAgentMs / 1000.0, Tenant(tenant), new("fault", finding.Fault.ToString()));
        stuckCalls.Add(finding.StuckCallMs / 1000.0, Tenant(tenant), new("fault", finding.Fault.ToString()));
    }

    public void LookedUp(string tenant, LookUpOutcome outcome, TimeSpan took) =>
        lookUps.Record(took.TotalSeconds, Tenant(tenant), new("outcome", outcome.ToString()));

    public void CallbackCreated(CallbackOrder order) =>
        callbacksCreated.Add(1, Tenant(order.Tenant), new("queue", order.Queue), new("source", order.Source.ToString()));

    public void CallbackHappened(CallbackState state, CallbackEvent happened, CallbackSettings settings)
    {
        var (tenant, queue) = (Tenant(state.Order!.Tenant), new KeyValuePair<string, object?>("queue", state.Order.Queue));
        if (happened is CallbackEvent.AttemptEnded attempt)
        {
            callbackAttempts.Add(1, tenant, queue, new("outcome", attempt.Outcome.ToString()),
                new("first", state.Attempts[^1].OfferId is null ? "customer" : "agent"));
            if (attempt.Visit is { } visit)
            {
                customerWait.Record(visit.WaitedMs / 1000.0, tenant, queue);
                if (visit.WaitedMs > settings.CustomerWaitMs)
                    customersKept.Add(1, tenant, queue);
            }
        }
        else if (happened is CallbackEvent.Ended ended)
            callbacksEnded.Add(1, tenant, queue, new("outcome", ended.Outcome.ToString()));
    }

    public void MessageHappened(MessageState state, MessageEvent happened)
    {
        var (tenant, mailbox) = (Tenant(state.Order!.Tenant), new KeyValuePair<string, object?>("mailbox", state.Order.Mailbox));
        if (happened is MessageEvent.Began)
            messagesTaken.Add(1, tenant, mailbox);
        else if (happened is MessageEvent.HearingEnded hearing)
            messageHearings.Add(1, tenant, mailbox, new("outcome", hearing.Outcome.ToString()));
        else if (happened is MessageEvent.Ended ended)
            messagesEnded.Add(1, tenant, mailbox, new("outcome", ended.Outcome.ToString()));
        else if (happened is MessageEvent.Taken taken && state.Outcome != MessageOutcome.Discarded)
            messageLength.Record(taken.LengthMs / 1000.0, tenant, mailbox);
    }

    public void OutboundRefused(string tenant, OutboundRefusal why) => outboundRefused.Add(1, Tenant(tenant), new("reason", why.ToString()));

    public void QueueIs(string key, QueueView view) => queues[key] = view;

    public void QueueGone(string key) => queues.TryRemove(key, out _);

    public void AgentIs(string key, string tenant, AgentPresence presence) => agents[key] = (tenant, presence);

    public void AgentGone(string key) => agents.TryRemove(key, out _);

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<int>> ObserveQueues(Func<QueueView, int> count) =>
        queues.Values.Select(queue => new Measurement<int>(count(queue), Tenant(queue.Tenant), new("queue", queue.Queue)));

    private IEnumerable<Measurement<int>> ObserveAgents() =>
        agents.Values.GroupBy(agent => agent).Select(group =>
            new Measurement<int>(group.Count(), Tenant(group.Key.Tenant), new("state", group.Key.Presence.ToString())));

    private static KeyValuePair<string, object?> Tenant(string tenant) => new("tenant", tenant);
}
