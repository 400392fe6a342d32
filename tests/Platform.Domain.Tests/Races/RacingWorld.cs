using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Queues;
using Platform.Domain.Tests.Calls;
using Platform.Domain.Tests.Queues;

namespace Platform.Domain.Tests.Races;

/// <summary>
/// One queue, its agents and calls, joined by messages that are late, reordered, doubled and lost, all from one seed.
/// It wires the machines as the grains do: a call's own turn covers confirming with the agent and starting the offer;
/// everything else crosses. After each step it checks that a call holds its agent only while that agent is held for it, and,
/// once it is calm, that no call waits for long while an agent is ready.
/// </summary>
internal sealed partial class RacingWorld(int seed)
{
    private const int RenewalMs = 10_000;
    private const int MaxWaitMs = 120_000;

    /// <summary>An unsettled offer's life, and a renewal of each side.</summary>
    private static readonly TimeSpan PatienceInCalm = QueueMachine.OfferLifetime + TimeSpan.FromMilliseconds(2 * RenewalMs);

    private readonly Random chance = new(seed);
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> due = new();
    private readonly Dictionary<string, CallState> calls = [];
    private readonly Dictionary<string, AgentState> agents = [];
    private readonly Dictionary<string, int> posted = [];
    private QueueState queue = QueueState.Initial;
    private int activation = 1;
    private int order;
    private bool calm;
    private DateTimeOffset lastInOrder;

    private DateTimeOffset now = CallCases.Start;

    public int Answered { get; private set; }

    /// <summary>Rough weather for two minutes, then calm until everything should be at rest. Null when all is well.</summary>
    public string? Run()
    {
        for (var i = 1; i <= 3; i++)
            StartAgent($"a{i}");
        for (var i = 1; i <= 8; i++)
            StartCall($"c{i}");
        for (var i = 0; i < chance.Next(3); i++)
            After(chance.Next(120_000), LoseQueue);
        Every(1_000, () => DecideQueue(new QueueCommand.Tick()));
        After(120_000, () => calm = true);
        var end = now.AddMinutes(12);
        while (due.TryDequeue(out var step, out var priority) && priority.At < end)
        {
            now = priority.At;
            step();
            if (FindBreach() is { } breach)
                return $"seed {seed} at {now - CallCases.Start}: {breach}";
        }

        return FindUnrest() is { } unrest ? $"seed {seed} at the end: {unrest}" : null;
    }

    private string? FindBreach()
    {
        foreach (var (id, call) in calls)
        {
            if (call.LiveOffer is { } offer && agents[offer.Agent].Offer?.OfferId != offer.OfferId)
                return $"call {id} holds {offer.OfferId}, but {offer.Agent} is {agents[offer.Agent].Presence} for {agents[offer.Agent].Offer?.OfferId ?? "nobody"}";
        }

        return QueueInvariants.FindBreach(queue) ?? FindNeglect();
    }

    private string? FindNeglect()
    {
        if (!calm || calls.Values.All(call => call.Phase != CallPhase.Waiting) || agents.Values.All(agent => agent.Presence != AgentPresence.Ready))
            lastInOrder = now;
        return now - lastInOrder <= PatienceInCalm
            ? null
            : $"{string.Join(", ", calls.Where(call => call.Value.Phase == CallPhase.Waiting).Select(call => call.Key))} wait though {string.Join(", ", agents.Where(agent => agent.Value.Presence == AgentPresence.Ready).Select(agent => agent.Key))} are ready";
    }

    private string? FindUnrest()
    {
        foreach (var (id, call) in calls)
        {
            if (call.Phase != CallPhase.Ended || posted.GetValueOrDefault(id) != 1)
                return $"call {id} is {call.Phase} and has {posted.GetValueOrDefault(id)} records";
        }

        var busy = agents.FirstOrDefault(agent => agent.Value.IsBusy);
        if (busy.Key is not null)
            return $"agent {busy.Key} is still {busy.Value.Presence} for {busy.Value.Offer}";
        return queue.Contacts.IsEmpty ? null : $"the queue still has {string.Join(", ", queue.Contacts.Values)}";
    }

    private void After(int milliseconds, Action step) => due.Enqueue(step, (now.AddMilliseconds(milliseconds), order++));

    private void Every(int milliseconds, Action step) => After(milliseconds, () =>
    {
        step();
        Every(milliseconds, step);
    });

    /// <summary>A message: late in any order, and in rough weather sometimes doubled or lost.</summary>
    private void Send(Action message, Action? whenLost = null)
    {
        var fate = calm ? 99 : chance.Next(100);
        if (fate < 6)
        {
            if (whenLost is not null)
                After(chance.Next(5_000), whenLost);
            return;
        }

        After(chance.Next(1_500), message);
        if (fate < 14)
            After(chance.Next(8_000), message);
    }

    private void LoseQueue()
    {
        queue = QueueState.Initial with { SettlesAt = now.AddMilliseconds(RenewalMs) };
        activation++;
    }

    private void DecideQueue(QueueCommand command)
    {
        var decision = QueueMachine.Decide(queue, command, $"x{activation}", now);
        queue = decision.Events.Aggregate(queue, QueueMachine.Apply);
        foreach (var effect in decision.Effects)
            RunQueueEffect(effect);
    }

    private void RunQueueEffect(QueueEffect effect)
    {
        switch (effect)
        {
            case QueueEffect.ReserveAgent(var contact, var offer):
                Send(
                    () => Reserve(contact, offer),
                    () => DecideQueue(new QueueCommand.ReserveAnswered(contact, offer.OfferId, false, 0)));
                break;
            case QueueEffect.AssignContact(var contact, var offer):
                Send(
                    () => Assign(contact, offer),
                    () => DecideQueue(new QueueCommand.AssignAnswered(contact, offer.OfferId, AssignAnswer.Unknown)));
                break;
            case QueueEffect.ReleaseAgent(var agent, var offerId):
                Send(() => DecideAgent(agent, new AgentCommand.Release(offerId)));
                break;
        }
    }

    private void Reserve(string contact, PendingOffer offer)
    {
        var refusal = DecideAgent(offer.Agent, new AgentCommand.Reserve(new AgentOffer(offer.OfferId, contact, "support", 20_000, new WrapUpPolicy(5_000))));
        var version = agents[offer.Agent].Version;
        Send(
            () => DecideQueue(new QueueCommand.ReserveAnswered(contact, offer.OfferId, refusal is null, version)),
            () => DecideQueue(new QueueCommand.ReserveAnswered(contact, offer.OfferId, false, 0)));
    }

    /// <summary>The call's turn: would it take the offer, does the agent confirm, take it.</summary>
    private void Assign(string contact, PendingOffer pending)
    {
        var start = new CallCommand.StartOffer(new CallOffer(pending.OfferId, pending.Agent, now, pending.Why));
        var answer = CallMachine.Decide(calls[contact], start, now).Refusal switch
        {
            CallRefusal.Stale => AssignAnswer.AgentGone,
            not null => AssignAnswer.ContactGone,
            null when calls[contact].LiveOffer?.OfferId == pending.OfferId => AssignAnswer.Accepted,
            null when DecideAgent(pending.Agent, new AgentCommand.Confirm(pending.OfferId)) is not null => AssignAnswer.AgentGone,
            null => AssignAnswer.Accepted,
        };
        if (answer == AssignAnswer.Accepted)
            DecideCall(contact, start);
        Send(
            () => DecideQueue(new QueueCommand.AssignAnswered(contact, pending.OfferId, answer)),
            () => DecideQueue(new QueueCommand.AssignAnswered(contact, pending.OfferId, AssignAnswer.Unknown)));
    }
}
