using Platform.Domain.Catalog;

namespace Platform.Domain.Accounts;

/// <summary>What a program's key must be.</summary>
public static class ApiKeyRules
{
    /// <summary>Keys of one tenant, or of the operator.</summary>
    public const int MaxPerHouse = 100;

    public const string IdRule = CatalogSyntax.IdRule;
    public const string NameRule = "1 to 100 characters, none of them a control character";

    public static bool IsId(string id) => CatalogSyntax.Id.IsMatch(id);

    public static bool IsName(string name) => CatalogSyntax.IsName(name);

    /// <summary>An agent is a person at a desk, so no key is one.</summary>
    /// <param name="tenant">Null for the operator.</param>
    public static IReadOnlyList<UserRole> RolesOf(string? tenant) => tenant is null
        ? [UserRole.OperatorAdmin, UserRole.OperatorBilling]
        : [UserRole.Supervisor, UserRole.TenantAdmin, UserRole.Auditor];
}
