using System.Net;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Seats that a tenant's admin rents, within the operator's limit, at a price that is seen before.</summary>
public sealed class SeatOrderTests
{
    private static readonly string Acme = Calls.Root(TestHouse.Acme);

    [Fact]
    public async Task An_admin_rents_seats_within_the_operators_limit_and_the_ledger_and_the_audit_log_know()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        Assert.Empty((await gateway.SendAsync(HttpMethod.Get, $"{Acme}/seats/offers", admin)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("seats_not_offered", (await gateway.SendAsync(HttpMethod.Put, $"{Acme}/seats/voice", admin, new { quantity = 11 })).Json.Code());

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"/operator/api/v1/tenants/{TestHouse.Acme}",
            await gateway.AsOperatorAsync(), new { name = "Acme", seatLimit = 12 })).Status);
        var day = new DateOnly(2026, 11, 1);
        gateway.Stores.Ledger.Entries.Add(new SeatRentalEntry("rental:acme:voice:1", TestHouse.Acme,
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), "voice", SeatKind.Concurrent, 10, day));
        var offer = Assert.Single((await gateway.SendAsync(HttpMethod.Get, $"{Acme}/seats/offers", admin)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("""{"product":"voice","kind":"concurrent","rented":10,"most":12,"perMonth":150,"currency":"CNY"}""", offer.GetRawText());
        Assert.Equal("seat_limit_reached", (await gateway.SendAsync(HttpMethod.Put, $"{Acme}/seats/voice", admin, new { quantity = 13 })).Json.Code());
        var (_, more) = await gateway.SendAsync(HttpMethod.Put, $"{Acme}/seats/voice", admin, new { quantity = 12 });
        Assert.Equal((12, "2026-11-21"), (more.GetProperty("quantity").GetInt32(), more.GetProperty("from").GetString()));
        var posted = Assert.IsType<SeatRentalEntry>(gateway.Stores.Catalog.Posted[^1]);
        Assert.Equal(("voice", 12, new DateOnly(2026, 11, 21)), (posted.Reference, posted.Quantity, posted.From));

        gateway.Stores.Ledger.Entries.Add(posted);
        var (_, fewer) = await gateway.SendAsync(HttpMethod.Put, $"{Acme}/seats/voice", admin, new { quantity = 4 });
        Assert.Equal((4, "2026-11-22"), (fewer.GetProperty("quantity").GetInt32(), fewer.GetProperty("from").GetString()));
        Assert.Equal([(AuditActions.SeatsOrdered, "12 from 2026-11-21"), (AuditActions.SeatsOrdered, "4 from 2026-11-22")],
            gateway.Stores.Deeds.Where(deed => deed.Tenant == TestHouse.Acme).Select(deed => (deed.Action, deed.Detail)));
    }
}
