using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

internal enum AccessScope
{
    /// <summary>No token needed.</summary>
    Open = 0,

    /// <summary>A token of the tenant in the path.</summary>
    Tenant = 1,

    /// <summary>A token of the operator.</summary>
    Operator = 2,
}

/// <summary>Endpoint metadata: who may call it. An endpoint without a rule is a bug and answers nobody.</summary>
internal sealed record AccessRule(AccessScope Scope, IReadOnlyList<UserRole> Roles)
{
    public static AccessRule Open { get; } = new(AccessScope.Open, []);
    public static AccessRule AnyOfTenant { get; } = new(AccessScope.Tenant, [UserRole.Agent, UserRole.TenantAdmin]);
    public static AccessRule TenantAdmin { get; } = new(AccessScope.Tenant, [UserRole.TenantAdmin]);
    public static AccessRule Agent { get; } = new(AccessScope.Tenant, [UserRole.Agent]);
    public static AccessRule OperatorAdmin { get; } = new(AccessScope.Operator, [UserRole.OperatorAdmin]);
}
