using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Mode">listen: nobody hears the supervisor; whisper: the agent does; barge: everybody does.</param>
public sealed record SupervisionInput(SupervisionMode Mode);

/// <param name="Supervisor">The log-in of who supervises.</param>
/// <param name="Agent">The agent who is supervised.</param>
/// <param name="IsOn">The supervisor's phone was answered.</param>
public sealed record SupervisionDto(string Supervisor, string Agent, SupervisionMode Mode, bool IsOn)
{
    internal static SupervisionDto? Of(Supervision? supervision) => supervision is null
        ? null
        : new(supervision.Supervisor, supervision.Watched, supervision.Mode, supervision.IsOn);
}

/// <summary>
/// A supervisor in an agent's talk, heard on the phone of the agent who the supervisor is. Who supervised what, when and in which mode
/// stays in the call's path, and the call writes it to the audit log.
/// </summary>
internal static class SupervisionEndpoints
{
    public static void MapSupervision(this RouteGroupBuilder tenant)
    {
        var supervision = tenant.MapGroup("/calls/{callId}/supervision").WithTags("supervision").ForPeople();
        supervision.MapPost("/", Begin).Idempotent().Describe(AccessRule.OnlySupervisor, "supervise",
            "Ring the supervisor's phone and let it hear the agent's talk. Asked again, it only changes the mode.",
            ProblemCode.CallOver, ProblemCode.NotTalking, ProblemCode.NoPhone, ProblemCode.AgentNotFree, ProblemCode.AlreadySupervised,
            ProblemCode.InvalidParameter);
        supervision.MapPut("/", Change).Idempotent().Describe(AccessRule.OnlySupervisor, "changeSupervision",
            "Change between listening, whispering and barging in, at once.", ProblemCode.CallOver, ProblemCode.NotSupervising,
            ProblemCode.InvalidParameter);
        supervision.MapDelete("/", End).Idempotent().Describe(AccessRule.OnlySupervisor, "endSupervision",
            "Leave the talk; it goes on.", ProblemCode.CallOver, ProblemCode.NotSupervising);
    }

    private static Task<Results<NoContent, Refused>> Begin(string tenant, string callId, SupervisionInput input, HttpContext context,
        ICallRecords records, IGrainFactory grains, CancellationToken cancellation) => context.Caller().Agent is { } agent
        ? Ask(tenant, callId, input, context, records, grains, (call, who) => call.Supervise(who, agent, input.Mode), cancellation)
        : Task.FromResult<Results<NoContent, Refused>>(new Refused(ProblemCode.NoPhone));

    private static Task<Results<NoContent, Refused>> Change(string tenant, string callId, SupervisionInput input, HttpContext context,
        ICallRecords records, IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, input, context, records, grains, (call, who) => call.ChangeSupervision(who, input.Mode), cancellation);

    private static Task<Results<NoContent, Refused>> End(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, null, context, records, grains, (call, who) => call.EndSupervision(who), cancellation);

    private static async Task<Results<NoContent, Refused>> Ask(string tenant, string callId, SupervisionInput? input, HttpContext context,
        ICallRecords records, IGrainFactory grains, Func<ICallGrain, string, Task<CallRefusal?>> ask, CancellationToken cancellation)
    {
        if (input is not null && !Enum.IsDefined(input.Mode))
            return Refused.Parameter("$.mode", "A mode is listen, whisper or barge.");
        if (await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.EndedAt is not null)
            return new Refused(ProblemCode.CallOver);
        return await ask(grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)), context.Caller().Login) is { } refusal
            ? new Refused(CodeOf(refusal))
            : TypedResults.NoContent();
    }

    private static ProblemCode CodeOf(CallRefusal refusal) => refusal switch
    {
        CallRefusal.NotTalking or CallRefusal.Stale => ProblemCode.NotTalking,
        CallRefusal.AgentNotFree => ProblemCode.AgentNotFree,
        CallRefusal.AlreadySupervised => ProblemCode.AlreadySupervised,
        CallRefusal.NotSupervising => ProblemCode.NotSupervising,
        CallRefusal.NoSuchCall => ProblemCode.CallOver,
        _ => throw new InvalidOperationException($"A supervisor's wish is not refused with {refusal}."),
    };
}
