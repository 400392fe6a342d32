using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Billing;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

internal static class LedgerEndpoints
{
    private const int MaxDays = 93;

    public static void MapLedger(this RouteGroupBuilder tenant) =>
        tenant.MapGet("/ledger", List).WithTags("billing").Describe(AccessRule.AdminReads, "listLedger",
            $"Ledger entries with from ≤ at < to, oldest first, at most {MaxDays} days at once. Hand `next` back as `after` for the next page.",
            ProblemCode.InvalidParameter);

    private static async Task<Results<Ok<Page<LedgerEntryDto>>, Refused>> List(string tenant, DateTimeOffset from, DateTimeOffset to,
        ILedger ledger, CancellationToken cancellation, string? after = null, int limit = 100)
    {
        if (limit is < 1 or > ILedger.MaxPage)
            return Refused.Parameter("limit", $"1 to {ILedger.MaxPage}.");
        if (to <= from || to - from > TimeSpan.FromDays(MaxDays))
            return Refused.Parameter("to", $"After from, and not more than {MaxDays} days.");
        var found = await ledger.ListPageAsync(tenant, from, to, after, limit, cancellation);
        return TypedResults.Ok(new Page<LedgerEntryDto>([.. found.Select(LedgerEntryDto.Of)], found.Count < limit ? null : found[^1].Id));
    }
}
