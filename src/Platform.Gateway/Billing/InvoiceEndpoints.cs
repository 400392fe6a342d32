using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Billing;

/// <summary>The same invoice for the tenant and for the operator, byte for byte what the command line gives.</summary>
internal static class InvoiceEndpoints
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    public static void MapTenantInvoice(this RouteGroupBuilder tenant) => tenant.MapGet("/invoice", Show).WithTags("billing").Document()
        .Describe(AccessRule.AdminReads, "getInvoice",
            "The invoice of a month such as 2026-11, as JSON or, by `format=csv` or Accept, as CSV.", ProblemCode.InvalidParameter);

    public static void MapOperatorInvoice(this RouteGroupBuilder @operator) => @operator.MapGet("/tenants/{tenant}/invoice", Show)
        .WithTags("operator billing").Document().Describe(AccessRule.OperatorBilling, "operatorGetInvoice",
            "A tenant's invoice of a month such as 2026-11, as JSON or, by `format=csv` or Accept, as CSV.", ProblemCode.InvalidParameter,
            ProblemCode.UnknownTenant);

    private static RouteHandlerBuilder Document(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<Invoice>(StatusCodes.Status200OK, Json, Csv);

    private static async Task<Results<FileContentHttpResult, Refused>> Show(string tenant, string month, HttpRequest request,
        Invoices invoices, ICatalog catalog, CancellationToken cancellation, string? format = null)
    {
        if (catalog.Current.FindTenant(tenant) is null)
            return new Refused(ProblemCode.UnknownTenant);
        if (BillingMonth.Parse(month) is not { } wanted)
            return Refused.Parameter("month", "A month such as 2026-11.");
        if (format is not (null or "json" or "csv"))
            return Refused.Parameter("format", "json or csv.");
        var invoice = await invoices.ComputeAsync(tenant, wanted, cancellation);
        return format == "csv" || (format is null && PrefersCsv(request))
            ? TypedResults.File(InvoiceText.ToCsv(invoice), Csv + "; charset=utf-8", $"invoice-{tenant}-{wanted}.csv")
            : TypedResults.File(InvoiceText.ToJson(invoice), Json);
    }

    private static bool PrefersCsv(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return QualityOf(accepted, Csv) > QualityOf(accepted, Json);
    }

    private static double QualityOf(IList<Microsoft.Net.Http.Headers.MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(range => range.Quality ?? 1)
            .DefaultIfEmpty(0).Max();
}
