using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>Number pools, and what tenants and the operator do with their numbers.</summary>
public sealed class NumberTests
{
    private const string Number = "+862877000005";

    private static readonly string Acme = $"{Calls.Root(TestHouse.Acme)}/numbers";
    private static readonly string Other = $"{Calls.Root(TestHouse.Other)}/numbers";
    private static readonly string Operator = $"{Calls.Root(null)}/numbers";

    [Fact]
    public async Task A_pool_is_declared_loaded_counted_and_removed()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await PrepareAsync(gateway);
        var (loaded, pool) = await gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(null)}/number-pools/geo/ranges", root,
            new { first = "+86 (28) 7701-0000", last = "+86 28 7701 0009" });
        Assert.True(loaded == HttpStatusCode.OK, pool.ToString());
        Assert.Equal((20, 20), (pool.GetProperty("numbers").GetInt32(), pool.GetProperty("free").GetInt32()));
        Assert.Equal("+862877010000", pool.GetProperty("ranges")[1].GetProperty("first").GetString());
        await gateway.SendAsync(HttpMethod.Post, Acme, await gateway.AsAdminAsync(), new { number = Number });
        var items = (await gateway.SendAsync(HttpMethod.Get, $"{Calls.Root(null)}/number-pools", root)).Json.GetProperty("items");
        Assert.Equal((19, 1), (items[0].GetProperty("free").GetInt32(), items[0].GetProperty("assigned").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Calls.Root(null)}/number-pools/geo", root)).Status);
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Calls.Root(null)}/number-pools/geo", root)).Json.Code());
        Assert.Equal(TestHouse.Acme, gateway.Stores.Catalog.Current.FindNumber(Number)!.TenantId);
    }

    [Theory]
    [InlineData("1234", "too_short")]
    [InlineData("+861234567890123456", "too_long")]
    [InlineData("+86 28 CALLME", "has_letters")]
    [InlineData("+2899999999", "unknown_country_code")]
    [InlineData("86+28", "misplaced_plus")]
    [InlineData("+86*28", "has_other_signs")]
    [InlineData(" ", "empty")]
    public async Task What_is_no_number_is_refused_with_the_reason(string number, string reason)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Acme, await gateway.AsAdminAsync(), new { number });
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_number"), (status, problem.Code()));
        var fault = Assert.Single(problem.GetProperty("faults").EnumerateArray());
        Assert.Equal(("$.number", reason), (fault.GetProperty("path").GetString(), fault.GetProperty("code").GetString()));
        (status, problem) = await gateway.SendAsync(HttpMethod.Get, $"{Operator}/{Uri.EscapeDataString(number)}", await gateway.AsOperatorAsync());
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_number"), (status, problem.Code()));
    }

    [Fact]
    public async Task Free_numbers_are_found_by_their_digits_in_pages_and_those_taken_are_not()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await PrepareAsync(gateway);
        var admin = await gateway.AsAdminAsync();
        await gateway.SendAsync(HttpMethod.Post, Other, await gateway.AsAdminAsync(TestHouse.Other), new { number = "+862877000001" });
        await gateway.SendAsync(HttpMethod.Put, $"{Acme}/+862877000002/reservation", admin, new { });
        var first = (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?limit=2", admin)).Json;
        Assert.Equal(["+862877000000", "+862877000003"], Numbers(first));
        Assert.Equal(30m, first.GetProperty("items")[0].GetProperty("perMonth").GetDecimal());
        var second = (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}", admin)).Json;
        Assert.Equal(["+862877000004", Number, "+862877000006", "+862877000007", "+862877000008", "+862877000009"], Numbers(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal([Number], Numbers((await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?prefix=%2B8628&digits=0005", admin)).Json));
        Assert.Empty(Numbers((await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?capability=sms", admin)).Json));
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?digits=x", admin)).Json.Code());
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?capability=telex", admin)).Json.Code());
        Assert.Equal(["+862877000002"], Numbers((await gateway.SendAsync(HttpMethod.Get, $"{Acme}/reservations", admin)).Json));
    }

    [Fact]
    public async Task A_pool_of_a_million_taken_numbers_is_looked_through_piece_by_piece()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await PrepareAsync(gateway);
        await gateway.SendAsync(HttpMethod.Put, $"{Calls.Root(null)}/number-pools/big", root,
            new { name = "Big", ranges = new[] { new { first = "+862900000000", last = "+862900999999" } }, priceClass = "geographic" });
        var found = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}?state=free&pool=big&digits=999999&limit=3", root)).Json;
        Assert.Equal(["+862900999999"], Numbers(found));
        gateway.Stores.Catalog.Holdings.Write(Enumerable.Range(0, 30_000).Select(i =>
            new Platform.Domain.Numbers.NumberHolding($"+8629000{i:D5}", 2, Platform.Domain.Numbers.NumberState.Assigned, "acme", "big", null, DateTimeOffset.UnixEpoch)));
        var page = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}?state=free&pool=big&limit=1", root)).Json;
        Assert.Empty(Numbers(page));
        Assert.Equal("+862900019999", page.GetProperty("next").GetString());
        page = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}?state=free&pool=big&limit=1&after=%2B862900019999", root)).Json;
        Assert.Equal(["+862900030000"], Numbers(page));
    }

    [Fact]
    public async Task A_tenant_neither_sees_nor_orders_from_pools_of_others()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await PrepareAsync(gateway, tenants: [TestHouse.Acme]);
        var other = await gateway.AsAdminAsync(TestHouse.Other);
        Assert.Empty(Numbers((await gateway.SendAsync(HttpMethod.Get, $"{Other}/available", other)).Json));
        foreach (var number in (string[])[Number, "+862155550100", "+12025550100"])
        {
            Assert.Equal("number_not_in_pool", (await gateway.SendAsync(HttpMethod.Post, Other, other, new { number })).Json.Code());
            Assert.Equal("number_not_in_pool", (await gateway.SendAsync(HttpMethod.Put, $"{Other}/{number}/reservation", other, new { })).Json.Code());
            Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Put, $"{Other}/{number}", other, new { queue = "support" })).Json.Code());
            Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Delete, $"{Other}/{number}", other)).Json.Code());
            Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Delete, $"{Other}/{number}/reservation", other)).Json.Code());
            Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Other}/{number}/history", other)).Json.Code());
        }
    }

    [Fact]
    public async Task A_reservation_keeps_a_number_from_others_until_it_is_over()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await PrepareAsync(gateway);
        var admin = await gateway.AsAdminAsync();
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Put, $"{Acme}/{Number}/reservation", admin, new { minutes = 10_081 })).Json.Code());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Acme}/{Number}/reservation", admin, new { minutes = 2 })).Status);
        Assert.Equal("number_held_by_other", (await gateway.SendAsync(HttpMethod.Post, Other, await gateway.AsAdminAsync(TestHouse.Other), new { number = Number })).Json.Code());
        gateway.Stores.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, Other, await gateway.AsAdminAsync(TestHouse.Other), new { number = Number })).Status);
        var history = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/{Number}/history", await gateway.AsOperatorAsync())).Json.GetProperty("items");
        Assert.Equal(["reserved acme expired", "assigned globex "], history.EnumerateArray().Select(Spell));
    }

    [Fact]
    public async Task A_number_rests_for_its_days_after_it_was_given_back_and_its_rental_is_in_the_ledger()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await PrepareAsync(gateway);
        var admin = await gateway.AsAdminAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, Acme, admin, new { number = Number, queue = "support" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Acme}/{Number}", admin)).Status);
        Assert.Null(gateway.Stores.Catalog.Current.FindNumber(Number));
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Other, await gateway.AsAdminAsync(TestHouse.Other), new { number = Number });
        Assert.Equal((HttpStatusCode.Conflict, "number_quarantined"), (status, problem.Code()));
        Assert.Contains("2027-02-19T08:00:00Z", problem.GetProperty("faults")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        gateway.Stores.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, Other, await gateway.AsAdminAsync(TestHouse.Other), new { number = Number })).Status);
        Assert.Equal(["acme begin", "acme end", "globex begin"], gateway.Stores.Catalog.Posted.OfType<NumberRentalEntry>()
            .Select(entry => $"{entry.Tenant} {entry.Id[(entry.Id.LastIndexOf(':') + 1)..]}"));
    }

    [Fact]
    public async Task The_operator_assigns_reserves_takes_back_and_lifts()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await PrepareAsync(gateway, tenants: [TestHouse.Acme]);
        Assert.Equal("unknown_tenant", (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{Number}", root, new { tenant = "nobody" })).Json.Code());
        Assert.Equal("invalid_catalog", (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{Number}", root, new { tenant = "acme", queue = "nowhere" })).Json.Code());
        Assert.Equal("reserved", (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{Number}/reservation", root, new { tenant = "globex", minutes = 10_080 })).Json.GetProperty("state").GetString());
        Assert.Equal("number_held_by_other", (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{Number}", root, new { tenant = "acme" })).Json.Code());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/{Number}/reservation", root)).Status);
        var assigned = (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{Number}", root, new { tenant = "globex" })).Json;
        Assert.Equal(("assigned", "globex", JsonValueKind.Null), (assigned.GetProperty("state").GetString(), assigned.GetProperty("tenant").GetString(), assigned.GetProperty("queue").ValueKind));
        var pointed = (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{Number}", root, new { tenant = "globex", queue = "support" })).Json;
        Assert.Equal("support", pointed.GetProperty("queue").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/{Number}", root)).Status);
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/{Number}", root)).Json.Code());
        Assert.Equal([Number], Numbers((await gateway.SendAsync(HttpMethod.Get, $"{Operator}?state=quarantined&pool=geo", root)).Json));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/{Number}/quarantine", root)).Status);
        Assert.Equal("free", (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/{Number}", root)).Json.GetProperty("state").GetString());
        Assert.Equal(["+862155550100", "+862155550200"], Numbers((await gateway.SendAsync(HttpMethod.Get, Operator, root)).Json));
        Assert.Equal(["+862155550200"], Numbers((await gateway.SendAsync(HttpMethod.Get, $"{Operator}?tenant=globex&prefix=8621", root)).Json));
    }

    [Fact]
    public async Task Without_a_price_a_number_is_shown_but_not_to_be_had()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await PrepareAsync(gateway, priceClass: "satellite");
        var admin = await gateway.AsAdminAsync();
        var offered = (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/available?limit=1", admin)).Json.GetProperty("items")[0];
        Assert.Equal(JsonValueKind.Null, offered.GetProperty("perMonth").ValueKind);
        Assert.Equal("number_not_priced", (await gateway.SendAsync(HttpMethod.Post, Acme, admin, new { number = Number })).Json.Code());
    }

    [Fact]
    public async Task A_range_that_another_pool_has_is_refused()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await PrepareAsync(gateway);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Calls.Root(null)}/number-pools/second", root,
            new { name = "Second", ranges = new[] { new { first = "+862877000009", last = "+862877000010" } }, priceClass = "geographic" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (status, problem.Code()));
        Assert.Equal("overlap", problem.GetProperty("faults")[0].GetProperty("code").GetString());
        Assert.Equal("invalid_number", (await gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(null)}/number-pools/geo/ranges", root, new { first = "1", last = "+862877000010" })).Json.Code());
    }

    [Fact]
    public async Task The_numbers_of_each_pool_are_counted_by_state()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await PrepareAsync(gateway);
        await gateway.SendAsync(HttpMethod.Post, Acme, await gateway.AsAdminAsync(), new { number = Number });
        gateway.Stores.Time.Advance(TimeSpan.FromMinutes(1));
        var telemetry = gateway.Services.GetRequiredService<GatewayTelemetry>();
        await Eventually.Become(
            () => string.Join(' ', telemetry.Numbers.Select(count => $"{string.Join('/', count.Tags.ToArray().Select(tag => tag.Value))}={count.Value}")),
            counts => counts == "geo/free=9 geo/reserved=0 geo/assigned=1 geo/quarantined=0", "one number of the pool to be assigned");
    }

    /// <summary>A price for numbers, and a pool of ten; returns the operator's tokens.</summary>
    private static async Task<Tokens> PrepareAsync(GatewayUnderTest gateway, string[]? tenants = null, string priceClass = "geographic")
    {
        var root = await gateway.AsOperatorAsync();
        var (prices, _) = await gateway.SendAsync(HttpMethod.Put, $"{Calls.Root(null)}/price-lists/standard", root, new
        {
            currency = "CNY",
            minutes = Array.Empty<object>(),
            seats = new[] { new { product = "voice", perMonth = 150 } },
            numbers = new[] { new { priceClass = "geographic", perMonth = 30 } },
        });
        Assert.Equal(HttpStatusCode.OK, prices);
        var (status, pool) = await gateway.SendAsync(HttpMethod.Put, $"{Calls.Root(null)}/number-pools/geo", root,
            new { name = "Geo", ranges = new[] { new { first = "+862877000000", last = "0086 28 7700 0009" } }, priceClass, tenants });
        Assert.True(status == HttpStatusCode.OK, pool.ToString());
        return root;
    }

    private static IEnumerable<string> Numbers(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("e164").GetString()!);

    private static string Spell(JsonElement holding) =>
        $"{holding.GetProperty("state").GetString()} {holding.GetProperty("tenant").GetString()} {holding.GetProperty("end").GetString()}";
}
