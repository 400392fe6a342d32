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

namespace Platform.Gateway.TenantApi;

/// <param name="E164">With the leading plus.</param>
/// <param name="Queue">The queue that its calls go to; null when they go elsewhere, or nowhere yet.</param>
/// <param name="Capabilities">What it can be used for; empty for a number that is in no pool.</param>
/// <param name="PriceClass">Of its pool.</param>
public sealed record NumberDto(string E164, string? Queue, IReadOnlyList<NumberCapability> Capabilities, string? PriceClass)
{
    /// <summary>Where its calls go, such as <c>queue:support</c> or <c>flow:main</c>; null for nowhere yet.</summary>
    public string? Destination { get; init; }
}

/// <param name="E164">With the leading plus.</param>
/// <param name="PerMonth">By the tenant's price list; null when that has no price, and then the number cannot be ordered.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record AvailableNumberDto(string E164, IReadOnlyList<NumberCapability> Capabilities, string PriceClass, decimal? PerMonth,
    string? Currency);

/// <param name="Number">Which free or reserved number to rent.</param>
/// <param name="Queue">The queue that its calls go to. Without it and a destination they go nowhere yet.</param>
/// <param name="Destination">Where its calls go instead of <paramref name="Queue"/>, such as <c>flow:main</c>.</param>
public sealed record NumberOrderInput(string Number, string? Queue = null, string? Destination = null);

/// <param name="Queue">The queue that its calls go to. Without it and a destination they go nowhere.</param>
/// <param name="Destination">Where its calls go instead of <paramref name="Queue"/>, such as <c>flow:main</c>.</param>
public sealed record NumberTargetInput(string? Queue = null, string? Destination = null);

/// <param name="Minutes">How long; at most seven days.</param>
public sealed record ReservationInput(int Minutes = 15);

/// <param name="E164">With the leading plus.</param>
/// <param name="Until">When it ends unless the number is ordered before.</param>
public sealed record ReservationDto(string E164, DateTimeOffset Until);

