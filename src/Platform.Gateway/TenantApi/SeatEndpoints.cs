using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;

namespace Platform.Gateway.TenantApi;

/// <param name="Rented">Seats that the tenant rents.</param>
/// <param name="InUse">Seats that agents sit on now.</param>
public sealed record SeatUseDto(string Product, SeatKind Kind, int Rented, int InUse);

internal static class SeatEndpoints
{
    public static void MapSeats(this RouteGroupBuilder tenant) =>
        tenant.MapGet("/seats", List).WithTags("seats")
            .Describe(AccessRule.Watcher, "listSeats", "Rented seats and how many are in use.");

    public static async Task<IReadOnlyList<SeatUseDto>> UseAsync(string tenant, IGrainFactory grains)
    {
        var uses = await grains.GetGrain<ISeatsGrain>(GrainKey.Seats(tenant)).Show();
        return [.. uses.Where(use => use.Kind != SeatKind.Item).Select(use => new SeatUseDto(use.Product, use.Kind, use.Rented, use.InUse))];
    }

    private static async Task<Ok<ItemList<SeatUseDto>>> List(string tenant, IGrainFactory grains) =>
        TypedResults.Ok(new ItemList<SeatUseDto>(await UseAsync(tenant, grains)));
}
