using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <summary>Who makes a request, as its access token says.</summary>
/// <param name="Tenant">Null for the operator's people.</param>
/// <param name="Agent">The agent that the user is; null for those who are none.</param>
/// <param name="Family">The log-in that the token came of; see <see cref="LogInFamily"/>.</param>
/// <param name="MustEnrol">May only set up its second factor.</param>
/// <param name="IsKey">A program with an API key; see <see cref="ApiKeyCheck"/>.</param>
internal sealed record Caller(string? Tenant, UserRole Role, string Login, string? Agent, string Family, bool MustEnrol = false, bool IsKey = false)
{
    public const string TenantClaim = "tenant";
    public const string RoleClaim = "role";
    public const string LoginClaim = "login";
    public const string AgentClaim = "agent";
    public const string FamilyClaim = "family";
    public const string MustEnrolClaim = "must_enrol";
    public const string KeyClaim = "api_key";

    public static Caller? Read(ClaimsPrincipal principal) =>
        principal.FindFirstValue(LoginClaim) is { } login && principal.FindFirstValue(FamilyClaim) is { } family
        && Enum.TryParse<UserRole>(principal.FindFirstValue(RoleClaim), out var role)
            ? new(principal.FindFirstValue(TenantClaim), role, login, principal.FindFirstValue(AgentClaim), family,
                principal.HasClaim(claim => claim.Type == MustEnrolClaim), principal.HasClaim(claim => claim.Type == KeyClaim))
            : null;

    public IDictionary<string, object> ToClaims()
    {
        var claims = new Dictionary<string, object> { [RoleClaim] = Role.ToString(), [LoginClaim] = Login, [FamilyClaim] = Family };
        if (Tenant is not null)
            claims[TenantClaim] = Tenant;
        if (Agent is not null)
            claims[AgentClaim] = Agent;
        if (MustEnrol)
            claims[MustEnrolClaim] = true;
        if (IsKey)
            claims[KeyClaim] = true;
        return claims;
    }
}

internal static class CallerExtensions
{
    /// <summary>The caller that the access gate let in.</summary>
    public static Caller Caller(this HttpContext context) =>
        Auth.Caller.Read(context.User) ?? throw new InvalidOperationException("Only endpoints behind the access gate have a caller.");
}
