using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>One currency to a list, one price to a prefix, and increments that rounding up can use.</summary>
internal static class PriceRules
{
    private const decimal PriceMax = 1_000_000m;

    public static void Check(PriceListDocument list, CatalogFaults faults)
    {
        faults.CheckSyntax(list, "id", list.PriceListId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckSyntax(list, "currency", list.Currency, CatalogSyntax.Currency, "an ISO 4217 code such as CNY");
        CheckMinutes(list, faults);
        CheckSeats(list, faults);
        CheckNumbers(list, faults);
    }

    private static void CheckMinutes(PriceListDocument list, CatalogFaults faults)
    {
        HashSet<(CallDirection, string)> seen = [];
        for (var i = 0; i < list.Minutes.Count; i++)
        {
            var (price, path) = (list.Minutes[i], $"minutes[{i}]");
            faults.CheckKnown(list, $"{path}.direction", price.Direction);
            faults.CheckSyntax(list, $"{path}.prefix", price.Prefix, CatalogSyntax.Prefix,
                "empty or the beginning of an E.164 number such as +86");
            faults.CheckRange(list, $"{path}.perMinute", price.PerMinute, 0m, PriceMax);
            faults.CheckRange(list, $"{path}.initialIncrementS", price.InitialIncrementS, 1, 3_600);
            faults.CheckRange(list, $"{path}.furtherIncrementS", price.FurtherIncrementS, 1, 3_600);
            if (!seen.Add((price.Direction, price.Prefix)))
                faults.Add(list, path, Duplicate, $"There are two prices for {price.Direction} calls and prefix '{price.Prefix}'.");
        }
    }

    private static void CheckSeats(PriceListDocument list, CatalogFaults faults)
    {
        HashSet<string> seen = [];
        for (var i = 0; i < list.Seats.Count; i++)
        {
            var (price, path) = (list.Seats[i], $"seats[{i}]");
            faults.CheckSyntax(list, $"{path}.product", price.Product, CatalogSyntax.Id, CatalogSyntax.IdRule);
            faults.CheckRange(list, $"{path}.perMonth", price.PerMonth, 0m, PriceMax);
            if (!seen.Add(price.Product))
                faults.Add(list, path, Duplicate, $"There are two prices for {price.Product}.");
        }
    }

    private static void CheckNumbers(PriceListDocument list, CatalogFaults faults)
    {
        HashSet<string> seen = [];
        for (var i = 0; i < (list.Numbers?.Count ?? 0); i++)
        {
            var (price, path) = (list.Numbers![i], $"numbers[{i}]");
            faults.CheckSyntax(list, $"{path}.priceClass", price.PriceClass, CatalogSyntax.Id, CatalogSyntax.IdRule);
            faults.CheckRange(list, $"{path}.perMonth", price.PerMonth, 0m, PriceMax);
            if (!seen.Add(price.PriceClass))
                faults.Add(list, path, Duplicate, $"There are two prices for {price.PriceClass}.");
        }
    }
}
