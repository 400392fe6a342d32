using System.Collections.Immutable;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>What an agent must be able to do for a contact that waited so long.</summary>
public sealed record SkillStep(TimeSpan After, ImmutableArray<SkillRequirement> Skills);

/// <summary>What a queue knows of an agent beyond that it is free.</summary>
/// <param name="Preference">How gladly the agent serves the queue: 1 (the first choice) to 10.</param>
/// <param name="OccupancyPermille">See <see cref="QueueStrategy.LeastOccupied"/>.</param>
public sealed record AgentProfile(IReadOnlyList<SkillLevel> Skills, int Preference, int OccupancyPermille)
{
    /// <summary>Of an agent who only helps out.</summary>
    public const int LeastPreference = 11;

    /// <summary>What the agent is offered.</summary>
    public ContactKinds Takes { get; init; } = ContactKinds.All;

    public static AgentProfile Plain { get; } = new([], 1, 0);

    public int LevelOf(string skill)
    {
        foreach (var own in Skills)
        {
            if (own.Skill == skill)
                return own.Level;
        }

        return 0;
    }

    public int TotalLevel => Skills.Sum(skill => skill.Level);
}

/// <summary>How a queue chooses. Steps only ever ask for less, so whoever fits one fits all later ones.</summary>
/// <param name="Steps">What is asked at once, then the relaxations, the shortest wait first.</param>
public sealed record QueuePolicy(QueueStrategy Strategy, ImmutableArray<SkillStep> Steps)
{
    /// <summary>How much waiting a point of priority counts as.</summary>
    public TimeSpan Ageing { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Agents who ring for one contact at once; 1 but for <see cref="QueueStrategy.RingAll"/>.</summary>
    public int RingLimit { get; init; } = 1;

    /// <summary>Null for none.</summary>
    public ServiceLevelTarget? ServiceLevel { get; init; }

    /// <summary>From whom it borrows while its service level is at risk.</summary>
    public ImmutableArray<BorrowRule> Borrows { get; init; } = [];

    /// <summary>How contacts that are away are called; null where none is.</summary>
    public CallingAhead? CallingAhead { get; init; }

    public static QueuePolicy Default { get; } = new(QueueStrategy.LongestIdle, [new SkillStep(TimeSpan.Zero, [])]);

    public static QueuePolicy Of(QueueDocument queue) => new(queue.Strategy,
    [
        new SkillStep(TimeSpan.Zero, [.. queue.Skills]),
        .. queue.Relaxations.Select(step => new SkillStep(TimeSpan.FromMilliseconds(step.AfterMs), [.. step.Skills])),
    ])
    {
        Ageing = TimeSpan.FromMilliseconds(queue.AgeingMs),
        RingLimit = queue.Strategy == QueueStrategy.RingAll ? queue.RingLimit : 1,
        ServiceLevel = queue.ServiceLevel,
        Borrows = [.. queue.Borrows],
        CallingAhead = queue.Callback is { Mode: CallbackMode.CustomerFirst } callback
            ? new(callback.MaxAhead, TimeSpan.FromMilliseconds(callback.LeadMs), TimeSpan.FromMilliseconds(callback.CustomerWaitMs))
            : null,
    };

    /// <summary>
    /// Since when a contact counts as waiting. All contacts age alike, so who comes before whom never changes while they wait, and
    /// nobody is overtaken by those who come later than the most points are worth.
    /// </summary>
    public DateTimeOffset CountsFrom(WaitingContact contact) => contact.EnqueuedAt - (contact.Priority.Points * Ageing);

    public bool IsInTime(TimeSpan wait) => wait.TotalMilliseconds <= ServiceLevel!.WithinMs;

    /// <summary>The step that a contact is at after a wait.</summary>
    public int StepAfter(TimeSpan wait)
    {
        var step = Steps.Length - 1;
        while (step > 0 && wait < Steps[step].After)
            step--;
        return step;
    }

    /// <summary>The first step that the agent fits; null when it fits none.</summary>
    public int? FirstFit(AgentProfile agent)
    {
        for (var step = 0; step < Steps.Length; step++)
        {
            if (Fits(agent, Steps[step]))
                return step;
        }

        return null;
    }

    /// <summary>What the strategy goes by, the lowest first; times and ids come after it.</summary>
    /// <param name="lastTurn">The queue's offer that the agent got last, counted from 1; 0 when it got none.</param>
    public long RankOf(AgentProfile agent, long lastTurn) => Strategy switch
    {
        QueueStrategy.LongestIdle or QueueStrategy.RingAll => 0,
        QueueStrategy.LeastOccupied => agent.OccupancyPermille,
        QueueStrategy.RoundRobin => lastTurn,
        QueueStrategy.MostSkilled => -LevelAsked(agent),
        QueueStrategy.LeastSkilled => agent.TotalLevel,
        QueueStrategy.Preferred => agent.Preference,
        _ => throw new InvalidOperationException($"Unknown strategy {Strategy}."),
    };

    /// <summary>The rank as people read it: <see cref="QueueStrategy.MostSkilled"/> ranks by levels, the highest first.</summary>
    public long ScoreOf(long rank) => Strategy == QueueStrategy.MostSkilled ? -rank : rank;

    private int LevelAsked(AgentProfile agent) =>
        Steps[0].Skills.IsEmpty ? agent.TotalLevel : Steps[0].Skills.Sum(asked => agent.LevelOf(asked.Skill));

    private static bool Fits(AgentProfile agent, SkillStep step)
    {
        foreach (var asked in step.Skills)
        {
            if (agent.LevelOf(asked.Skill) < asked.MinLevel)
                return false;
        }

        return true;
    }
}
