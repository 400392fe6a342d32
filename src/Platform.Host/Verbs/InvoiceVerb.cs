using System.CommandLine;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;

namespace Platform.Host.Verbs;

/// <summary><c>platform invoice --tenant acme --month 2026-11</c>.</summary>
internal static class InvoiceVerb
{
    public static Command Create()
    {
        var tenant = new Option<string>("--tenant") { Description = "Id of the tenant", Required = true };
        var month = new Option<string>("--month") { Description = "Month to bill, such as 2026-11", Required = true };
        var format = new Option<string>("--format") { Description = "json or csv", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        var verb = new Command("invoice", "Print a tenant's invoice for a month") { tenant, month, format };
        verb.SetAction((parse, cancellation) => PrintAsync(parse.GetRequiredValue(tenant), parse.GetRequiredValue(month),
            parse.GetValue(format)!, cancellation));
        return verb;
    }

    private static async Task<int> PrintAsync(string tenantId, string monthText, string format, CancellationToken cancellation)
    {
        if (BillingMonth.Parse(monthText) is not { } month)
            return Fail($"'{monthText}' is no month such as 2026-11.");
        await using var store = await StoreAccess.OpenAsync(cancellation);
        var declared = await ((ICatalogStore)store.CatalogStore).LoadAsync(cancellation);
        if (declared.FindTenant(tenantId) is not { } tenant)
            return Fail($"There is no tenant '{tenantId}'.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(declared.Operator.TimeZone);
        var entries = await store.Ledger.ListAsync(tenantId, month.Start(zone), month.End(zone), cancellation);
        var rentals = await store.Ledger.ListRentalsAsync(tenantId, month.End(zone), cancellation);
        var numbers = await store.Ledger.ListNumberRentalsAsync(tenantId, month.End(zone), cancellation);
        var invoice = Invoice.Compute(tenantId, month, zone, declared.Operator.Currency, declared.FindPriceList(tenant.PriceList),
            entries.OfType<MinutesEntry>(), rentals, numbers);
        var bytes = format == "csv" ? InvoiceText.ToCsv(invoice) : InvoiceText.ToJson(invoice);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(bytes, cancellation);
        return 0;
    }

    private static int Fail(string text)
    {
        Console.Error.WriteLine(text);
        return 1;
    }
}
