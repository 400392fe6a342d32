using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Routing;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Billing;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="To">The id of another queue, or of an agent, such as who asks.</param>
public sealed record MoveInput(string To);

/// <summary>Calls that were and calls that are. Agents see those that they placed, answered or were offered; admins and supervisors see all.</summary>
internal static class CallEndpoints
{
    public static void MapCalls(this RouteGroupBuilder tenant)
    {
        var calls = tenant.MapGroup("/calls").WithTags("calls");
        calls.MapGet("/", List).Describe(AccessRule.AnyOfTenant, "listCalls",
            "Calls, newest first. Hand `next` back as `before` for the next page. Agents see those they answered.",
            ProblemCode.InvalidParameter);
        calls.MapGet("/live", ListLive).Describe(AccessRule.Watcher, "listLiveCalls", "Calls under way.");
        calls.MapGet("/{callId}", Show).Describe(AccessRule.AnyOfTenant, "getCall",
            "One call: its path, legs, offers with why that agent, holds, and what it cost.");
        calls.MapPost("/{callId}/clear", Clear).Idempotent()
            .Describe(AccessRule.Supervisor, "clearCall", "End a call that is under way.", ProblemCode.CallOver);
        calls.MapPost("/{callId}/move", Move).Idempotent().Describe(AccessRule.Supervisor, "moveCall",
            "Send a call that waits to another queue, or to an agent. Where nobody takes it there, it keeps its place in its queue.",
            ProblemCode.CallOver, ProblemCode.NotWaiting, ProblemCode.InvalidNumber);
    }

