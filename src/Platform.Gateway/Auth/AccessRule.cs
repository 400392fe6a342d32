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
    public static AccessRule AnyOfTenant { get; } = new(AccessScope.Tenant, [UserRole.Agent, UserRole.Supervisor, UserRole.TenantAdmin, UserRole.Auditor]);

    /// <summary>Whoever works on calls: everybody who is no auditor.</summary>
    public static AccessRule Staff { get; } = new(AccessScope.Tenant, [UserRole.Agent, UserRole.Supervisor, UserRole.TenantAdmin]);

    public static AccessRule TenantAdmin { get; } = new(AccessScope.Tenant, [UserRole.TenantAdmin]);

    /// <summary>Reads how the tenant is set up, its bill and its audit log.</summary>
    public static AccessRule AdminReads { get; } = new(AccessScope.Tenant, [UserRole.TenantAdmin, UserRole.Auditor]);

    /// <summary>Sees what happens in the whole tenant.</summary>
    public static AccessRule Watcher { get; } = new(AccessScope.Tenant, [UserRole.Supervisor, UserRole.TenantAdmin, UserRole.Auditor]);

    /// <summary>Steps into what happens in the whole tenant.</summary>
    public static AccessRule Supervisor { get; } = new(AccessScope.Tenant, [UserRole.Supervisor, UserRole.TenantAdmin]);

    /// <summary>Listens to talks, and is named for it.</summary>
    public static AccessRule OnlySupervisor { get; } = new(AccessScope.Tenant, [UserRole.Supervisor]);

    /// <summary>Somebody who may be an agent; for a supervisor who is none there is nothing.</summary>
    public static AccessRule Agent { get; } = new(AccessScope.Tenant, [UserRole.Agent, UserRole.Supervisor]);

    public static AccessRule AnyOfOperator { get; } = new(AccessScope.Operator, [UserRole.OperatorAdmin, UserRole.OperatorBilling]);

    /// <summary>Works on prices and invoices.</summary>
    public static AccessRule OperatorBilling { get; } = AnyOfOperator;

    public static AccessRule OperatorAdmin { get; } = new(AccessScope.Operator, [UserRole.OperatorAdmin]);
}
