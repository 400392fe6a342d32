using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>What is recorded and how long it is kept. The agent's word comes first, then the queue's, the number's, the tenant's.</summary>
internal static class RecordingPolicyEndpoints
{
    public static void MapRecordingPolicy(this RouteGroupBuilder tenant)
    {
        var policy = tenant.MapGroup("/recordings/policy").WithTags("recordings");
        policy.MapGet("/", Show).Describe(AccessRule.Watcher, "getRecordingPolicy",
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

    private static Ok<RecordingPolicyDto> Show(string tenant, RecordingPolicyDesk desk) => TypedResults.Ok(desk.Show(tenant));

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> Put(string tenant, RecordingPolicyInput input, HttpContext context,
        RecordingPolicyDesk desk, CancellationToken cancellation) => desk.ChangeAsync(context, tenant, "tenant", $"{RecordingPolicyDesk.TextOf(input.Mode)}, {input.Days} days",
            before => before.FindTenant(tenant)! with { Recording = input.Mode, RecordingDays = input.Days }, cancellation);

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> PutNumber(string tenant, string e164, RecordingModeInput input, HttpContext context,
        RecordingPolicyDesk desk, CancellationToken cancellation) => desk.ChangeAsync(context, tenant, $"number {e164}", RecordingPolicyDesk.TextOf(input.Mode),
            before => before.FindNumber(e164) is { } number && number.TenantId == tenant ? number with { Recording = input.Mode } : null, cancellation);

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> PutQueue(string tenant, string queue, RecordingModeInput input, HttpContext context,
        RecordingPolicyDesk desk, CancellationToken cancellation) => desk.ChangeAsync(context, tenant, $"queue {queue}", RecordingPolicyDesk.TextOf(input.Mode),
            before => before.FindQueue(tenant, queue) is { } known ? known with { Recording = input.Mode } : null, cancellation);

    private static Task<Results<Ok<RecordingPolicyDto>, Refused>> PutAgent(string tenant, string agent, RecordingModeInput input, HttpContext context,
        RecordingPolicyDesk desk, CancellationToken cancellation) => desk.ChangeAsync(context, tenant, $"agent {agent}", RecordingPolicyDesk.TextOf(input.Mode),
            before => before.FindAgent(tenant, agent) is { } known ? known with { Recording = input.Mode } : null, cancellation);
}
