using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>What callers meet before somebody answers: drafts, checks, versions, test calls.</summary>
internal static class FlowEndpoints
{
    private const int MaxEntries = 100;
    private const int MaxEntryLength = 40;
    private const int MaxAnswerLength = 65_536;

    public static void MapFlows(this RouteGroupBuilder tenant)
    {
        var flows = tenant.MapGroup("/flows").WithTags("flows");
        flows.MapGet("/", List).Describe(AccessRule.AdminReads, "listFlows", "Flows, and which version of each callers meet.");
        flows.MapGet("/{flow}", Show).Describe(AccessRule.AdminReads, "getFlow", "A flow with its draft.");
        flows.MapPut("/{flow}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putFlow",
            "Save a flow's draft. Callers go on meeting the published version.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        flows.MapDelete("/{flow}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteFlow",
            "Remove a flow with its versions, when nothing leads to it. Callers who are in it are released.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        flows.MapGet("/{flow}/check", Check).Describe(AccessRule.AdminReads, "checkFlow", "What keeps the draft from being published; empty when all is well.");
        flows.MapPost("/{flow}/publish", Publish).Idempotent().Describe(AccessRule.TenantAdmin, "publishFlow",
            "Make the draft a version that new calls meet; calls in progress stay on theirs. Kept in the audit log.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        flows.MapGet("/{flow}/versions", ListVersions).Describe(AccessRule.AdminReads, "listFlowVersions", "Versions, newest first.");
        flows.MapGet("/{flow}/versions/{version}", ShowVersion).Describe(AccessRule.AdminReads, "getFlowVersion", "What a version says.");
        flows.MapPost("/{flow}/versions/{version}/publish", BringBack).Idempotent().Describe(AccessRule.TenantAdmin, "rollBackFlow",
            "Publish an old version again, as a new one. Kept in the audit log.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        flows.MapGet("/{flow}/compare", Compare).Describe(AccessRule.AdminReads, "compareFlow",
            "What changed from one version (without `from`: the published one) to another (without `to`: the draft), node by node.");
        flows.MapPost("/{flow}/test-run", TestRun).Idempotent().Describe(AccessRule.TenantAdmin, "testFlow",
            "A test call on the draft: which nodes it passes with these keys at this time, and where it goes.", ProblemCode.InvalidParameter);
    }

    private static Ok<ItemList<FlowSummaryDto>> List(string tenant, ICatalog catalog) => TypedResults.Ok(new ItemList<FlowSummaryDto>(
        [.. catalog.Current.Of<FlowDocument>(tenant).Select(flow => new FlowSummaryDto(flow.FlowId, flow.Name, flow.Published, IsDraftNew(catalog.Current, flow)))]));

    private static Results<Ok<FlowDto>, Refused> Show(string tenant, string flow, ICatalog catalog) =>
        catalog.Current.FindFlow(tenant, flow) is { } found ? TypedResults.Ok(Describe(catalog.Current, found)) : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<FlowDto>, Refused>> Put(string tenant, string flow, FlowInputDto input, FlowDesk desk, ICatalog catalog,
        CancellationToken cancellation)
    {
        var (saved, refused) = await desk.SaveAsync(tenant, flow, input, cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(catalog.Current, saved!));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string flow, HttpContext context, FlowDesk desk,
        CancellationToken cancellation) => desk.DeleteAsync(context, tenant, flow, cancellation);

    private static Results<Ok<ItemList<FlowFaultDto>>, Refused> Check(string tenant, string flow, ICatalog catalog) =>
        catalog.Current.FindFlow(tenant, flow) is { } found
            ? TypedResults.Ok(new ItemList<FlowFaultDto>([.. FlowVersions.Check(catalog.Current, tenant, flow, found.Draft)
                .Select(fault => new FlowFaultDto(fault.Path, SnakeCase.Of(fault.Code), fault.Text))]))
            : new Refused(ProblemCode.NotFound);

    private static Task<Results<Ok<FlowVersionDto>, Refused>> Publish(string tenant, string flow, HttpContext context, FlowDesk desk,
        CancellationToken cancellation) => desk.PublishAsync(context, tenant, flow, bringsBack: null, cancellation);

    private static Task<Results<Ok<FlowVersionDto>, Refused>> BringBack(string tenant, string flow, int version, HttpContext context, FlowDesk desk,
        CancellationToken cancellation) => desk.PublishAsync(context, tenant, flow, version, cancellation);

    private static Results<Ok<ItemList<FlowVersionDto>>, Refused> ListVersions(string tenant, string flow, ICatalog catalog) =>
        catalog.Current.FindFlow(tenant, flow) is { } found
            ? TypedResults.Ok(new ItemList<FlowVersionDto>([.. FlowVersions.Of(catalog.Current, tenant, flow).Reverse()
                .Select(version => new FlowVersionDto(version.Version, version.At, version.By, version.BringsBack, version.Version == found.Published))]))
            : new Refused(ProblemCode.NotFound);

    private static Results<Ok<FlowVersionDetailDto>, Refused> ShowVersion(string tenant, string flow, int version, ICatalog catalog) =>
        catalog.Current.FindFlowVersion(tenant, flow, version) is { } found
            ? TypedResults.Ok(new FlowVersionDetailDto(found.Version, found.At, found.By, found.BringsBack,
                catalog.Current.FindFlow(tenant, flow)?.Published == version, FlowJson.Write(found.Definition)))
            : new Refused(ProblemCode.NotFound);

    private static Results<Ok<ItemList<FlowChange>>, Refused> Compare(string tenant, string flow, ICatalog catalog, int? from = null, int? to = null)
    {
        var known = catalog.Current.FindFlow(tenant, flow);
        var before = (from ?? known?.Published) is { } old ? catalog.Current.FindFlowVersion(tenant, flow, old)?.Definition : null;
        var after = to is { } wanted ? catalog.Current.FindFlowVersion(tenant, flow, wanted)?.Definition : known?.Draft;
        return before is not null && after is not null
            ? TypedResults.Ok(new ItemList<FlowChange>(FlowComparison.Between(before, after)))
            : new Refused(ProblemCode.NotFound);
    }

    private static Results<Ok<FlowTestDto>, Refused> TestRun(string tenant, string flow, FlowTestInput input, ICatalog catalog, TimeProvider time)
    {
        if (catalog.Current.FindFlow(tenant, flow) is not { } found)
            return new Refused(ProblemCode.NotFound);
        var keys = input.Keys ?? [];
        if (keys.Count > MaxEntries || keys.Any(entry => entry.Length > MaxEntryLength || !entry.All(key => char.IsAsciiDigit(key) || key is '*' or '#')))
            return Refused.Parameter("$.keys", $"At most {MaxEntries} texts of at most {MaxEntryLength} keys: 0 to 9, * and #.");
        if (input.Answers is { } answers && (answers.Count > MaxEntries || answers.Any(answer => answer.Length > MaxAnswerLength)))
            return Refused.Parameter("$.answers", $"At most {MaxEntries} texts of at most {MaxAnswerLength} characters.");
        var at = input.At ?? time.GetUtcNow();
        var world = new FlowWorld(catalog.Current, tenant, at) { Draft = new(tenant, flow, 0, found.Draft, at, "") };
        var went = FlowRehearsal.Run(flow, keys, world, input.Answers);
        return TypedResults.Ok(new FlowTestDto(went.Path, went.End, went.Destination is { } to ? DestinationText.Format(to) : null, went.Failure,
            went.Tags, went.Points, went.Language));
    }

    private static FlowDto Describe(CatalogSnapshot catalog, FlowDocument flow) =>
        new(flow.FlowId, flow.Name, flow.Published, IsDraftNew(catalog, flow), FlowJson.Write(flow.Draft));

    private static bool IsDraftNew(CatalogSnapshot catalog, FlowDocument flow) =>
        flow.Published is not { } version || catalog.FindFlowVersion(flow.TenantId, flow.FlowId, version) is not { } published
            || FlowJson.TextOf(published.Definition) != FlowJson.TextOf(flow.Draft);
}
