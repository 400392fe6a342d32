using System.Text.Json;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Catalog;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>
/// Who a person of the provider is here. The login is bound to issuer and subject at the first log-in: a name that is given to somebody
/// else at the provider does not come with its account here.
/// </summary>
internal sealed class OpenIdUsers(ICatalog catalog, CatalogEditor editor, IAccounts accounts, IPasswordHashing passwords)
{
    /// <returns>Null when the tenant gives this person no role.</returns>
    public async Task<UserDocument?> FindAsync(string tenant, OpenIdProvider provider, JsonElement claims, CancellationToken cancellation)
    {
        if (ClaimValues.Of(claims, provider.LoginClaim) is not [{ Length: > 0 } name])
            return null;
        var login = name.ToLowerInvariant();
        var subject = $"{provider.Issuer}|{ClaimValues.Of(claims, "sub")[0]}";
        var (account, version) = await accounts.LoadAsync(tenant, login, cancellation);
        if (account.OpenIdSubject is { } bound && bound != subject)
            return null;
        if (await UserOfAsync(tenant, login, provider, claims, cancellation) is not { } user)
            return null;
        return account.OpenIdSubject == subject || await accounts.SaveAsync(account with { OpenIdSubject = subject }, version, cancellation) ? user : null;
    }

    /// <summary>Made or changed as the claims say.</summary>
    private async Task<UserDocument?> UserOfAsync(string tenant, string login, OpenIdProvider provider, JsonElement claims,
        CancellationToken cancellation)
    {
        var known = catalog.Current.FindUser(tenant, login);
        var wanted = Wanted(tenant, login, provider, claims, known);
        if (wanted is null || wanted == known)
            return wanted;
        UserDocument? decided = null;
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(
            decided = Wanted(tenant, login, provider, claims, before.FindUser(tenant, login)) ?? wanted), cancellation);
        return refused is null ? decided : null;
    }

    private UserDocument? Wanted(string tenant, string login, OpenIdProvider provider, JsonElement claims, UserDocument? known)
    {
        if ((provider.RoleOf(claim => ClaimValues.Of(claims, claim)) ?? known?.Role) is not { } role)
            return null;
        var named = provider.AgentClaim is { } claim && ClaimValues.Of(claims, claim) is [var first, ..] ? first : null;
        var agent = role is UserRole.Agent or UserRole.Supervisor ? named ?? known?.AgentId : null;
        return known is null
            ? new UserDocument(tenant, login, role, passwords.NobodysHash(), agent)
            : known with { Role = role, AgentId = agent };
    }
}
