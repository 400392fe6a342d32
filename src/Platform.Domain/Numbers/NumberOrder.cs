using Platform.Domain.Catalog;

namespace Platform.Domain.Numbers;

/// <summary>What one command does to a number, everywhere at once: its holdings, the catalog's document, the ledger.</summary>
/// <param name="Refusal">Null when it is accepted; then <paramref name="Diff"/> is to be committed.</param>
/// <param name="Holding">As it is after an accepted command: the one that goes on, or else the one that ended.</param>
public sealed record NumberOrder(HoldingRefusal? Refusal, NumberHolding? Holding, CatalogDiff Diff)
{
    /// <param name="current">The catalog that the decision is made on; the changes are for the revision after it.</param>
    /// <param name="number">In normal form.</param>
    /// <param name="held">The number's holding that has not ended, if any.</param>
    /// <param name="target">Where an assigned number leads, such as <c>queue:support</c>; null for nowhere yet.</param>
    public static NumberOrder Decide(CatalogSnapshot current, string number, NumberHolding? held, NumberCommand command, string? target,
        DateTimeOffset now)
    {
        var decision = NumberMachine.Decide(held, command, NumberTerms.Of(current, number, command.Taker, current.Revision + 1), now);
        if (decision.Refusal is { } refusal)
            return new(refusal, held, CatalogDiff.Empty);
        var before = current.FindNumber(number);
        var after = decision.Began is { State: NumberState.Assigned } began ? new NumberDocument(number, began.Tenant, null).PointedAt(target) : null;
        return new(null, decision.Began ?? decision.Ended, new(
            [.. Removal(before, after), .. after is null ? Array.Empty<DocumentChange>() : [new DocumentChange(after)]],
            [],
            [.. NumberRentals.Entries(decision, CatalogDiff.ZoneOf(current.Operator))],
            [.. new[] { decision.Ended, decision.Began }.OfType<NumberHolding>()]));
    }

    private static IEnumerable<DocumentChange> Removal(NumberDocument? before, NumberDocument? after) =>
        before is null || before.TenantId == after?.TenantId ? [] : [new DocumentChange(before, true)];
}
