using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Skills, who has them, who asks for them, and which queues an agent prefers.</summary>
internal static class SkillRules
{
    public const int MaxPerTenant = 200;

    /// <summary>Of an agent, or asked for by a queue.</summary>
    public const int MaxPerDocument = 20;

    public const int MaxRelaxations = 5;

    private const int Lowest = 1;
    private const int Highest = 10;

    public static void Check(SkillDocument skill, CatalogFaults faults)
    {
        faults.CheckSyntax(skill, "id", skill.SkillId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(skill, skill.Name);
    }

    public static void CheckCounts(IEnumerable<SkillDocument> skills, CatalogFaults faults)
    {
        foreach (var last in skills.GroupBy(skill => skill.TenantId).Where(own => own.Count() > MaxPerTenant).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxPerTenant} skills.");
    }

    public static void CheckAgent(AgentDocument agent, CatalogIndex index, CatalogFaults faults)
    {
        CheckSkills(agent, "skills", "level", [.. agent.Skills.Select(skill => (skill.Skill, skill.Level))], index, faults);
        HashSet<string> seen = [];
        for (var i = 0; i < agent.Preferences.Count; i++)
        {
            var preference = agent.Preferences[i];
            if (!agent.Queues.Contains(preference.Queue))
                faults.Add(agent, $"preferences[{i}].queue", UnknownReference, $"The agent does not serve queue {preference.Queue}.");
            else if (!seen.Add(preference.Queue))
                faults.Add(agent, $"preferences[{i}].queue", Duplicate, $"Queue {preference.Queue} is named twice.");
            faults.CheckRange(agent, $"preferences[{i}].preference", preference.Preference, Lowest, Highest);
        }
    }

    public static void CheckQueue(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckKnown(queue, "strategy", queue.Strategy);
        CheckRequirements(queue, "skills", queue.Skills, index, faults);
        if (queue.Relaxations.Count > MaxRelaxations)
            faults.Add(queue, "relaxations", OutOfRange, $"A queue relaxes in at most {MaxRelaxations} steps.");
        var (before, after) = (queue.Skills, 0);
        for (var i = 0; i < queue.Relaxations.Count; i++)
        {
            var step = queue.Relaxations[i];
            faults.CheckRange(queue, $"relaxations[{i}].afterMs", step.AfterMs, after + 1_000, 86_400_000);
            CheckRequirements(queue, $"relaxations[{i}].skills", step.Skills, index, faults);
            if (!step.Skills.All(asked => before.Any(earlier => earlier.Skill == asked.Skill && earlier.MinLevel >= asked.MinLevel)))
                faults.Add(queue, $"relaxations[{i}].skills", OutOfRange, "A step asks for nothing that was not asked for before it.");
            (before, after) = (step.Skills, step.AfterMs);
        }
    }

    private static void CheckRequirements(QueueDocument queue, string property, IReadOnlyList<SkillRequirement> skills, CatalogIndex index,
        CatalogFaults faults) =>
        CheckSkills(queue, property, "minLevel", [.. skills.Select(asked => (asked.Skill, asked.MinLevel))], index, faults);

    private static void CheckSkills(CatalogDocument document, string property, string levelName, List<(string Skill, int Level)> skills,
        CatalogIndex index, CatalogFaults faults)
    {
        if (skills.Count > MaxPerDocument)
            faults.Add(document, property, OutOfRange, $"There are at most {MaxPerDocument} skills here.");
        HashSet<string> seen = [];
        for (var i = 0; i < skills.Count; i++)
        {
            if (!index.Skills.Contains((document.Tenant!, skills[i].Skill)))
                faults.Add(document, $"{property}[{i}].skill", UnknownReference, $"The tenant has no skill {skills[i].Skill}.");
            else if (!seen.Add(skills[i].Skill))
                faults.Add(document, $"{property}[{i}].skill", Duplicate, $"Skill {skills[i].Skill} is named twice.");
            faults.CheckRange(document, $"{property}[{i}].{levelName}", skills[i].Level, Lowest, Highest);
        }
    }
}
