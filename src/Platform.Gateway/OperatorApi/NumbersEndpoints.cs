using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Numbers;
using Platform.Gateway.Problems;

namespace Platform.Gateway.OperatorApi;

/// <param name="Queue">The tenant's queue that calls to the number go to. Without it and a destination they go nowhere yet.</param>
/// <param name="Destination">Where its calls go instead of <paramref name="Queue"/>, such as <c>flow:main</c>.</param>
public sealed record NumberInput(string Tenant, string? Queue = null, string? Destination = null);

/// <param name="Minutes">How long; at most seven days.</param>
public sealed record OperatorReservationInput(string Tenant, int Minutes = 15);

/// <param name="E164">With the leading plus.</param>
/// <param name="Tenant">Who has it; of a number that rests, who had it before; null when it is free.</param>
/// <param name="Queue">The queue that its calls go to; null when they go elsewhere.</param>
/// <param name="Pool">The pool that contains it; null for none.</param>
/// <param name="Since">Since when it stands so; null when it is free.</param>
/// <param name="Until">When a reservation or quarantine ends by itself.</param>
public sealed record OperatorNumberDto(string E164, NumberState State, string? Tenant, string? Queue, string? Pool, DateTimeOffset? Since,
    DateTimeOffset? Until)
{
    /// <summary>Where its calls go, such as <c>queue:support</c> or <c>flow:main</c>.</summary>
    public string? Destination { get; init; }
}

