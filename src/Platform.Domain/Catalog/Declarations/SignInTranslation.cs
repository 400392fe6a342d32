namespace Platform.Domain.Catalog.Declarations;

/// <summary>How people log in, between what is declared and what is stored. The client's secret is encrypted, and left out of exports.</summary>
public static class SignInTranslation
{
    /// <param name="known">The tenant's provider as it is stored; null for none.</param>
    public static SignInPolicy Read(string tenant, SignInDeclaration declared, OpenIdProvider? known, DeclarationSecrets secrets) => new(
        declared.SecondFactor,
        declared.OpenId is not { } provider ? null
            : new OpenIdProvider(provider.Name, provider.Issuer, provider.ClientId, SealedOf(tenant, provider, known, secrets), provider.LoginClaim,
                provider.AgentClaim)
            {
                Roles = provider.Roles ?? [],
            });

    public static SignInDeclaration Write(SignInPolicy policy) => new(
        policy.SecondFactor,
        policy.OpenId is not { } provider ? null
            : new OpenIdDeclaration(provider.Name, provider.Issuer, provider.ClientId, null, provider.LoginClaim, provider.AgentClaim,
                provider.Roles));

    /// <summary>A secret goes to no other place than the one that it was given for.</summary>
    private static string SealedOf(string tenant, OpenIdDeclaration provider, OpenIdProvider? known, DeclarationSecrets secrets)
    {
        var kept = known is not null && known.Issuer == provider.Issuer && known.ClientId == provider.ClientId ? known.SecretSealed : "";
        return provider.ClientSecret is not { Length: > 0 } secret ? kept
            : kept.Length > 0 && secrets.OpenOpenId(tenant, kept) == secret ? kept
            : secrets.SealOpenId(tenant, secret);
    }
}
