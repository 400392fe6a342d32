using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;

namespace Platform.Grains;

/// <summary>A tenant's channels: who claims one now. Claims are renewed by their calls, so nothing needs to be stored.</summary>
public sealed class TenantGrain(ICatalog catalog, TimeProvider time, GrainTimings timings) : Grain, ITenantGrain
{
    private readonly Dictionary<string, DateTimeOffset> claims = [];

    private string Tenant => GrainKey.TenantOf(this.GetPrimaryKeyString());

    public Task<bool> TryOpenChannel(string callKey)
    {
        var now = time.GetUtcNow();
        var limit = catalog.Current.FindTenant(Tenant)?.MaxChannels ?? 0;
        if (!claims.ContainsKey(callKey) && claims.Count >= limit)
            DropExpired(now);
        if (!claims.ContainsKey(callKey) && claims.Count >= limit)
            return Task.FromResult(false);
        claims[callKey] = now + timings.ClaimLife;
        DelayDeactivation(timings.ClaimLife);
        return Task.FromResult(true);
    }

    public Task CloseChannel(string callKey)
    {
        claims.Remove(callKey);
        return Task.CompletedTask;
    }

    public Task<int> ChannelsInUse()
    {
        DropExpired(time.GetUtcNow());
        return Task.FromResult(claims.Count);
    }

    private void DropExpired(DateTimeOffset now)
    {
        foreach (var (callKey, expiresAt) in claims)
        {
            if (expiresAt <= now)
                claims.Remove(callKey);
        }
    }
}
