using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>
/// Where browsers begin and end a log-in by way of the tenant's provider. Both are visited, not fetched, so refusals lead back to the
/// console, with the code behind the #.
/// </summary>
internal static class OpenIdEndpoints
{
    public static void MapOpenId(this RouteGroupBuilder tenant)
    {
        var auth = tenant.MapGroup("/auth/openid").WithTags("auth");
        auth.MapGet("/start", Start).Produces(StatusCodes.Status302Found).Describe(AccessRule.Open, "startOpenId", "Send the browser to the tenant's own provider.", ProblemCode.UnknownTenant);
        auth.MapGet("/callback", Finish).Produces(StatusCodes.Status302Found).Describe(AccessRule.Open, "finishOpenId", "Where the provider sends the browser back to.",
            ProblemCode.UnknownTenant);
    }

    private static async Task<IResult> Start(string tenant, HttpContext context, ICatalog catalog, OpenIdLogIns logIns, CancellationToken cancellation)
    {
        if (ProviderOf(catalog, tenant) is not { } provider)
            return Back(tenant, ProblemCode.NoOpenId);
        return await logIns.StartAsync(tenant, provider, context, cancellation) is { } address
            ? Results.Redirect(address)
            : Back(tenant, ProblemCode.OpenIdFailed);
    }

    private static async Task<IResult> Finish(string tenant, HttpContext context, ICatalog catalog, OpenIdLogIns logIns,
        CancellationToken cancellation, string? state = null, string? code = null)
    {
        if (ProviderOf(catalog, tenant) is not { } provider)
            return Back(tenant, ProblemCode.NoOpenId);
        var (started, refused) = await logIns.FinishAsync(tenant, provider, state, code, context, cancellation);
        if (started is null)
            return Back(tenant, refused!.Value);
        SessionCookie.Set(context, tenant, started.Cookie!);
        return Results.Redirect($"/t/{tenant}/");
    }

    private static OpenIdProvider? ProviderOf(ICatalog catalog, string tenant) => catalog.Current.FindTenant(tenant)?.SignIn.OpenId;

    private static IResult Back(string tenant, ProblemCode why) => Results.Redirect($"/t/{tenant}/#refused={ProblemText.CodeOf(why)}");
}
