using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <summary>How the operator hands a tenant over to its first admin. Noted in the tenant's audit log as well.</summary>
internal static class TenantAdminEndpoints
{
    public static void MapTenantAdmins(this RouteGroupBuilder @operator) =>
        @operator.MapPost("/tenants/{tenant}/admins/{login}/invitation", Invite).WithTags("operator tenants").ForPeople().Describe(AccessRule.OperatorAdmin,
            "operatorInviteTenantAdmin", "A link, good once and for three days, with which an admin of the tenant sets the password; made when there is no such user.",
            ProblemCode.UnknownTenant, ProblemCode.InvalidParameter, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);

    private static async Task<Results<Ok<InvitationDto>, Refused>> Invite(string tenant, string login, HttpContext context, CatalogEditor editor,
        IPasswordHashing passwords, InvitationDesk desk, AuditDesk audit, CancellationToken cancellation)
    {
        UserDocument? admin = null;
        var refused = await editor.ChangeAsync(before =>
        {
            if (before.FindTenant(tenant) is null)
                return CatalogEdit.Refuse(new Refused(ProblemCode.UnknownTenant));
            admin = before.FindUser(tenant, login) ?? new UserDocument(tenant, login, UserRole.TenantAdmin, passwords.NobodysHash());
            return admin.Role == UserRole.TenantAdmin
                ? CatalogEdit.ToPut(admin)
                : CatalogEdit.Refuse(Refused.Parameter("login", "The tenant has a user of this name, who is no admin."));
        }, cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.AccountInvited, $"{tenant}/{login}", "", cancellation);
        await audit.NoteAsync(tenant, AuditEntry.System, AuditActions.AccountInvited, login, "by the operator", cancellation);
        return TypedResults.Ok(await desk.InviteAsync(admin!, false, cancellation));
    }
}
