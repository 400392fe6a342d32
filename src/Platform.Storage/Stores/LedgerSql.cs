using Platform.Domain.Billing;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// Adding an entry: alone, with the first closing of a call, or with a catalog change that is in time. An id that is there stays as it is.
/// </summary>
internal static class LedgerSql
{
    private const string Into = "INSERT INTO ledger (tenant, id, at, kind, reference, amount, currency, body) ";
    private const string Once = " ON CONFLICT (tenant, id) DO NOTHING";

    private static readonly ColumnKind[] Columns = [Text, Text, Time, Text, Text, Money, Text, Json];

    private static readonly Statement Insert = Statement.Change($"{Into}VALUES ($1, $2, $3, $4, $5, $6, $7, $8){Once}", Columns);

    private static readonly Statement InsertUnlessClosed = Statement.Change(
        $"""
        {Into}SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE NOT EXISTS (SELECT 1 FROM call_records WHERE tenant = $1 AND call_id = $9 AND ended_at IS NOT NULL){Once}
        """,
        [.. Columns, Text]);

    private static readonly Statement InsertAtRevision = Statement.Change(
        $"{Into}SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $9){Once}",
        [.. Columns, Number]);

    public static Command Add(LedgerEntry entry) => Insert.With(Values(entry));

    public static Command AddUnlessClosed(LedgerEntry entry, string callId) => InsertUnlessClosed.With([.. Values(entry), callId]);

    public static Command AddAtRevision(LedgerEntry entry, long revision) => InsertAtRevision.With([.. Values(entry), revision]);

    private static object?[] Values(LedgerEntry entry)
    {
        var minutes = entry as MinutesEntry;
        return [entry.Tenant, entry.Id, entry.At, entry.GetType().Name, entry.Reference, minutes?.Amount, minutes?.Currency,
            Body.Of(entry)];
    }
}
