using System.Collections.Concurrent;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Tests.Support;

internal sealed class MemoryApiKeys : IApiKeys
{
    private readonly ConcurrentDictionary<(string Tenant, string Id), ApiKey> keys = new();

    public Task<bool> AddAsync(ApiKey key, CancellationToken cancellation) => Task.FromResult(keys.TryAdd((key.TenantId ?? "", key.Id), key));

    public Task<ApiKey?> FindAsync(string secretHash, CancellationToken cancellation) =>
        Task.FromResult(keys.Values.FirstOrDefault(key => key.SecretHash == secretHash));

    public Task<IReadOnlyList<ApiKey>> ListAsync(string? tenant, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ApiKey>>([.. keys.Values.Where(key => key.TenantId == tenant).OrderBy(key => key.Id, StringComparer.Ordinal)]);

    public Task TouchAsync(string? tenant, string id, DateTimeOffset usedAt, CancellationToken cancellation)
    {
        if (keys.TryGetValue((tenant ?? "", id), out var key))
            keys[(tenant ?? "", id)] = key with { UsedAt = usedAt };
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(string? tenant, string id, CancellationToken cancellation) => Task.FromResult(keys.TryRemove((tenant ?? "", id), out _));
}
