using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Api;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth;

/// <summary>
/// Log-in, refresh and log-out, for tenants' people and for the operator's. Their answers are secrets, so none is kept for an
/// Idempotency-Key.
/// </summary>
internal static class AuthEndpoints
{
    public static void MapTenantAuth(this RouteGroupBuilder tenant)
    {
        var auth = tenant.MapGroup("/auth").WithTags("auth");
        auth.MapPost("/login",
            (string tenant, LogInRequest request, LogIns logIns, CancellationToken cancellation) =>
            LogIn(tenant, request, logIns, cancellation))
            .Describe(AccessRule.Open, "logIn", "Log in with login and password.",
                ProblemCode.BadCredentials, ProblemCode.TooManyAttempts, ProblemCode.UnknownTenant);
        auth.MapPost("/refresh",
            (string tenant, RefreshRequest request, LogIns logIns, CancellationToken cancellation) =>
            Refresh(tenant, request, logIns, cancellation))
            .Describe(AccessRule.Open, "refreshLogIn", "Exchange a refresh token for new tokens.", ProblemCode.BadRefreshToken,
                ProblemCode.UnknownTenant);
        auth.MapPost("/logout", LogOut).Describe(AccessRule.AnyOfTenant, "logOut", "End this log-in: all its tokens stop working.");
    }

    public static void MapOperatorAuth(this RouteGroupBuilder @operator)
    {
        var auth = @operator.MapGroup("/auth").WithTags("operator auth");
        auth.MapPost("/login",
            (LogInRequest request, LogIns logIns, CancellationToken cancellation) => LogIn(null, request, logIns, cancellation))
            .Describe(AccessRule.Open, "operatorLogIn", "Log in as one of the operator's people.", ProblemCode.BadCredentials,
                ProblemCode.TooManyAttempts);
        auth.MapPost("/refresh",
            (RefreshRequest request, LogIns logIns, CancellationToken cancellation) => Refresh(null, request, logIns, cancellation))
            .Describe(AccessRule.Open, "operatorRefreshLogIn", "Exchange a refresh token for new tokens.", ProblemCode.BadRefreshToken);
        auth.MapPost("/logout", LogOut)
            .Describe(AccessRule.OperatorAdmin, "operatorLogOut", "End this log-in: all its tokens stop working.");
    }

    private static async Task<Results<Ok<TokenAnswer>, Refused>> LogIn(string? tenant, LogInRequest request, LogIns logIns,
        CancellationToken cancellation)
    {
        var (tokens, refused) = await logIns.LogInAsync(tenant, request, cancellation);
        return tokens is null ? refused! : TypedResults.Ok(tokens);
    }

    private static async Task<Results<Ok<TokenAnswer>, Refused>> Refresh(string? tenant, RefreshRequest request, LogIns logIns,
        CancellationToken cancellation) =>
        await logIns.RefreshAsync(tenant, request.RefreshToken, cancellation) is { } tokens
            ? TypedResults.Ok(tokens)
            : new Refused(ProblemCode.BadRefreshToken);

    private static async Task<NoContent> LogOut(HttpContext context, LogIns logIns, CancellationToken cancellation)
    {
        await logIns.LogOutAsync(context.Caller(), cancellation);
        return TypedResults.NoContent();
    }
}
