using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Auth;

/// <summary>
/// Who a key stands for: a program with a role, which is no user, no agent and has no log-in. Revoked on this node: known at once; on
/// another: within <see cref="CacheSeconds"/>.
/// </summary>
internal sealed class ApiKeyCheck(IApiKeys store, TimeProvider time)
{
    /// <summary>Tells keys from other tokens, to us and to whoever searches for secrets that got out.</summary>
    public const string Prefix = "pkey_";

    public const int CacheSeconds = 5;

    /// <summary>How coarse the last use is.</summary>
    public static readonly TimeSpan UseStep = TimeSpan.FromMinutes(10);

    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset AskAgainAt)> known = new();

    public static bool IsKey(string token) => token.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What is given away once.</summary>
    public static string Make() => Prefix + OneTimeSecret.Make();

    /// <summary>The name under which a key's deeds are written down; no login can be like it.</summary>
    public static string LoginOf(string keyId) => $"key:{keyId}";

    /// <returns>Null when there is no such key (any more).</returns>
    public async ValueTask<ClaimsPrincipal?> FindAsync(string token, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var key = await LoadAsync(OneTimeSecret.HashOf(token), now, cancellation);
        if (key is null || key.ExpiresAt <= now)
            return null;
        if (key.UsedAt is not { } used || now - used >= UseStep)
            await TouchAsync(key, now, cancellation);
        return PrincipalOf(key);
    }

    /// <summary>The store is asked again at the next look.</summary>
    public void Forget(string secretHash) => known.TryRemove(secretHash, out _);

    private async ValueTask<ApiKey?> LoadAsync(string hash, DateTimeOffset now, CancellationToken cancellation)
    {
        if (known.TryGetValue(hash, out var found) && now < found.AskAgainAt)
            return found.Key;
        var key = await store.FindAsync(hash, cancellation);
        if (key is null)
            Forget(hash);
        else
            Remember(key, now);
        return key;
    }

    private async Task TouchAsync(ApiKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        await store.TouchAsync(key.TenantId, key.Id, now, cancellation);
        Remember(key with { UsedAt = now }, now);
    }

    private void Remember(ApiKey key, DateTimeOffset now)
    {
        if (known.Count >= MaxEntries)
            known.Clear();
        known[key.SecretHash] = (key, now.AddSeconds(CacheSeconds));
    }

    private static ClaimsPrincipal PrincipalOf(ApiKey key)
    {
        var login = LoginOf(key.Id);
        var claims = new Caller(key.TenantId, key.Role, login, null, login, IsKey: true).ToClaims()
            .Select(claim => new Claim(claim.Key, Convert.ToString(claim.Value, CultureInfo.InvariantCulture)!));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "ApiKey"));
    }
}
