using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Gateway.Api;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Auth;

/// <param name="OpenId">What the button to the tenant's own provider says; null without one.</param>
public sealed record LogInWaysDto(string? OpenId);

/// <param name="Token">What the link holds after <c>#invite=</c>.</param>
/// <param name="Password">8 to 128 characters.</param>
public sealed record InvitationInput(string Token, string Password);

/// <param name="Login">To log in with from now on.</param>
public sealed record AcceptedDto(string Login);

/// <summary>
/// Log-in, refresh and log-out, for tenants' people and for the operator's. Their answers are secrets, so none is kept for an
/// Idempotency-Key. The browser's cookie counts at refresh and log-out only, and only for pages of this very host.
/// </summary>
internal static class AuthEndpoints
{
    public static void MapTenantAuth(this RouteGroupBuilder tenant)
    {
        var auth = tenant.MapGroup("/auth").WithTags("auth");
        auth.MapGet("/ways", (string tenant, ICatalog catalog) => TypedResults.Ok(new LogInWaysDto(catalog.Current.FindTenant(tenant)?.SignIn.OpenId?.Name)))
            .Describe(AccessRule.Open, "getLogInWays", "Which ways there are to log in, besides a password.", ProblemCode.UnknownTenant);
        auth.MapPost("/login", LogIn).Describe(AccessRule.Open, "logIn", "Log in with login and password, and a code where there is a second factor.",
            [.. LogInRefusals, ProblemCode.UnknownTenant]);
        auth.MapPost("/refresh", Refresh).Describe(AccessRule.Open, "refreshLogIn", "Exchange a refresh token, or the browser's cookie, for new tokens.",
            ProblemCode.BadRefreshToken, ProblemCode.CrossSite, ProblemCode.UnknownTenant);
        auth.MapPost("/invitation", Accept).Describe(AccessRule.Open, "acceptInvitation", "Set the password with a one-time link.",
            [.. InvitationRefusals, ProblemCode.UnknownTenant]);
        auth.MapPost("/logout", LogOut).ForPeople().WithMetadata(new EnrolmentMetadata())
            .Describe(AccessRule.AnyOfTenant, "logOut", "End this log-in: all its tokens stop working.");
    }

    public static void MapOperatorAuth(this RouteGroupBuilder @operator)
    {
        var auth = @operator.MapGroup("/auth").WithTags("operator auth");
        auth.MapPost("/login", LogIn).Describe(AccessRule.Open, "operatorLogIn", "Log in as one of the operator's people.", LogInRefusals);
        auth.MapPost("/refresh", Refresh).Describe(AccessRule.Open, "operatorRefreshLogIn",
            "Exchange a refresh token, or the browser's cookie, for new tokens.", ProblemCode.BadRefreshToken, ProblemCode.CrossSite);
        auth.MapPost("/invitation", Accept).Describe(AccessRule.Open, "operatorAcceptInvitation", "Set the password with a one-time link.",
            InvitationRefusals);
        auth.MapPost("/logout", LogOut).ForPeople().WithMetadata(new EnrolmentMetadata())
            .Describe(AccessRule.AnyOfOperator, "operatorLogOut", "End this log-in: all its tokens stop working.");
    }

    private static ProblemCode[] LogInRefusals =>
        [ProblemCode.BadCredentials, ProblemCode.SecondFactorNeeded, ProblemCode.BadCode, ProblemCode.TooManyAttempts];

    private static ProblemCode[] InvitationRefusals => [ProblemCode.BadInvitation, ProblemCode.InvalidParameter, ProblemCode.CatalogConflict];

    private static async Task<Results<Ok<TokenAnswer>, Refused>> LogIn(LogInRequest asked, HttpContext context, LogIns logIns,
        CancellationToken cancellation)
    {
        var tenant = TenantOf(context);
        var (started, refused) = await logIns.LogInAsync(tenant, asked, context.Request, cancellation);
        if (started is null)
            return refused!;
        if (started.Cookie is { } cookie)
            SessionCookie.Set(context, tenant, cookie);
        return TypedResults.Ok(started.Tokens);
    }

    private static async Task<Results<Ok<TokenAnswer>, Refused>> Refresh(RefreshRequest asked, HttpContext context, StandingLogIns standing,
        CancellationToken cancellation)
    {
        var tenant = TenantOf(context);
        if (asked.RefreshToken is { } token)
            return Answer(await standing.RefreshAsync(tenant, token, cancellation));
        if (!RequestOrigin.IsOwnPage(context.Request))
            return new Refused(ProblemCode.CrossSite);
        var resumed = SessionCookie.Read(context.Request) is { } cookie ? await standing.ResumeAsync(tenant, cookie, cancellation) : null;
        if (resumed is null)
            SessionCookie.Clear(context, tenant);
        return Answer(resumed);
    }

    private static Results<Ok<TokenAnswer>, Refused> Answer(TokenAnswer? tokens) =>
        tokens is null ? new Refused(ProblemCode.BadRefreshToken) : TypedResults.Ok(tokens);

    private static async Task<NoContent> LogOut(HttpContext context, StandingLogIns standing, AuditDesk audit, CancellationToken cancellation)
    {
        var caller = context.Caller();
        await standing.EndAsync(caller.Family, cancellation);
        SessionCookie.Clear(context, caller.Tenant);
        await audit.NoteAsync(context, AuditActions.SessionEnded, caller.Login, "logged out", cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AcceptedDto>, Refused>> Accept(InvitationInput input, HttpContext context, InvitationDesk desk,
        CancellationToken cancellation)
    {
        var (user, refused) = await desk.AcceptAsync(TenantOf(context), input.Token, input.Password, cancellation);
        return user is null ? refused! : TypedResults.Ok(new AcceptedDto(user.Login));
    }

    /// <summary>Null at the operator's door.</summary>
    private static string? TenantOf(HttpContext context) => context.GetRouteValue("tenant") as string;
}
