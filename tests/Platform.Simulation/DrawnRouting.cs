using Platform.Domain.Agents;
using Platform.Domain.Catalog;

namespace Platform.Simulation;

/// <summary>
/// How calls are routed in the world of a seed: who can do what, who prefers what, what queues ask for and how they choose. Drawn apart
/// from all else, so that a seed's people and weather stay as they are.
/// </summary>
internal sealed class DrawnRouting(int seed, string tenant)
{
    public const string Mailbox = "night";

    private static readonly string[] Names = ["english", "billing"];

    private static readonly string[] Callers = [.. Enumerable.Range(0, 6).Select(i => $"+861390000000{i}")];

    private readonly Random random = new(seed ^ 0x5EED);
    private readonly Random callers = new(seed ^ 0xCA11);
    private readonly DrawnFlows flows = new(seed, tenant);
    private readonly Random callbacks = new(seed ^ 0xCBAC);
    private readonly Random customers = new(seed ^ 0xC057);
    private readonly Random loans = new(seed ^ 0x10A2);
    private readonly Random kinds = new(seed ^ 0x417D);
    private readonly Random crowds = new(seed ^ 0xC803);
    private readonly Random surveys = new(seed ^ 0x5A7E);
    private readonly Random announcements = new(seed ^ 0xA22);
    private readonly Random wrapUps = new(seed ^ 0x3A9);
    private readonly Random overflows = new(seed ^ 0x0F10);
    private readonly Random voicemails = new(seed ^ 0x7012);

    /// <summary>Every fourth world knows no skills.</summary>
    private readonly bool hasSkills = seed / 4 % 4 != 0;

    /// <summary>In every fourth world nearly everybody calls one queue, which then asks for agents of the other.</summary>
    private readonly bool isCrowded = seed % 4 == 2;

    public IEnumerable<CatalogDocument> Documents =>
        [DrawMailbox(), .. Names.Select(name => new SkillDocument(tenant, name, name)), new CallerListDocument(tenant, "gold", "Gold", Callers.Take(2).ToList()), .. flows.Documents];

    public string? DrawFlow() => flows.Draw();

    /// <param name="queues">The first of them is the crowded one.</param>
    public string DrawQueue(IReadOnlyList<string> queues) => queues[isCrowded && crowds.Next(10) > 0 ? 0 : crowds.Next(queues.Count)];

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
            Announcements = DrawAnnouncements(),
            Borrows = loans.Next(2) == 0 && !isCrowded ? [] : [new(queue.QueueId == "sales" ? "support" : "sales", loans.Next(2))],
            Survey = surveys.Next(2) == 0 ? "survey" : null,
            WrapUpMode = (WrapUpMode)wrapUps.Next(3),
            WrapUpExtensionMs = wrapUps.Next(2) * 30_000,
            ServiceLevel = new ServiceLevelTarget(80, 5_000),
            LastAgent = overflows.Next(2) == 0 ? null : new LastAgentRule(600_000, overflows.Next(4) * 5_000),
            Overflows = [.. Enumerable.Range(0, overflows.Next(4)).Select(_ => DrawOverflow(queue.QueueId))],
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

    /// <summary>Of the queue or, in some worlds, of an agent.</summary>
    private MailboxDocument DrawMailbox()
    {
        var isOfQueue = voicemails.Next(5) > 0;
        return new(tenant, Mailbox, "Night")
        {
            Queue = isOfQueue ? "support" : null,
            Agent = isOfQueue ? null : "1001",
            MaxLengthMs = voicemails.Next(5, 30) * 1000,
            MinLengthMs = 2_000,
            SilenceMs = 2_000,
            YieldMs = voicemails.Next(4) * 10_000,
            RetryAfterMs = voicemails.Next(10, 40) * 1000,
        };
    }

    private OverflowRule DrawOverflow(string queue)
    {
        string[] targets = [queue == "sales" ? "queue:support" : "queue:sales", "agent:1004", "number:+8613700000000", "number:+8613700000001", "number:+8613600000000"];
        var to = targets[overflows.Next(targets.Length)];
        if (voicemails.Next(3) == 0)
            to = $"voicemail:{Mailbox}";
        return overflows.Next(4) switch
        {
            0 => new OverflowRule(OverflowTrigger.Wait, to, AfterMs: overflows.Next(5, 80) * 1000),
            1 => new OverflowRule(OverflowTrigger.Length, to, MoreThan: overflows.Next(4)),
            2 => new OverflowRule(OverflowTrigger.NoAgent, to, AfterMs: overflows.Next(30) * 1000),
            _ => new OverflowRule(OverflowTrigger.AtRisk, to),
        };
    }

    private AnnouncementSettings? DrawAnnouncements() => announcements.Next(3) == 0 ? null : new(
        announcements.Next(4) != 0, announcements.Next(1, 4), announcements.Next(4) != 0, FirstAfterMs: announcements.Next(10) * 1000,
        EveryMs: announcements.Next(3) * 10_000, OnlyIfBetter: announcements.Next(2) == 0, Prompts: announcements.Next(3) == 0 ? ["web"] : []);

    /// <summary>Some worlds call nobody back at this time of day, and some queues nobody at all.</summary>
    private CallbackSettings? DrawCallback()
    {
        var settings = new CallbackSettings("1", callbacks.Next(2) == 0, callbacks.Next(5, 30) * 1000, callbacks.Next(1, 4), RetryAfterMs: callbacks.Next(10, 60) * 1000,
            GiveUpAfterMs: callbacks.Next(2, 12) * 60_000);
        if (customers.Next(2) == 0)
            settings = settings with
            {
                Mode = CallbackMode.CustomerFirst,
                LeadMs = customers.Next(7) * 20_000,
                MaxAhead = customers.Next(1, 4),
                CustomerWaitMs = customers.Next(1, 30) * 1000,
                Greeting = customers.Next(3) == 0 ? "web" : null,
            };
        if (customers.Next(2) == 0)
            settings = settings with { GiveUpMailbox = Mailbox };
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
            Takes = DrawKinds(),
            Skills = hasSkills ? levels.Take(random.Next(3)).ToList() : [],
            Preferences = random.Next(2) == 0 ? [] : preferences,
        };
    }

    /// <summary>Most agents take everything; some are spared calls, or messages, or both.</summary>
    private IReadOnlyList<ContactKind> DrawKinds() => kinds.Next(8) switch
    {
        0 => [ContactKind.Call],
        1 => [ContactKind.Callback, ContactKind.Message],
        2 => [ContactKind.Call, ContactKind.Callback],
        _ => ContactKindSets.All,
    };
}
