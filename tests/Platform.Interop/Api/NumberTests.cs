using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Api;

/// <summary>A number's whole life through the public door: pool, order, calls, bill, release, rest, next tenant.</summary>
[Collection(SharedHouse.Collection)]
public sealed class NumberTests(SharedHouse shared)
{
    private static readonly TimeSpan OperatorsOffset = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_number_is_ordered_assigned_called_billed_released_rests_and_goes_to_the_next()
    {
        var tenant = await shared.House.Rent();
        var other = await shared.House.Rent();
        await DeclarePool("life", "+8628 7777 0000", "+8628 7777 0019", quarantineDays: 30);
        var available = await tenant.Get<Listed<AvailableFacts>>("/numbers/available?prefix=%2B86287777&digits=15");
        var offered = Assert.Single(available.Items);
        var number = offered.E164;
        Assert.Equal(("+862877770015", 31m), (number, offered.PerMonth));

        await Is(HttpStatusCode.OK, tenant, HttpMethod.Put, $"/numbers/{number}/reservation", new { minutes = 5 });
        await Is(HttpStatusCode.Conflict, other, HttpMethod.Post, "/numbers", new { number }, "number_held_by_other");
        await Is(HttpStatusCode.OK, tenant, HttpMethod.Post, "/numbers", new { number });
        await CallIsRefused(number);
        await Is(HttpStatusCode.OK, tenant, HttpMethod.Put, $"/numbers/{number}", new { queue = "support" });
        var call = await CallReachesTheAgent(tenant, number);
        await IsOnTheInvoice(tenant, number, call);

        await Is(HttpStatusCode.NotFound, other, HttpMethod.Delete, $"/numbers/{number}", null, "not_found");
        await Is(HttpStatusCode.NoContent, tenant, HttpMethod.Delete, $"/numbers/{number}", null);
        await CallIsRefused(number);
        await Is(HttpStatusCode.Conflict, other, HttpMethod.Post, "/numbers", new { number }, "number_quarantined");
        await IsOnTheInvoice(tenant, number, call);

        using var lifted = await shared.House.Operator.DeleteAsync(Uri($"/operator/api/v1/numbers/{number}/quarantine"));
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        await Is(HttpStatusCode.OK, other, HttpMethod.Post, "/numbers", new { number, queue = "support" });
        await HistoryIs(number, $"reserved {tenant.Id} ordered", $"assigned {tenant.Id} released", $"quarantined {tenant.Id} quarantineLifted", $"assigned {other.Id} ");
        Assert.Equal(2, (await tenant.Get<Listed<HoldingFacts>>($"/numbers/{number}/history")).Items.Count);
        Assert.Single((await other.Get<Listed<HoldingFacts>>($"/numbers/{number}/history")).Items);
    }

    [Fact]
    public async Task Without_quarantine_a_number_can_be_ordered_again_at_once()
    {
        var tenant = await shared.House.Rent();
        var other = await shared.House.Rent();
        await DeclarePool("restless", "+862877771000", "+862877771000", quarantineDays: 0);
        foreach (var next in (RentedTenant[])[tenant, other, tenant])
        {
            await Is(HttpStatusCode.OK, next, HttpMethod.Post, "/numbers", new { number = "+862877771000" });
            await Is(HttpStatusCode.NoContent, next, HttpMethod.Delete, "/numbers/+862877771000", null);
        }
    }

    [Fact]
    public async Task Of_many_orders_for_few_numbers_each_number_is_won_once()
    {
        var tenants = new[] { await shared.House.Rent(), await shared.House.Rent(), await shared.House.Rent() };
        await DeclarePool("race", "+862877772000", "+862877772004", quarantineDays: 1);
        var orders = await Task.WhenAll(
            from tenant in tenants
            from number in Enumerable.Range(0, 5).Select(i => $"+86287777200{i}")
            select Send(tenant, HttpMethod.Post, "/numbers", new { number }, null));
        Assert.Equal(5, orders.Count(order => order.Status == HttpStatusCode.OK));
        Assert.All(orders.Where(order => order.Status != HttpStatusCode.OK), order => Assert.Contains("number_held_by_other", order.Body, StringComparison.Ordinal));
        var owned = await Task.WhenAll(tenants.Select(tenant => tenant.Get<Listed<JsonElement>>("/numbers")));
        Assert.Equal(5 + tenants.Length, owned.Sum(list => list.Items.Count));
    }

