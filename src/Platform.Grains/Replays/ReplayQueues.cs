using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Grains.Replays;

/// <summary>The queues of a replay: the machine, and around it what <see cref="QueueGrain"/> does, in virtual time. Claims never expire.</summary>
internal sealed class ReplayQueues(ReplayClock clock, CatalogSnapshot catalog, string tenant)
{
    private const string Activation = "replay";
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Line> lines = [];

    public required Func<string, AgentOffer, (bool IsReserved, long Version)> Reserve { get; init; }
    public required Action<string, string> Release { get; init; }
    public required Func<string, CallOffer, AssignAnswer> Assign { get; init; }

    /// <summary>A queue, and when it looks by itself what is due.</summary>
    private sealed class Line(QueueDocument settings)
    {
        public QueueDocument Settings => settings;
        public QueueState State { get; set; } = QueueState.Initial;
        public DateTimeOffset TickAt { get; set; } = DateTimeOffset.MaxValue;
    }

    public JoinAnswer Join(string queue, JoinRequest request)
    {
        var line = LineOf(queue);
        var others = line.State.WaitingBeside(request.ContactKey);
        var refusal = Decide(line, new QueueCommand.Enqueue(request, line.Settings.MaxLength, DateTimeOffset.MaxValue));
        return new(refusal, others, line.State.PercentAtRisk);
    }

    public void Tell(string queue, QueueCommand command) => Decide(LineOf(queue), command);

    private QueueRefusal? Decide(Line line, QueueCommand command)
    {
        var decision = QueueMachine.Decide(line.State, command, Activation, clock.Now);
        line.State = decision.Events.Aggregate(line.State, QueueMachine.Apply);
        foreach (var effect in decision.Effects)
            Run(line, effect);
        ScheduleTick(line);
        return decision.Refusal;
    }

    private void Run(Line line, QueueEffect effect)
    {
        switch (effect)
        {
            case QueueEffect.ReserveAgent(var contact, var offer):
                clock.Send(() => AskAgent(line, contact, offer));
                break;
            case QueueEffect.AssignContact(var contact, var offer):
                clock.Send(() => Decide(line, new QueueCommand.AssignAnswered(contact, offer.OfferId,
                    Assign(contact, new CallOffer(offer.OfferId, offer.Agent, offer.At, offer.Why)))));
                break;
            case QueueEffect.ReleaseAgent release:
                clock.Send(() => Release(release.Agent, release.OfferId));
                break;
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private void AskAgent(Line line, string contact, PendingOffer offer)
    {
        var settings = line.Settings;
        var (isReserved, version) = Reserve(offer.Agent,
            new AgentOffer(offer.OfferId, contact, settings.QueueId, settings.RingTimeoutMs, settings.WrapUpPolicy()));
        Decide(line, new QueueCommand.ReserveAnswered(contact, offer.OfferId, isReserved, version));
    }

    private void ScheduleTick(Line line)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var waiting in new[] { line.State.Relaxing, line.State.Held })
        {
            if (!waiting.IsEmpty && waiting.Min.At < next)
                next = waiting.Min.At;
        }

        if (line.Settings.Overflows.Any(rule => rule.When == OverflowTrigger.AtRisk) && !line.State.Contacts.IsEmpty && clock.Now + SweepPeriod < next)
            next = clock.Now + SweepPeriod;
        if (next >= line.TickAt)
            return;
        line.TickAt = next;
        clock.At(next, () =>
        {
            if (line.TickAt > clock.Now)
                return;
            line.TickAt = DateTimeOffset.MaxValue;
            Decide(line, new QueueCommand.Tick());
        });
    }

    private Line LineOf(string queue)
    {
        if (lines.TryGetValue(queue, out var known))
            return known;
        var line = lines[queue] = new Line(catalog.FindQueue(tenant, queue) ?? new QueueDocument(tenant, queue, queue));
        Decide(line, new QueueCommand.Configure(QueuePolicy.Of(line.Settings)));
        return line;
    }
}
