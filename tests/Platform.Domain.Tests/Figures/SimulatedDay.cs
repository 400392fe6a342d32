using Platform.Domain.Figures;

namespace Platform.Domain.Tests.Figures;

/// <summary>
/// Eight hours of one queue, first come first served: callers come at random, more of them at noon; handling times are log-normal, patience
/// is exponential; a sixth of the agents is on a break at any time. Its own small model, so that nothing of the estimate is in it.
/// </summary>
internal sealed class SimulatedDay
{
    private const double DayMs = 8 * 3_600_000.0;
    private const double PatienceMs = 240_000;
    private const double MedianHandlingMs = 150_000;
    private const double Spread = 0.6;
    private const int Remembered = 100;

    private readonly Random random;
    private readonly int agents;
    private readonly double load;
    private readonly PriorityQueue<Action<double>, double> events = new();
    private readonly LinkedList<Caller> line = new();
    private readonly Queue<(double HandlingMs, double WaitMs, bool Abandoned)> lately = new();
    private readonly List<(double ToldMs, double WaitedMs)> told = [];
    private int free;
    private int present;

    public SimulatedDay(int seed, int agents, double load)
    {
        (random, this.agents, this.load) = (new Random(seed), agents, load);
        (free, present) = (agents, agents);
    }

    private sealed class Caller(double at)
    {
        public double At => at;
        public double? ToldMs { get; set; }
    }

    /// <returns>What each caller who had to wait was told, and how long it waited, if it was answered.</returns>
    public IReadOnlyList<(double ToldMs, double WaitedMs)> Run()
    {
        Schedule(0, Arrive);
        for (var agent = 0; agent < agents; agent++)
            Schedule(random.NextDouble() * 3_600_000, GoOnBreak);
        while (events.TryDequeue(out var happen, out var at))
            happen(at);
        return told;
    }

    private void Schedule(double at, Action<double> happen) => events.Enqueue(happen, at);

    private void Arrive(double now)
    {
        var meanHandlingMs = MedianHandlingMs * Math.Exp(Spread * Spread / 2);
        var rate = load * agents * 5 / 6 / meanHandlingMs * (0.7 + (0.6 * Math.Sin(Math.PI * now / DayMs)));
        if (now < DayMs)
            Schedule(now + Exponential(1 / rate), Arrive);
        var caller = new Caller(now);
        if (free == 0 && present > 0)
            caller.ToldMs = ExpectedWait.Of(line.Count + 1, present, 0, Pace())?.TotalMilliseconds;
        var place = line.AddLast(caller);
        Schedule(now + Exponential(PatienceMs), at => HangUp(place, at));
        Serve(now);
    }

    private void HangUp(LinkedListNode<Caller> place, double now)
    {
        if (place.List is null)
            return;
        line.Remove(place);
        Remember(0, now - place.Value.At, abandoned: true);
    }

    private void Serve(double now)
    {
        while (free > 0 && line.First is { Value: var caller })
        {
            line.RemoveFirst();
            free--;
            if (caller.ToldMs is { } toldMs)
                told.Add((toldMs, now - caller.At));
            var handlingMs = MedianHandlingMs * Math.Exp(Spread * Normal());
            Schedule(now + handlingMs, at => Finish(handlingMs, now - caller.At, at));
        }
    }

    private void Finish(double handlingMs, double waitMs, double now)
    {
        Remember(handlingMs, waitMs, abandoned: false);
        free++;
        Serve(now);
    }

    /// <summary>Breaks of ten minutes, one an hour; an agent in a contact goes later.</summary>
    private void GoOnBreak(double now)
    {
        if (now > DayMs)
            return;
        if (free == 0)
        {
            Schedule(now + 20_000, GoOnBreak);
            return;
        }

        free--;
        present--;
        Schedule(now + 600_000, back =>
        {
            free++;
            present++;
            Schedule(back + 3_000_000, GoOnBreak);
            Serve(back);
        });
    }

    private void Remember(double handlingMs, double waitMs, bool abandoned)
    {
        lately.Enqueue((handlingMs, waitMs, abandoned));
        if (lately.Count > Remembered)
            lately.Dequeue();
    }

    private ServicePace Pace()
    {
        var answered = lately.Where(contact => !contact.Abandoned).ToList();
        var abandoned = lately.Where(contact => contact.Abandoned).ToList();
        return ServicePace.Of(new FigureSums
        {
            [Measure.Handled] = answered.Count,
            [Measure.TalkMs] = (long)answered.Sum(contact => contact.HandlingMs),
            [Measure.AnswerWaitMs] = (long)answered.Sum(contact => contact.WaitMs),
            [Measure.Abandoned] = abandoned.Count,
            [Measure.AbandonWaitMs] = (long)abandoned.Sum(contact => contact.WaitMs),
        });
    }

    private double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
