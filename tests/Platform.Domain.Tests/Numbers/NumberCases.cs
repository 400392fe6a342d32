using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Domain.Tests.Numbers;

/// <summary>A number of a pool, two tenants that could have it, and each stage of its life.</summary>
internal static class NumberCases
{
    public const string Number = "+862800000100";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly NumberTerms Terms = new(Number, 7, "geo", "geographic", 90, IsOpen: true, IsPriced: true);

    public static readonly IReadOnlyDictionary<string, NumberHolding?> States = new Dictionary<string, NumberHolding?>
    {
        ["Free"] = null,
        ["Reserved"] = Holding(NumberState.Reserved) with { Until = Now.AddMinutes(1) },
        ["ReservedTillNow"] = Holding(NumberState.Reserved) with { Until = Now },
        ["Assigned"] = Holding(NumberState.Assigned),
        ["Quarantined"] = Holding(NumberState.Quarantined) with { PriceClass = null, Until = Now.AddMinutes(1) },
        ["QuarantinedTillNow"] = Holding(NumberState.Quarantined) with { PriceClass = null, Until = Now },
    };

    public static readonly IReadOnlyDictionary<string, NumberCommand> Commands = new Dictionary<string, NumberCommand>
    {
        ["acmeReserves"] = new NumberCommand.Reserve("acme", Now.AddMinutes(15), NumberActor.Tenant),
        ["globexReserves"] = new NumberCommand.Reserve("globex", Now.AddMinutes(15), NumberActor.Tenant),
        ["reserveForGlobex"] = new NumberCommand.Reserve("globex", Now.AddDays(7), NumberActor.Operator),
        ["acmeOrders"] = new NumberCommand.Assign("acme", NumberActor.Tenant),
        ["globexOrders"] = new NumberCommand.Assign("globex", NumberActor.Tenant),
        ["assignToGlobex"] = new NumberCommand.Assign("globex", NumberActor.Operator),
        ["moveToAcme"] = new NumberCommand.Move("acme"),
        ["moveToGlobex"] = new NumberCommand.Move("globex"),
        ["acmeCancels"] = new NumberCommand.Cancel("acme"),
        ["globexCancels"] = new NumberCommand.Cancel("globex"),
        ["operatorCancels"] = new NumberCommand.Cancel(null),
        ["acmeReleases"] = new NumberCommand.Release("acme"),
        ["globexReleases"] = new NumberCommand.Release("globex"),
        ["operatorTakesBack"] = new NumberCommand.Release(null),
        ["lift"] = new NumberCommand.LiftQuarantine(),
        ["reprice"] = new NumberCommand.Reprice(),
        ["expire"] = new NumberCommand.Expire(),
    };

    public static NumberHolding Holding(NumberState state, string tenant = "acme") =>
        new(Number, 3, state, tenant, "geo", "geographic", Now.AddDays(-10));

    public static string Describe(NumberDecision decision) => decision switch
    {
        { Refusal: { } refusal } => refusal.ToString(),
        { Ended: null, Began: null } => "nothing",
        _ => string.Join(", ", new[] { Ended(decision.Ended), Began(decision.Began) }.OfType<string>()),
    };

    private static string? Ended(NumberHolding? ended) => ended is null ? null : $"-{ended.State} {ended.Tenant} {ended.End}";

    private static string? Began(NumberHolding? began) => began is null
        ? null
        : FormattableString.Invariant($"+{began.State} {began.Tenant}{(began.Until is { } until ? $" {(until - began.Since).TotalHours:0.##}h" : "")}");
}
