using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Who">The log-in; system for what happens by itself.</param>
/// <param name="Action">Such as recording.listened.</param>
/// <param name="Subject">Such as the call's id.</param>
/// <param name="Detail">Such as which part was heard.</param>
public sealed record AuditEntryDto(string Id, DateTimeOffset At, string Who, string Action, string Subject, string Detail)
{
    internal static AuditEntryDto Of(AuditEntry entry) => new(entry.Id, entry.At, entry.Who, entry.Action, entry.Subject, entry.Detail);
}

/// <summary>Who listened to what, deleted it, set it up, logged in: a tenant's people, and the operator's.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder tenant) =>
        tenant.MapGet("/audit", List).WithTags("audit").Describe(AccessRule.AdminReads, "listAudit",
            $"Who did what, newest first, by time (from ≤ at < to), log-in, subject (such as a call's id) and action: {string.Join(", ", AuditActions.All)}. "
            + "Hand `next` back as `before` for the next page.", ProblemCode.InvalidParameter);

    public static void MapOperatorAudit(this RouteGroupBuilder @operator) =>
        @operator.MapGet("/audit", List).WithTags("operator audit").Describe(AccessRule.OperatorAdmin, "operatorListAudit",
            "Which of the operator's people did what, newest first; as listAudit.", ProblemCode.InvalidParameter);

    private static async Task<Results<Ok<Page<AuditEntryDto>>, Refused>> List(HttpContext context, IAuditLog log, CancellationToken cancellation,
        string? before = null, DateTimeOffset? from = null, DateTimeOffset? to = null, string? who = null, string? action = null,
        string? subject = null, int limit = 50)
    {
        if (limit is < 1 or > AuditQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {AuditQuery.MaxLimit}.");
        if (action is not null && !AuditActions.All.Contains(action))
            return Refused.Parameter("action", $"One of {string.Join(", ", AuditActions.All)}.");
        var found = await log.ListAsync(context.Caller().Tenant ?? AuditEntry.Operator, new AuditQuery(before, from, to, who, action, subject, limit), cancellation);
        return TypedResults.Ok(new Page<AuditEntryDto>([.. found.Select(AuditEntryDto.Of)], found.Count < limit ? null : found[^1].Id));
    }
}
