using Platform.Domain.Queues;

namespace Platform.Benchmarks.Queues;

/// <summary>
/// The pure queue alone: agents come free one after the other and are matched with the head of the queue; each contact that
/// gets an agent is followed by a new one, so the queue stays as long as it is.
/// </summary>
internal sealed class QueueMachineBench(int agents, int waiting)
{
    private const int Assignments = 200_000;
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly Dictionary<string, long> _versions = [];
    private QueueState _state = QueueState.Initial;
    private int _contacts;
    private int _assigned;
    private int _turn;

    private DateTimeOffset Now => Start.AddMilliseconds(_turn);

    public void Run(TextWriter output)
    {
        for (var i = 0; i < waiting; i++) Join();
        Assign(Assignments / 10);
        var meter = new CpuMeter();
        Assign(Assignments);
        var (cpu, allocated) = (meter.Cpu, meter.AllocatedBytes);
        output.Row("queue-decisions/machine/rate", Assignments / cpu.TotalSeconds, "assignments/cpu-s");
        output.Row("queue-decisions/machine/allocated", (double)allocated / Assignments, "bytes/assignment");
    }

    private void Assign(int count)
    {
        for (var until = _assigned + count; _assigned < until; _turn++)
            BecomeFree($"{1001 + (_turn % agents)}");
    }

    private void BecomeFree(string agent)
    {
        var version = _versions[agent] = _versions.GetValueOrDefault(agent) + 2;
        Decide(new QueueCommand.AgentAvailable(agent, Now, version, DateTimeOffset.MaxValue));
    }

    private void Join() =>
        Decide(new QueueCommand.Enqueue(new JoinRequest($"call:acme/{++_contacts:D10}", Start.AddMilliseconds(_contacts)), int.MaxValue, DateTimeOffset.MaxValue));

    private void Decide(QueueCommand command)
    {
        var decision = QueueMachine.Decide(_state, command, "bench", Now);
        foreach (var happened in decision.Events) _state = QueueMachine.Apply(_state, happened);
        foreach (var effect in decision.Effects) Answer(effect);
    }

    private void Answer(QueueEffect effect)
    {
        switch (effect)
        {
            case QueueEffect.ReserveAgent reserve:
                Decide(new QueueCommand.ReserveAnswered(reserve.ContactKey, reserve.Offer.OfferId, true, reserve.Offer.AgentVersion + 1));
                break;
            case QueueEffect.AssignContact assign:
                Decide(new QueueCommand.AssignAnswered(assign.ContactKey, assign.Offer.OfferId, AssignAnswer.Accepted));
                _assigned++;
                Join();
                break;
            default:
                throw new InvalidOperationException($"Nobody should do {effect}.");
        }
    }
}
