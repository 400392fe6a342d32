using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

internal static class AgentEndpoints
{
    public static void MapAgents(this RouteGroupBuilder tenant)
    {
        var agents = tenant.MapGroup("/agents").WithTags("agents");
        agents.MapGet("/", List).Describe(AccessRule.Watcher, "listAgents", "All agents, each with what it does now.");
        agents.MapGet("/{agent}", Show).Describe(AccessRule.Watcher, "getAgent", "One agent, with what it does now.");
        agents.MapPut("/{agent}", Put).Idempotent()
            .Describe(AccessRule.TenantAdmin, "putAgent", "Create or change an agent.", ProblemCode.InvalidCatalog,
                ProblemCode.CatalogConflict);
        agents.MapImport();
        agents.MapDelete("/{agent}", Delete).Idempotent()
            .Describe(AccessRule.TenantAdmin, "deleteAgent", "Log an agent out and remove it.", ProblemCode.InvalidCatalog,
                ProblemCode.CatalogConflict);
    }

    private static async Task<Ok<ItemList<AgentDto>>> List(string tenant, ICatalog catalog, IGrainFactory grains)
    {
        var current = catalog.Current;
        return TypedResults.Ok(new ItemList<AgentDto>(
            await Task.WhenAll(current.Of<AgentDocument>(tenant).Select(document => DescribeAsync(document, current, grains)))));
    }

    private static async Task<Results<Ok<AgentDto>, Refused>> Show(string tenant, string agent, ICatalog catalog, IGrainFactory grains) =>
        catalog.Current is var current && current.FindAgent(tenant, agent) is { } document
            ? TypedResults.Ok(await DescribeAsync(document, current, grains))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<AgentDto>, Refused>> Put(string tenant, string agent, AgentInput input, CatalogEditor editor,
        ICatalog catalog, IGrainFactory grains, CancellationToken cancellation)
    {
        AgentDocument? decided = null;
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(decided = Decide(before, tenant, agent, input)), cancellation);
        return refused is not null ? refused : TypedResults.Ok(await DescribeAsync(decided!, catalog.Current, grains));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string tenant, string agent, CatalogEditor editor, IGrainFactory grains,
        CancellationToken cancellation)
    {
        if (await editor.ChangeAsync(before => CatalogEdit.ToRemove(before.FindAgent(tenant, agent)), cancellation) is { } refused)
            return refused;
        await grains.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent)).Logout();
        return TypedResults.NoContent();
    }

    /// <summary>The agent as it is with what was said of it.</summary>
    internal static AgentDocument Decide(CatalogSnapshot before, string tenant, string agent, AgentInput input)
    {
        var realm = before.FindTenant(tenant)?.Domain ?? "";
        var known = before.FindAgent(tenant, agent);
        var (md5, sha256) = input.SipPassword switch
        {
            null => (known?.SipHa1Md5, known?.SipHa1Sha256),
            "" => (null, null),
            var password => (SipDigestHash.Ha1Md5(agent, realm, password), SipDigestHash.Ha1Sha256(agent, realm, password)),
        };
        return new(tenant, agent, input.Name, input.Queues, input.Product, input.SignIn, md5, sha256)
        {
            Recording = known?.Recording ?? default,
            CallerId = input.CallerId is null ? known?.CallerId : CallerIdText.Normal(before, input.CallerId),
            Skills = input.Skills ?? known?.Skills ?? [],
            Preferences = input.Preferences
                ?? [.. (known?.Preferences ?? []).Where(preference => input.Queues.Contains(preference.Queue))],
            Team = input.Team is "" ? null : input.Team ?? known?.Team,
            AutoAnswer = input.AutoAnswer ?? known?.AutoAnswer ?? false,
            Takes = input.Takes ?? known?.Takes ?? ContactKindSets.All,
        };
    }

    private static async Task<AgentDto> DescribeAsync(AgentDocument agent, CatalogSnapshot catalog, IGrainFactory grains)
    {
        var view = await grains.GetGrain<IAgentGrain>(GrainKey.Agent(agent.TenantId, agent.AgentId)).Show();
        var sipAddress = agent.SipHa1Md5 is null && agent.SipHa1Sha256 is null ? null : $"sip:{agent.AgentId}@{catalog.FindTenant(agent.TenantId)?.Domain}";
        return new(agent.AgentId, agent.Name, agent.Queues, agent.Product, agent.SignIn, sipAddress, agent.CallerId,
            AgentPresenceDto.Of(view))
        {
            Skills = agent.Skills,
            Preferences = agent.Preferences,
            Team = agent.Team,
            AutoAnswer = agent.AutoAnswer,
            Takes = agent.Takes,
        };
    }
}
