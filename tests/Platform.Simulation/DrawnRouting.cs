using Platform.Domain.Agents;
using Platform.Domain.Catalog;

namespace Platform.Simulation;

/// <summary>
/// How calls are routed in the world of a seed: who can do what, who prefers what, what queues ask for and how they choose. Drawn apart
/// from all else, so that a seed's people and weather stay as they are.
/// </summary>
internal sealed class DrawnRouting(int seed, string tenant)
{
    private static readonly string[] Names = ["english", "billing"];

    private static readonly string[] Callers = [.. Enumerable.Range(0, 6).Select(i => $"+861390000000{i}")];

    private readonly Random random = new(seed ^ 0x5EED);
    private readonly Random callers = new(seed ^ 0xCA11);
    private readonly Random callbacks = new(seed ^ 0xCBAC);
    private readonly Random wrapUps = new(seed ^ 0x3A9);

    /// <summary>Every fourth world knows no skills.</summary>
    private readonly bool hasSkills = seed / 4 % 4 != 0;

    public IEnumerable<CatalogDocument> Documents =>
        [.. Names.Select(name => new SkillDocument(tenant, name, name)), new CallerListDocument(tenant, "gold", "Gold", Callers.Take(2).ToList())];

    public string DrawCaller() => Callers[callers.Next(Callers.Length)];

    public QueueDocument Draw(QueueDocument queue)
    {
        var strategies = Enum.GetValues<QueueStrategy>();
        var strategy = strategies[random.Next(strategies.Length)];
        queue = queue with
        {
            Priorities = callers.Next(2) == 0 ? [] : [new(callers.Next(1, 11), List: "gold"), new(callers.Next(1, 11), Caller: Callers[1])],
            AgeingMs = callers.Next(1, 30) * 1000,
            Callback = DrawCallback(),
            WrapUpMode = (WrapUpMode)wrapUps.Next(3),
            WrapUpExtensionMs = wrapUps.Next(2) * 30_000,
        };
        var (first, second, relaxes) = (random.Next(1, 7), random.Next(1, 7), random.Next(3));
        if (!hasSkills)
            return queue with { Strategy = strategy };
        return queue with
        {
            Strategy = strategy,
            Skills = [new(Names[0], first), new(Names[1], second)],
            Relaxations = relaxes == 0 ? [] : [new(random.Next(5, 20) * 1000, [new(Names[0], random.Next(1, first + 1))]), new(random.Next(25, 40) * 1000, [])],
        };
    }

    /// <summary>Some worlds call nobody back at this time of day, and some queues nobody at all.</summary>
    private CallbackSettings? DrawCallback()
    {
        var settings = new CallbackSettings("1", callbacks.Next(2) == 0, callbacks.Next(5, 30) * 1000, callbacks.Next(1, 4), RetryAfterMs: callbacks.Next(10, 60) * 1000,
            GiveUpAfterMs: callbacks.Next(2, 12) * 60_000);
        return callbacks.Next(8) switch
        {
            0 => null,
            1 => settings with { From = "12:00", To = "18:00" },
            2 => settings with { From = "18:00", To = "12:00" },
            _ => settings,
        };
    }

    public AgentDocument Draw(AgentDocument agent)
    {
        var levels = Names.Select(name => new SkillLevel(name, random.Next(1, 11))).ToList();
        var preferences = agent.Queues.Select(queue => new QueuePreference(queue, random.Next(1, 4))).ToList();
        return agent with
        {
            Skills = hasSkills ? levels.Take(random.Next(3)).ToList() : [],
            Preferences = random.Next(2) == 0 ? [] : preferences,
        };
    }
}
