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

/// <param name="Prefix">E.164 prefix of the number; the longest match wins; empty matches all.</param>
/// <param name="InitialIncrementS">Seconds billed at least, such as 60 of 60/60.</param>
/// <param name="FurtherIncrementS">Steps that are billed after that, such as 6 of 30/6.</param>
public sealed record MinutePriceDto(CallDirection Direction, string Prefix, decimal PerMinute, int InitialIncrementS = 60,
    int FurtherIncrementS = 60);

/// <param name="Product">Seat product, such as voice.</param>
public sealed record SeatPriceDto(string Product, decimal PerMonth);

/// <param name="PriceClass">Of number pools.</param>
public sealed record NumberPriceDto(string PriceClass, decimal PerMonth);

/// <param name="Currency">ISO 4217, such as CNY.</param>
public sealed record PriceListInput(string Currency, IReadOnlyList<MinutePriceDto> Minutes, IReadOnlyList<SeatPriceDto> Seats,
    IReadOnlyList<NumberPriceDto>? Numbers = null);

public sealed record PriceListDto(string Id, string Currency, IReadOnlyList<MinutePriceDto> Minutes, IReadOnlyList<SeatPriceDto> Seats,
    IReadOnlyList<NumberPriceDto> Numbers);

internal static class PriceListsEndpoints
{
    public static void MapPriceLists(this RouteGroupBuilder @operator)
    {
        var lists = @operator.MapGroup("/price-lists").WithTags("operator price lists");
        lists.MapGet("/", List).Describe(AccessRule.OperatorBilling, "operatorListPriceLists", "All price lists.");
        lists.MapPut("/{priceList}", Put).Idempotent().Describe(AccessRule.OperatorBilling, "operatorPutPriceList",
            "Create or change a price list. Minutes that are in the ledger keep the price that they were rated with.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<PriceListDto>> List(ICatalog catalog) => TypedResults.Ok(new ItemList<PriceListDto>(
        [.. catalog.Current.Documents.OfType<PriceListDocument>().OrderBy(list => list.PriceListId, StringComparer.Ordinal)
            .Select(Describe)]));

    private static async Task<Results<Ok<PriceListDto>, Refused>> Put(string priceList, PriceListInput input, CatalogEditor editor,
        CancellationToken cancellation)
    {
        var document = new PriceListDocument(priceList, input.Currency,
            [.. input.Minutes.Select(price => new MinutePrice(price.Direction, price.Prefix, price.PerMinute, price.InitialIncrementS, price.FurtherIncrementS))],
            [.. input.Seats.Select(price => new SeatPrice(price.Product, price.PerMonth))],
            input.Numbers is null ? null : [.. input.Numbers.Select(price => new NumberPrice(price.PriceClass, price.PerMonth))]);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document),
            cancellation) is { } refused ? refused : TypedResults.Ok(Describe(document));
    }

    private static PriceListDto Describe(PriceListDocument list) => new(list.PriceListId, list.Currency,
        [.. list.Minutes.Select(price => new MinutePriceDto(price.Direction, price.Prefix, price.PerMinute, price.InitialIncrementS, price.FurtherIncrementS))],
        [.. list.Seats.Select(price => new SeatPriceDto(price.Product, price.PerMonth))],
        [.. (list.Numbers ?? []).Select(price => new NumberPriceDto(price.PriceClass, price.PerMonth))]);
}
