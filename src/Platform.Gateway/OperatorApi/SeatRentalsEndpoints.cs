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

namespace Platform.Gateway.OperatorApi;

/// <param name="Kind">concurrent: any agent may take a free seat; named: each belongs to an agent; item: no seat, but a thing such as a headset.</param>
/// <param name="From">First billed day, in the operator's time zone.</param>
public sealed record SeatRentalInput(SeatKind Kind, int Quantity, DateOnly From);

/// <param name="Product">Such as voice; priced in the price list.</param>
public sealed record SeatRentalDto(string Product, SeatKind Kind, int Quantity, DateOnly From);

internal static class SeatRentalsEndpoints
{
    public static void MapSeatRentals(this RouteGroupBuilder @operator)
    {
        var seats = @operator.MapGroup("/tenants/{tenant}/seats").WithTags("operator seats");
        seats.MapGet("/", List)
            .Describe(AccessRule.OperatorBilling, "operatorListSeatRentals", "Seats that a tenant rents.", ProblemCode.UnknownTenant);
        seats.MapPut("/{product}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutSeatRental",
            "Rent seats to a tenant from a day on; the change is posted to the ledger.", ProblemCode.UnknownTenant,
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        seats.MapDelete("/{product}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteSeatRental",
            "End a rental with yesterday as its last billed day.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Results<Ok<ItemList<SeatRentalDto>>, Refused> List(string tenant, ICatalog catalog) =>
        catalog.Current is var current && current.FindTenant(tenant) is null
            ? new Refused(ProblemCode.UnknownTenant)
            : TypedResults.Ok(new ItemList<SeatRentalDto>([.. current.Of<SeatRentalDocument>(tenant).Select(Describe)]));

    private static async Task<Results<Ok<SeatRentalDto>, Refused>> Put(string tenant, string product, SeatRentalInput input,
        CatalogEditor editor, CancellationToken cancellation)
    {
        var document = new SeatRentalDocument(tenant, product, input.Kind, input.Quantity, input.From);
        var refused = await editor.ChangeAsync(
            before => before.FindTenant(tenant) is null ? CatalogEdit.Refuse(new Refused(ProblemCode.UnknownTenant)) : CatalogEdit.ToPut(document),
            cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(document));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string product, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(before => before.Of<SeatRentalDocument>(tenant).FirstOrDefault(rental => rental.Product == product), cancellation);

    private static SeatRentalDto Describe(SeatRentalDocument rental) => new(rental.Product, rental.Kind, rental.Quantity, rental.From);
}
