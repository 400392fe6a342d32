using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
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

/// <param name="Reason">Why the break, such as <c>lunch</c>; up to 64 characters. Null for <c>break</c>.</param>
public sealed record SessionStateInput(WantedPresence Presence, string? Reason = null);

/// <summary>The agent's own working session: a seat, and what the agent is willing to do.</summary>
internal static class AgentSessionEndpoints
{
    private const int MaxReasonLength = 64;
    private const string PlainBreak = "break";

    public static void MapAgentSession(this RouteGroupBuilder tenant)
    {
        var session = tenant.MapGroup("/agent/session").WithTags("agent session");
        session.MapGet("/", Show).Describe(AccessRule.Agent, "getAgentSession", "What the agent does now.");
        session.MapPost("/", LogIn).Idempotent().Describe(AccessRule.Agent, "startAgentSession",
            "Take a seat. Repeating it with the same log-in changes nothing.", ProblemCode.NoFreeSeat, ProblemCode.ProductNotRented);
        session.MapDelete("/", LogOut).Idempotent()
            .Describe(AccessRule.Agent, "endAgentSession", "Give the seat back, after the call if there is one.");
        session.MapPut("/state", SetState).Idempotent().Describe(AccessRule.Agent, "setAgentState",
            "Become ready or take a break; while on a call it comes after the call.", ProblemCode.InvalidParameter,
            ProblemCode.NotLoggedIn);
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
        IGrainFactory grains)
    {
        if (input.Reason is { Length: 0 or > MaxReasonLength })
            return Refused.Parameter("$.reason", $"A reason has 1 to {MaxReasonLength} characters.");
        if (Find(tenant, context, grains) is not { } agent)
            return new Refused(ProblemCode.NotFound);
        var refusal = input.Presence == WantedPresence.Ready ? await agent.MakeReady() : await agent.TakeBreak(input.Reason ?? PlainBreak);
        return refusal is { } why ? new Refused(CodeOf(why)) : TypedResults.Ok(AgentPresenceDto.Of(await agent.Show()));
    }

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

    private static ProblemCode CodeOf(AgentRefusal refusal) => refusal switch
    {
        AgentRefusal.NotLoggedIn => ProblemCode.NotLoggedIn,
        _ => throw new InvalidOperationException($"An agent's wish is not refused with {refusal}."),
    };
}
