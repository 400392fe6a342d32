using Platform.Domain.Billing;
using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog;

/// <param name="Removed">True when the document is to go; it then is the one that was there.</param>
public sealed record DocumentChange(CatalogDocument Document, bool Removed = false);

/// <summary>What leads from the declared things as they are to those that are wanted.</summary>
/// <param name="Changes">Removals first, then what is new or different.</param>
/// <param name="Lines">For people, one a change: <c>+ queue acme/support</c>, <c>~ agent acme/1001 queues: [a] -> [a, b]</c>, <c>- number
/// +8628…</c>.</param>
/// <param name="Entries">Ledger entries that follow, to be posted with the changes: one for each rental that began, changed or
/// ended.</param>
/// <param name="Holdings">Of numbers, in the order of writing: ended ones replace what is stored, others are new.</param>
public sealed record CatalogDiff(IReadOnlyList<DocumentChange> Changes, IReadOnlyList<string> Lines, IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<NumberHolding> Holdings)
{
    public static CatalogDiff Empty { get; } = new([], [], [], []);

    public bool IsEmpty => Changes.Count == 0 && Holdings.Count == 0;

    /// <summary>
    /// Changes for the revision after the current one. Whether numbers may go where they go is for <see cref="NumberMoves"/> to settle.
    /// </summary>
    /// <param name="desired">All documents as they are to be; sound by <see cref="CatalogRules"/>.</param>
    /// <param name="now">A rental that is not wanted any more ends with the day before this one.</param>
    public static CatalogDiff Between(CatalogSnapshot current, IReadOnlyList<CatalogDocument> desired, DateTimeOffset now)
    {
        var before = current.Documents.ToDictionary(Key);
        var after = desired.ToDictionary(Key);
        var pairs = before.Keys.Union(after.Keys)
            .Select(key => (Before: before.GetValueOrDefault(key), After: after.GetValueOrDefault(key)))
            .Where(IsChange)
            .OrderBy(pair => CatalogText.Rank(pair.After ?? pair.Before!))
            .ThenBy(pair => (pair.After ?? pair.Before!).Tenant, StringComparer.Ordinal)
            .ThenBy(pair => (pair.After ?? pair.Before!).Id, StringComparer.Ordinal)
            .ToList();
        var zone = ZoneOf(desired.OfType<OperatorDocument>().FirstOrDefault() ?? current.Operator);
        return new(
            [.. pairs.Where(pair => pair.After is null).Select(pair => new DocumentChange(pair.Before!, true)),
                .. pairs.Where(pair => pair.After is not null).Select(pair => new DocumentChange(pair.After!))],
            [.. pairs.Select(pair => Line(pair.Before, pair.After))],
            [.. pairs.Where(pair => (pair.After ?? pair.Before) is SeatRentalDocument)
                .Select(pair => Entry(pair.Before, pair.After, current.Revision + 1, zone, now))],
            []);
    }

    /// <summary>Whether nothing would change.</summary>
    public static bool AreSame(CatalogDocument before, CatalogDocument after) => CatalogText.Differences(before, after).Count == 0;

    private static (Type Kind, string? Tenant, string Id) Key(CatalogDocument document) =>
        (document.GetType(), document.Tenant, document.Id);

    private static bool IsChange((CatalogDocument? Before, CatalogDocument? After) pair) =>
        pair.Before is null || pair.After is null || !AreSame(pair.Before, pair.After);

    private static string Line(CatalogDocument? before, CatalogDocument? after) => (before, after) switch
    {
        (null, { } added) => $"+ {CatalogText.Label(added)}",
        ({ } removed, null) => $"- {CatalogText.Label(removed)}",
        _ => $"~ {CatalogText.Label(after!)} {string.Join(", ", CatalogText.Differences(before!, after!))}",
    };

    private static SeatRentalEntry Entry(CatalogDocument? before, CatalogDocument? after, long revision, TimeZoneInfo zone,
        DateTimeOffset now)
    {
        var rental = after as SeatRentalDocument ?? (SeatRentalDocument)before! with { Quantity = 0, From = Today(zone, now) };
        return new($"rental:{rental.TenantId}:{rental.Product}:{revision}", rental.TenantId, BillingMonth.StartOfDay(rental.From, zone),
            rental.Product, rental.Kind, rental.Quantity, rental.From);
    }

    internal static DateOnly Today(TimeZoneInfo zone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>The operator's zone, or UTC as long as what is declared is no zone.</summary>
    internal static TimeZoneInfo ZoneOf(OperatorDocument house) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(house.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
