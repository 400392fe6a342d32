using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Seats;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Ready">Take contacts at once instead of starting on a break.</param>
public sealed record SessionInput(bool Ready = false);

public enum WantedPresence
{
    Ready = 0,
    Break = 1,
}

/// <param name="Reason">
/// Why the break: one of the tenant's reasons, or, when it has none, any text of up to 64 characters; null for <c>break</c>.
/// </param>
public sealed record SessionStateInput(WantedPresence Presence, string? Reason = null);

/// <param name="ByMs">How much longer, 1 second to 1 hour; the queue says how much there is in all.</param>
public sealed record WrapUpExtensionInput(int ByMs);

/// <summary>The agent's own working session: a seat, and what the agent is willing to do.</summary>
internal static class AgentSessionEndpoints
{
    private const int LeastExtensionMs = 1_000;
    private const int MostExtensionMs = 3_600_000;

    public static void MapAgentSession(this RouteGroupBuilder tenant)
    {
        var session = tenant.MapGroup("/agent/session").WithTags("agent session").ForPeople();
        session.MapGet("/", Show).Describe(AccessRule.Agent, "getAgentSession", "What the agent does now.");
        session.MapPost("/", LogIn).Idempotent().Describe(AccessRule.Agent, "startAgentSession",
            "Take a seat. Repeating it with the same log-in changes nothing.", ProblemCode.NoFreeSeat, ProblemCode.ProductNotRented);
        session.MapDelete("/", LogOut).Idempotent()
            .Describe(AccessRule.Agent, "endAgentSession", "Give the seat back, after the call if there is one.");
        session.MapPut("/state", SetState).Idempotent().Describe(AccessRule.Agent, "setAgentState",
            "Become ready or take a break; while on a call it comes after the call, and in a wrap-up of fixed length after that.",
            ProblemCode.InvalidParameter, ProblemCode.NotLoggedIn, ProblemCode.UnknownBreakReason);
        session.MapPost("/wrap-up/extend", ExtendWrapUp).Idempotent().Describe(AccessRule.Agent, "extendWrapUp",
            "Put off the end of the wrap-up.", ProblemCode.InvalidParameter, ProblemCode.NotLoggedIn, ProblemCode.NotInWrapUp,
            ProblemCode.WrapUpNotExtendable);
        session.MapPost("/keepalive", KeepAlive).Describe(AccessRule.Agent, "keepAgentSession",
            "A sign of life. An open hub connection gives it, too.", ProblemCode.NotLoggedIn);
    }

    private static async Task<Results<Ok<AgentPresenceDto>, Refused>> Show(string tenant, HttpContext context, IGrainFactory grains) =>
        Find(tenant, context,
        grains) is { } agent ? TypedResults.Ok(AgentPresenceDto.Of(await agent.Show())) : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<AgentPresenceDto>, Refused>> LogIn(string tenant, SessionInput input, HttpContext context,
        IGrainFactory grains)
    {
        if (Find(tenant, context, grains) is not { } agent)
            return new Refused(ProblemCode.NotFound);
        var answer = await agent.Login(context.Caller().Family, input.Ready);
        return answer.Refusal is { } refusal ? new Refused(CodeOf(refusal)) : TypedResults.Ok(AgentPresenceDto.Of(answer.Agent));
    }

    private static async Task<Results<NoContent, Refused>> LogOut(string tenant, HttpContext context, IGrainFactory grains)
    {
        if (Find(tenant, context, grains) is not { } agent)
            return new Refused(ProblemCode.NotFound);
        await agent.Logout();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AgentPresenceDto>, Refused>> SetState(string tenant, SessionStateInput input, HttpContext context,
        IGrainFactory grains, ICatalog catalog)
    {
        if (Find(tenant, context, grains) is not { } agent)
            return new Refused(ProblemCode.NotFound);
        if (input.Presence == WantedPresence.Ready)
            return await Answer(agent, await agent.MakeReady());
        var (reason, wrong) = BreakReasonEndpoints.Choose(catalog.Current, tenant, input.Reason);
        return wrong is not null ? wrong : await Answer(agent, await agent.TakeBreak(reason));
    }

    private static async Task<Results<Ok<AgentPresenceDto>, Refused>> ExtendWrapUp(string tenant, WrapUpExtensionInput input,
        HttpContext context, IGrainFactory grains)
    {
        if (input.ByMs is < LeastExtensionMs or > MostExtensionMs)
            return Refused.Parameter("$.byMs", $"{LeastExtensionMs} to {MostExtensionMs} milliseconds.");
        return Find(tenant, context, grains) is { } agent
            ? await Answer(agent, await agent.ExtendWrapUp(TimeSpan.FromMilliseconds(input.ByMs)))
            : new Refused(ProblemCode.NotFound);
    }

    private static async Task<Results<Ok<AgentPresenceDto>, Refused>> Answer(IAgentGrain agent, AgentRefusal? refusal) =>
        refusal is { } why ? new Refused(CodeOf(why)) : TypedResults.Ok(AgentPresenceDto.Of(await agent.Show()));

    private static async Task<Results<NoContent, Refused>> KeepAlive(string tenant, HttpContext context, IGrainFactory grains)
    {
        if (Find(tenant, context, grains) is not { } agent)
            return new Refused(ProblemCode.NotFound);
        return await agent.KeepAlive() is { } refusal ? new Refused(CodeOf(refusal)) : TypedResults.NoContent();
    }

    /// <summary>Null when the user has no agent.</summary>
    private static IAgentGrain? Find(string tenant, HttpContext context, IGrainFactory grains) =>
        context.Caller().Agent is { } agent ? grains.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent)) : null;

    private static ProblemCode CodeOf(SeatRefusal refusal) => refusal switch
    {
        SeatRefusal.NoFreeSeat or SeatRefusal.LeaseLost => ProblemCode.NoFreeSeat,
        SeatRefusal.ProductNotRented => ProblemCode.ProductNotRented,
        _ => throw new InvalidOperationException($"A log-in is not refused with {refusal}."),
    };

    public static ProblemCode CodeOf(AgentRefusal refusal) => refusal switch
    {
        AgentRefusal.NotLoggedIn => ProblemCode.NotLoggedIn,
        AgentRefusal.NotInWrapUp => ProblemCode.NotInWrapUp,
        AgentRefusal.NotExtendable => ProblemCode.WrapUpNotExtendable,
        _ => throw new InvalidOperationException($"An agent's wish is not refused with {refusal}."),
    };
}