internal static class NumbersEndpoints
{
    public static void MapNumbers(this RouteGroupBuilder @operator)
    {
        var numbers = @operator.MapGroup("/numbers").WithTags("operator numbers");
        numbers.MapGet("/", List).Describe(AccessRule.OperatorAdmin, "operatorListNumbers",
            "Numbers by how they begin, digits that they contain, state, tenant and pool; without a state (free, reserved, assigned, quarantined) all that are not free. "
            + "Hand `next` back as `after` for the next page.", ProblemCode.InvalidParameter, ProblemCode.InvalidNumber);
        numbers.MapGet("/{e164}", Show).Describe(AccessRule.OperatorAdmin, "operatorGetNumber", "How a number stands.",
            ProblemCode.InvalidNumber);
        numbers.MapGet("/{e164}/history", History).Describe(AccessRule.OperatorAdmin, "operatorGetNumberHistory",
            "Who had a number from when to when, and why it ended; oldest first.", ProblemCode.InvalidNumber);
        numbers.MapPut("/{e164}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutNumber",
            "Assign a number to a tenant, whoever rents it now, or point it elsewhere.", [ProblemCode.UnknownTenant, ProblemCode.InvalidCatalog, .. Refusals]);
        numbers.MapDelete("/{e164}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteNumber",
            "Take a number back; one that belongs to a pool rests for a while.", Refusals);
        numbers.MapPut("/{e164}/reservation", Reserve).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorReserveNumber",
            "Keep a free number for a tenant.", [ProblemCode.UnknownTenant, ProblemCode.InvalidParameter, .. Refusals]);
        numbers.MapDelete("/{e164}/reservation", Cancel).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorCancelReservation",
            "Give a reservation up.", Refusals);
        numbers.MapDelete("/{e164}/quarantine", Lift).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorLiftQuarantine",
            "End a number's quarantine early.", Refusals);
    }

    private static ProblemCode[] Refusals =>
        [ProblemCode.InvalidNumber, ProblemCode.NumberNotInPool, ProblemCode.NumberNotFree, ProblemCode.NumberHeldByOther,
            ProblemCode.NumberQuarantined, ProblemCode.NumberNotPriced, ProblemCode.CatalogConflict];

    private static async Task<Results<Ok<Page<OperatorNumberDto>>, Refused>> List(ICatalog catalog, NumberSearch search, TimeProvider time,
        CancellationToken cancellation, string? tenant = null, string? pool = null, string? state = null, string? prefix = null,
        string? digits = null, string? after = null, int limit = 100)
    {
        if (limit is < 1 or > HoldingQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {HoldingQuery.MaxLimit}.");
        string? last = null;
        var refused = NumberText.ReadWord<NumberState>(state, "state", out var wanted) ?? NumberText.ReadPattern(ref prefix, ref digits)
            ?? (after is null ? null : NumberText.Read(catalog, after, "after", out last));
        if (refused is not null)
            return refused;
        var current = catalog.Current;
        var pools = current.Documents.OfType<NumberPoolDocument>().Where(document => pool is null || document.PoolId == pool).ToList();
        if (wanted == NumberState.Free)
        {
            var (free, more) = await search.FreeAsync(tenant is null ? pools : pools.Where(open => open.IsOpenTo(tenant)), prefix, digits,
                last, limit, cancellation);
            return TypedResults.Ok(new Page<OperatorNumberDto>([.. free.Select(number => Describe(current, number, null))], more));
        }

        var query = new HoldingQuery(time.GetUtcNow(), null, wanted, tenant, prefix, digits,
            last is null ? null : NumberSpan.DigitsOf(last), limit);
        var (held, next) = await search.HeldAsync(pool is null ? null : NumberSearch.SpansOf(pools, prefix), query, cancellation);
        return TypedResults.Ok(new Page<OperatorNumberDto>([.. held.Select(holding => Describe(current, holding.Number, holding))], next));
    }

    private static async Task<Results<Ok<OperatorNumberDto>, Refused>> Show(string e164, ICatalog catalog, NumberSearch search,
        CancellationToken cancellation) =>
        NumberText.Read(catalog, e164, "e164", out var number) is { } wrong
            ? wrong
            : TypedResults.Ok(Describe(catalog.Current, number, await search.FindAsync(number, cancellation)));

    private static async Task<Results<Ok<ItemList<HoldingDto>>, Refused>> History(string e164, INumberHoldings holdings, TimeProvider time,
        ICatalog catalog, CancellationToken cancellation)
    {
        if (NumberText.Read(catalog, e164, "e164", out var number) is { } wrong)
            return wrong;
        var history = await holdings.ListHistoryAsync(number, cancellation);
        return TypedResults.Ok(new ItemList<HoldingDto>([.. history.Select(holding => HoldingDto.Of(holding.AsOf(time.GetUtcNow())))]));
    }

    private static async Task<Results<Ok<OperatorNumberDto>, Refused>> Put(string e164, NumberInput input, HttpContext context,
        NumberDesk desk, ICatalog catalog, NumberSearch search, CancellationToken cancellation)
    {
        if (NumberText.Read(catalog, e164, "e164", out var number) is { } wrong)
            return wrong;
        if (catalog.Current.FindTenant(input.Tenant) is null)
            return new Refused(ProblemCode.UnknownTenant);
        var target = NumberText.TargetOf(input.Queue, input.Destination);
        var refused = catalog.Current.FindNumber(number)?.TenantId == input.Tenant
            ? await desk.PointAsync(number, input.Tenant, target, cancellation)
            : (await desk.AskAsync(context.Caller(), number, new NumberCommand.Move(input.Tenant), target, cancellation)).Refused;
        return refused is null ? await Show(number, catalog, search, cancellation) : refused;
    }

    private static Task<Results<NoContent, Refused>> Delete(string e164, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation) =>
        EndAsync(e164, new NumberCommand.Release(null), context, desk, catalog, cancellation);

    private static async Task<Results<Ok<OperatorNumberDto>, Refused>> Reserve(string e164, OperatorReservationInput input,
        HttpContext context, NumberDesk desk, ICatalog catalog, TimeProvider time, CancellationToken cancellation)
    {
        if (NumberText.Read(catalog, e164, "e164", out var number) is { } wrong)
            return wrong;
        if (catalog.Current.FindTenant(input.Tenant) is null)
            return new Refused(ProblemCode.UnknownTenant);
        if (NumberText.ReadMinutes(input.Minutes) is { } never)
            return never;
        var command = new NumberCommand.Reserve(input.Tenant, time.GetUtcNow().AddMinutes(input.Minutes), NumberActor.Operator);
        var (holding, refused) = await desk.AskAsync(context.Caller(), number, command, null, cancellation);
        return refused is null ? TypedResults.Ok(Describe(catalog.Current, number, holding)) : refused;
    }

    private static Task<Results<NoContent, Refused>> Cancel(string e164, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation) =>
        EndAsync(e164, new NumberCommand.Cancel(null), context, desk, catalog, cancellation);

    private static Task<Results<NoContent, Refused>> Lift(string e164, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation) =>
        EndAsync(e164, new NumberCommand.LiftQuarantine(), context, desk, catalog, cancellation);

    private static async Task<Results<NoContent, Refused>> EndAsync(string e164, NumberCommand command, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation)
    {
        var refused = NumberText.Read(catalog, e164, "e164", out var number)
            ?? (await desk.AskAsync(context.Caller(), number, command, null, cancellation)).Refused;
        return refused is null ? TypedResults.NoContent() : refused;
    }

    private static OperatorNumberDto Describe(CatalogSnapshot catalog, string number, NumberHolding? held)
    {
        var document = held is { State: NumberState.Assigned } ? catalog.FindNumber(number) : null;
        return new(number, held?.State ?? NumberState.Free, held?.Tenant, document?.Queue, catalog.NumberPools.Find(number)?.PoolId,
            held?.Since, held?.Until)
        {
            Destination = document?.Target(),
        };
    }
}
