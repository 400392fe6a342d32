using Platform.Contracts.Views;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Live;

/// <summary>
/// Who hears what: admins, supervisors and auditors everything of their tenant; an agent its own presence and calls, and the queues and
/// mailboxes that it serves.
/// </summary>
internal static class LiveGroups
{
    public static IEnumerable<string> Of(Caller caller, string tenant, CatalogSnapshot catalog) =>
        caller.Role is UserRole.TenantAdmin or UserRole.Supervisor or UserRole.Auditor ? [Everything(tenant)]
        : caller.Agent is not { } agent ? []
        : [
            Agent(tenant, agent), .. (catalog.FindAgent(tenant, agent)?.Queues ?? []).Select(queue => Queue(tenant, queue)),
            .. MailboxAccess.ServedBy(agent, tenant, catalog).Select(box => Mailbox(tenant, box.MailboxId)),
        ];

    /// <summary>Agents, who are not told everything.</summary>
    public static IReadOnlyList<string> OfAgents(string tenant, LiveEvent live)
    {
        var groups = new List<string>(1);
        if ((live.Agent?.Agent ?? live.Call?.Agent) is { } agent)
            groups.Add(Agent(tenant, agent));
        if (live.Queue is { } queue)
            groups.Add(Queue(tenant, queue.Queue));
        if (live.Message is { } message)
            groups.Add(Mailbox(tenant, message.Mailbox));
        return groups;
    }

    public static string Everything(string tenant) => $"{tenant}/everything";

    private static string Agent(string tenant, string agent) => $"{tenant}/agent/{agent}";

    private static string Mailbox(string tenant, string mailbox) => $"{tenant}/mailbox/{mailbox}";

    private static string Queue(string tenant, string queue) => $"{tenant}/queue/{queue}";
}
