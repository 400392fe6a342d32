using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

/// <summary>How people log in, as it is declared.</summary>
public sealed class SignInDeclarationTests
{
    private const string First = """
        {
          "operator": { "name": "O", "secondFactor": "required", "users": [ { "login": "bill", "password": "12345678", "role": "operatorBilling" } ] },
          "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [] } ],
          "tenants": [ { "id": "acme", "name": "Acme", "signIn": { "secondFactor": "required", "openId": {
            "name": "SSO", "issuer": "https://id.example", "clientId": "cc", "clientSecret": "s", "agentClaim": "ext",
            "roles": [ { "claim": "groups", "value": "bosses", "role": "tenantAdmin" } ] } } } ]
        }
        """;

    [Fact]
    public void What_is_declared_is_stored_and_exported_without_the_secret()
    {
        var applied = Applied(First);
        Assert.Equal((SecondFactorRule.Required, UserRole.OperatorBilling), (applied.Operator.SecondFactor, applied.FindUser(null, "bill")!.Role));
        var provider = applied.FindTenant("acme")!.SignIn.OpenId!;
        Assert.Equal("sealed-2-acme-s", provider.SecretSealed);
        Assert.Equal(UserRole.TenantAdmin, provider.RoleOf(claim => claim == "groups" ? ["others", "bosses"] : []));
        Assert.Null(provider.RoleOf(_ => []));
        var exported = DeclarationExport.Of(applied, Now).Tenants!.Single().SignIn!;
        Assert.Null(exported.OpenId!.ClientSecret);
        Assert.Empty(Plan(First, applied).Diff.Changes);
    }

    [Fact]
    public void A_secret_that_is_left_out_stays_with_its_issuer_and_client()
    {
        var applied = Applied(First);
        var without = First.Replace(", \"clientSecret\": \"s\"", "", StringComparison.Ordinal);
        Assert.Empty(Plan(without, applied).Diff.Changes);
        Assert.Equal(["~ tenant acme signIn.openId.name: SSO -> Single sign-on"],
            Plan(without.Replace("\"SSO\"", "\"Single sign-on\"", StringComparison.Ordinal), applied).Diff.Lines);
        var moved = Plan(without.Replace("id.example", "evil.example", StringComparison.Ordinal), applied);
        Assert.Equal("$.tenants[0].signIn.openId.clientSecret", Assert.Single(moved.Faults).Path);
    }

    private static CatalogSnapshot Applied(string json)
    {
        var plan = Plan(json);
        Assert.Empty(plan.Faults);
        return Apply(CatalogSnapshot.Empty, plan.Diff);
    }
}
