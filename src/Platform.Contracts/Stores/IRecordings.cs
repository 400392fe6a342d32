using Platform.Domain.Recordings;

namespace Platform.Contracts.Stores;

/// <param name="Before">Only recordings that began before this call's (a page's last call id); null for the newest.</param>
/// <param name="From">Begun at or after.</param>
/// <param name="To">Begun before.</param>
/// <param name="Number">Only calls from or to this number.</param>
/// <param name="FaultyOnly">Only those that are missing or not whole.</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>.</param>
/// <param name="WithMessages">Also those of messages that callers left.</param>
public sealed record RecordingQuery(string? Before = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Number = null,
    string? Agent = null, string? Queue = null, long? MinLengthMs = null, long? MaxLengthMs = null, bool FaultyOnly = false, int Limit = 50,
    bool WithMessages = false)
{
    public const int MaxLimit = 500;
}

/// <summary>The index of recordings: one entry per call that is or should be recorded, and one per message that a caller left.</summary>
public interface IRecordings
{
    /// <summary>Enters a recording before its file is made; once more, it replaces who talked.</summary>
    Task OpenAsync(Recording recording, CancellationToken cancellation);

    /// <summary>
    /// Says what became of the file. An entry that is closed stays as it is, unless it was missing and its file is found; one that is not
    /// there is made.
    /// </summary>
    Task CloseAsync(Recording recording, CancellationToken cancellation);

    /// <summary>The file of a closed recording is gone or damaged.</summary>
    Task NoteFaultAsync(string tenant, string callId, RecordingState state, RecordingFault fault, CancellationToken cancellation);

    /// <summary>Marks it as deleted and writes that down, in one transaction; the file goes after that.</summary>
    Task DeleteAsync(string tenant, string callId, AuditEntry entry, CancellationToken cancellation);

    Task<Recording?> FindAsync(string tenant, string callId, CancellationToken cancellation);

    /// <summary>Newest first; deleted ones are left out.</summary>
    Task<IReadOnlyList<Recording>> ListAsync(string tenant, RecordingQuery query, CancellationToken cancellation);

    /// <summary>All nodes that have recordings, open or closed; not those whose recordings are all deleted or missing.</summary>
    Task<IReadOnlyList<string>> ListNodesAsync(CancellationToken cancellation);

    /// <summary>What a node has not closed.</summary>
    Task<IReadOnlyList<Recording>> ListOpenAsync(string node, CancellationToken cancellation);

    /// <summary>Closed recordings of a node whose time is over, the oldest first.</summary>
    Task<IReadOnlyList<Recording>> ListDueAsync(string node, DateTimeOffset now, int limit, CancellationToken cancellation);
}

/// <summary>The key of each tenant's recordings.</summary>
public interface IRecordingKeys
{
    /// <summary>256 bits; the first to ask makes it. Stored sealed with the house's own key.</summary>
    Task<byte[]> OfTenantAsync(string tenant, CancellationToken cancellation);
}
