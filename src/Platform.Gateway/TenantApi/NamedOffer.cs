using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Gateway.TenantApi;

/// <summary>An offer for people to read: agents, queues and skills go by their names, and by their ids when they are there no more.</summary>
internal static class NamedOffer
{
    public static CallOffer Of(CallOffer offer, string tenant, CatalogSnapshot catalog)
    {
        var skills = catalog.Of<SkillDocument>(tenant).ToDictionary(skill => skill.SkillId, skill => skill.Name);
        var why = offer.Why;
        return offer with
        {
            Agent = Agent(offer.Agent),
            Why = why with
            {
                Candidates = [.. why.Candidates.Select(candidate => candidate with { Agent = Agent(candidate.Agent) })],
                Asked = [.. why.Asked.Select(asked => asked with { Skill = skills.GetValueOrDefault(asked.Skill, asked.Skill) })],
                LastAgent = why.LastAgent is { } last ? Agent(last) : null,
                LentBy = why.LentBy is { } lender ? catalog.FindQueue(tenant, lender)?.Name ?? lender : null,
            },
        };

        string Agent(string id) => catalog.FindAgent(tenant, id) is { } agent ? $"{agent.Name} ({id})" : id;
    }
}