    [Fact]
    public async Task An_order_that_is_repeated_with_its_key_is_one_order()
    {
        var tenant = await shared.House.Rent();
        await DeclarePool("twice", "+862877773000", "+862877773009", quarantineDays: 1);
        var first = await Send(tenant, HttpMethod.Post, "/numbers", new { number = "+862877773001" }, "order-1");
        var again = await Send(tenant, HttpMethod.Post, "/numbers", new { number = "+862877773001" }, "order-1");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, first.Body), (first.Status, again.Status, again.Body));
        await Is(HttpStatusCode.Conflict, tenant, HttpMethod.Post, "/numbers", new { number = "+862877773001" }, "number_not_free");
        await HistoryIs("+862877773001", $"assigned {tenant.Id} ");
    }

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    private async Task DeclarePool(string id, string first, string last, int quarantineDays)
    {
        using var answer = await shared.House.Operator.PutAsJsonAsync(Uri($"/operator/api/v1/number-pools/{id}"),
            new { name = id, ranges = new[] { new { first, last } }, priceClass = "geographic", quarantineDays, trunk = "carrier" });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task CallIsRefused(string number) =>
        (await Sipp.Run(Callers.ExpectRefusal(404), Options(number), TimeSpan.FromSeconds(60))).ShouldSucceed();

    private SippOptions Options(string number) =>
        new() { Target = shared.House.Server.SipEndpoint, Service = number, LocalAddress = House.TrunkAddress };

    private async Task<CallFacts> CallReachesTheAgent(RentedTenant tenant, string number)
    {
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(500)));
        await using var caller = await Sipp.Start(Callers.Talk(Talk.UntilBye), Options(number));
        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal((number, "1001"), (call.Call.To, call.Call.Agent));
        return call;
    }

    private async Task IsOnTheInvoice(RentedTenant tenant, string number, CallFacts call)
    {
        var today = call.Call.EndedAt!.Value.ToOffset(OperatorsOffset);
        var month = today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var invoice = await tenant.Get<InvoiceFacts>($"/invoice?month={month}");
        var minutes = Assert.Single(invoice.Minutes);
        Assert.Equal((number, 1), (minutes.Number, minutes.Calls));
        Assert.True(minutes.Amount > 0);
        var rented = Assert.Single(invoice.Numbers);
        Assert.Equal((number, "geographic", 31m), (rented.Number, rented.PriceClass, rented.UnitPrice));
        Assert.Equal(decimal.Round(31m * rented.Days / rented.DaysInMonth, 2, MidpointRounding.AwayFromZero), rented.Amount);
        Assert.Equal(invoice.Total, invoice.Seats.Sum(line => line.Amount) + rented.Amount + minutes.Amount);
        var csv = await shared.House.Server.Run("invoice", "--tenant", tenant.Id, "--month", month, "--format", "csv");
        Assert.Contains($"numbers,geographic,,,'{number},", csv, StringComparison.Ordinal);
        Assert.All(rented.Entries, id => Assert.StartsWith($"number:{number}:", id, StringComparison.Ordinal));
    }

    private async Task HistoryIs(string number, params string[] expected)
    {
        var history = await shared.House.Operator.GetFromJsonAsync<Listed<HoldingFacts>>(Uri($"/operator/api/v1/numbers/{number}/history"));
        Assert.Equal(expected, history!.Items.Select(holding => $"{holding.State} {holding.Tenant} {holding.End}"));
    }

    private static async Task Is(HttpStatusCode status, RentedTenant tenant, HttpMethod method, string path, object? body, string code = "")
    {
        var (actual, text) = await Send(tenant, method, path, body, null);
        Assert.True(actual == status && text.Contains(code, StringComparison.Ordinal), $"{method} {path}: {status} {code} was expected, but it was {actual} {text}");
    }

    private static async Task<(HttpStatusCode Status, string Body)> Send(RentedTenant tenant, HttpMethod method, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, Uri(tenant.Api + path));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await tenant.Admin.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed record AvailableFacts(string E164, decimal? PerMonth);

    private sealed record HoldingFacts(string State, string Tenant, string? End);

    private sealed record InvoiceFacts(decimal Total, IReadOnlyList<AmountFacts> Seats, IReadOnlyList<NumberFacts> Numbers, IReadOnlyList<MinutesLineFacts> Minutes);

    private sealed record AmountFacts(decimal Amount);

    private sealed record NumberFacts(string Number, string PriceClass, decimal? UnitPrice, int Days, int DaysInMonth, decimal Amount, IReadOnlyList<string> Entries);

    private sealed record MinutesLineFacts(string Number, int Calls, decimal Amount);
}