/// <summary>The tenant's own numbers, and those that it could have. Of other tenants' numbers it learns nothing but that they are not free.</summary>
internal static class NumberEndpoints
{
    public static void MapOwnNumbers(this RouteGroupBuilder tenant)
    {
        var numbers = tenant.MapGroup("/numbers").WithTags("numbers");
        numbers.MapGet("/", List).Describe(AccessRule.AdminReads, "listNumbers", "Rented access numbers.");
        numbers.MapGet("/available", ListAvailable).Describe(AccessRule.AdminReads, "listAvailableNumbers",
            "Free numbers that can be ordered, by how they begin, digits that they contain, and capability (voice, fax, sms). "
            + "Hand `next` back as `after` for the next page.", ProblemCode.InvalidParameter, ProblemCode.InvalidNumber);
        numbers.MapGet("/reservations", ListReservations).Describe(AccessRule.AdminReads, "listReservations", "Numbers that are kept.");
        numbers.MapPost("/", Order).Idempotent().Describe(AccessRule.TenantAdmin, "orderNumber",
            "Rent a number that is free or reserved for the tenant.", [ProblemCode.InvalidCatalog, .. Refusals]);
        numbers.MapPut("/{e164}", Point).Idempotent().Describe(AccessRule.TenantAdmin, "pointNumber",
            "Point a rented number at a queue or a flow, or at nothing.", ProblemCode.InvalidNumber, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        numbers.MapDelete("/{e164}", Release).Idempotent().Describe(AccessRule.TenantAdmin, "releaseNumber",
            "Give a rented number back. Its calls end here, and for a while nobody can order it.", ProblemCode.InvalidNumber, ProblemCode.CatalogConflict);
        numbers.MapPut("/{e164}/reservation", Reserve).Idempotent().Describe(AccessRule.TenantAdmin, "reserveNumber",
            "Keep a free number for a while.", [ProblemCode.InvalidParameter, .. Refusals]);
        numbers.MapDelete("/{e164}/reservation", Cancel).Idempotent().Describe(AccessRule.TenantAdmin, "cancelReservation",
            "Give a reservation up.", ProblemCode.InvalidNumber, ProblemCode.CatalogConflict);
        numbers.MapGet("/{e164}/history", History).Describe(AccessRule.AdminReads, "getNumberHistory",
            "When the tenant had a number, oldest first.", ProblemCode.InvalidNumber);
    }

    private static ProblemCode[] Refusals =>
        [ProblemCode.InvalidNumber, ProblemCode.NumberNotInPool, ProblemCode.NumberNotFree, ProblemCode.NumberHeldByOther,
            ProblemCode.NumberQuarantined, ProblemCode.NumberNotPriced, ProblemCode.CatalogConflict];

    private static Ok<ItemList<NumberDto>> List(string tenant, ICatalog catalog) => TypedResults.Ok(new ItemList<NumberDto>(
        [.. catalog.Current.Of<NumberDocument>(tenant).Select(number => Describe(catalog.Current, number))]));

    private static async Task<Results<Ok<Page<AvailableNumberDto>>, Refused>> ListAvailable(string tenant, ICatalog catalog,
        NumberSearch search, CancellationToken cancellation, string? prefix = null, string? digits = null,
        string? capability = null, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > HoldingQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {HoldingQuery.MaxLimit}.");
        string? last = null;
        var refused = NumberText.ReadWord<NumberCapability>(capability, "capability", out var wanted)
            ?? NumberText.ReadPattern(ref prefix, ref digits) ?? (after is null ? null : NumberText.Read(catalog, after, "after", out last));
        if (refused is not null)
            return refused;
        var current = catalog.Current;
        var pools = current.Documents.OfType<NumberPoolDocument>().Where(pool => pool.IsOpenTo(tenant))
            .Where(pool => wanted is not { } needed || pool.Capabilities.Contains(needed));
        var (free, next) = await search.FreeAsync(pools, prefix, digits, last, limit, cancellation);
        var prices = current.FindPriceList(current.FindTenant(tenant)!.PriceList);
        return TypedResults.Ok(new Page<AvailableNumberDto>(
            [.. free.Select(number => Describe(number, current.NumberPools.Find(number)!, prices))], next));
    }

    private static async Task<Ok<ItemList<ReservationDto>>> ListReservations(string tenant, INumberHoldings holdings, TimeProvider time,
        CancellationToken cancellation)
    {
        var query = new HoldingQuery(time.GetUtcNow(), State: NumberState.Reserved, Tenant: tenant, Limit: HoldingQuery.MaxLimit);
        return TypedResults.Ok(new ItemList<ReservationDto>([.. (await holdings.ListAsync(query, cancellation)).Select(Describe)]));
    }

    private static async Task<Results<Ok<NumberDto>, Refused>> Order(string tenant, NumberOrderInput input, HttpContext context,
        NumberDesk desk, ICatalog catalog, CancellationToken cancellation)
    {
        if (NumberText.Read(catalog, input.Number, "$.number", out var number) is { } wrong)
            return wrong;
        var command = new NumberCommand.Assign(tenant, NumberActor.Tenant);
        var (_, refused) = await desk.AskAsync(context.Caller(), number, command, NumberText.TargetOf(input.Queue, input.Destination), cancellation);
        return refused is null ? TypedResults.Ok(Describe(catalog.Current, catalog.Current.FindNumber(number)!)) : refused;
    }

    private static async Task<Results<Ok<NumberDto>, Refused>> Point(string tenant, string e164, NumberTargetInput input, NumberDesk desk,
        ICatalog catalog, CancellationToken cancellation)
    {
        var refused = NumberText.Read(catalog, e164, "e164", out var number) 
            ?? await desk.PointAsync(number, tenant, NumberText.TargetOf(input.Queue, input.Destination), cancellation);
        return refused is null ? TypedResults.Ok(Describe(catalog.Current, catalog.Current.FindNumber(number)!)) : refused;
    }

    private static Task<Results<NoContent, Refused>> Release(string tenant, string e164, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation) =>
        EndAsync(e164, new NumberCommand.Release(tenant), context, desk, catalog, cancellation);

    private static async Task<Results<Ok<ReservationDto>, Refused>> Reserve(string tenant, string e164, ReservationInput input,
        HttpContext context, NumberDesk desk, ICatalog catalog, TimeProvider time, CancellationToken cancellation)
    {
        if (NumberText.Read(catalog, e164, "e164", out var number) is { } wrong)
            return wrong;
        if (NumberText.ReadMinutes(input.Minutes) is { } never)
            return never;
        var command = new NumberCommand.Reserve(tenant, time.GetUtcNow().AddMinutes(input.Minutes), NumberActor.Tenant);
        var (holding, refused) = await desk.AskAsync(context.Caller(), number, command, null, cancellation);
        return refused is null ? TypedResults.Ok(Describe(holding!)) : refused;
    }

    private static Task<Results<NoContent, Refused>> Cancel(string tenant, string e164, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation) =>
        EndAsync(e164, new NumberCommand.Cancel(tenant), context, desk, catalog, cancellation);

    private static async Task<Results<Ok<ItemList<HoldingDto>>, Refused>> History(string tenant, string e164, INumberHoldings holdings,
        TimeProvider time, ICatalog catalog, CancellationToken cancellation)
    {
        if (NumberText.Read(catalog, e164, "e164", out var number) is { } wrong)
            return wrong;
        var own = (await holdings.ListHistoryAsync(number, cancellation))
            .Where(holding => holding.Tenant == tenant && holding.State != NumberState.Quarantined)
            .Select(holding => HoldingDto.Of(holding.AsOf(time.GetUtcNow())))
            .ToList();
        return own.Count > 0 ? TypedResults.Ok(new ItemList<HoldingDto>(own)) : new Refused(ProblemCode.NotFound);
    }

    private static async Task<Results<NoContent, Refused>> EndAsync(string e164, NumberCommand command, HttpContext context, NumberDesk desk, ICatalog catalog,
        CancellationToken cancellation)
    {
        var refused = NumberText.Read(catalog, e164, "e164", out var number)
            ?? (await desk.AskAsync(context.Caller(), number, command, null, cancellation)).Refused;
        return refused is null ? TypedResults.NoContent() : refused;
    }

    private static NumberDto Describe(CatalogSnapshot catalog, NumberDocument number)
    {
        var pool = catalog.NumberPools.Find(number.E164);
        return new(number.E164, number.Queue, pool?.Capabilities ?? [], pool?.PriceClass) { Destination = number.Target() };
    }

    private static AvailableNumberDto Describe(string number, NumberPoolDocument pool, PriceListDocument? prices)
    {
        var price = prices?.Numbers?.FirstOrDefault(price => price.PriceClass == pool.PriceClass);
        return new(number, pool.Capabilities, pool.PriceClass, price?.PerMonth, price is null ? null : prices!.Currency);
    }

    private static ReservationDto Describe(NumberHolding reserved) => new(reserved.Number, reserved.Until!.Value);
}
