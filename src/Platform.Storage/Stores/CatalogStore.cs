using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// The catalog's documents under one revision. A commit locks the revision's row, writes only while it is the expected one, and raises it
/// last; whether it rose is the answer.
/// </summary>
internal sealed class CatalogStore(IStorageEngine engine, CommitQueue queue) : ICatalogStore
{
    private const string NoTenant = "";

    // One statement, so that revision and documents are of the same moment.
    private static readonly Statement All = Statement.Rows(
        "SELECT r.revision, d.body FROM catalog_revision r LEFT JOIN documents d ON true ORDER BY d.tenant, d.kind, d.id");

    private static readonly Statement Revision = Statement.Rows("SELECT revision FROM catalog_revision");

    private static readonly Statement Lock = Statement.Change("UPDATE catalog_revision SET revision = revision WHERE revision = $1", Number);

    private static readonly Statement Raise = Statement.Change("UPDATE catalog_revision SET revision = revision + 1 WHERE revision = $1", Number);

    private static readonly Statement Remove = Statement.Change(
        "DELETE FROM documents WHERE tenant = $1 AND kind = $2 AND id = $3 AND EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $4)",
        Text, Text, Text, Number);

    private static readonly Statement Put = Statement.Change(
        """
        INSERT INTO documents (tenant, kind, id, revision, body)
        SELECT $1, $2, $3, $4 + 1, $5 WHERE EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $4)
        ON CONFLICT (tenant, kind, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
        """, Text, Text, Text, Number, Json);

    public async Task<CatalogSnapshot> LoadAsync(CancellationToken cancellation)
    {
        var rows = await engine.QueryAsync(All.With(),
            static row => (Revision: row.GetInt64(0), Document: row.IsDBNull(1) ? null : Body.Read<CatalogDocument>(row.GetString(1))),
            cancellation);
        return new(rows[0].Revision, rows.Select(row => row.Document).OfType<CatalogDocument>());
    }

    public async Task<long> ReadRevisionAsync(CancellationToken cancellation) =>
        (await engine.QueryAsync(Revision.With(), static row => row.GetInt64(0), cancellation))[0];

    public Task<long?> CommitAsync(long expectedRevision, CatalogDiff diff, CancellationToken cancellation)
    {
        // Removals first: a number may leave one tenant and come to another in the same commit.
        Command[] commands =
        [
            Lock.With(expectedRevision),
            .. diff.Changes.Where(change => change.Removed).Select(change => RemoveOf(change.Document, expectedRevision)),
            .. diff.Changes.Where(change => !change.Removed).Select(change => PutOf(change.Document, expectedRevision)),
            .. diff.Changes.SelectMany(change => FollowersOf(change, expectedRevision)),
            .. diff.Holdings.Select(holding => HoldingSql.Write(holding, expectedRevision)),
            .. diff.Entries.Select(entry => LedgerSql.AddAtRevision(entry, expectedRevision)),
            Raise.With(expectedRevision),
        ];
        return queue.WriteAsync("commit catalog", commands, results => results[^1].Affected == 1 ? expectedRevision + 1 : (long?)null,
            cancellation);
    }

    /// <summary>What other tables keep of a document.</summary>
    private static IEnumerable<Command> FollowersOf(DocumentChange change, long revision) => change.Document is not WebhookDocument webhook ? []
        : change.Removed ? WebhookSql.Remove(webhook, revision)
        : WebhookSql.Put(webhook, revision);

    private static Command RemoveOf(CatalogDocument document, long revision) =>
        Remove.With(document.Tenant ?? NoTenant, document.GetType().Name, document.Id, revision);

    private static Command PutOf(CatalogDocument document, long revision) =>
        Put.With(document.Tenant ?? NoTenant, document.GetType().Name, document.Id, revision, Body.Of(document));
}
