using Platform.Domain.Billing;
using Platform.Domain.Calls;

namespace Platform.Contracts.Stores;

/// <param name="Before">Only calls that were offered before this call (a page's last call id); null for the newest.</param>
/// <param name="Number">Only calls from or to this number.</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>.</param>
/// <param name="OpenOnly">Only calls that are not over.</param>
public sealed record CallQuery(string? Before = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Queue = null,
    string? Agent = null, string? Number = null, int Limit = 50, bool OpenOnly = false)
{
    public const int MaxLimit = 500;
}

/// <summary>One record per call. A record is opened before anything is done for the call and closed once.</summary>
public interface ICallRecords
{
    /// <summary>Opening twice is harmless.</summary>
    Task OpenAsync(CallRecord record, CancellationToken cancellation);

    /// <summary>
    /// Completes the record and posts its entries in one transaction. Closing twice changes nothing; a record that was not opened is
    /// written.
    /// </summary>
    Task CloseAsync(CallRecord record, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation);

    Task<CallRecord?> FindAsync(string tenant, string callId, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CallRecord>> ListAsync(string tenant, CallQuery query, CancellationToken cancellation);

    /// <summary>Records that were opened by a node and never closed: what it was doing when it went away.</summary>
    Task<IReadOnlyList<CallRecord>> ListOpenAsync(string node, CancellationToken cancellation);
}

/// <summary>Facts that money is asked for; only ever added.</summary>
public interface ILedger
{
    const int MaxPage = 1000;

    /// <summary>Entries whose id is there already are left as they are.</summary>
    Task PostAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation);

    /// <summary>A tenant's entries with <paramref name="from"/> ≤ At &lt; <paramref name="to"/>, oldest first.</summary>
    Task<IReadOnlyList<LedgerEntry>> ListAsync(string tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>
    /// A page of a tenant's entries with <paramref name="from"/> ≤ At &lt; <paramref name="to"/>, both cut to whole microseconds; oldest
    /// first, and by id within a microsecond.
    /// </summary>
    /// <param name="after">Only entries after this one (a page's last id); null for the first page. After an unknown entry comes
    /// nothing.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    Task<IReadOnlyList<LedgerEntry>> ListPageAsync(string tenant, DateTimeOffset from, DateTimeOffset to, string? after, int limit,
        CancellationToken cancellation);

    /// <summary>The entries that refer to a call or product.</summary>
    Task<IReadOnlyList<LedgerEntry>> ListByReferenceAsync(string tenant, string reference, CancellationToken cancellation);

    /// <summary>
    /// All of a tenant's seat rental entries with At &lt; <paramref name="to"/>: a rental goes on until the next entry of its product.
    /// </summary>
    Task<IReadOnlyList<SeatRentalEntry>> ListRentalsAsync(string tenant, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>All of a tenant's number rental entries with At &lt; <paramref name="to"/>.</summary>
    Task<IReadOnlyList<NumberRentalEntry>> ListNumberRentalsAsync(string tenant, DateTimeOffset to, CancellationToken cancellation);
}
