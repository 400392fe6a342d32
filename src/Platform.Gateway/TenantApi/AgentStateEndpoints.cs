using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

public enum ForcedPresence
{
    Ready = 0,
    Break = 1,
    Offline = 2,
}

/// <param name="Presence">ready, break or offline.</param>
/// <param name="Reason">Of a break: one of the tenant's, or, when it has none, up to 64 characters.</param>
public sealed record ForcedStateInput(ForcedPresence Presence, string? Reason = null);

/// <summary>A supervisor sets what an agent does, and the audit log says so.</summary>
internal static class AgentStateEndpoints
{
    public static void MapAgentStates(this RouteGroupBuilder tenant) => tenant.MapPut("/agents/{agent}/state", Force).WithTags("agents")
        .Idempotent().Describe(AccessRule.Supervisor, "forceAgentState",
            "Make an agent ready, send it on a break or log it out; while it is on a call this comes after the call.",
            ProblemCode.InvalidParameter, ProblemCode.NotLoggedIn, ProblemCode.UnknownBreakReason);

    private static async Task<Results<Ok<AgentPresenceDto>, Refused>> Force(string tenant, string agent, ForcedStateInput input,
        HttpContext context, ICatalog catalog, IGrainFactory grains, AuditDesk audit, CancellationToken cancellation)
    {
        if (catalog.Current.FindAgent(tenant, agent) is null)
            return new Refused(ProblemCode.NotFound);
        var (reason, wrong) = input.Presence == ForcedPresence.Break
            ? BreakReasonEndpoints.Choose(catalog.Current, tenant, input.Reason)
            : ("", null);
        if (wrong is not null)
            return wrong;
        var grain = grains.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent));
        if (await Ask(grain, input.Presence, reason) is { } refusal)
            return new Refused(AgentSessionEndpoints.CodeOf(refusal));
        await audit.NoteAsync(context, AuditActions.AgentState, agent, $"{input.Presence} {reason}".TrimEnd().ToLowerInvariant(), cancellation);
        return TypedResults.Ok(AgentPresenceDto.Of(await grain.Show()));
    }

    private static Task<AgentRefusal?> Ask(IAgentGrain agent, ForcedPresence presence, string reason) => presence switch
    {
        ForcedPresence.Ready => agent.MakeReady(isForced: true),
        ForcedPresence.Break => agent.TakeBreak(reason, isForced: true),
        _ => agent.Logout(),
    };
}
