using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Calls;

namespace Platform.Simulation;

/// <summary>Call records, ledger and audit log in memory, with the meaning of the real stores: opening and closing twice are harmless.</summary>
public sealed class MemoryRecords : ICallRecords, IAuditLog
{
    private readonly Dictionary<string, CallRecord> records = [];

    /// <summary>Decides whether an operation fails, and if so whether it took effect first.</summary>
    public Func<(bool Before, bool After)>? Faults { get; set; }

    /// <summary>The same for the audit log.</summary>
    public Func<(bool Before, bool After)>? AuditFaults { get; set; }

    public Dictionary<string, LedgerEntry> Ledger { get; } = [];

    /// <summary>How often each record was completed; anything but one is a fault of the house.</summary>
    public Dictionary<string, int> Completions { get; } = [];

    /// <summary>Entries by their ids.</summary>
    public Dictionary<string, AuditEntry> Audit { get; } = [];

    public IReadOnlyCollection<CallRecord> All => records.Values;

    public Task OpenAsync(CallRecord record, CancellationToken cancellation) => Meet(() => records.TryAdd(record.CallId, record));

    public Task CloseAsync(CallRecord record, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation) => Meet(() =>
    {
        if (records.TryGetValue(record.CallId, out var known) && known.EndedAt is not null)
            return;
        records[record.CallId] = record;
        Completions[record.CallId] = Completions.GetValueOrDefault(record.CallId) + 1;
        foreach (var entry in entries)
            Ledger.TryAdd(entry.Id, entry);
    });

    public Task<CallRecord?> FindAsync(string tenant, string callId, CancellationToken cancellation) => Task.FromResult(records.GetValueOrDefault(callId));

    public Task<IReadOnlyList<CallRecord>> ListAsync(string tenant, CallQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([.. records.Values
            .Where(record => (query.Number is null || record.From == query.Number || record.To == query.Number) && !(record.OfferedAt < query.From))
            .OrderByDescending(record => record.OfferedAt).Take(query.Limit)]);

    public Task<IReadOnlyList<CallRecord>> ListOpenAsync(string node, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([.. records.Values.Where(record => record.EndedAt is null)]);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellation) =>
        Meet(AuditFaults, () => Audit.TryAdd(entry.Id, entry));

    public Task<IReadOnlyList<AuditEntry>> ListAsync(string tenant, AuditQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. Audit.Values]);

    private Task Meet(Action effect) => Meet(Faults, effect);

    private static Task Meet(Func<(bool Before, bool After)>? faults, Action effect)
    {
        var (before, after) = faults?.Invoke() ?? (false, false);
        if (before)
            return Task.FromException(new StoreFault("not written"));
        effect();
        return after ? Task.FromException(new StoreFault("written, but the answer was lost")) : Task.CompletedTask;
    }
}
