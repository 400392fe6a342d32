using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Calls;

namespace Platform.Testing;

/// <summary>Call records that cost next to nothing.</summary>
public sealed class MemoryCallRecords : ICallRecords
{
    private readonly ConcurrentDictionary<string, CallRecord> _open = new();

    public Task OpenAsync(CallRecord record, CancellationToken cancellation)
    {
        _open[record.CallId] = record;
        return Task.CompletedTask;
    }

    public Task CloseAsync(CallRecord record, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation)
    {
        _open.TryRemove(record.CallId, out _);
        return Task.CompletedTask;
    }

    public Task<CallRecord?> FindAsync(string tenant, string callId, CancellationToken cancellation) => Task.FromResult(_open.GetValueOrDefault(callId));

    public Task<IReadOnlyList<CallRecord>> ListAsync(string tenant, CallQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([]);

    public Task<IReadOnlyList<CallRecord>> ListOpenAsync(string node, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([.. _open.Values]);
}
