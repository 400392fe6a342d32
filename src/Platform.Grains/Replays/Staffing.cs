using System.Globalization;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Grains.Replays;

/// <summary>Puts other people into a day's script.</summary>
public static class Staffing
{
    private const int MostAlike = 500;

    /// <param name="catalog">With the agents that are proposed.</param>
    /// <returns>The script and the catalog with the agents who are added, or what is wrong.</returns>
    public static (Script Script, CatalogSnapshot Catalog, IReadOnlyList<CatalogFault> Faults) Apply(Script script, CatalogSnapshot catalog,
        IReadOnlyList<StaffingDeclaration> staffing)
    {
        var faults = new List<CatalogFault>();
        var agents = script.Agents.ToDictionary();
        var added = new List<CatalogDocument>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(catalog.Operator.TimeZone);
        for (var i = 0; i < staffing.Count; i++)
        {
            var (one, path) = (staffing[i], $"$.staffing[{i}]");
            var declared = catalog.FindAgent(script.Tenant, one.Like ?? one.Agent ?? "");
            if (declared is null)
                faults.Add(new($"{path}.{(one.Like is null ? "agent" : "like")}", CatalogFaultCode.UnknownReference, "There is no such agent."));
            else if (one.Like is not null && one.Add is < 1 or > MostAlike)
                faults.Add(new($"{path}.add", CatalogFaultCode.OutOfRange, $"1 to {MostAlike}."));
            else if (one.Like is not null)
                AddAlike(script, agents, added, declared, one.Add);
            else if (one.Absent)
                agents.Remove(declared.AgentId);
            else if (Shift(script, one, zone) is { } shift)
                agents[declared.AgentId] = shift;
            else
                faults.Add(new(path, CatalogFaultCode.BadSyntax, "A shift is from and to, such as 09:00 and 17:30, with its breaks inside, in order."));
        }

        return (script with { Agents = agents }, added.Count == 0 ? catalog : new(catalog.Revision, [.. catalog.Documents, .. added]), faults);
    }

    /// <summary>They come and go as that agent did, and have its breaks, but none of its own contacts.</summary>
    private static void AddAlike(Script script, Dictionary<string, IReadOnlyList<AgentIntent>> agents, List<CatalogDocument> added, AgentDocument like, int count)
    {
        var intents = script.Agents.GetValueOrDefault(like.AgentId, []).Where(intent => intent is not AgentIntent.Work).ToList();
        for (var number = 1; added.Count < MostAlike && count > 0; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{like.AgentId}+{number}");
            if (!agents.TryAdd(id, intents))
                continue;
            added.Add(like with { AgentId = id });
            count--;
        }
    }

    private static List<AgentIntent>? Shift(Script script, StaffingDeclaration wanted, TimeZoneInfo zone)
    {
        if (At(wanted.From) is not { } from || At(wanted.To) is not { } to || to <= from)
            return null;
        var (intents, last) = (new List<AgentIntent> { new AgentIntent.LogIn(from, IsReady: true) }, from);
        foreach (var pause in wanted.Breaks ?? [])
        {
            if (At(pause.From) is not { } begins || At(pause.To) is not { } ends || begins < last || ends <= begins || ends > to)
                return null;
            intents.Add(new AgentIntent.TakeBreak(begins, "break", ends - begins));
            last = ends;
        }

        return [.. intents, new AgentIntent.LogOut(to)];

        DateTimeOffset? At(string? clock)
        {
            if (clock == "24:00")
                return script.To;
            if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return null;
            var local = TimeZoneInfo.ConvertTime(script.From, zone).Date + time.ToTimeSpan();
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }
    }
}
