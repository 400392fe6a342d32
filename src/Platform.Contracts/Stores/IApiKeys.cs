using Platform.Domain.Catalog;

namespace Platform.Contracts.Stores;

/// <summary>What a program shows in place of a log-in. Of its secret only the SHA-256 is stored.</summary>
/// <param name="TenantId">Null for a key of the operator.</param>
/// <param name="MadeBy">The log-in of the admin who made it.</param>
/// <param name="ExpiresAt">Null for a key that is good until it is revoked.</param>
/// <param name="UsedAt">Coarse; null as long as nobody used it.</param>
public sealed record ApiKey(string? TenantId, string Id, string Name, UserRole Role, string SecretHash, string MadeBy, DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt = null, DateTimeOffset? UsedAt = null);

/// <summary>Keys that were not revoked. Those that expired are among them, to be seen.</summary>
public interface IApiKeys
{
    /// <returns>False when the house has a key of this id already.</returns>
    Task<bool> AddAsync(ApiKey key, CancellationToken cancellation);

    Task<ApiKey?> FindAsync(string secretHash, CancellationToken cancellation);

    /// <summary>By id.</summary>
    /// <param name="tenant">Null for the operator's.</param>
    Task<IReadOnlyList<ApiKey>> ListAsync(string? tenant, CancellationToken cancellation);

    /// <summary>It was used.</summary>
    Task TouchAsync(string? tenant, string id, DateTimeOffset usedAt, CancellationToken cancellation);

    /// <returns>False when there is no such key.</returns>
    Task<bool> RemoveAsync(string? tenant, string id, CancellationToken cancellation);
}
