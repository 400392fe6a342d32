using System.Globalization;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;

namespace Platform.Domain.Numbers;

/// <summary>
/// What changed documents mean for numbers: one that a tenant has now is assigned, one that it has no more is taken back, one that
/// another tenant has instead is moved. The operator says so, and so no pool needs to contain it or be open to the tenant; but a number
/// that rests, or is kept for somebody else, is refused.
/// </summary>
public sealed class NumberMoves
{
    private readonly CatalogDiff diff;
    private readonly IReadOnlyList<CatalogDocument> desired;
    private readonly CatalogSnapshot current;
    private readonly Func<CatalogDocument, string> pathOf;
    private readonly DateTimeOffset now;
    private readonly Dictionary<string, NumberDocument?> moves = [];

    /// <param name="desired">All documents as they are to be; sound by the catalog's rules.</param>
    /// <param name="diff">From current to desired.</param>
    /// <param name="pathOf">Where a document stands for those who read faults; by ids when not given.</param>
    public NumberMoves(CatalogSnapshot current, IReadOnlyList<CatalogDocument> desired, CatalogDiff diff, DateTimeOffset now,
        Func<CatalogDocument, string>? pathOf = null)
    {
        (this.current, this.desired, this.diff, this.now, this.pathOf) = (current, desired, diff, now, pathOf ?? CatalogPaths.Of);
        foreach (var change in diff.Changes)
        {
            if (change.Document is NumberDocument number && (change.Removed || current.FindNumber(number.E164)?.TenantId != number.TenantId))
                moves[number.E164] = change.Removed ? null : number;
        }
    }

    /// <summary>Numbers whose holdings must be known to settle what becomes of them.</summary>
    public IReadOnlyCollection<string> Numbers => moves.Keys;

    /// <param name="held">The holdings of <see cref="Numbers"/> that have not ended.</param>
    /// <returns>The faults; or the changes with the holdings and ledger entries that follow from them.</returns>
    public (IReadOnlyList<CatalogFault> Faults, CatalogDiff Diff) Settle(IEnumerable<NumberHolding> held)
    {
        if (moves.Count == 0)
            return ([], diff);
        var after = new CatalogSnapshot(current.Revision + 1, desired);
        var zone = CatalogDiff.ZoneOf(after.Operator);
        var holdings = held.ToDictionary(holding => holding.Number);
        List<CatalogFault> faults = [];
        List<NumberHolding> changed = [];
        List<LedgerEntry> entries = [.. diff.Entries];
        foreach (var (number, document) in moves)
        {
            var holding = holdings.GetValueOrDefault(number);
            var decision = Decide(after, number, holding, document);
            if (decision.Refusal is { } refusal && document is not null)
                faults.Add(Fault(document, refusal, holding));
            changed.AddRange(new[] { decision.Ended, decision.Began }.OfType<NumberHolding>());
            entries.AddRange(NumberRentals.Entries(decision, zone));
        }

        return faults.Count > 0 ? (faults, CatalogDiff.Empty) : ([], diff with { Holdings = changed, Entries = entries });
    }

    private NumberDecision Decide(CatalogSnapshot after, string number, NumberHolding? holding, NumberDocument? document)
    {
        NumberCommand command = document is null ? new NumberCommand.Release(null) : new NumberCommand.Move(document.TenantId);
        return NumberMachine.Decide(holding, command, NumberTerms.Of(after, number, document?.TenantId, after.Revision), now);
    }

    private CatalogFault Fault(NumberDocument document, HoldingRefusal refusal, NumberHolding? holding) => new(
        $"{pathOf(document)}.number",
        refusal == HoldingRefusal.NotPriced ? CatalogFaultCode.NotPriced : CatalogFaultCode.NumberNotFree,
        refusal switch
        {
            HoldingRefusal.NotPriced => "The tenant's price list has no price for the price class of the number's pool.",
            HoldingRefusal.Quarantined => string.Create(CultureInfo.InvariantCulture,
                $"{document.E164} was given back and rests until {holding?.Until:yyyy-MM-dd HH:mm}; lift its quarantine to give it away before."),
            HoldingRefusal.HeldByOther => $"{document.E164} is kept for another tenant.",
            _ => $"{document.E164} cannot be assigned: {refusal}.",
        });
}
