using Platform.Domain.Catalog;

namespace Platform.Telephony.Trunks;

/// <summary>
/// What each trunk carries: the legs that hold a channel now, and when the last calls began. Channels are read from the legs
/// that are in here, never counted beside them. Both directions share the limits.
/// </summary>
internal sealed class TrunkLoad(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Carried> trunks = [];
    private readonly Lock gate = new();

    /// <summary>Takes a channel for a leg. False when the trunk carries as many calls, or began as many in a second, as it may.</summary>
    /// <param name="peer">URI of the peer that the call goes to; null for a call that the trunk brings.</param>
    public bool TryTake(TrunkDocument trunk, object leg, string? peer = null)
    {
        lock (gate)
        {
            var carried = CarriedBy(trunk.TrunkId);
            if (carried.Peers.ContainsKey(leg))
            {
                carried.Peers[leg] = peer;
                return true;
            }

            if (carried.Peers.Count >= trunk.MaxChannels || !HasRateLeft(carried, trunk.MaxCallsPerSecond))
                return false;
            carried.Peers.Add(leg, peer);
            return true;
        }
    }

    public void Free(string trunk, object leg)
    {
        lock (gate)
        {
            if (trunks.TryGetValue(trunk, out var carried))
                carried.Peers.Remove(leg);
        }
    }

    public int ChannelsOf(string trunk)
    {
        lock (gate)
            return trunks.TryGetValue(trunk, out var carried) ? carried.Peers.Count : 0;
    }

    public int ChannelsOf(string trunk, string peer)
    {
        lock (gate)
            return trunks.TryGetValue(trunk, out var carried) ? carried.Peers.Values.Count(taken => taken == peer) : 0;
    }

    private Carried CarriedBy(string trunk)
    {
        if (!trunks.TryGetValue(trunk, out var carried))
            trunks[trunk] = carried = new Carried();
        return carried;
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
        /// <summary>Each leg with the peer that it goes to.</summary>
        public Dictionary<object, string?> Peers { get; } = [];

        /// <summary>Time stamps within the last second.</summary>
        public Queue<long> Starts { get; } = new();
    }
}
