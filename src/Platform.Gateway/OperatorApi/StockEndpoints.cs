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

/// <param name="Quantity">Pieces that there are.</param>
public sealed record StockInput(int Quantity);

/// <param name="Product">As the price lists name it, such as headset.</param>
/// <param name="Quantity">Pieces that there are.</param>
/// <param name="Rented">Of them, those that tenants rent.</param>
public sealed record StockDto(string Product, int Quantity, int Rented);

internal static class StockEndpoints
{
    public static void MapStock(this RouteGroupBuilder @operator)
    {
        var stock = @operator.MapGroup("/stock").WithTags("operator stock");
        stock.MapGet("/", List).Describe(AccessRule.OperatorBilling, "operatorListStock", "Things to rent out beside seats, such as desks and headsets.");
        stock.MapPut("/{product}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutStock",
            "Say how many of a thing there are; no more of it can be rented out.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        stock.MapDelete("/{product}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteStock",
            "Count a thing no more.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<StockDto>> List(ICatalog catalog) => TypedResults.Ok(new ItemList<StockDto>(
        [.. catalog.Current.Operator.Stock.OrderBy(item => item.Product, StringComparer.Ordinal).Select(item => Describe(item, catalog.Current))]));

    private static async Task<Results<Ok<StockDto>, Refused>> Put(string product, StockInput input, CatalogEditor editor, ICatalog catalog,
        CancellationToken cancellation)
    {
        var item = new StockItem(product, input.Quantity);
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(before.Operator with { Stock = [.. Others(before, product), item] }), cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(item, catalog.Current));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string product, CatalogEditor editor, CancellationToken cancellation)
    {
        var refused = await editor.ChangeAsync(before => before.Operator.Stock.Any(item => item.Product == product)
            ? CatalogEdit.ToPut(before.Operator with { Stock = [.. Others(before, product)] })
            : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)), cancellation);
        return refused is not null ? refused : TypedResults.NoContent();
    }

    private static IEnumerable<StockItem> Others(CatalogSnapshot before, string product) => before.Operator.Stock.Where(item => item.Product != product);

    private static StockDto Describe(StockItem item, CatalogSnapshot catalog) => new(item.Product, item.Quantity,
        catalog.Documents.OfType<SeatRentalDocument>().Where(rental => rental.Kind == SeatKind.Item && rental.Product == item.Product).Sum(rental => rental.Quantity));
}
