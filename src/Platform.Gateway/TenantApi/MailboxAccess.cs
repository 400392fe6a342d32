using Microsoft.AspNetCore.Http;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;

namespace Platform.Gateway.TenantApi;

/// <summary>Whose messages somebody may hear: supervisors, admins and auditors all, an agent those of the mailboxes that it serves.</summary>
internal static class MailboxAccess
{
    public static bool SeesAll(HttpContext context) => context.Caller().Role is UserRole.TenantAdmin or UserRole.Supervisor or UserRole.Auditor;

    /// <summary>The mailboxes that the caller may look into, in the order of their ids.</summary>
    public static IEnumerable<MailboxDocument> Of(HttpContext context, string tenant, CatalogSnapshot catalog) => SeesAll(context)
        ? catalog.Of<MailboxDocument>(tenant)
        : ServedBy(context.Caller().Agent, tenant, catalog);

    public static IEnumerable<MailboxDocument> ServedBy(string? agent, string tenant, CatalogSnapshot catalog) =>
        agent is not null && catalog.FindAgent(tenant, agent) is { } known ? catalog.Of<MailboxDocument>(tenant).Where(box => box.IsServedBy(known)) : [];
}
