using Platform.Contracts.Views;

namespace Platform.Contracts.Grains;

/// <summary>Hears what happens in a tenant. Implemented by the gateway's hub.</summary>
public interface ILiveObserver : IGrainObserver
{
    Task OnLive(string tenant, LiveEvent live);
}

/// <summary>A tenant's live events, keyed <c>feed:{tenant}</c>.</summary>
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Subscriptions last a minute and are renewed by subscribing again.</summary>
    Task Subscribe(ILiveObserver observer);

    Task Unsubscribe(ILiveObserver observer);

    [OneWay]
    Task Publish(LiveEvent live);
}
