using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Auth.OpenId;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <param name="OpenId">Without the client's secret.</param>
/// <param name="RedirectUri">Where the provider must be allowed to send people back to.</param>
public sealed record SignInPolicyDto(SecondFactorRule SecondFactor, OpenIdDeclaration? OpenId, string RedirectUri);

public sealed record OperatorSignInDto(SecondFactorRule SecondFactor);

/// <summary>How a tenant's people log in, and how the operator's do.</summary>
internal static class SignInPolicyEndpoints
{
    public static void MapSignInPolicy(this RouteGroupBuilder tenant)
    {
        var policy = tenant.MapGroup("/sign-in").WithTags("users");
        policy.MapGet("/", Show).Describe(AccessRule.AdminReads, "getSignInPolicy", "How the tenant's people log in.");
        policy.MapPut("/", Put).ForPeople().Idempotent().Describe(AccessRule.TenantAdmin, "putSignInPolicy",
            "Set whether a second factor is needed, and the tenant's own OpenID Connect provider.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    public static void MapOperatorSignIn(this RouteGroupBuilder @operator)
    {
        var policy = @operator.MapGroup("/sign-in").WithTags("operator users");
        policy.MapGet("/", ShowOperators).Describe(AccessRule.OperatorAdmin, "operatorGetSignIn", "How the operator's people log in.");
        policy.MapPut("/", PutOperators).ForPeople().Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutSignIn",
            "Set whether the operator's people need a second factor.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<SignInPolicyDto> Show(string tenant, HttpContext context, ICatalog catalog) =>
        TypedResults.Ok(Describe(tenant, catalog.Current.FindTenant(tenant)!.SignIn, context));

    private static async Task<Results<Ok<SignInPolicyDto>, Refused>> Put(string tenant, SignInDeclaration input, HttpContext context,
        CatalogEditor editor, DeclarationSecrets secrets, AuditDesk audit, CancellationToken cancellation)
    {
        SignInPolicy? decided = null;
        var refused = await editor.ChangeAsync(before => before.FindTenant(tenant) is { } known
            ? CatalogEdit.ToPut(known with { SignIn = decided = SignInTranslation.Read(tenant, input, known.SignIn.OpenId, secrets) })
            : CatalogEdit.Refuse(new Refused(ProblemCode.UnknownTenant)), cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.AccountPolicy, "tenant",
            $"second factor {decided!.SecondFactor}, OpenID {decided.OpenId?.Issuer ?? "none"}", cancellation);
        return TypedResults.Ok(Describe(tenant, decided, context));
    }

    private static Ok<OperatorSignInDto> ShowOperators(ICatalog catalog) =>
        TypedResults.Ok(new OperatorSignInDto(catalog.Current.Operator.SecondFactor));

    private static async Task<Results<Ok<OperatorSignInDto>, Refused>> PutOperators(OperatorSignInDto input, HttpContext context,
        CatalogEditor editor, AuditDesk audit, CancellationToken cancellation)
    {
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(before.Operator with { SecondFactor = input.SecondFactor }), cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.AccountPolicy, "operator", $"second factor {input.SecondFactor}", cancellation);
        return TypedResults.Ok(input);
    }

    private static SignInPolicyDto Describe(string tenant, SignInPolicy policy, HttpContext context) => new(policy.SecondFactor,
        SignInTranslation.Write(policy).OpenId, OpenIdAddress.Redirect(context.Request, tenant));
}
