using Platform.Domain.Billing;
using Platform.Domain.Catalog;

namespace Platform.Contracts.Stores;

/// <summary>
/// The declared things as this node knows them. Follows the store within two seconds, and at once after a change made on this node.
/// </summary>
public interface ICatalog
{
    CatalogSnapshot Current { get; }
}

/// <summary>The catalog's place in the store.</summary>
public interface ICatalogStore
{
    Task<CatalogSnapshot> LoadAsync(CancellationToken cancellation);

    Task<long> ReadRevisionAsync(CancellationToken cancellation);

    /// <summary>All changes and the ledger entries that follow from them (seat rentals), in one transaction.</summary>
    /// <returns>The new revision, or null when the catalog is not at <paramref name="expectedRevision"/> any more: load, decide, try
    /// again.</returns>
    Task<long?> CommitAsync(long expectedRevision, IReadOnlyList<DocumentChange> changes, IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellation);
}
