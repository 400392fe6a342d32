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

public sealed record TeamInput(string Name);

/// <param name="Agents">Ids of the agents that belong to it.</param>
public sealed record TeamDto(string Id, string Name, IReadOnlyList<string> Agents);

internal static class TeamEndpoints
{
    public static void MapTeams(this RouteGroupBuilder tenant)
    {
        var teams = tenant.MapGroup("/teams").WithTags("teams");
        teams.MapGet("/", List).Describe(AccessRule.Watcher, "listTeams", "All teams, each with who belongs to it.");
        teams.MapPut("/{team}", Put).Idempotent()
            .Describe(AccessRule.TenantAdmin, "putTeam", "Create or rename a team.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        teams.MapDelete("/{team}", Delete).Idempotent()
            .Describe(AccessRule.TenantAdmin, "deleteTeam", "Remove a team that nobody belongs to.", ProblemCode.InvalidCatalog,
                ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<TeamDto>> List(string tenant, ICatalog catalog)
    {
        var current = catalog.Current;
        return TypedResults.Ok(new ItemList<TeamDto>([.. current.Of<TeamDocument>(tenant).Select(team => Describe(current, team))]));
    }

    private static async Task<Results<Ok<TeamDto>, Refused>> Put(string tenant, string team, TeamInput input, CatalogEditor editor,
        ICatalog catalog, CancellationToken cancellation)
    {
        var document = new TeamDocument(tenant, team, input.Name);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(Describe(catalog.Current, document));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string team, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.Of<TeamDocument>(tenant).FirstOrDefault(document => document.TeamId == team), cancellation);

    private static TeamDto Describe(CatalogSnapshot catalog, TeamDocument team) => new(team.TeamId, team.Name,
        [.. catalog.Of<AgentDocument>(team.TenantId).Where(agent => agent.Team == team.TeamId).Select(agent => agent.AgentId)]);
}
