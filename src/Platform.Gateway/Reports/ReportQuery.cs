using Platform.Domain.Figures;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Reports;

/// <summary>What a report is asked for, understood.</summary>
internal sealed record ReportQuery(DateTimeOffset From, DateTimeOffset To, ReportStep Step, FigureGroup Group)
{
    private const string Team = "team";

    /// <summary>Agents are put together by the team that they are in now.</summary>
    public bool IsByTeam { get; init; }

    public const int MaxDays = 93;

    /// <summary>The query, or what is wrong with it.</summary>
    public static (ReportQuery? Query, Refused? Refused) Read(DateTimeOffset from, DateTimeOffset to, string interval, string group,
        TimeZoneInfo zone)
    {
        if (StepOf(interval) is not { } step)
            return (null, Refused.Parameter("interval", "15m, 1h, day, week, month or total."));
        if (GroupOf(group == Team ? "agent" : group) is not { } known)
            return (null, Refused.Parameter("group", "queue, agent, team or number."));
        if (to <= from || to - from > TimeSpan.FromDays(MaxDays))
            return (null, Refused.Parameter("to", $"After from, and not more than {MaxDays} days."));
        var border = step is ReportStep.QuarterHour or ReportStep.Hour or ReportStep.Total ? step : ReportStep.Day;
        if (IntervalReport.StartOf(from, border, zone) != from)
            return (null, Refused.Parameter("from", $"Where an interval begins in {zone.Id}."));
        return IntervalReport.StartOf(to, border, zone) != to
            ? (null, Refused.Parameter("to", $"Where an interval begins in {zone.Id}."))
            : (new(from, to, step, known) { IsByTeam = group == Team }, null);
    }

    public static FigureGroup? GroupOf(string text) => text switch
    {
        "queue" => FigureGroup.Queue,
        "agent" => FigureGroup.Agent,
        "number" => FigureGroup.Number,
        _ => null,
    };

    private static ReportStep? StepOf(string text) => text switch
    {
        "15m" => ReportStep.QuarterHour,
        "1h" => ReportStep.Hour,
        "day" => ReportStep.Day,
        "week" => ReportStep.Week,
        "month" => ReportStep.Month,
        "total" => ReportStep.Total,
        _ => null,
    };
}
