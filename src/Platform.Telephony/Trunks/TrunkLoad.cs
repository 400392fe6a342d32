using Platform.Domain.Catalog;

namespace Platform.Telephony.Trunks;

/// <summary>One call's place on a trunk, from its INVITE until its leg is over.</summary>
internal sealed class TrunkChannel(string trunk, string? peer)
{
    public string Trunk => trunk;

    /// <summary>URI of the peer that the call goes to; null for a call that the trunk brought.</summary>
    public string? Peer { get; set; } = peer;
}

/// <summary>
/// What each trunk carries: the channels that legs hold now, and when the last calls began. Both directions share the limits.
/// </summary>
internal sealed class TrunkLoad(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Carried> trunks = [];
    private readonly Lock gate = new();

    /// <summary>Null when the trunk carries as many calls, or began as many within a second, as it may.</summary>
    public TrunkChannel? TryTake(TrunkDocument trunk, string? peer = null)
    {
        lock (gate)
        {
            if (!trunks.TryGetValue(trunk.TrunkId, out var carried))
                trunks[trunk.TrunkId] = carried = new Carried();
            if (carried.Channels.Count >= trunk.MaxChannels || !HasRateLeft(carried, trunk.MaxCallsPerSecond))
                return null;
            var channel = new TrunkChannel(trunk.TrunkId, peer);
            carried.Channels.Add(channel);
            return channel;
        }
    }

    /// <summary>Giving back twice is giving back once.</summary>
    public void Free(TrunkChannel channel)
    {
        lock (gate)
            trunks[channel.Trunk].Channels.Remove(channel);
    }

    public int ChannelsOf(string trunk)
    {
        lock (gate)
            return trunks.TryGetValue(trunk, out var carried) ? carried.Channels.Count : 0;
    }

    public int ChannelsOf(string trunk, string peer)
    {
        lock (gate)
            return trunks.TryGetValue(trunk, out var carried) ? carried.Channels.Count(channel => channel.Peer == peer) : 0;
    }

    private bool HasRateLeft(Carried carried, int? callsPerSecond)
    {
        if (callsPerSecond is not { } limit)
            return true;
        var now = time.GetTimestamp();
        while (carried.Starts.TryPeek(out var first) && time.GetElapsedTime(first, now) >= Window)
            carried.Starts.Dequeue();
        if (carried.Starts.Count >= limit)
            return false;
        carried.Starts.Enqueue(now);
        return true;
    }

    private sealed class Carried
    {
        public HashSet<TrunkChannel> Channels { get; } = [];

        /// <summary>Time stamps within the last second.</summary>
        public Queue<long> Starts { get; } = new();
    }
}
