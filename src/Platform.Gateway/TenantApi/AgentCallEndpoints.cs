using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Routing;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="To">An agent's or a queue's id, a mailbox as voicemail:support, an emergency number, or a number as people write it.</param>
/// <param name="CallerId">A rented number that a number outside sees; left out, the agent's or the tenant's own.</param>
public sealed record CallTargetInput(string To, string? CallerId = null);

/// <param name="CallId">Under which the call is found among the live ones, and later among the records.</param>
/// <param name="Direction">outbound or internal.</param>
/// <param name="To">The queue, agent or number in E.164 that is called.</param>
/// <param name="CallerId">What a number outside sees; null on an internal call.</param>
public sealed record PlacedCallDto(string CallId, CallDirection Direction, string To, string? CallerId);

/// <summary>
/// What an agent does with calls from the console: place one (the agent's own device rings first), pass the present one on, ask
/// somebody aside. How it goes on is heard at the hub and read in the call.
/// </summary>
internal static class AgentCallEndpoints
{
    public static void MapAgentCalls(this RouteGroupBuilder tenant)
    {
        var calls = tenant.MapGroup("/agent/calls").WithTags("agent calls").ForPeople();
        calls.MapPost("/", Place).Idempotent().Describe(AccessRule.Agent, "placeCall",
            "Call somebody: the agent's device rings first, then the target.",
            [ProblemCode.AgentNotFree, ProblemCode.Unavailable, .. TargetRefusals]);
        calls.MapPost("/{callId}/transfer", Transfer).Idempotent().Describe(AccessRule.Agent, "transferCall",
            "Pass the partner on. The agent leaves when the target rings or the queue took the call; until then the talk goes on.",
            [ProblemCode.CallOver, ProblemCode.NotTalking, .. TargetRefusals]);
        calls.MapPost("/{callId}/consult", Consult).Idempotent().Describe(AccessRule.Agent, "consult",
            "Talk to somebody else while the partner hears music.", [ProblemCode.CallOver, ProblemCode.NotTalking, .. TargetRefusals]);
        calls.MapPost("/{callId}/complete", Complete).Idempotent().Describe(AccessRule.Agent, "completeTransfer",
            "Leave: the partner and the consulted or third party talk.", ProblemCode.CallOver, ProblemCode.NoConsult);
        calls.MapPost("/{callId}/merge", Merge).Idempotent().Describe(AccessRule.Agent, "mergeCall",
            "Let the partner and the consulted party talk with the agent, all three. Whoever leaves, the others go on.",
            ProblemCode.CallOver, ProblemCode.NoConsult);
        calls.MapPost("/{callId}/resume", Resume).Idempotent().Describe(AccessRule.Agent, "endConsult",
            "Release the consulted or third party, or give up a transfer that is under way, and talk to the partner again.",
            ProblemCode.CallOver, ProblemCode.NoConsult);
    }

    private static ProblemCode[] TargetRefusals =>
        [ProblemCode.InvalidNumber, ProblemCode.DestinationBarred, ProblemCode.CallerIdNotAllowed];

    private static async Task<Results<Ok<PlacedCallDto>, Refused>> Place(string tenant, CallTargetInput input, HttpContext context,
        ICatalog catalog, IGrainFactory grains, IIdSource ids, TimeProvider time)
    {
        if (context.Caller().Agent is not { } agent)
            return new Refused(ProblemCode.NotFound);
        if (Resolve(catalog.Current, tenant, agent, input, out var target, out var callerId) is { } refused)
            return refused;
        var direction = target is Destination.Outside ? CallDirection.Outbound : CallDirection.Internal;
        var call = new OfferedCall(tenant, ids.NextId(), "", "", callerId ?? agent, target.Name, (target as Destination.ToQueue)?.Queue ?? "",
            "", time.GetUtcNow())
        {
            Direction = direction,
            Agent = agent,
            Destination = target,
            CallerId = callerId,
        };
        return await Grain(grains, tenant, call.CallId).Place(call) is { } refusal
            ? new Refused(CodeOf(refusal))
            : TypedResults.Ok(new PlacedCallDto(call.CallId, direction, call.To, callerId));
    }

