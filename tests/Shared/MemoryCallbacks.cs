using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Callbacks;

namespace Platform.Testing;

/// <summary>The list of callbacks in memory, with the meaning of the real one: what is over stays as it is.</summary>
public sealed class MemoryCallbacks : ICallbacks
{
    private readonly ConcurrentDictionary<(string Tenant, string CallbackId), CallbackRecord> records = new();

    /// <summary>Throws where an operation is to fail.</summary>
    public Action? Fault { get; set; }

    public IReadOnlyCollection<CallbackRecord> All => [.. records.Values];

    public Task SaveAsync(CallbackRecord record, CancellationToken cancellation)
    {
        Fault?.Invoke();
        records.AddOrUpdate((record.Order.Tenant, record.Order.CallbackId), record, (_, known) => known.IsOpen ? record : known);
        return Task.CompletedTask;
    }

    public Task<CallbackRecord?> FindAsync(string tenant, string callbackId, CancellationToken cancellation) =>
        Task.FromResult(records.GetValueOrDefault((tenant, callbackId)));

    public Task<IReadOnlyList<CallbackRecord>> ListAsync(string tenant, CallbackQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallbackRecord>>([.. records.Values
            .Where(record => record.Order.Tenant == tenant && (query.Queue is null || record.Order.Queue == query.Queue))
            .Where(record => (query.Number is null || record.Order.Number == query.Number) && (record.IsOpen || !query.OpenOnly))
            .OrderByDescending(record => record.Order.At).ThenByDescending(record => record.Order.CallbackId, StringComparer.Ordinal)
            .SkipWhile(record => query.Before is { } before && record.Order.CallbackId != before).Skip(query.Before is null ? 0 : 1)
            .Take(query.Limit)]);
}
