using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Catalog;

/// <summary>What a request wants of the catalog: to be refused, or these changes.</summary>
internal sealed record CatalogEdit(Refused? Refused, IReadOnlyList<DocumentChange> Changes, IReadOnlyList<LedgerEntry> Entries)
{
    public static CatalogEdit Put(CatalogDocument document, params LedgerEntry[] entries) => new(null, [new DocumentChange(document)], entries);

    /// <summary>Puts a number, out of the hands of the tenant that has it now.</summary>
    public static CatalogEdit Assign(NumberDocument? before, NumberDocument after) => before is null || before.TenantId == after.TenantId
        ? Put(after)
        : new(null, [new DocumentChange(before, Removed: true), new DocumentChange(after)], []);

    /// <param name="document">Null when there is no such document.</param>
    public static CatalogEdit RemoveIfThere(CatalogDocument? document) =>
        document is null ? Refuse(ProblemCode.NotFound) : new(null, [new DocumentChange(document, Removed: true)], []);

    public static CatalogEdit Refuse(ProblemCode code) => new(new Refused(code), [], []);

    public static CatalogEdit Refuse(Refused refused) => new(refused, [], []);
}

/// <summary>Changes to the catalog: decided on the stored one, checked as a whole, committed only if nobody else was faster, else decided anew.</summary>
internal sealed class CatalogEditor(ICatalogStore store)
{
    private const int MaxTries = 8;

    /// <returns>Null when it is done.</returns>
    public async Task<Refused?> ChangeAsync(Func<CatalogSnapshot, CatalogEdit> decide, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var before = await store.LoadAsync(cancellation);
            var edit = decide(before);
            if (edit.Refused is not null || edit.Changes.Count == 0)
                return edit.Refused;
            if (await store.CommitAsync(before.Revision, edit.Changes, edit.Entries, cancellation) is not null)
                return null;
        }

        return new Refused(ProblemCode.CatalogConflict);
    }
}
