using System.Collections.Frozen;
using Platform.Domain.Calendars;
using Platform.Domain.Flows;
using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog;

/// <summary>Everything that is declared, at one revision, with the look-ups that a call needs. Immutable; shared by all threads.</summary>
public sealed class CatalogSnapshot
{
    private readonly FrozenDictionary<(string Tenant, string Id), QueueDocument> queues;
    private readonly FrozenDictionary<(string Tenant, string Id), AgentDocument> agents;
    private readonly FrozenDictionary<(string Tenant, string Id), PromptDocument> prompts;
    private readonly FrozenDictionary<(string Tenant, string Id), CalendarDocument> calendars;
    private readonly FrozenDictionary<(string Tenant, string Id), MailboxDocument> mailboxes;
    private readonly FrozenDictionary<(string Tenant, string Id), FlowDocument> flows;
    private readonly FrozenDictionary<(string Tenant, string Id, int Version), FlowVersionDocument> flowVersions;
    private readonly FrozenDictionary<string, TenantDocument> tenants;
    private readonly FrozenDictionary<string, TenantDocument> tenantsByDomain;
    private readonly FrozenDictionary<string, NumberDocument> numbers;
    private readonly FrozenDictionary<string, PriceListDocument> priceLists;
    private readonly FrozenDictionary<(string? Tenant, string Login), UserDocument> users;
    private readonly FrozenDictionary<(Type Kind, string Tenant), CatalogDocument[]> kinds;
    private readonly FrozenDictionary<string, TrunkDocument> trunksById;
    private readonly FrozenDictionary<string, RouteDocument[]> routesByPrefix;
    private readonly Lazy<FrozenDictionary<(string Tenant, string Number), string[]>> callerLists;

