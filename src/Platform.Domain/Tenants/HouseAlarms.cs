namespace Platform.Domain.Tenants;

/// <summary>What an operator should look at. The numbers are stable.</summary>
public enum AlarmKind
{
    /// <summary>A node gave no sign of life for a while.</summary>
    NodeSilent = 1,

    /// <summary>No peer of a trunk takes calls.</summary>
    TrunkDown = 2,

    /// <summary>Most of what a tenant may spend on calls out today is spent, as when somebody calls at its cost.</summary>
    SpendHigh = 3,

    /// <summary>Nothing is left of it: calls out are refused.</summary>
    SpendUsedUp = 4,

    /// <summary>Most of a tenant's channels are taken.</summary>
    ChannelsHigh = 5,
}

/// <param name="Subject">Id of the node, trunk or tenant.</param>
/// <param name="Value">What is: seconds of silence, an amount of the tenant's currency, or channels; null for a trunk.</param>
/// <param name="Limit">What may be, in the same unit; null where there is none.</param>
public sealed record HouseAlarm(AlarmKind Kind, string Subject, decimal? Value = null, decimal? Limit = null);

/// <param name="Beat">Its last sign of life.</param>
public sealed record NodeFacts(string Node, DateTimeOffset Beat);

/// <param name="Peers">Those that calls can go out to; a trunk without any only brings calls.</param>
/// <param name="Healthy">Of them, those that take calls.</param>
public sealed record TrunkFacts(string Trunk, int Peers, int Healthy);

/// <param name="Channels">Calls under way.</param>
/// <param name="Spent">On calls out today, those under way with what is reserved for them.</param>
/// <param name="SpendPerDay">Null for no limit.</param>
public sealed record TenantLoad(string Tenant, int Channels, int MaxChannels, decimal Spent, decimal? SpendPerDay);

/// <summary>Alarms are read from how things stand and kept nowhere: what is over is gone from the list.</summary>
public static class HouseAlarms
{
    /// <summary>Nodes sign every second.</summary>
    public static readonly TimeSpan NodeSilence = TimeSpan.FromSeconds(15);

    /// <summary>A node that was silent so long was taken out of the house.</summary>
    public static readonly TimeSpan NodeGone = TimeSpan.FromDays(1);

    /// <summary>Of a limit.</summary>
    public const decimal HighShare = 0.8m;

    public static bool IsAlive(NodeFacts node, DateTimeOffset now) => now - node.Beat < NodeSilence;

    /// <summary>The worst first.</summary>
    public static IReadOnlyList<HouseAlarm> Find(IEnumerable<NodeFacts> nodes, IEnumerable<TrunkFacts> trunks, IEnumerable<TenantLoad> tenants,
        DateTimeOffset now) =>
    [
        .. nodes.Where(node => !IsAlive(node, now) && now - node.Beat < NodeGone)
            .Select(node => new HouseAlarm(AlarmKind.NodeSilent, node.Node, Math.Floor((decimal)(now - node.Beat).TotalSeconds))),
        .. trunks.Where(trunk => trunk is { Peers: > 0, Healthy: 0 }).Select(trunk => new HouseAlarm(AlarmKind.TrunkDown, trunk.Trunk)),
        .. tenants.SelectMany(Of).OrderBy(alarm => alarm.Kind == AlarmKind.SpendUsedUp ? 0 : alarm.Kind == AlarmKind.SpendHigh ? 1 : 2),
    ];

    private static IEnumerable<HouseAlarm> Of(TenantLoad tenant)
    {
        if (tenant.SpendPerDay is { } limit && tenant.Spent >= limit)
            yield return new(AlarmKind.SpendUsedUp, tenant.Tenant, tenant.Spent, limit);
        else if (tenant.SpendPerDay is { } high && tenant.Spent >= high * HighShare)
            yield return new(AlarmKind.SpendHigh, tenant.Tenant, tenant.Spent, high);
        if (tenant.MaxChannels > 0 && tenant.Channels >= tenant.MaxChannels * HighShare)
            yield return new(AlarmKind.ChannelsHigh, tenant.Tenant, tenant.Channels, tenant.MaxChannels);
    }
}
