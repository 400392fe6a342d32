using Platform.Domain.Tenants;

namespace Platform.Contracts.Grains;

/// <summary>What a leg that is about to be dialled needs of the tenant's limits.</summary>
/// <param name="CallKey">Grain key of the call.</param>
/// <param name="Amount">
/// Most that the leg may cost until the claim is extended, over all; in the price list's currency. Zero when nothing limits the spend.
/// </param>
/// <param name="IsEmergency">Always granted.</param>
/// <param name="IsExtension">More for a leg that has its channel; refused when that was given back.</param>
public sealed record OutboundClaim(string CallKey, string LegId, decimal Amount, bool IsEmergency, bool IsExtension = false);

/// <param name="Channels">Legs outside now.</param>
/// <param name="Spent">What the legs that ended today cost.</param>
/// <param name="Reserved">What the legs of now may cost.</param>
public sealed record OutboundUseView(int Channels, DateOnly Day, decimal Spent, decimal Reserved);

/// <summary>
/// A tenant's limits, keyed <c>tenant:{tenant}</c>. A channel in use is a claim that its call renews; what goes out is reserved in the
/// store before it is dialled, so that the limits hold even when two nodes are cut apart.
/// </summary>
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>True when the call may go on: the tenant has a channel for it. Asking again renews the claim.</summary>
    Task<bool> TryOpenChannel(string callKey);

    [OneWay]
    Task CloseChannel(string callKey);

    Task<int> ChannelsInUse();

    /// <summary>
    /// Reserves a channel and an amount for a leg; the same leg again raises its amount. What cannot be stored is not granted: it
    /// throws.
    /// </summary>
    /// <returns>Null when granted.</returns>
    Task<OutboundRefusal?> Reserve(OutboundClaim claim);

    /// <summary>The leg is over and cost this much. Settling twice is harmless.</summary>
    Task Settle(string callKey, string legId, decimal amount);

    Task<OutboundUseView> OutboundUse();
}
