namespace Platform.Contracts.Grains;

/// <summary>A tenant's channels, keyed <c>tenant:{tenant}</c>. A channel in use is a claim that its call renews.</summary>
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>True when the call may go on: the tenant has a channel for it. Asking again renews the claim.</summary>
    Task<bool> TryOpenChannel(string callKey);

    [OneWay]
    Task CloseChannel(string callKey);

    Task<int> ChannelsInUse();
}
