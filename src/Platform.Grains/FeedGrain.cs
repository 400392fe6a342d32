using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;

namespace Platform.Grains;

/// <summary>Hands a tenant's live events to whoever watches. Watchers renew; one that fails or falls silent is dropped.</summary>
public sealed class FeedGrain(TimeProvider time) : Grain, IFeedGrain
{
    private static readonly TimeSpan SubscriptionLife = TimeSpan.FromMinutes(1);
    private readonly Dictionary<ILiveObserver, DateTimeOffset> watchers = [];

    public Task Subscribe(ILiveObserver observer)
    {
        watchers[observer] = time.GetUtcNow() + SubscriptionLife;
        return Task.CompletedTask;
    }

    public Task Unsubscribe(ILiveObserver observer)
    {
        watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Publish(LiveEvent live)
    {
        var now = time.GetUtcNow();
        var tenant = GrainKey.TenantOf(this.GetPrimaryKeyString());
        foreach (var (watcher, expiresAt) in watchers)
        {
            if (expiresAt <= now)
                watchers.Remove(watcher);
            else
                _ = Tell(watcher, tenant, live);
        }

        return Task.CompletedTask;
    }

    private async Task Tell(ILiveObserver watcher, string tenant, LiveEvent live)
    {
        try
        {
            await watcher.OnLive(tenant, live);
        }
        catch (Exception)
        {
            watchers.Remove(watcher);
        }
    }
}
