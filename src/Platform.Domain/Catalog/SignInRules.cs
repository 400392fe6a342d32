using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>How people log in, and the tenant's own provider.</summary>
internal static class SignInRules
{
    private const int MaxText = 256;
    private const int MaxRoles = 50;

    public static void Check(TenantDocument tenant, CatalogFaults faults)
    {
        faults.CheckKnown(tenant, "signIn.secondFactor", tenant.SignIn.SecondFactor);
        if (tenant.SignIn.OpenId is not { } provider)
            return;
        CheckText(tenant, "name", provider.Name, faults);
        CheckText(tenant, "clientId", provider.ClientId, faults);
        CheckText(tenant, "loginClaim", provider.LoginClaim, faults);
        if (provider.AgentClaim is { } agent)
            CheckText(tenant, "agentClaim", agent, faults);
        if (!IsIssuer(provider.Issuer))
            faults.Add(tenant, "signIn.openId.issuer", BadSyntax, "An https address without query and fragment (http only on this machine).");
        if (provider.SecretSealed.Length == 0)
            faults.Add(tenant, "signIn.openId.clientSecret", SecretNeeded, "A new provider or client needs its secret.");
        if (provider.Roles.Count > MaxRoles)
            faults.Add(tenant, "signIn.openId.roles", OutOfRange, $"At most {MaxRoles} rules.");
        for (var i = 0; i < provider.Roles.Count; i++)
            CheckRole(tenant, i, provider.Roles[i], faults);
    }

    private static void CheckRole(TenantDocument tenant, int index, OpenIdRole role, CatalogFaults faults)
    {
        CheckText(tenant, $"roles[{index}].claim", role.Claim, faults);
        CheckText(tenant, $"roles[{index}].value", role.Value, faults);
        faults.CheckKnown(tenant, $"signIn.openId.roles[{index}].role", role.Role);
        if (PeopleRules.IsOperators(role.Role))
            faults.Add(tenant, $"signIn.openId.roles[{index}].role", WrongRole, "No provider of a tenant makes people of the operator.");
    }

    private static void CheckText(TenantDocument tenant, string property, string text, CatalogFaults faults)
    {
        if (text.Length is 0 or > MaxText || text.Any(char.IsControl))
            faults.Add(tenant, $"signIn.openId.{property}", BadSyntax, $"1 to {MaxText} characters, none of them a control character.");
    }

    private static bool IsIssuer(string text) => Uri.TryCreate(text, UriKind.Absolute, out var issuer)
        && (issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback))
        && issuer.Query.Length == 0 && issuer.Fragment.Length == 0 && issuer.UserInfo.Length == 0;
}
