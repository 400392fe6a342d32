using System.Net;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Things beside seats, of which no more is rented out than there is.</summary>
public sealed class StockTests
{
    private static readonly string Operator = Calls.Root(null);

    [Fact]
    public async Task Headsets_are_counted_rented_and_counted_no_more()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        await gateway.SendAsync(HttpMethod.Put, $"{Operator}/price-lists/gold", root,
            new { currency = "CNY", minutes = Array.Empty<object>(), seats = new[] { new { product = "headset", perMonth = 8m } } });
        await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/newcomer", root, new { name = "Newcomer", priceList = "gold" });
        async Task<HttpStatusCode> RentAsync(int quantity) => (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/newcomer/seats/headset", root,
            new { kind = "item", quantity, from = "2026-11-01" })).Status;

        var (put, stock) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/stock/headset", root, new { quantity = 10 });
        Assert.Equal((HttpStatusCode.OK, 10, 0), (put, stock.GetProperty("quantity").GetInt32(), stock.GetProperty("rented").GetInt32()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await RentAsync(11));
        Assert.Equal(HttpStatusCode.OK, await RentAsync(7));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/stock/headset", root, new { quantity = 6 })).Status);
        var item = Assert.Single((await gateway.SendAsync(HttpMethod.Get, $"{Operator}/stock", root)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("headset", 10, 7), (item.GetProperty("product").GetString(), item.GetProperty("quantity").GetInt32(), item.GetProperty("rented").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/stock/headset", root)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/stock/headset", root)).Status);
        Assert.Equal(HttpStatusCode.OK, await RentAsync(11));
    }
}
