using Platform.Domain.Calendars;
using Platform.Domain.Flows;

namespace Platform.Domain.Catalog;

/// <summary>What references may name. Of things declared twice the first one counts.</summary>
internal sealed class CatalogIndex(IReadOnlyList<CatalogDocument> documents)
{
    private static readonly IReadOnlyDictionary<string, FlowDefinition> NoFlows = new Dictionary<string, FlowDefinition>();
    private Dictionary<string, Dictionary<string, FlowDefinition>>? publishedFlows;

    public IReadOnlyDictionary<string, TenantDocument> Tenants { get; } =
        documents.OfType<TenantDocument>().DistinctBy(tenant => tenant.TenantId).ToDictionary(tenant => tenant.TenantId);

    public IReadOnlyDictionary<string, PriceListDocument> PriceLists { get; } =
        documents.OfType<PriceListDocument>().DistinctBy(list => list.PriceListId).ToDictionary(list => list.PriceListId);

    public IReadOnlyDictionary<string, TrunkDocument> Trunks { get; } =
        documents.OfType<TrunkDocument>().DistinctBy(trunk => trunk.TrunkId).ToDictionary(trunk => trunk.TrunkId);

    public IReadOnlySet<string> EmergencyNumbers { get; } =
        (documents.OfType<OperatorDocument>().FirstOrDefault()?.EmergencyNumbers ?? []).ToHashSet();

    public IReadOnlySet<(string Tenant, string E164)> Numbers { get; } = documents.OfType<NumberDocument>()
        .Select(number => (number.TenantId, number.E164)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Queue)> Queues { get; } = documents.OfType<QueueDocument>()
        .Select(queue => (queue.TenantId, queue.QueueId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Prompt)> Prompts { get; } = documents.OfType<PromptDocument>()
        .Select(prompt => (prompt.TenantId, prompt.PromptId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Skill)> Skills { get; } = documents.OfType<SkillDocument>()
        .Select(skill => (skill.TenantId, skill.SkillId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Team)> Teams { get; } = documents.OfType<TeamDocument>()
        .Select(team => (team.TenantId, team.TeamId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Mailbox)> Mailboxes { get; } = documents.OfType<MailboxDocument>()
        .Select(box => (box.TenantId, box.MailboxId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string List)> CallerLists { get; } = documents.OfType<CallerListDocument>()
        .Select(list => (list.TenantId, list.ListId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Secret)> Secrets { get; } = documents.OfType<SecretDocument>()
        .Select(secret => (secret.TenantId, secret.SecretId)).ToHashSet();

    public IReadOnlySet<(string Tenant, string Calendar)> Calendars { get; } = documents.OfType<CalendarDocument>()
        .Select(calendar => (calendar.TenantId, calendar.CalendarId)).ToHashSet();

    public IReadOnlyDictionary<(string Tenant, string Flow), FlowDocument> Flows { get; } = documents.OfType<FlowDocument>()
        .DistinctBy(flow => (flow.TenantId, flow.FlowId)).ToDictionary(flow => (flow.TenantId, flow.FlowId));

    public IReadOnlySet<(string Tenant, string Agent)> Agents { get; } = documents.OfType<AgentDocument>()
        .Select(agent => (agent.TenantId, agent.AgentId)).ToHashSet();

    /// <summary>Seats that agents can log in to.</summary>
    public IReadOnlySet<(string Tenant, string Product)> Rentals { get; } =
        documents.OfType<SeatRentalDocument>().Where(rental => rental.Kind != SeatKind.Item).Select(rental => (rental.TenantId, rental.Product)).ToHashSet();

    public ILookup<(string Tenant, string Product), AgentDocument> AgentsByProduct { get; } =
        documents.OfType<AgentDocument>().ToLookup(agent => (agent.TenantId, agent.Product));

    /// <summary>What callers of the tenant's flows meet.</summary>
    public IReadOnlyDictionary<string, FlowDefinition> PublishedFlows(string tenant)
    {
        publishedFlows ??= documents.OfType<FlowVersionDocument>()
            .Where(version => Flows.GetValueOrDefault((version.TenantId, version.FlowId))?.Published == version.Version)
            .GroupBy(version => version.TenantId)
            .ToDictionary(own => own.Key, own => own.DistinctBy(version => version.FlowId).ToDictionary(version => version.FlowId, version => version.Definition));
        return publishedFlows.GetValueOrDefault(tenant) ?? NoFlows;
    }
}
