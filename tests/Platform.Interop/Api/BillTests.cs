using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Platform.Interop.Api;

[Collection(SharedHouse.Collection)]
public sealed class BillTests(SharedHouse shared)
{
    // The operator's time zone, by which months are counted: Asia/Shanghai.
    private static readonly TimeSpan OperatorsOffset = TimeSpan.FromHours(8);

    [Fact]
    public async Task The_invoice_is_the_same_by_API_and_command_and_adds_up_to_the_ledger()
    {
        var tenant = await shared.House.Rent(new() { Seats = 3 });
        var calls = await TwoCalls(tenant);
        var month = calls[0].Call.EndedAt!.Value.ToOffset(OperatorsOffset).ToString("yyyy-MM", CultureInfo.InvariantCulture);

        var json = await Text(tenant, $"/invoice?month={month}", "application/json");
        var csv = await Text(tenant, $"/invoice?month={month}", "text/csv");

        Assert.Equal(AsLines(json), await shared.House.Server.Run("invoice", "--tenant", tenant.Id, "--month", month));
        Assert.Equal(AsLines(csv), await shared.House.Server.Run("invoice", "--tenant", tenant.Id, "--month", month, "--format", "csv"));
        Assert.Equal(json, await Text(tenant, $"/invoice?month={month}", "application/json"));
        var invoice = JsonSerializer.Deserialize<InvoiceFacts>(json, JsonSerializerOptions.Web)!;
        Assert.Equal(invoice.Total, invoice.Seats.Sum(line => line.Amount) + invoice.Minutes.Sum(line => line.Amount));
        Assert.EndsWith($",{invoice.Total.ToString(CultureInfo.InvariantCulture)},CNY,", AsLines(csv), StringComparison.Ordinal);

        var minutes = Assert.Single(invoice.Minutes);
        var ledger = await Ledger(tenant, calls);
        Assert.Equal(2, minutes.Calls);
        Assert.Equal(ledger.Where(entry => entry.Minutes is not null).Select(entry => entry.Id).Order(), minutes.Entries.Order());
        Assert.Equal(ledger.Sum(entry => entry.Minutes?.BilledSeconds ?? 0), minutes.BilledSeconds);
        Assert.Equal(decimal.Round(ledger.Sum(entry => entry.Minutes?.Amount ?? 0), 2, MidpointRounding.AwayFromZero), minutes.Amount);
        var seats = Assert.Single(invoice.Seats);
        Assert.Equal(3, seats.Quantity);
        Assert.True(seats.Amount > 0);
        Assert.All(seats.Entries, id => Assert.Contains(ledger, entry => entry.Id == id));
    }

    private static async Task<IReadOnlyList<CallFacts>> TwoCalls(RentedTenant tenant)
    {
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(300)), calls: 2);
        await using var callers = await tenant.Call(Callers.Talk(Talk.UntilBye), new() { Calls = 2 });
        (await callers.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed(2);
        return await tenant.EndedCalls(2);
    }

    private static async Task<string> Text(RentedTenant tenant, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, tenant.Api + path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        using var answer = await tenant.Admin.SendAsync(request);
        Assert.Equal(accept, answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<IReadOnlyList<ChargeFacts>> Ledger(RentedTenant tenant, IReadOnlyList<CallFacts> calls)
    {
        var (from, to) = (calls[0].Call.OfferedAt.AddDays(-1), calls[^1].Call.EndedAt!.Value.AddDays(1));
        var page = await tenant.Get<Listed<ChargeFacts>>($"/ledger?from={Uri.EscapeDataString($"{from:O}")}&to={Uri.EscapeDataString($"{to:O}")}");
        return page.Items;
    }

    // What the command printed is compared by lines: a process's output is read so.
    private static string AsLines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private sealed record InvoiceFacts(decimal Total, IReadOnlyList<SeatLine> Seats, IReadOnlyList<MinutesLine> Minutes);

    private sealed record SeatLine(int Quantity, decimal Amount, IReadOnlyList<string> Entries);

    private sealed record MinutesLine(int Calls, long BilledSeconds, decimal Amount, IReadOnlyList<string> Entries);
}
