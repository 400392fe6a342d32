using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What the operator has to rent out beside seats, and that no more of it is rented than there is.</summary>
internal static class StockRules
{
    private const int MaxQuantity = 1_000_000;

    public static void Check(OperatorDocument house, CatalogFaults faults)
    {
        HashSet<string> seen = [];
        for (var i = 0; i < house.Stock.Count; i++)
        {
            faults.CheckSyntax(house, $"stock[{i}].product", house.Stock[i].Product, CatalogSyntax.Id, CatalogSyntax.IdRule);
            faults.CheckRange(house, $"stock[{i}].quantity", house.Stock[i].Quantity, 0, MaxQuantity);
            if (!seen.Add(house.Stock[i].Product))
                faults.Add(house, $"stock[{i}].product", Duplicate, $"{house.Stock[i].Product} is there twice.");
        }
    }

    /// <summary>What is not in stock by name is not counted.</summary>
    public static void CheckRentals(IReadOnlyList<CatalogDocument> desired, CatalogFaults faults)
    {
        var stock = (desired.OfType<OperatorDocument>().FirstOrDefault()?.Stock ?? []).DistinctBy(item => item.Product).ToDictionary(item => item.Product, item => item.Quantity);
        foreach (var rentals in desired.OfType<SeatRentalDocument>().Where(rental => rental.Kind == SeatKind.Item).GroupBy(rental => rental.Product))
        {
            var rented = rentals.Sum(rental => (long)rental.Quantity);
            if (stock.TryGetValue(rentals.Key, out var there) && rented > there)
                faults.Add(rentals.Last(), "quantity", OutOfRange, $"There are {there} of {rentals.Key} in stock, and {rented} would be rented out.");
        }
    }
}
