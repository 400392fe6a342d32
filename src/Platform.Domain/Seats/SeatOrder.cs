using Platform.Domain.Catalog;

namespace Platform.Domain.Seats;

/// <summary>Why a tenant may not rent seats so by itself. The numbers are stable.</summary>
public enum SeatOrderRefusal
{
    /// <summary>The operator lets the tenant rent no seats by itself, or the product is no seat, or has no price.</summary>
    NotOffered = 1,

    /// <summary>The tenant would have more seats in all than the operator lets it.</summary>
    OverLimit = 2,
}

/// <summary>A seat product as a tenant may order it.</summary>
/// <param name="Rented">Seats that it has now.</param>
/// <param name="Most">Seats that it may have, other products as they are.</param>
/// <param name="PerMonth">By the tenant's price list.</param>
public sealed record OfferedSeats(string Product, SeatKind Kind, int Rented, int Most, decimal PerMonth, string Currency);

/// <summary>What comes of a tenant's wish to have so many seats of a product: a rental as the operator would have declared it.</summary>
public sealed record SeatOrder(SeatOrderRefusal? Refusal, SeatRentalDocument? Rental)
{
    /// <param name="quantity">Seats of the product that the tenant wants to have in all.</param>
    /// <param name="billedToday">Seats of the product that it pays for today, by the ledger.</param>
    /// <param name="today">In the operator's time zone.</param>
    /// <remarks>
    /// More seats are billed from today on. Fewer are billed from tomorrow on, for today's were there to be used; so however often the
    /// wish changes within a day, the day is billed with the most that were there.
    /// </remarks>
    public static SeatOrder Decide(CatalogSnapshot catalog, string tenant, string product, int quantity, int billedToday, DateOnly today)
    {
        if (Offers(catalog, tenant).FirstOrDefault(offer => offer.Product == product) is not { } offered)
            return new(SeatOrderRefusal.NotOffered, null);
        if (quantity > offered.Rented && quantity > offered.Most)
            return new(SeatOrderRefusal.OverLimit, null);
        return new(null, new SeatRentalDocument(tenant, product, offered.Kind, quantity, quantity >= billedToday ? today : today.AddDays(1)));
    }

    /// <summary>Nothing where the operator allows nothing. Things that are no seats are the operator's to hand out.</summary>
    public static IReadOnlyList<OfferedSeats> Offers(CatalogSnapshot catalog, string tenant)
    {
        if (catalog.FindTenant(tenant) is not { SeatLimit: > 0 } home
            || catalog.Documents.OfType<PriceListDocument>().FirstOrDefault(list => list.PriceListId == home.PriceList) is not { } prices)
            return [];
        var rentals = catalog.Of<SeatRentalDocument>(tenant).ToDictionary(rental => rental.Product);
        var all = rentals.Values.Where(rental => rental.Kind != SeatKind.Item).Sum(rental => rental.Quantity);
        var things = catalog.Operator.Stock.Select(item => item.Product).ToHashSet();
        return
        [
            .. prices.Seats.Where(price => rentals.TryGetValue(price.Product, out var rented) ? rented.Kind != SeatKind.Item : !things.Contains(price.Product))
                .Select(price =>
                {
                    var rental = rentals.GetValueOrDefault(price.Product);
                    var rented = rental?.Quantity ?? 0;
                    return new OfferedSeats(price.Product, rental?.Kind ?? SeatKind.Concurrent, rented, Math.Max(home.SeatLimit - all + rented, 0), price.PerMonth,
                        prices.Currency);
                }),
        ];
    }
}
