using Microsoft.AspNetCore.Http;
using Platform.Contracts.Stores;
using Platform.Domain.Accounts;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <summary>Makes and revokes keys of the house that asks. What is done is in the audit log before the secret is told.</summary>
internal sealed class ApiKeyDesk(IApiKeys keys, ApiKeyCheck check, AuditDesk audit, TimeProvider time)
{
    public async Task<(NewApiKeyDto? Made, Refused? Refused)> MakeAsync(HttpContext context, ApiKeyInput input, CancellationToken cancellation)
    {
        var caller = context.Caller();
        var now = time.GetUtcNow();
        if (Check(caller.Tenant, input, now) is { } wrong)
            return (null, wrong);
        if ((await keys.ListAsync(caller.Tenant, cancellation)).Count >= ApiKeyRules.MaxPerHouse)
            return (null, new Refused(ProblemCode.TooManyApiKeys));
        var secret = ApiKeyCheck.Make();
        var key = new ApiKey(caller.Tenant, input.Id, input.Name, input.Role, OneTimeSecret.HashOf(secret), caller.Login, now, input.ExpiresAt);
        if (!await keys.AddAsync(key, cancellation))
            return (null, new Refused(ProblemCode.ApiKeyExists));
        await audit.NoteAsync(context, AuditActions.KeyCreated, input.Id, $"{input.Name}, {input.Role}", cancellation);
        return (new NewApiKeyDto(ApiKeyDto.Of(key), secret), null);
    }

    /// <returns>False when there is no such key.</returns>
    public async Task<bool> RevokeAsync(HttpContext context, string id, CancellationToken cancellation)
    {
        var tenant = context.Caller().Tenant;
        if ((await keys.ListAsync(tenant, cancellation)).FirstOrDefault(key => key.Id == id) is not { } found)
            return false;
        await keys.RemoveAsync(tenant, id, cancellation);
        check.Forget(found.SecretHash);
        await audit.NoteAsync(context, AuditActions.KeyRevoked, id, found.Name, cancellation);
        return true;
    }

    private static Refused? Check(string? tenant, ApiKeyInput input, DateTimeOffset now) =>
        !ApiKeyRules.IsId(input.Id) ? Refused.Parameter("$.id", ApiKeyRules.IdRule)
        : !ApiKeyRules.IsName(input.Name) ? Refused.Parameter("$.name", ApiKeyRules.NameRule)
        : !ApiKeyRules.RolesOf(tenant).Contains(input.Role) ? Refused.Parameter("$.role", tenant is null
            ? "A key of the operator is operatorAdmin or operatorBilling."
            : "A key of a tenant is supervisor, tenantAdmin or auditor.")
        : input.ExpiresAt <= now ? Refused.Parameter("$.expiresAt", "A key expires in the future.")
        : null;
}
