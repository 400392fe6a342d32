using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Figures;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Reports;

/// <summary>What was, counted: see docs/FIGURES.md.</summary>
internal static class ReportEndpoints
{
    /// <summary>Rows of one report; more are asked for in several spans, or in longer intervals.</summary>
    private const int MaxRows = 200_000;

    private const int MaxRepeatDays = 30;
    private const int MaxLiveMinutes = 240;
    private const string Json = "application/json";

    public static void MapReports(this RouteGroupBuilder tenant)
    {
        var reports = tenant.MapGroup("/reports").WithTags("reports");
        reports.MapGet("/intervals", Intervals).Produces<IntervalReportDto>(StatusCodes.Status200OK, Json, ReportFiles.Csv, ReportFiles.Xlsx)
            .Describe(AccessRule.Watcher, "getIntervalReport",
                $"Figures with from ≤ interval < to, at most {ReportQuery.MaxDays} days, in intervals of `15m`, `1h`, a `day`, `week` or `month` of "
                + "the operator's time zone, or in `total`, by `group` queue, agent, team or number, of all or of one `party`. `format` is json, csv or xlsx.",
                ProblemCode.InvalidParameter, ProblemCode.ReportTooLarge);
        reports.MapGet("/live", Live).Describe(AccessRule.Watcher, "getLiveFigures",
            $"Each queue today so far, and in the last `minutes` (1 to {MaxLiveMinutes}).", ProblemCode.InvalidParameter);
        reports.MapGet("/live-audit", LiveAudit).Describe(AccessRule.Watcher, "getLiveAudit",
            "What the running audit of live state found and healed: agents held for nothing, contacts that nobody served. The target is none.");
        reports.MapGet("/first-contact", FirstContact).Describe(AccessRule.Watcher, "getFirstContactReport",
            "Answered calls with from ≤ offered < to, by `group` queue or number, and after how many of them the same number called again "
            + $"within `days` (1 to {MaxRepeatDays}).", ProblemCode.InvalidParameter);
    }

    private static async Task<Results<Ok<IntervalReportDto>, FileContentHttpResult, Refused>> Intervals(string tenant, DateTimeOffset from,
        DateTimeOffset to, HttpContext context, IFigures figures, ICatalog catalog, CancellationToken cancellation, string interval = "15m",
        string group = "queue", string? party = null, string format = "json")
    {
        if (format is not ("json" or "csv" or "xlsx"))
            return Refused.Parameter("format", "json, csv or xlsx.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(catalog.Current.Operator.TimeZone);
        var (query, refused) = ReportQuery.Read(from, to, interval, group, zone);
        if (query is null)
            return refused!;
        var sums = await figures.SumAsync(tenant, query.Group, IntervalReport.Spans(query.From, query.To, query.Step, zone),
            query.IsByTeam ? null : party, cancellation);
        var pieces = query.IsByTeam ? TeamRows.Of(sums, catalog.Current, tenant, party) : sums;
        var rows = IntervalReport.Of(pieces, query.Step, zone, query.From);
        if (rows.Count > MaxRows)
            return new Refused(ProblemCode.ReportTooLarge);
        List<IntervalDto> described =
            [.. rows.Select(row => new IntervalDto(TimeZoneInfo.ConvertTime(row.At, zone), row.Party, FiguresDto.Of(row.Sums)))];
        var name = $"{group}-{TimeZoneInfo.ConvertTime(query.From, zone):yyyy-MM-dd}";
        return format switch
        {
            "csv" => TypedResults.File(ReportFiles.ToCsv(described), ReportFiles.Csv + "; charset=utf-8", $"{name}.csv"),
            "xlsx" => TypedResults.File(await ReportFiles.ToXlsxAsync(described, RequestLanguage.Of(context.Request), cancellation),
                ReportFiles.Xlsx, $"{name}.xlsx"),
            _ => TypedResults.Ok(new IntervalReportDto(query.From, query.To, interval, group, zone.Id, described, Totals(rows))),
        };
    }

    private static async Task<Results<Ok<LiveFiguresDto>, Refused>> Live(string tenant, LiveFigures live, CancellationToken cancellation,
        int minutes = 30) => minutes is < 1 or > MaxLiveMinutes
            ? Refused.Parameter("minutes", $"1 to {MaxLiveMinutes}.")
            : TypedResults.Ok(await live.ShowAsync(tenant, minutes, cancellation));

    private static async Task<Ok<LiveAuditDto>> LiveAudit(string tenant, IGrainFactory grains) =>
        TypedResults.Ok(LiveAuditDto.Of(await grains.GetGrain<ILiveAuditGrain>(GrainKey.LiveAudit(tenant)).Show()));

    private static async Task<Results<Ok<ItemList<FirstContactDto>>, Refused>> FirstContact(string tenant, DateTimeOffset from,
        DateTimeOffset to, IFigures figures, CancellationToken cancellation, int days = 7, string group = "queue")
    {
        if (days is < 1 or > MaxRepeatDays)
            return Refused.Parameter("days", $"1 to {MaxRepeatDays}.");
        if (to <= from || to - from > TimeSpan.FromDays(ReportQuery.MaxDays))
            return Refused.Parameter("to", $"After from, and not more than {ReportQuery.MaxDays} days.");
        if (ReportQuery.GroupOf(group) is not (FigureGroup.Queue or FigureGroup.Number))
            return Refused.Parameter("group", "queue or number.");
        var found = await figures.ListRepeatsAsync(tenant, ReportQuery.GroupOf(group)!.Value, from, to, TimeSpan.FromDays(days), cancellation);
        return TypedResults.Ok(new ItemList<FirstContactDto>(
            [.. found.Select(row => new FirstContactDto(row.Party, row.Contacts, row.Repeated, Math.Round(row.Resolution, 4)))]));
    }

    private static IReadOnlyList<PartyFiguresDto> Totals(IReadOnlyList<IntervalRow> rows) =>
    [
        .. rows.GroupBy(row => row.Party).OrderBy(party => party.Key, StringComparer.Ordinal)
            .Select(party => new PartyFiguresDto(party.Key, FiguresDto.Of(FigureSums.Of(party.Select(row => row.Sums))))),
    ];
}
