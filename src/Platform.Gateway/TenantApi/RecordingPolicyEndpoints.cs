using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>What is recorded and how long it is kept. The agent's word comes first, then the queue's, the number's, the tenant's.</summary>
internal static class RecordingPolicyEndpoints
{
    public static void MapRecordingPolicy(this RouteGroupBuilder tenant)
    {
        var policy = tenant.MapGroup("/recordings/policy").WithTags("recordings");
        policy.MapGet("/", Show).Describe(AccessRule.Supervisor, "getRecordingPolicy",
            "What is recorded: the agent's word comes first, then the queue's, the number's, the tenant's.");
        policy.MapPut("/", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putRecordingPolicy",
            "Set what counts where agent, queue and number say nothing, and how long recordings are kept.", Refusals);
        policy.MapPut("/numbers/{e164}", PutNumber).Idempotent().Describe(AccessRule.TenantAdmin, "putNumberRecording",
            "Set whether talks through a number are recorded.", Refusals);
        policy.MapPut("/queues/{queue}", PutQueue).Idempotent().Describe(AccessRule.TenantAdmin, "putQueueRecording",
            "Set whether talks of a queue are recorded.", Refusals);
        policy.MapPut("/agents/{agent}", PutAgent).Idempotent().Describe(AccessRule.TenantAdmin, "putAgentRecording",
            "Set whether talks of an agent are recorded.", Refusals);
    }

    private static ProblemCode[] Refusals => [ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict];

    private static Ok<RecordingPolicyDto> Show(string tenant, ICatalog catalog) => TypedResults.Ok(Describe(tenant, catalog.Current));

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> Put(string tenant, RecordingPolicyInput input, CatalogEditor editor,
        ICatalog catalog, CancellationToken cancellation) =>
        ChangeAsync(tenant, before => before.FindTenant(tenant)! with { Recording = input.Mode, RecordingDays = input.Days }, editor, catalog, cancellation);

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> PutNumber(string tenant, string e164, RecordingModeInput input,
        CatalogEditor editor, ICatalog catalog, CancellationToken cancellation) =>
        ChangeAsync(tenant, before => before.FindNumber(e164) is { } number && number.TenantId == tenant ? number with { Recording = input.Mode } : null,
            editor, catalog, cancellation);

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> PutQueue(string tenant, string queue, RecordingModeInput input,
        CatalogEditor editor, ICatalog catalog, CancellationToken cancellation) =>
        ChangeAsync(tenant, before => before.FindQueue(tenant, queue) is { } known ? known with { Recording = input.Mode } : null, editor, catalog,
            cancellation);

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> PutAgent(string tenant, string agent, RecordingModeInput input,
        CatalogEditor editor, ICatalog catalog, CancellationToken cancellation) =>
        ChangeAsync(tenant, before => before.FindAgent(tenant, agent) is { } known ? known with { Recording = input.Mode } : null, editor, catalog,
            cancellation);

    private static async Task<Results<Ok<RecordingPolicyDto>, Refused>> ChangeAsync(string tenant, Func<CatalogSnapshot, CatalogDocument?> change,
        CatalogEditor editor, ICatalog catalog, CancellationToken cancellation)
    {
        var refused = await editor.ChangeAsync(
            before => change(before) is { } document ? CatalogEdit.ToPut(document) : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)), cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(tenant, catalog.Current));
    }

    private static RecordingPolicyDto Describe(string tenant, CatalogSnapshot catalog)
    {
        var document = catalog.FindTenant(tenant)!;
        return new RecordingPolicyDto(document.Recording, document.RecordingDays,
            [.. catalog.Of<NumberDocument>(tenant).Select(number => new RecordingRuleDto(number.E164, number.Recording))],
            [.. catalog.Of<QueueDocument>(tenant).Select(queue => new RecordingRuleDto(queue.QueueId, queue.Recording))],
            [.. catalog.Of<AgentDocument>(tenant).Select(agent => new RecordingRuleDto(agent.AgentId, agent.Recording))]);
    }
}