    private static Task<Results<NoContent, Refused>> Transfer(string tenant, string callId, CallTargetInput input, HttpContext context,
        ICatalog catalog, ICallRecords records, IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, context, records, grains, (call, agent) => Reach(catalog.Current, tenant, agent, input,
            (target, callerId) => call.Transfer(agent, target, callerId)), cancellation);

    private static Task<Results<NoContent, Refused>> Consult(string tenant, string callId, CallTargetInput input, HttpContext context,
        ICatalog catalog, ICallRecords records, IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, context, records, grains, (call, agent) => Reach(catalog.Current, tenant, agent, input,
            (target, callerId) => call.Consult(agent, target, callerId)), cancellation);

    private static Task<Results<NoContent, Refused>> Complete(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, context, records, grains, async (call, agent) => RefusedBy(await call.CompleteTransfer(agent)), cancellation);

    private static Task<Results<NoContent, Refused>> Merge(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, context, records, grains, async (call, agent) => RefusedBy(await call.Merge(agent)), cancellation);

    private static Task<Results<NoContent, Refused>> Resume(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(tenant, callId, context, records, grains, async (call, agent) => RefusedBy(await call.EndConsult(agent)), cancellation);

    /// <summary>A call that has no record was never there, so its grain is left alone.</summary>
    private static async Task<Results<NoContent, Refused>> Ask(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, Func<ICallGrain, string, Task<Refused?>> ask, CancellationToken cancellation)
    {
        if (context.Caller().Agent is not { } agent || await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.EndedAt is not null)
            return new Refused(ProblemCode.CallOver);
        return await ask(Grain(grains, tenant, callId), agent) is { } refused ? refused : TypedResults.NoContent();
    }

    private static async Task<Refused?> Reach(CatalogSnapshot catalog, string tenant, string agent, CallTargetInput input,
        Func<Destination, string?, Task<CallRefusal?>> ask) =>
        Resolve(catalog, tenant, agent, input, out var target, out _) is { } refused ? refused : RefusedBy(await ask(target, input.CallerId));

    /// <summary>Null when the target may be called; the call itself checks again when it dials.</summary>
    /// <param name="callerId">Null for a target inside the house.</param>
    private static Refused? Resolve(CatalogSnapshot catalog, string tenant, string agent, CallTargetInput input, out Destination target,
        out string? callerId)
    {
        var plan = DialPlan.Resolve(catalog, tenant, input.To);
        (target, callerId) = (plan.Destination!, null);
        if (plan.Refusal is { } why)
            return new Refused(why is DialRefusal.WrongNumber ? ProblemCode.InvalidNumber : ProblemCode.DestinationBarred)
            {
                Faults = [new ProblemFault("$.to", plan.Text!, SnakeCase.Of(why))],
            };
        if (target is not Destination.Outside outside)
            return null;
        var shown = CallerIds.Choose(catalog, tenant, agent, input.CallerId, outside.IsEmergency);
        callerId = shown.Number;
        return shown.Refusal is { } refusal
            ? new Refused(ProblemCode.CallerIdNotAllowed) { Faults = [new ProblemFault("$.callerId", refusal.Text(), SnakeCase.Of(refusal))] }
            : null;
    }

    private static Refused? RefusedBy(CallRefusal? refusal) => refusal is { } why ? new Refused(CodeOf(why)) : null;

    private static ProblemCode CodeOf(CallRefusal refusal) => refusal switch
    {
        CallRefusal.NoVoiceNode => ProblemCode.Unavailable,
        CallRefusal.AgentNotFree => ProblemCode.AgentNotFree,
        CallRefusal.NotTalking or CallRefusal.Stale => ProblemCode.NotTalking,
        CallRefusal.NoConsult => ProblemCode.NoConsult,
        CallRefusal.UnknownTarget => ProblemCode.InvalidNumber,
        CallRefusal.NoSuchCall => ProblemCode.CallOver,
        _ => throw new InvalidOperationException($"An agent's wish is not refused with {refusal}."),
    };

    private static ICallGrain Grain(IGrainFactory grains, string tenant, string callId) =>
        grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId));
}
