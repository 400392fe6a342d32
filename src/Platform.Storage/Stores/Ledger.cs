using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// The ledger. PostgreSQL's time column is cut to microseconds, so a span is read one microsecond wider and then cut exactly by the
/// entries' own times.
/// </summary>
internal sealed class Ledger(IStorageEngine engine, CommitQueue queue) : ILedger
{
    private static readonly Statement BySpan = Statement.Rows(
        "SELECT body FROM ledger WHERE tenant = $1 AND at >= $2 AND at <= $3 ORDER BY at, id", Text, Time, Time);

    private static readonly Statement FirstPage = Statement.Rows(
        "SELECT body FROM ledger WHERE tenant = $1 AND at >= $2 AND at < $3 ORDER BY at, id LIMIT $4", Text, Time, Time, Number);

    private static readonly Statement NextPage = Statement.Rows(
        """
        SELECT body FROM ledger WHERE tenant = $1 AND at >= $2 AND at < $3 AND (at, id) > ((SELECT at FROM ledger WHERE tenant = $1 AND id = $5), $5)
        ORDER BY at, id LIMIT $4
        """, Text, Time, Time, Number, Text);

    private static readonly Statement ByReference = Statement.Rows(
        "SELECT body FROM ledger WHERE tenant = $1 AND reference = $2 ORDER BY at, id", Text, Text);

    private static readonly Statement ByKind = Statement.Rows(
        "SELECT body FROM ledger WHERE tenant = $1 AND kind = $2 AND at <= $3 ORDER BY at, id", Text, Text, Time);

    public Task PostAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation) =>
        entries.Count == 0 ? Task.CompletedTask : queue.WriteAsync("post ledger entries", [.. entries.Select(LedgerSql.Add)], cancellation);

    public async Task<IReadOnlyList<LedgerEntry>> ListAsync(string tenant, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation)
    {
        var entries = await engine.QueryAsync(BySpan.With(tenant, from, to), Body.First<LedgerEntry>, cancellation);
        return [.. InOrder(entries.Where(entry => entry.At >= from && entry.At < to))];
    }

    public Task<IReadOnlyList<LedgerEntry>> ListPageAsync(string tenant, DateTimeOffset from, DateTimeOffset to, string? after, int limit,
        CancellationToken cancellation) =>
        engine.QueryAsync(PageOf(tenant, from, to, after, limit), Body.First<LedgerEntry>, cancellation);

    public Task<IReadOnlyList<LedgerEntry>> ListByReferenceAsync(string tenant, string reference, CancellationToken cancellation) =>
        engine.QueryAsync(ByReference.With(tenant, reference), Body.First<LedgerEntry>, cancellation);

    public async Task<IReadOnlyList<SeatRentalEntry>> ListRentalsAsync(string tenant, DateTimeOffset to, CancellationToken cancellation)
    {
        var entries = await engine.QueryAsync(ByKind.With(tenant, nameof(SeatRentalEntry), to), Body.First<LedgerEntry>, cancellation);
        return [.. InOrder(entries.OfType<SeatRentalEntry>().Where(entry => entry.At < to))];
    }

    public async Task<IReadOnlyList<NumberRentalEntry>> ListNumberRentalsAsync(string tenant, DateTimeOffset to,
        CancellationToken cancellation)
    {
        var entries = await engine.QueryAsync(ByKind.With(tenant, nameof(NumberRentalEntry), to), Body.First<LedgerEntry>, cancellation);
        return [.. InOrder(entries.OfType<NumberRentalEntry>().Where(entry => entry.At < to))];
    }

    /// <summary>Whole microseconds, so that a page needs no second cut: it is full, or the last one.</summary>
    internal static Command PageOf(string tenant, DateTimeOffset from, DateTimeOffset to, string? after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, ILedger.MaxPage);
        return after is null
            ? FirstPage.With(tenant, Cut(from), Cut(to), (long)limit)
            : NextPage.With(tenant, Cut(from), Cut(to), (long)limit, after);
    }

    private static DateTimeOffset Cut(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));

    private static IEnumerable<TEntry> InOrder<TEntry>(IEnumerable<TEntry> entries)
        where TEntry : LedgerEntry =>
        entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal);
}
