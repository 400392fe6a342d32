namespace Platform.Telephony.Edge.Guard;

/// <summary>Looks at and changes one entry, while nobody else does. A new entry is all zero.</summary>
internal delegate TResult EntryVisit<TEntry, TState, TResult>(ref TEntry entry, TState state);

/// <summary>
/// A map of fixed size that never allocates after it was made: when the eight places that a key may take are full, the one that
/// was quiet longest is forgotten. The seed keeps outsiders from choosing keys that push each other out.
/// </summary>
/// <param name="capacity">Rounded up to a power of two.</param>
internal sealed class AgeingTable<TEntry>
    where TEntry : struct
{
    private const int Ways = 8;
    private const int MaxLocks = 64;

    private readonly ulong seed;
    private readonly UInt128[] keys;
    private readonly long[] seenMs;
    private readonly TEntry[] entries;
    private readonly Lock[] locks;

    public AgeingTable(int capacity, ulong seed)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Ways));
        this.seed = seed;
        keys = new UInt128[size];
        seenMs = new long[size];
        entries = new TEntry[size];
        locks = [.. Enumerable.Range(0, Math.Min(MaxLocks, size / Ways)).Select(_ => new Lock())];
    }

    public int Capacity => keys.Length;

    /// <summary>Entries that were looked at since then; for metrics.</summary>
    public int CountSince(long ms) => seenMs.Count(seen => seen >= ms);

    /// <param name="nowMs">More than zero.</param>
    public TResult Visit<TState, TResult>(UInt128 key, long nowMs, TState state, EntryVisit<TEntry, TState, TResult> visit)
    {
        var set = (int)(Hash(key) & (ulong)(keys.Length / Ways - 1));
        lock (locks[set % locks.Length])
        {
            var place = Find(set * Ways, key);
            if (seenMs[place] == 0 || keys[place] != key)
                (keys[place], entries[place]) = (key, default);
            seenMs[place] = nowMs;
            return visit(ref entries[place], state);
        }
    }

    /// <summary>The key's place, or the one that it takes.</summary>
    private int Find(int first, UInt128 key)
    {
        var quietest = first;
        for (var place = first; place < first + Ways; place++)
        {
            if (keys[place] == key && seenMs[place] != 0)
                return place;
            if (seenMs[place] < seenMs[quietest])
                quietest = place;
        }

        return quietest;
    }

    /// <summary>Two rounds of the finalizer of splitmix64 (Steele, Lea, Flood 2014).</summary>
    private ulong Hash(UInt128 key) => Mix(Mix((ulong)key ^ seed) ^ (ulong)(key >> 64));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
