using System.Globalization;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;

namespace Platform.Domain.Numbers;

/// <summary>
/// What changed documents mean for numbers: one that a tenant has now is assigned, one that it has no more is taken back, one that
/// another tenant has instead is moved, one that came to another pool or price class is rented by that from now on. The operator says so,
/// and so no pool needs to contain a number or be open to the tenant; but a number that rests, or is kept for somebody else, is refused.
/// </summary>
public sealed class NumberMoves
{
    private readonly CatalogDiff diff;
    private readonly CatalogSnapshot after;
    private readonly Func<CatalogDocument, string> pathOf;
    private readonly DateTimeOffset now;
    private readonly Dictionary<string, NumberCommand> commands = [];

    /// <param name="desired">All documents as they are to be; sound by the catalog's rules.</param>
    /// <param name="diff">From current to desired.</param>
    /// <param name="pathOf">Where a document stands for those who read faults; by ids when not given.</param>
    public NumberMoves(CatalogSnapshot current, IReadOnlyList<CatalogDocument> desired, CatalogDiff diff, DateTimeOffset now,
        Func<CatalogDocument, string>? pathOf = null)
    {
        (this.diff, this.now, this.pathOf) = (diff, now, pathOf ?? CatalogPaths.Of);
        after = diff.Changes.Any(change => change.Document is NumberDocument or NumberPoolDocument)
            ? new(current.Revision + 1, desired)
            : current;
        foreach (var number in diff.Changes.Where(change => change.Removed).Select(change => change.Document).OfType<NumberDocument>())
            commands[number.E164] = new NumberCommand.Release(null);
        foreach (var number in diff.Changes.Where(change => !change.Removed).Select(change => change.Document).OfType<NumberDocument>()
            .Where(number => current.FindNumber(number.E164)?.TenantId != number.TenantId))
            commands[number.E164] = new NumberCommand.Move(number.TenantId);
        if (diff.Changes.Any(change => change.Document is NumberPoolDocument))
            AddRepriced(current);
    }

    /// <summary>Numbers whose holdings must be known to settle what becomes of them.</summary>
    public IReadOnlyCollection<string> Numbers => commands.Keys;

    /// <param name="held">The holdings of <see cref="Numbers"/> that have not ended.</param>
    /// <returns>The faults; or the changes with the holdings and ledger entries that follow from them.</returns>
    public (IReadOnlyList<CatalogFault> Faults, CatalogDiff Diff) Settle(IEnumerable<NumberHolding> held)
    {
        var zone = CatalogDiff.ZoneOf(after.Operator);
        var holdings = held.ToDictionary(holding => holding.Number);
        List<CatalogFault> faults = [];
        List<NumberHolding> changed = [];
        List<LedgerEntry> entries = [.. diff.Entries];
        foreach (var (number, command) in commands)
        {
            var holding = holdings.GetValueOrDefault(number);
            var decision = NumberMachine.Decide(holding, command, NumberTerms.Of(after, number, command.Taker, after.Revision), now);
            if (decision.Refusal is { } refusal && command is NumberCommand.Move)
                faults.Add(Fault(after.FindNumber(number)!, refusal, holding));
            changed.AddRange(new[] { decision.Ended, decision.Began }.OfType<NumberHolding>());
            entries.AddRange(NumberRentals.Entries(decision, zone));
        }

        return faults.Count > 0 ? (faults, CatalogDiff.Empty) : ([], diff with { Holdings = changed, Entries = entries });
    }

    private void AddRepriced(CatalogSnapshot before)
    {
        foreach (var number in after.Documents.OfType<NumberDocument>().Where(number => !commands.ContainsKey(number.E164)))
        {
            var (was, comes) = (before.NumberPools.Find(number.E164), after.NumberPools.Find(number.E164));
            if ((was?.PoolId, was?.PriceClass) != (comes?.PoolId, comes?.PriceClass))
                commands[number.E164] = new NumberCommand.Reprice();
        }
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
