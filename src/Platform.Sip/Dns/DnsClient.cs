using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace Platform.Sip.Dns;

/// <summary>What a look-up came to. Failed: no server gave an answer; the records may then be old ones from the cache.</summary>
public readonly record struct DnsResult(IReadOnlyList<DnsRecord> Records, bool Failed);

/// <summary>
/// A stub resolver (RFC 1035 section 7) with a cache: asks the servers in turn by UDP, and by TCP when the answer is cut
/// short. Aliases are followed. Many callers that ask the same share one query.
/// </summary>
public sealed class DnsClient(DnsOptions options, TimeProvider time)
{
    private const int MaxAliases = 8;
    private static readonly TimeSpan DefaultAbsence = TimeSpan.FromSeconds(30);

    private readonly DnsCache _cache = new(time);
    private readonly ConcurrentDictionary<(string, DnsType), Lazy<Task<DnsResult>>> _running = new();

    /// <summary>
    /// The records of one type, best known. Never throws for network faults; cancelled callers leave the query to others.
    /// </summary>
    public async Task<DnsResult> ResolveAsync(string name, DnsType type, CancellationToken cancellation)
    {
        name = DnsName.Normalize(name);
        if (!DnsName.IsValid(name)) return new([], Failed: false);
        if (HostsOf(name, type) is { } hosts) return new(hosts, Failed: false);
        if (_cache.Find(name, type) is { IsFresh: true } known) return new(known.Records, Failed: false);
        var query = _running.GetOrAdd((name, type), key => new(() => AskAndForgetAsync(key.Item1, key.Item2)));
        return await query.Value.WaitAsync(cancellation);
    }

    private List<DnsRecord>? HostsOf(string name, DnsType type)
    {
        if (type is not (DnsType.A or DnsType.Aaaa) || !options.Hosts.TryGetValue(name, out var addresses)) return null;
        var length = type == DnsType.A ? 4 : 16;
        var fitting = addresses.Where(address => address.GetAddressBytes().Length == length);
        return [.. fitting.Select(address => new AddressRecord(name, TimeSpan.MaxValue, address))];
    }

    private async Task<DnsResult> AskAndForgetAsync(string name, DnsType type)
    {
        try
        {
            return await FollowAsync(name, type);
        }
        finally
        {
            _running.TryRemove((name, type), out _);
        }
    }

    private async Task<DnsResult> FollowAsync(string name, DnsType type)
    {
        var wanted = name;
        for (var aliases = 0; aliases <= MaxAliases; aliases++)
        {
            if (await AskServersAsync(wanted, type) is not { } answer)
                return new(_cache.Find(name, type)?.Records ?? [], Failed: true);
            var (records, last) = DnsAnswers.Follow(answer, wanted, type);
            if (records.Count > 0 || last == wanted)
            {
                _cache.Store(name, type, records, DnsAnswers.AbsenceOf(answer) ?? DefaultAbsence);
                return new(records, Failed: false);
            }
            wanted = last;
        }
        return new([], Failed: true);
    }

    /// <summary>Null when no server answered with the records or with their absence.</summary>
    private async Task<DnsMessage?> AskServersAsync(string name, DnsType type)
    {
        for (var attempt = 0; attempt < options.Attempts; attempt++)
            foreach (var server in options.Servers)
                if (await AskOneAsync(server, name, type) is { } answer) return answer;
        return null;
    }

    private async Task<DnsMessage?> AskOneAsync(IPEndPoint server, string name, DnsType type)
    {
        var query = DnsMessage.Query((ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1), name, type);
        using var limit = new CancellationTokenSource(options.Timeout, time);
        var answer = await DnsExchange.ByUdpAsync(server, query, limit.Token);
        if (answer is { IsTruncated: true }) answer = await DnsExchange.ByTcpAsync(server, query, limit.Token);
        return answer is { ResponseCode: DnsResponseCode.NoError or DnsResponseCode.NameError } ? answer : null;
    }
}