    private static async Task<Results<Ok<Page<CallSummaryDto>>, Refused>> List(string tenant, HttpContext context, ICallRecords records,
        CancellationToken cancellation, string? before = null, DateTimeOffset? from = null, DateTimeOffset? to = null, string? queue = null,
        string? agent = null, string? number = null, int limit = 50)
    {
        if (limit is < 1 or > CallQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {CallQuery.MaxLimit}.");
        var caller = context.Caller();
        var seen = caller.Role == UserRole.Agent ? caller.Agent ?? "" : agent;
        var found = await records.ListAsync(tenant, new CallQuery(before, from, to, queue, seen, number, limit), cancellation);
        return TypedResults.Ok(new Page<CallSummaryDto>([.. found.Select(CallSummaryDto.Of)],
            found.Count < limit ? null : found[^1].CallId));
    }

    private static async Task<Ok<ItemList<LiveCallDto>>> ListLive(string tenant, LiveCalls live, CancellationToken cancellation) =>
        TypedResults.Ok(new ItemList<LiveCallDto>(await live.ListAsync(tenant, cancellation)));

    private static async Task<Results<Ok<CallDetailDto>, Refused>> Show(string tenant, string callId, HttpContext context,
        ICallRecords records, ICallNotes notes, ILedger ledger, ICatalog catalog, IGrainFactory grains, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        var live = record.EndedAt is null ? await grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)).Show() : null;
        if (live is not null)
            record = CallRecord.AsOf(live, time.GetUtcNow());
        var caller = context.Caller();
        if (caller.Role == UserRole.Agent && !IsIn(record, caller.Agent))
            return new Refused(ProblemCode.NotFound);
        if (caller.Role == UserRole.Agent)
            record = WithoutSupervision(record);
        var entries = await ledger.ListByReferenceAsync(tenant, callId, cancellation);
        var phase = live?.Phase ?? (record.EndedAt is null ? CallPhase.Offered : CallPhase.Ended);
        var noted = await notes.ListAsync(tenant, callId, cancellation);
        return TypedResults.Ok(Describe(record, phase, [.. entries.Select(LedgerEntryDto.Of)], RequestLanguage.Of(context.Request), catalog.Current) with
        {
            Notes = [.. noted.Select(CallNoteDto.Of)],
        });
    }

    private static async Task<Results<NoContent, Refused>> Clear(string tenant, string callId, ICallRecords records, IGrainFactory grains,
        CancellationToken cancellation)
    {
        if (await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.EndedAt is not null)
            return new Refused(ProblemCode.CallOver);
        return await grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)).Clear() is null
            ? TypedResults.NoContent()
            : new Refused(ProblemCode.CallOver);
    }

    private static async Task<Results<NoContent, Refused>> Move(string tenant, string callId, MoveInput input, HttpContext context,
        ICallRecords records, ICatalog catalog, IGrainFactory grains, CancellationToken cancellation)
    {
        if (await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.EndedAt is not null)
            return new Refused(ProblemCode.CallOver);
        var target = DialPlan.Resolve(catalog.Current, tenant, input.To).Destination;
        if (target is not (Destination.ToQueue or Destination.ToAgent))
            return new Refused(ProblemCode.InvalidNumber);
        return await grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)).Move(context.Caller().Login, target) switch
        {
            null => TypedResults.NoContent(),
            CallRefusal.UnknownTarget => new Refused(ProblemCode.InvalidNumber),
            CallRefusal.NoSuchCall => new Refused(ProblemCode.CallOver),
            _ => new Refused(ProblemCode.NotWaiting),
        };
    }

    /// <summary>An agent is not told who listened.</summary>
    private static CallRecord WithoutSupervision(CallRecord record)
    {
        var hidden = record.Legs.Where(leg => leg.Role == LegRole.Supervisor).Select(leg => leg.LegId).ToHashSet();
        return hidden.Count == 0 ? record : record with
        {
            Legs = [.. record.Legs.Where(leg => !hidden.Contains(leg.LegId))],
            Holds = [.. record.Holds.Where(hold => hold.LegId is null || !hidden.Contains(hold.LegId))],
            Path = [.. record.Path.Where(step => step.LegId is null || !hidden.Contains(step.LegId))],
        };
    }

    public static bool IsIn(CallRecord record, string? agent) => agent is not null
        && (record.PlacedBy == agent || record.Offers.Any(offer => offer.Agent == agent) || record.Legs.Any(leg => leg.Agent == agent));

    private static CallDetailDto Describe(CallRecord record, CallPhase phase, IReadOnlyList<LedgerEntryDto> charges, Language language,
        CatalogSnapshot catalog) =>
        new(
        CallSummaryDto.Of(record),
        phase,
        record.SipCallId,
        record.Node,
        [.. record.Legs.Select(LegDto.Of)],
        [.. record.Offers.Select(offer => Describe(offer, WhyThisAgent.InWords(NamedOffer.Of(offer, record.Tenant, catalog), language)))],
        [.. record.Holds.Select(hold => new HoldDto(hold.By, hold.From, hold.To))],
        charges)
        {
            Path = [.. record.Path.Select(step => PathStepDto.Of(step, language))],
            Tags = record.Tags,
            Answers = record.Answers,
            Recording = CallRecordingDto.Of(record.Recording),
        };

    private static OfferDto Describe(CallOffer offer, string why) =>
        new(offer.OfferId, offer.Agent, offer.At, offer.EndedAt, offer.Outcome,
        offer.Why.Strategy, offer.Why.WaitingBefore, offer.Why.CandidateCount,
        [.. offer.Why.Candidates.Select(candidate => new CandidateDto(candidate.Agent, candidate.IdleMs) { Score = candidate.Score })],
        why)
        {
            WaitedMs = offer.Why.WaitedMs,
            Asked = offer.Why.Asked,
            Relaxed = offer.Why.Relaxed,
            Unfit = offer.Why.Unfit,
            Priority = offer.Why.Priority,
            PriorityBecause = offer.Why.PriorityBecause,
            PriorityMs = offer.Why.PriorityMs,
            LastAgent = offer.Why.LastAgent,
            LentBy = offer.Why.LentBy,
        };
}
