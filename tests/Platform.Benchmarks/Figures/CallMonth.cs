using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Figures;
using CallFacts = Platform.Domain.Figures.CallFacts;
using Platform.Storage;

namespace Platform.Benchmarks.Figures;

/// <summary>The calls of a month of one tenant: 20 queues, 40 numbers, busy by day, and what their agents did meanwhile.</summary>
internal sealed class CallMonth(int calls, int agents)
{
    public const string Tenant = "acme";
    private const int Queues = 20;
    private const int Numbers = 40;
    private const int Writers = 256;
    private const int Page = 500;

    public static readonly DateTimeOffset From = new(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset To = From.AddMonths(1);

    public int Calls => calls;

    public int Stretches { get; private set; }

    /// <summary>Writes records and stretches, then reads every record again and counts it: what the report has to equal.</summary>
    public async Task<Dictionary<FigureKey, FigureSums>> WriteAsync(PlatformStore store)
    {
        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (i, cancellation) => await store.CallRecords.CloseAsync(Call(i), [], cancellation));
        var sums = await RecountAsync(store);
        for (var agent = 0; agent < agents; agent++)
        {
            var days = Enumerable.Range(0, 30).Select(day => Day(agent, day)).ToList();
            foreach (var day in days)
                await store.Figures.AddAsync(Tenant, Id(agent), day, CancellationToken.None);
            Add(sums, IntervalSums.Of(Id(agent), days.SelectMany(day => day)));
            Stretches += days.Sum(day => day.Count);
        }

        return sums;
    }

    private static async Task<Dictionary<FigureKey, FigureSums>> RecountAsync(PlatformStore store)
    {
        var sums = new Dictionary<FigureKey, FigureSums>();
        for (string? before = null; ;)
        {
            var page = await store.CallRecords.ListAsync(Tenant, new CallQuery(before, Limit: Page), CancellationToken.None);
            foreach (var record in page)
                Add(sums, IntervalSums.Of(CallFacts.Of(record), record.To));
            if (page.Count < Page)
                return sums;
            before = page[^1].CallId;
        }
    }

    private static void Add(Dictionary<FigureKey, FigureSums> sums, IEnumerable<KeyValuePair<FigureKey, FigureSums>> more)
    {
        foreach (var (key, value) in more)
            sums[key] = sums.TryGetValue(key, out var known) ? known + value : value;
    }

    private static string Id(int agent) => $"{1001 + agent}";

    /// <summary>A tenth of the calls come at night, the others between eight and twenty.</summary>
    private CallRecord Call(int i)
    {
        var random = new Random(i);
        var day = random.Next(30);
        var hour = random.Next(10) == 0 ? random.NextDouble() * 24 : 8 + (random.NextDouble() * 12);
        var at = From.AddDays(day).AddHours(hour);
        var (queue, agent) = ($"queue-{random.Next(Queues)}", Id(random.Next(agents)));
        var (waitS, isAnswered) = (random.Next(60), random.Next(10) > 0);
        var (answered, ended) = (at.AddSeconds(waitS), at.AddSeconds(waitS + (isAnswered ? random.Next(20, 600) : 0)));
        var wait = new PathStep(PathStepKind.Queue, queue, at) { To = answered };
        var offered = new OfferedCall(Tenant, $"{i:D9}", $"{i}@trunk", "trunk-1", $"+86138{random.Next(100_000_000):D8}",
            $"+8621100000{random.Next(Numbers):D2}", queue, "node-1", at);
        return CallRecord.Open(offered) with
        {
            EndedAt = ended,
            Cause = isAnswered ? EndCause.CallerHungUp : EndCause.Abandoned,
            Agent = isAnswered ? agent : null,
            Legs = isAnswered ? [new CallLeg("o1", LegRole.Agent, agent, at) { Agent = agent }] : [],
            Path = isAnswered ? [wait, new PathStep(PathStepKind.Talk, agent, answered) { To = ended, LegId = "o1" }] : [wait],
        };
    }

    /// <summary>Eight hours of an agent in stretches of some minutes.</summary>
    private static List<AgentStretch> Day(int agent, int day)
    {
        var random = new Random((agent * 31) + day);
        var at = From.AddDays(day).AddHours(8 + (4 * random.Next(2)));
        var end = at.AddHours(8);
        var stretches = new List<AgentStretch>();
        while (at < end)
        {
            var to = at.AddSeconds(random.Next(20, 600));
            var presence = (AgentPresence)random.Next(1, 7);
            stretches.Add(new(presence, at, to, null, presence == AgentPresence.WrapUp ? $"queue-{random.Next(Queues)}" : ""));
            at = to;
        }

        return stretches;
    }
}
