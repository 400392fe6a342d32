using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Seats;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Rented">Seats that the tenant has now.</param>
/// <param name="Most">Seats that it may order, other products as they are.</param>
/// <param name="PerMonth">Of one seat, by the tenant's price list; billed by the day.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record SeatOfferDto(string Product, SeatKind Kind, int Rented, int Most, decimal PerMonth, string Currency);

/// <param name="Quantity">Seats of the product that the tenant wants to have in all.</param>
public sealed record SeatOrderInput(int Quantity);

/// <param name="From">First day that is billed so: today for more seats, tomorrow for fewer, which are gone at once.</param>
public sealed record SeatOrderDto(string Product, SeatKind Kind, int Quantity, DateOnly From);

/// <summary>Seats that a tenant rents by itself, as far as the operator lets it. Billed as what the operator rents to it.</summary>
internal static class SeatOrderEndpoints
{
    public static void MapSeatOrders(this RouteGroupBuilder tenant)
    {
        var seats = tenant.MapGroup("/seats").WithTags("seats");
        seats.MapGet("/offers", List).Describe(AccessRule.AdminReads, "listSeatOffers",
            "Seats that the tenant may rent by itself, with their prices; none where the operator rents them out.");
        seats.MapPut("/{product}", Order).Idempotent().Describe(AccessRule.TenantAdmin, "orderSeats",
            "Rent more seats of a product or give some back. More are billed from today on, fewer from tomorrow on.",
            ProblemCode.SeatsNotOffered, ProblemCode.SeatLimitReached, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<SeatOfferDto>> List(string tenant, ICatalog catalog) =>
        TypedResults.Ok(new ItemList<SeatOfferDto>([.. SeatOrder.Offers(catalog.Current, tenant)
            .Select(offer => new SeatOfferDto(offer.Product, offer.Kind, offer.Rented, offer.Most, offer.PerMonth, offer.Currency))]));

    private static async Task<Results<Ok<SeatOrderDto>, Refused>> Order(string tenant, string product, SeatOrderInput input, HttpContext context,
        CatalogEditor editor, ILedger ledger, AuditDesk audit, TimeProvider time, CancellationToken cancellation)
    {
        SeatRentalDocument? decided = null;
        var refused = await editor.ChangeAsync(async before =>
        {
            var today = before.Today(time.GetUtcNow());
            var rentals = await ledger.ListRentalsAsync(tenant, time.GetUtcNow().AddDays(1), cancellation);
            var order = SeatOrder.Decide(before, tenant, product, input.Quantity, SeatsBilled.On(rentals, product, today), today);
            decided = order.Rental;
            return order.Refusal is { } refusal
                ? CatalogEdit.Refuse(new Refused(refusal == SeatOrderRefusal.OverLimit ? ProblemCode.SeatLimitReached : ProblemCode.SeatsNotOffered))
                : CatalogEdit.ToPut(decided!);
        }, cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.SeatsOrdered, product, FormattableString.Invariant($"{decided!.Quantity} from {decided.From:yyyy-MM-dd}"),
            cancellation);
        return TypedResults.Ok(new SeatOrderDto(decided.Product, decided.Kind, decided.Quantity, decided.From));
    }
}
