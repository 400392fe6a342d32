using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sip;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.OperatorApi;

/// <param name="Source">IP address; of IPv6 the first one of the /64 that is meant.</param>
/// <param name="Reason"><c>scanner</c>, <c>enumeration</c>, <c>flood</c> or <c>failed_log_ins</c>.</param>
/// <param name="Times">How often within a day; each time lasts twice as long.</param>
/// <param name="Dropped">Messages that came since and were not read.</param>
public sealed record SipBanDto(string Source, string Reason, DateTimeOffset BannedAt, DateTimeOffset Until, int Times, long Dropped);

internal static class SipBansEndpoints
{
    public static void MapSipBans(this RouteGroupBuilder @operator)
    {
        var bans = @operator.MapGroup("/sip/bans").WithTags("operator sip");
        bans.MapGet("/", List).Describe(AccessRule.OperatorAdmin, "operatorListSipBans",
            "Addresses that the SIP port does not listen to, the latest first.");
        bans.MapDelete("/{source}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorLiftSipBan",
            "Lift the ban of an address and forget its history.");
    }

    private static async Task<Ok<ItemList<SipBanDto>>> List(ISipBans bans, CancellationToken cancellation) =>
        TypedResults.Ok(new ItemList<SipBanDto>([.. (await bans.ListAsync(cancellation)).Select(ban =>
            new SipBanDto(ban.Source, ban.Reason, ban.BannedAt, ban.Until, ban.Times, ban.Dropped))]));

    private static async Task<Results<NoContent, Refused>> Delete(string source, ISipBans bans, CancellationToken cancellation) =>
        await bans.LiftAsync(source, cancellation) ? TypedResults.NoContent() : new Refused(ProblemCode.NotFound);
}

/// <summary>A process without a SIP port bans nobody.</summary>
internal sealed class NoSipBans : ISipBans
{
    public Task<IReadOnlyList<SipBan>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SipBan>>([]);

    public Task<bool> LiftAsync(string source, CancellationToken cancellation) => Task.FromResult(false);
}
