using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>
/// What applying a file would do. A file with any fault does nothing at all. Numbers that change hands are settled last, with what is
/// known of their holdings.
/// </summary>
/// <param name="Faults">In the file's order of sections; empty when it can be applied.</param>
/// <param name="Diff">Empty when there are faults.</param>
public sealed record DeclarationPlan(IReadOnlyList<CatalogFault> Faults, CatalogDiff Diff)
{
    private NumberMoves? moves;

    /// <summary>Numbers whose holdings <see cref="Settle"/> must be told.</summary>
    public IReadOnlyCollection<string> MovedNumbers => moves?.Numbers ?? [];

    /// <param name="held">Holdings of <see cref="MovedNumbers"/> that have not ended.</param>
    /// <returns>The plan to carry out.</returns>
    public DeclarationPlan Settle(IEnumerable<NumberHolding> held)
    {
        if (moves is null)
            return this;
        var (faults, diff) = moves.Settle(held);
        return new(faults, diff);
    }

    /// <param name="json">The file, UTF-8.</param>
    /// <param name="now">Tells today, in the operator's time zone, for rentals without a first day and for those that end.</param>
    public static DeclarationPlan Make(ReadOnlyMemory<byte> json, CatalogSnapshot current, DeclarationSecrets secrets, DateTimeOffset now)
    {
        var (declaration, faults) = DeclarationJson.Read(json);
        return declaration is null || faults.Count > 0 ? new(faults, CatalogDiff.Empty) : Make(declaration, current, secrets, now);
    }

    public static DeclarationPlan Make(Declaration declaration, CatalogSnapshot current, DeclarationSecrets secrets, DateTimeOffset now)
    {
        var translation = new DeclarationTranslation(declaration, current, secrets, now);
        var desired = translation.Translate();
        IReadOnlyList<CatalogFault> faults = [.. translation.Faults, .. CatalogRules.Check(desired, translation.PathOf)];
        if (faults.Count > 0)
            return new(faults, CatalogDiff.Empty);
        var diff = CatalogDiff.Between(current, desired, now);
        return new([], diff) { moves = new(current, desired, diff, now, translation.PathOf) };
    }
}
