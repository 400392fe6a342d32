namespace Platform.Sip.Dns;

/// <summary>
/// What is known of a name and type: the records, or that there are none. <see cref="IsFresh"/> is false after the time to live.
/// </summary>
public readonly record struct DnsCached(IReadOnlyList<DnsRecord> Records, bool IsFresh);

/// <summary>
/// Answers for as long as their time to live says, at most a day; absences at most five minutes (RFC 2308). Answers stay an
/// hour longer, to be used when no server can be reached (RFC 8767). Any thread may use it.
/// </summary>
public sealed class DnsCache(TimeProvider time, int capacity = 10_000)
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StaleUse = TimeSpan.FromHours(1);

    private readonly Dictionary<(string, DnsType), (IReadOnlyList<DnsRecord> Records, DateTimeOffset FreshUntil)> _entries = [];
    private readonly Lock _lock = new();

    public DnsCached? Find(string name, DnsType type)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((name, type), out var entry)) return null;
            var now = time.GetUtcNow();
            if (now < entry.FreshUntil) return new DnsCached(entry.Records, IsFresh: true);
            if (entry.Records.Count > 0 && now < entry.FreshUntil + StaleUse) return new DnsCached(entry.Records, IsFresh: false);
            _entries.Remove((name, type));
            return null;
        }
    }

    /// <param name="absence">How long to believe that there are no records.</param>
    public void Store(string name, DnsType type, IReadOnlyList<DnsRecord> records, TimeSpan absence)
    {
        var life = records.Count == 0 ? Shorter(absence, LongestAbsence) : Shorter(records.Min(record => record.TimeToLive), LongestAnswer);
        if (life <= TimeSpan.Zero) return;
        lock (_lock)
        {
            if (_entries.Count >= capacity && !_entries.ContainsKey((name, type))) MakeRoom();
            _entries[(name, type)] = (records, time.GetUtcNow() + life);
        }
    }

    /// <summary>Half of the entries go, those that end first.</summary>
    private void MakeRoom()
    {
        foreach (var key in _entries.OrderBy(entry => entry.Value.FreshUntil).Take((capacity + 1) / 2).Select(entry => entry.Key).ToList())
            _entries.Remove(key);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