    public CatalogSnapshot(long revision, IEnumerable<CatalogDocument> documents)
    {
        Revision = revision;
        Documents = [.. documents];
        Operator = Documents.OfType<OperatorDocument>().SingleOrDefault() ?? new OperatorDocument("operator");
        Trunks = [.. Documents.OfType<TrunkDocument>()];
        queues = Documents.OfType<QueueDocument>().ToFrozenDictionary(queue => (queue.TenantId, queue.QueueId));
        prompts = Documents.OfType<PromptDocument>().ToFrozenDictionary(prompt => (prompt.TenantId, prompt.PromptId));
        mailboxes = Documents.OfType<MailboxDocument>().ToFrozenDictionary(box => (box.TenantId, box.MailboxId));
        calendars = Documents.OfType<CalendarDocument>().ToFrozenDictionary(calendar => (calendar.TenantId, calendar.CalendarId));
        flows = Documents.OfType<FlowDocument>().ToFrozenDictionary(flow => (flow.TenantId, flow.FlowId));
        flowVersions = Documents.OfType<FlowVersionDocument>()
            .ToFrozenDictionary(version => (version.TenantId, version.FlowId, version.Version));
        agents = Documents.OfType<AgentDocument>().ToFrozenDictionary(agent => (agent.TenantId, agent.AgentId));
        tenants = Documents.OfType<TenantDocument>().ToFrozenDictionary(tenant => tenant.TenantId);
        tenantsByDomain = tenants.Values.ToFrozenDictionary(tenant => tenant.Domain, StringComparer.OrdinalIgnoreCase);
        numbers = Documents.OfType<NumberDocument>().ToFrozenDictionary(number => number.E164);
        priceLists = Documents.OfType<PriceListDocument>().ToFrozenDictionary(list => list.PriceListId);
        users = Documents.OfType<UserDocument>().ToFrozenDictionary(user => (user.TenantId, user.Login));
        NumberPools = new(Documents.OfType<NumberPoolDocument>());
        kinds = Documents.Where(document => document.Tenant is not null)
            .GroupBy(document => (document.GetType(), document.Tenant!))
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(document => document.Id, StringComparer.Ordinal).ToArray());
        trunksById = Trunks.ToFrozenDictionary(trunk => trunk.TrunkId);
        Routes = [.. Documents.OfType<RouteDocument>()];
        routesByPrefix = Routes.GroupBy(route => route.Prefix).ToFrozenDictionary(group => group.Key, group => group
            .OrderBy(route => route.Priority).ThenBy(route => route.CostPerMinute).ThenBy(route => route.RouteId, StringComparer.Ordinal)
            .ToArray());
        callerLists = new(() => Documents.OfType<CallerListDocument>()
            .SelectMany(list => list.Numbers.Select(number => (Key: (list.TenantId, number), list.ListId)))
            .GroupBy(entry => entry.Key, entry => entry.ListId).ToFrozenDictionary(group => group.Key, group => group.ToArray()));
        NumberPlan = NumberPlans.Find(Operator.Country) ?? NumberPlan.China;
    }

    public static CatalogSnapshot Empty { get; } = new(0, []);

    public long Revision { get; }
    public IReadOnlyList<CatalogDocument> Documents { get; }
    public OperatorDocument Operator { get; }
    public IReadOnlyList<TrunkDocument> Trunks { get; }
    public IReadOnlyList<RouteDocument> Routes { get; }

    /// <summary>Of the operator's country.</summary>
    public NumberPlan NumberPlan { get; }

    public IReadOnlyCollection<TenantDocument> Tenants => tenants.Values;
    public NumberPoolIndex NumberPools { get; }

    /// <summary>The day on which bills count a moment: that of the operator's time zone.</summary>
    public DateOnly Today(DateTimeOffset now) => CatalogDiff.Today(CatalogDiff.ZoneOf(Operator), now);

    public TenantDocument? FindTenant(string tenant) => tenants.GetValueOrDefault(tenant);
    public TenantDocument? FindTenantByDomain(string domain) => tenantsByDomain.GetValueOrDefault(domain);
    public QueueDocument? FindQueue(string tenant, string queue) => queues.GetValueOrDefault((tenant, queue));
    public AgentDocument? FindAgent(string tenant, string agent) => agents.GetValueOrDefault((tenant, agent));
    public PromptDocument? FindPrompt(string tenant, string prompt) => prompts.GetValueOrDefault((tenant, prompt));
    public MailboxDocument? FindMailbox(string tenant, string mailbox) => mailboxes.GetValueOrDefault((tenant, mailbox));
    public CalendarDocument? FindCalendar(string tenant, string calendar) => calendars.GetValueOrDefault((tenant, calendar));
    public FlowDocument? FindFlow(string tenant, string flow) => flows.GetValueOrDefault((tenant, flow));

    public FlowVersionDocument? FindFlowVersion(string tenant, string flow, int version) =>
        flowVersions.GetValueOrDefault((tenant, flow, version));

    public NumberDocument? FindNumber(string e164) => numbers.GetValueOrDefault(e164);
    public PriceListDocument? FindPriceList(string id) => priceLists.GetValueOrDefault(id);
    public UserDocument? FindUser(string? tenant, string login) => users.GetValueOrDefault((tenant, login));

    /// <summary>Ids of the tenant's lists that the number is in.</summary>
    public IReadOnlyList<string> CallerListsOf(string tenant, string number) => callerLists.Value.GetValueOrDefault((tenant, number)) ?? [];

    public TrunkDocument? FindTrunk(string trunk) => trunksById.GetValueOrDefault(trunk);

    /// <summary>Routes with exactly this prefix, best first: by priority, then cost, then id.</summary>
    public IReadOnlyList<RouteDocument> RoutesOf(ReadOnlySpan<char> prefix) =>
        routesByPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var routes) ? routes : [];

    /// <summary>The tenant's documents of one kind, in the order of their ids.</summary>
    public IEnumerable<TDocument> Of<TDocument>(string tenant)
        where TDocument : CatalogDocument =>
        kinds.TryGetValue((typeof(TDocument), tenant), out var found) ? found.Cast<TDocument>() : [];
}
