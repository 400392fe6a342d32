using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;
using Platform.Gateway.Reports;

namespace Platform.Gateway.TenantApi;

/// <param name="Presence">What the agent does now.</param>
public sealed record ColleagueDto(string Id, string Name, AgentPresence Presence);

/// <param name="Since">Midnight in the operator's time zone.</param>
/// <param name="TimeZone">That time zone, by its IANA name.</param>
public sealed record MyFiguresDto(DateTimeOffset Since, string TimeZone, FiguresDto Figures);

/// <param name="Disposition">One of the tenant's; null for none.</param>
/// <param name="Text">Up to 4000 characters; empty for none.</param>
public sealed record CallNoteInput(string? Disposition = null, string Text = "");

/// <summary>What an agent's desk shows besides the agent's own state and calls, and what the agent notes there.</summary>
internal static class AgentDeskEndpoints
{
    private const int MaxColleagues = 50;
    private const int HistoryLength = 10;

    public static void MapAgentDesk(this RouteGroupBuilder tenant)
    {
        var desk = tenant.MapGroup("/agent").WithTags("agent desk").ForPeople();
        desk.MapGet("/colleagues", Colleagues).Describe(AccessRule.Agent, "listColleagues",
            $"Agents whose id or name contains `search`, at most {MaxColleagues}, each with what it does now; without the one who asks.");
        desk.MapGet("/figures", Figures).Describe(AccessRule.Agent, "getMyFigures", "The agent's own figures today so far.");
        desk.MapGet("/calls/{callId}/history", History).Describe(AccessRule.Agent, "getCallerHistory",
            $"The last {HistoryLength} other calls from or to the far side of a call of the agent's, newest first.");
        desk.MapPut("/calls/{callId}/note", Note).Idempotent().Describe(AccessRule.Agent, "noteCall",
            "Note what a call of the agent's came to, in place of what it noted before.", ProblemCode.InvalidParameter,
            ProblemCode.UnknownDisposition);
    }

    private static async Task<Results<Ok<ItemList<ColleagueDto>>, Refused>> Colleagues(string tenant, HttpContext context, ICatalog catalog,
        IGrainFactory grains, string search = "")
    {
        if (context.Caller().Agent is not { } self)
            return new Refused(ProblemCode.NotFound);
        var found = catalog.Current.Of<AgentDocument>(tenant).Where(agent => agent.AgentId != self
            && (agent.AgentId.Contains(search, StringComparison.OrdinalIgnoreCase) || agent.Name.Contains(search, StringComparison.OrdinalIgnoreCase)));
        return TypedResults.Ok(new ItemList<ColleagueDto>(await Task.WhenAll(found.Take(MaxColleagues).Select(async agent =>
            new ColleagueDto(agent.AgentId, agent.Name, (await grains.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent.AgentId)).Show()).Presence)))));
    }

    private static async Task<Results<Ok<MyFiguresDto>, Refused>> Figures(string tenant, HttpContext context, IFigures figures, ICatalog catalog,
        TimeProvider time, CancellationToken cancellation)
    {
        if (context.Caller().Agent is not { } agent)
            return new Refused(ProblemCode.NotFound);
        var now = time.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(catalog.Current.Operator.TimeZone);
        var midnight = IntervalReport.StartOf(now, ReportStep.Day, zone);
        var rows = await figures.ListAsync(tenant, FigureGroup.Agent, midnight, now.AddTicks(1), agent, cancellation);
        return TypedResults.Ok(new MyFiguresDto(midnight, zone.Id, FiguresDto.Of(FigureSums.Of(rows.Select(row => row.Sums)))));
    }

    private static async Task<Results<Ok<ItemList<CallSummaryDto>>, Refused>> History(string tenant, string callId, HttpContext context,
        ICallRecords records, IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        if (await OwnAsync(tenant, callId, context, records, grains, time, cancellation) is not { } call)
            return new Refused(ProblemCode.NotFound);
        var farSide = call.Direction == CallDirection.Inbound ? call.From : call.To;
        var found = farSide.Length == 0 ? [] : await records.ListAsync(tenant, new CallQuery(Number: farSide, Limit: HistoryLength + 1), cancellation);
        return TypedResults.Ok(new ItemList<CallSummaryDto>(
            [.. found.Where(other => other.CallId != callId).Take(HistoryLength).Select(CallSummaryDto.Of)]));
    }

    private static async Task<Results<Ok<CallNoteDto>, Refused>> Note(string tenant, string callId, CallNoteInput input, HttpContext context,
        ICallRecords records, ICallNotes notes, ICatalog catalog, IGrainFactory grains, TimeProvider time, GatewayTelemetry telemetry,
        CancellationToken cancellation)
    {
        if (input.Text.Length > CallNote.MaxTextLength)
            return Refused.Parameter("$.text", $"At most {CallNote.MaxTextLength} characters.");
        if (await OwnAsync(tenant, callId, context, records, grains, time, cancellation) is null)
            return new Refused(ProblemCode.NotFound);
        if (input.Disposition is { } chosen && !DispositionEndpoints.Has(catalog.Current, tenant, chosen))
            return new Refused(ProblemCode.UnknownDisposition);
        var note = new CallNote(tenant, callId, context.Caller().Agent!, input.Disposition, input.Text, time.GetUtcNow());
        await notes.SaveAsync(note, cancellation);
        telemetry.CallNoted();
        return TypedResults.Ok(CallNoteDto.Of(note));
    }

    /// <summary>Null for calls that the agent who asks has no part in.</summary>
    private static async Task<CallRecord?> OwnAsync(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        if (await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return null;
        if (record.EndedAt is null && await grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)).Show() is { } live)
            record = CallRecord.AsOf(live, time.GetUtcNow());
        return CallEndpoints.IsIn(record, context.Caller().Agent) ? record : null;
    }
}
