using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;

namespace Platform.Storage.Tests.Contract;

internal static class CatalogCommits
{
    /// <summary>Documents and ledger entries alone.</summary>
    public static Task<long?> CommitAsync(this ICatalogStore store, long expectedRevision, IReadOnlyList<DocumentChange> changes,
        IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation) =>
        store.CommitAsync(expectedRevision, CatalogDiff.Empty with { Changes = changes, Entries = entries }, cancellation);
}
