using System.Diagnostics;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Benchmarks.Queues;

/// <summary>
/// A whole floor of pure queues and agents, joined as the grains join them: a free agent tells its five queues, each that has somebody
/// for it asks to hold it, the first one has it, and the others' contacts wait on. Queues ask for a skill, relax, and use all strategies.
/// As many wait as ever, a minute on average: each contact that gets an agent is followed by a new one in its queue.
/// </summary>
internal sealed class RoutingFloor
{
    private const int QueuesPerAgent = 5;
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(1);
    private readonly Dictionary<string, QueueState> _queues = [];
    private readonly Dictionary<string, (AgentState State, AgentDocument Declared)> _agents = [];
    private readonly List<string> _agentIds;
    private readonly Queue<(string Queue, QueueEffect Effect)> _messages = new();
    private readonly List<double> _delaysMs = [];
    private readonly TimeSpan _pace;
    private string _freed = "";
    private long _freeSince;
    private int _contacts;
    private int _assigned;
    private int _turn;

    public RoutingFloor(int agents, int queues, int waiting)
    {
        var strategies = Enum.GetValues<QueueStrategy>();
        for (var queue = 0; queue < queues; queue++)
        {
            var policy = new QueuePolicy(strategies[queue % strategies.Length],
                [new SkillStep(TimeSpan.Zero, [new("en", 1 + (queue % 8))]), new SkillStep(TimeSpan.FromSeconds(20), [new("en", 1)]), new SkillStep(TimeSpan.FromSeconds(40), [])]);
            _queues[$"q{queue}"] = QueueState.Initial;
            Decide($"q{queue}", new QueueCommand.Configure(policy));
        }

        _pace = Wait / waiting;
        for (_turn = -waiting; _turn < 0; _turn++) Join($"q{_random.Next(queues)}");
        _agentIds = [.. Enumerable.Range(0, agents).Select(agent => $"{100_000 + agent}")];
        foreach (var agent in _agentIds) LogIn(agent, queues);
    }

    public int Assigned => _assigned;

    /// <summary>
    /// Milliseconds from the end of an agent's contact to the next contact being told of it; of agents who got one at once.
    /// </summary>
    public IReadOnlyList<double> Delays => _delaysMs;

    private DateTimeOffset Now => Start + (_turn * _pace);

    /// <summary>One agent after the other ends its contact and is free.</summary>
    public void Run(int assignments)
    {
        _delaysMs.Clear();
        for (var until = _assigned + assignments; _assigned < until; _turn++)
        {
            var agent = _agentIds[_turn % _agentIds.Count];
            var state = _agents[agent].State;
            if (state.Offer is not { } offer) continue;
            (_freed, _freeSince) = (agent, Stopwatch.GetTimestamp());
            Decide(agent, new AgentCommand.ContactEnded(offer.OfferId));
        }
    }

    private void LogIn(string agent, int queues)
    {
        var own = Enumerable.Range(0, QueuesPerAgent).Select(_ => $"q{_random.Next(queues)}").Distinct().ToList();
        var declared = new AgentDocument("acme", agent, agent, own) { Skills = [new("en", _random.Next(1, 11))], Preferences = [new(own[0], 1 + _random.Next(3))] };
        _agents[agent] = (AgentState.Initial, declared);
        Decide(agent, new AgentCommand.Login("s", new SeatLease("voice", agent, 1, DateTimeOffset.MaxValue), [.. own], true, DateTimeOffset.MaxValue));
    }

    private void Join(string queue) =>
        Decide(queue, new QueueCommand.Enqueue(new JoinRequest($"call:acme/{++_contacts:D10}", Now), int.MaxValue, DateTimeOffset.MaxValue));

    private void Decide(string queue, QueueCommand command)
    {
        var decision = QueueMachine.Decide(_queues[queue], command, "bench", Now);
        _queues[queue] = decision.Events.Aggregate(_queues[queue], QueueMachine.Apply);
        foreach (var effect in decision.Effects) _messages.Enqueue((queue, effect));
    }

    private AgentRefusal? Decide(string agent, AgentCommand command)
    {
        var (state, declared) = _agents[agent];
        var decision = AgentMachine.Decide(state, command, Now);
        state = decision.Events.Aggregate(state, AgentMachine.Apply);
        _agents[agent] = (state, declared);
        foreach (var tell in decision.Effects.OfType<AgentEffect.TellQueues>())
        {
            foreach (var queue in QueueOrder.Of(state.Queues, declared, state.LastQueue).SelectMany(queues => queues))
                Decide(queue, tell.Available ? Available(queue, state, declared) : new QueueCommand.AgentUnavailable(agent, state.Version));
        }

        if (command is AgentCommand.Login or AgentCommand.ContactEnded) Deliver();
        return decision.Refusal;
    }

    private static QueueCommand.AgentAvailable Available(string queue, AgentState state, AgentDocument declared) =>
        new(declared.AgentId, state.IdleSince, state.Version, DateTimeOffset.MaxValue)
        {
            Profile = new AgentProfile(declared.Skills, declared.PreferenceOf(queue), state.OccupancyPermille)
            {
                Takes = declared.Takes.Together(),
            },
        };

    private void Deliver()
    {
        while (_messages.TryDequeue(out var message)) Deliver(message.Queue, message.Effect);
    }

    private void Deliver(string queue, QueueEffect effect)
    {
        switch (effect)
        {
            case QueueEffect.ReserveAgent(var contact, var offer):
                var refusal = Decide(offer.Agent, new AgentCommand.Reserve(new AgentOffer(offer.OfferId, contact, queue, 20_000, WrapUpPolicy.None)));
                Decide(queue, new QueueCommand.ReserveAnswered(contact, offer.OfferId, refusal is null, _agents[offer.Agent].State.Version));
                break;
            case QueueEffect.AssignContact(var contact, var offer):
                if (offer.Agent == _freed) _delaysMs.Add(Stopwatch.GetElapsedTime(_freeSince).TotalMilliseconds);
                _assigned++;
                Decide(offer.Agent, new AgentCommand.Confirm(offer.OfferId));
                Decide(offer.Agent, new AgentCommand.OfferResult(offer.OfferId, OfferOutcome.Answered));
                Decide(queue, new QueueCommand.AssignAnswered(contact, offer.OfferId, AssignAnswer.Accepted));
                Join(queue);
                break;
            default:
                throw new InvalidOperationException($"Nobody should do {effect}.");
        }
    }
}
