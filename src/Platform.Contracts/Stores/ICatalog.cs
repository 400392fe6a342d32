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

    /// <summary>
    /// All changes, and the numbers' holdings and ledger entries that follow from them, in one transaction. Holdings change with the
    /// catalog's revision only, so what was decided on a revision was decided on that revision's holdings, too.
    /// </summary>
    /// <returns>The new revision, or null when the catalog is not at <paramref name="expectedRevision"/> any more: load, decide, try
    /// again.</returns>
    Task<long?> CommitAsync(long expectedRevision, CatalogDiff diff, CancellationToken cancellation);
}
