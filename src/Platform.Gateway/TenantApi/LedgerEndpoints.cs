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
    private const int MaxPage = 1000;
    private const int MaxDays = 93;

    public static void MapLedger(this RouteGroupBuilder tenant) =>
        tenant.MapGet("/ledger", List).WithTags("billing").Describe(AccessRule.TenantAdmin, "listLedger",
            $"Ledger entries with from ≤ at < to, oldest first, at most {MaxDays} days at once. Hand `next` back as `after` for the next page.",
            ProblemCode.InvalidParameter);

    private static async Task<Results<Ok<Page<LedgerEntryDto>>, Refused>> List(string tenant, DateTimeOffset from, DateTimeOffset to, ILedger ledger,
        CancellationToken cancellation, string? after = null, int limit = 100)
    {
        if (limit is < 1 or > MaxPage)
            return Refused.Parameter("limit", $"1 to {MaxPage}.");
        if (to <= from || to - from > TimeSpan.FromDays(MaxDays))
            return Refused.Parameter("to", $"After from, and not more than {MaxDays} days.");
        var all = await ledger.ListAsync(tenant, from, to, cancellation);
        var skip = 0;
        if (after is not null)
        {
            while (skip < all.Count && all[skip].Id != after)
                skip++;
            if (skip++ == all.Count)
                return Refused.Parameter("after", "No entry of this period.");
        }

        var page = all.Skip(skip).Take(limit).Select(LedgerEntryDto.Of).ToList();
        return TypedResults.Ok(new Page<LedgerEntryDto>(page, skip + page.Count < all.Count ? page[^1].Id : null));
    }
}
