using Platform.Domain.Calendars;
using Platform.Domain.Flows;

namespace Platform.Domain.Catalog;

/// <summary>The place of a document among the declared things, by ids.</summary>
public static class CatalogPaths
{
    public static string Of(CatalogDocument document) => document switch
    {
        OperatorDocument => "operator",
        TrunkDocument trunk => $"trunks[{trunk.TrunkId}]",
        RouteDocument route => $"routes[{route.RouteId}]",
        PriceListDocument list => $"priceLists[{list.PriceListId}]",
        NumberPoolDocument pool => $"numberPools[{pool.PoolId}]",
        TenantDocument tenant => $"tenants[{tenant.TenantId}]",
        UserDocument { TenantId: null } user => $"operator.users[{user.Login}]",
        _ => $"tenants[{document.Tenant}].{Section(document)}[{document.Id}]",
    };

    private static string Section(CatalogDocument document) => document switch
    {
        SeatRentalDocument => "seats",
        NumberDocument => "numbers",
        QueueDocument => "queues",
        PromptDocument => "prompts",
        SkillDocument => "skills",
        TeamDocument => "teams",
        BreakReasonDocument => "breakReasons",
        MailboxDocument => "mailboxes",
        DispositionDocument => "dispositions",
        CallerListDocument => "callerLists",
        SecretDocument => "secrets",
        WebhookDocument => "webhooks",
        CalendarDocument => "calendars",
        FlowDocument => "flows",
        FlowVersionDocument => "flowVersions",
        AgentDocument => "agents",
        UserDocument => "users",
        _ => throw new InvalidOperationException($"{document.GetType().Name} does not belong to a tenant."),
    };
}
