namespace Platform.Domain.Catalog;

/// <summary>Who must prove more than a password.</summary>
public enum SecondFactorRule
{
    /// <summary>Everybody decides alone.</summary>
    Optional = 0,

    /// <summary>Everybody who logs in with a password.</summary>
    Required = 1,
}

/// <summary>How a tenant's people log in.</summary>
/// <param name="OpenId">The tenant's own provider; null for none.</param>
public sealed record SignInPolicy(SecondFactorRule SecondFactor = SecondFactorRule.Optional, OpenIdProvider? OpenId = null)
{
    public static SignInPolicy Default { get; } = new();
}

/// <summary>An OpenID Connect provider that a tenant brings along (OpenID Connect Core 1.0, code flow with PKCE).</summary>
/// <param name="Name">On the button of the log-in page.</param>
/// <param name="Issuer">As in its tokens; its discovery document lies below it.</param>
/// <param name="SecretSealed">The client's secret, encrypted.</param>
/// <param name="LoginClaim">The claim that names the user here, such as <c>preferred_username</c> or <c>email</c>.</param>
/// <param name="AgentClaim">The claim that names the agent that the user is; null when users are made beforehand.</param>
/// <param name="Roles">The first that fits decides; nobody comes in whom none fits and who is no user yet.</param>
public sealed record OpenIdProvider(string Name, string Issuer, string ClientId, string SecretSealed, string LoginClaim = "preferred_username",
    string? AgentClaim = null)
{
    public IReadOnlyList<OpenIdRole> Roles { get; init; } = [];

    /// <param name="valuesOf">All values of a claim; none when the token lacks it.</param>
    public UserRole? RoleOf(Func<string, IEnumerable<string>> valuesOf) =>
        Roles.FirstOrDefault(role => valuesOf(role.Claim).Contains(role.Value, StringComparer.Ordinal))?.Role;
}

/// <summary>Who has the value among those of the claim has the role.</summary>
public sealed record OpenIdRole(string Claim, string Value, UserRole Role);
