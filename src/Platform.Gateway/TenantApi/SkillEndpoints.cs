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

namespace Platform.Gateway.TenantApi;

public sealed record SkillInput(string Name);

/// <param name="Agents">Ids of the agents that have it.</param>
/// <param name="Queues">Ids of the queues that ask for it.</param>
public sealed record SkillDto(string Id, string Name, IReadOnlyList<string> Agents, IReadOnlyList<string> Queues);

internal static class SkillEndpoints
{
    public static void MapSkills(this RouteGroupBuilder tenant)
    {
        var skills = tenant.MapGroup("/skills").WithTags("skills");
        skills.MapGet("/", List).Describe(AccessRule.Watcher, "listSkills", "All skills, each with who has it and who asks for it.");
        skills.MapPut("/{skill}", Put).Idempotent()
            .Describe(AccessRule.TenantAdmin, "putSkill", "Create or rename a skill.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        skills.MapDelete("/{skill}", Delete).Idempotent()
            .Describe(AccessRule.TenantAdmin, "deleteSkill", "Remove a skill that no agent has and no queue asks for.",
                ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<SkillDto>> List(string tenant, ICatalog catalog)
    {
        var current = catalog.Current;
        return TypedResults.Ok(new ItemList<SkillDto>([.. current.Of<SkillDocument>(tenant).Select(skill => Describe(current, skill))]));
    }

    private static async Task<Results<Ok<SkillDto>, Refused>> Put(string tenant, string skill, SkillInput input, CatalogEditor editor,
        ICatalog catalog, CancellationToken cancellation)
    {
        var document = new SkillDocument(tenant, skill, input.Name);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(Describe(catalog.Current, document));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string skill, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.Of<SkillDocument>(tenant).FirstOrDefault(document => document.SkillId == skill), cancellation);

    private static SkillDto Describe(CatalogSnapshot catalog, SkillDocument skill) => new(skill.SkillId, skill.Name,
        [.. catalog.Of<AgentDocument>(skill.TenantId).Where(agent => agent.Skills.Any(own => own.Skill == skill.SkillId))
            .Select(agent => agent.AgentId)],
        [.. catalog.Of<QueueDocument>(skill.TenantId).Where(queue => queue.Skills.Any(asked => asked.Skill == skill.SkillId))
            .Select(queue => queue.QueueId)]);
}
