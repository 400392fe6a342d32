using System.Collections.Concurrent;
using Platform.Contracts.Sip;
using Platform.Sip.Transports;

namespace Platform.Telephony.Edge.Guard;

/// <summary>
/// Who is not listened to, and for how long. A source that was banned is remembered for a day after its ban, so that the next
/// one lasts twice as long. Bounded: when it is full, the eighth that ends soonest is forgotten.
/// </summary>
internal sealed class BanList(GuardOptions options, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<SourceAddress, Entry> entries = new();
    private readonly Lock changing = new();

    public int Active
    {
        get
        {
            var now = time.GetUtcNow();
            return entries.Values.Count(entry => entry.Until > now);
        }
    }

    /// <summary>Counts the message, too.</summary>
    public bool Holds(SourceAddress network)
    {
        if (!entries.TryGetValue(network, out var entry) || entry.Until <= time.GetUtcNow())
            return false;
        entry.CountDropped();
        return true;
    }

    /// <summary>Null when the source is banned already.</summary>
    public SipBan? TryAdd(SourceAddress network, BanReason reason)
    {
        lock (changing)
        {
            var now = time.GetUtcNow();
            var before = entries.GetValueOrDefault(network);
            if (before?.Until > now)
                return null;
            if (before is null && entries.Count >= options.MaxBans)
                MakeRoom();
            var times = before is null || before.Until + Memory < now ? 1 : before.Times + 1;
            var entry = new Entry(reason, now, now + Duration(times), times);
            entries[network] = entry;
            return entry.Describe(network);
        }
    }

    public bool Lift(SourceAddress network) => entries.TryRemove(network, out var entry) && entry.Until > time.GetUtcNow();

    public IReadOnlyList<SipBan> List()
    {
        var now = time.GetUtcNow();
        return [.. entries.Where(entry => entry.Value.Until > now).OrderByDescending(entry => entry.Value.BannedAt)
            .Select(entry => entry.Value.Describe(entry.Key))];
    }

    /// <summary>Forgets bans that ended a day ago.</summary>
    public void Sweep()
    {
        var oldest = time.GetUtcNow() - Memory;
        foreach (var entry in entries)
        {
            if (entry.Value.Until < oldest)
                entries.TryRemove(entry);
        }
    }

    private TimeSpan Duration(int times)
    {
        var ticks = options.FirstBan.Ticks * Math.Pow(2, times - 1);
        return ticks < options.LongestBan.Ticks ? TimeSpan.FromTicks((long)ticks) : options.LongestBan;
    }

    private void MakeRoom()
    {
        foreach (var entry in entries.OrderBy(entry => entry.Value.Until).Take(Math.Max(1, options.MaxBans / 8)).ToList())
            entries.TryRemove(entry);
    }

    private sealed class Entry(BanReason reason, DateTimeOffset bannedAt, DateTimeOffset until, int times)
    {
        private long dropped;

        public DateTimeOffset BannedAt { get; } = bannedAt;

        public DateTimeOffset Until { get; } = until;

        public int Times { get; } = times;

        public void CountDropped() => Interlocked.Increment(ref dropped);

        public SipBan Describe(SourceAddress network) =>
            new(network.ToString(), reason.Text(), BannedAt, Until, Times, Interlocked.Read(ref dropped));
    }
}
