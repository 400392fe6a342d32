using System.Collections.Concurrent;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Gateway.Tests.Support;

internal sealed class CountingIds : IIdSource
{
    private int last;

    public string NextId() => $"01JTEST{Interlocked.Increment(ref last):D19}";
}

internal sealed class MemoryCatalog(IReadOnlyCollection<CatalogDocument> documents) : ICatalog, ICatalogStore
{
    private readonly Lock gate = new();

    public CatalogSnapshot Current { get; private set; } = new(1, documents);

    public List<LedgerEntry> Posted { get; } = [];

    /// <summary>How many commits still lose the race against another writer.</summary>
    public int ConflictsToCome { get; set; }

    public Task<CatalogSnapshot> LoadAsync(CancellationToken cancellation) => Task.FromResult(Current);

    public Task<long> ReadRevisionAsync(CancellationToken cancellation) => Task.FromResult(Current.Revision);

    /// <summary>Written with the catalog.</summary>
    public MemoryHoldings Holdings { get; } = new(documents);

    public Task<long?> CommitAsync(long expectedRevision, CatalogDiff diff, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (ConflictsToCome > 0)
            {
                ConflictsToCome--;
                return Task.FromResult<long?>(null);
            }

            if (expectedRevision != Current.Revision)
                return Task.FromResult<long?>(null);
            var documents = Current.Documents.ToDictionary(KeyOf);
            foreach (var change in diff.Changes)
            {
                if (change.Removed)
                    documents.Remove(KeyOf(change.Document));
                else
                    documents[KeyOf(change.Document)] = change.Document;
            }

            Posted.AddRange(diff.Entries);
            Holdings.Write(diff.Holdings);
            Current = new CatalogSnapshot(Current.Revision + 1, documents.Values);
            return Task.FromResult<long?>(Current.Revision);
        }
    }

    /// <summary>Sets a document beside the API.</summary>
    public void Put(CatalogDocument document) => Current = new CatalogSnapshot(Current.Revision + 1,
        [.. Current.Documents.Where(other => KeyOf(other) != KeyOf(document)), document]);

    private static (Type Kind, string? Tenant, string Id) KeyOf(CatalogDocument document) => (document.GetType(), document.Tenant, document.Id);
}

internal sealed class MemoryRefreshTokens : IRefreshTokens
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RefreshToken> tokens = [];
    private readonly HashSet<string> used = [];
    private readonly HashSet<string> revoked = [];

    /// <summary>Tokens and revocations that are stored.</summary>
    public (int Tokens, int Revocations) Count
    {
        get
        {
            lock (gate)
                return (tokens.Count, revoked.Count);
        }
    }

    public Task AddAsync(RefreshToken token, CancellationToken cancellation)
    {
        lock (gate)
            tokens[token.TokenHash] = token;
        return Task.CompletedTask;
    }

    public Task<RefreshToken?> TakeAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!tokens.TryGetValue(tokenHash, out var token) || token.ExpiresAt <= now)
                return Task.FromResult<RefreshToken?>(null);
            if (used.Add(tokenHash))
                return Task.FromResult<RefreshToken?>(token);
            revoked.Add(token.Family);
            return Task.FromResult<RefreshToken?>(null);
        }
    }

    public Task RevokeFamilyAsync(string family, CancellationToken cancellation)
    {
        lock (gate)
            revoked.Add(family);
        return Task.CompletedTask;
    }

    public bool IsRevoked(string family)
    {
        lock (gate)
            return revoked.Contains(family);
    }

    public Task<bool> IsRevokedAsync(string family, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult(revoked.Contains(family));
    }

    public Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        lock (gate)
        {
            foreach (var token in tokens.Values.Where(token => token.ExpiresAt < before).ToList())
                tokens.Remove(token.TokenHash);
            revoked.RemoveWhere(family => tokens.Values.All(token => token.Family != family));
        }

        return Task.CompletedTask;
    }
}

internal sealed class MemorySecrets : ISecrets
{
    private readonly ConcurrentDictionary<string, byte[]> secrets = new();

    public Task<byte[]> GetOrCreateAsync(string name, Func<byte[]> create, CancellationToken cancellation) =>
        Task.FromResult(secrets.GetOrAdd(name, _ => create()));
}

internal sealed class MemoryIdempotentAnswers : IIdempotentAnswers
{
    public ConcurrentDictionary<string, IdempotentAnswer> Kept { get; } = new();

    public Task<IdempotentAnswer?> BeginAsync(string key, string requestHash, DateTimeOffset now, DateTimeOffset abandonedBefore,
        CancellationToken cancellation)
    {
        var mine = new IdempotentAnswer(key, requestHash, 0, null, now);
        var kept = Kept.AddOrUpdate(key, mine, (_, found) => found.Status == 0 && found.At < abandonedBefore ? mine : found);
        return Task.FromResult(ReferenceEquals(kept, mine) ? null : kept);
    }

    public Task CompleteAsync(string key, int status, string? body, CancellationToken cancellation)
    {
        Kept[key] = Kept[key] with { Status = status, Body = body };
        return Task.CompletedTask;
    }

    public Task ForgetAsync(string key, CancellationToken cancellation)
    {
        Kept.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task DropOlderThanAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        foreach (var kept in Kept.Values.Where(kept => kept.At < before))
            Kept.TryRemove(kept.Key, out _);
        return Task.CompletedTask;
    }
}

internal sealed class MemoryCallRecords : ICallRecords
{
    public List<CallRecord> Records { get; } = [];

    public Task OpenAsync(CallRecord record, CancellationToken cancellation) => throw new NotSupportedException("The gateway opens no call.");

    public Task CloseAsync(CallRecord record, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation) =>
        throw new NotSupportedException("The gateway closes no call.");

    public Task<CallRecord?> FindAsync(string tenant, string callId, CancellationToken cancellation) =>
        Task.FromResult(Records.Find(record => record.Tenant == tenant && record.CallId == callId));

    public Task<IReadOnlyList<CallRecord>> ListAsync(string tenant, CallQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([.. Records
            .Where(record => record.Tenant == tenant)
            .Where(record => query.Before is null || string.CompareOrdinal(record.CallId, query.Before) < 0)
            .Where(record => !query.OpenOnly || record.EndedAt is null)
            .Where(record => query.Queue is null || record.Queue == query.Queue)
            .Where(record => query.Agent is null || record.Agent == query.Agent)
            .Where(record => query.Number is null || record.From == query.Number || record.To == query.Number)
            .Where(record => query.From is null || record.OfferedAt >= query.From)
            .Where(record => query.To is null || record.OfferedAt < query.To)
            .OrderByDescending(record => record.CallId, StringComparer.Ordinal)
            .Take(query.Limit)]);

    public Task<IReadOnlyList<CallRecord>> ListOpenAsync(string node, CancellationToken cancellation) =>
        throw new NotSupportedException("Only nodes that come up ask this.");
}

internal sealed class MemoryLedger : ILedger
{
    public List<LedgerEntry> Entries { get; } = [];

    public Task PostAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation)
    {
        Entries.AddRange(entries);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LedgerEntry>> ListAsync(string tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>(
            [.. Entries.Where(entry => entry.Tenant == tenant && entry.At >= from && entry.At < to).OrderBy(entry => entry.At)]);

    public async Task<IReadOnlyList<LedgerEntry>> ListPageAsync(string tenant, DateTimeOffset from, DateTimeOffset to, string? after, int limit,
        CancellationToken cancellation)
    {
        var all = (await ListAsync(tenant, from, to, cancellation)).ToList();
        return [.. all.Skip(all.FindIndex(entry => entry.Id == after) + 1).Take(limit)];
    }

    public Task<IReadOnlyList<LedgerEntry>> ListByReferenceAsync(string tenant, string reference, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>([.. Entries.Where(entry => entry.Tenant == tenant && entry.Reference == reference)]);

    public Task<IReadOnlyList<SeatRentalEntry>> ListRentalsAsync(string tenant, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SeatRentalEntry>>(
            [.. Entries.OfType<SeatRentalEntry>().Where(entry => entry.Tenant == tenant && entry.At < to)]);

    public Task<IReadOnlyList<NumberRentalEntry>> ListNumberRentalsAsync(string tenant, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<NumberRentalEntry>>(
            [.. Entries.OfType<NumberRentalEntry>().Where(entry => entry.Tenant == tenant && entry.At < to)]);
}

internal sealed class MemoryHoldings : INumberHoldings
{
    private readonly Lock gate = new();
    private readonly List<NumberHolding> holdings;

    public MemoryHoldings(IEnumerable<CatalogDocument> documents) => holdings =
    [
        .. documents.OfType<NumberDocument>()
            .Select(number => new NumberHolding(number.E164, 1, NumberState.Assigned, number.TenantId, null, null, DateTimeOffset.UnixEpoch)),
    ];

    public void Write(IEnumerable<NumberHolding> changed)
    {
        lock (gate)
        {
            foreach (var holding in changed)
            {
                holdings.RemoveAll(known => known.Number == holding.Number && known.Id == holding.Id);
                holdings.Add(holding);
            }
        }
    }

    public Task<IReadOnlyList<NumberHolding>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation) =>
        Select(holding => holding.EndedAt is null && numbers.Contains(holding.Number));

    public async Task<IReadOnlyList<NumberHolding>> ListAsync(HoldingQuery query, CancellationToken cancellation)
    {
        var found = await Select(holding => holding.IsInForce(query.At)
            && (query.Span is not { } span || (Digits(holding) >= span.First && Digits(holding) <= span.Last))
            && (query.State is not { } state || holding.State == state)
            && (query.Tenant is null || holding.Tenant == query.Tenant)
            && (query.Prefix is null || holding.Number.StartsWith($"+{query.Prefix}", StringComparison.Ordinal))
            && (query.Digits is null || holding.Number.Contains(query.Digits, StringComparison.Ordinal))
            && (query.After is not { } after || Digits(holding) > after));
        return [.. found.OrderBy(Digits).Take(query.Limit)];
    }

    public Task<IReadOnlyList<NumberHolding>> ListHistoryAsync(string number, CancellationToken cancellation) =>
        Select(holding => holding.Number == number);

    public async Task<IReadOnlyList<HoldingCount>> CountAsync(NumberSpan span, DateTimeOffset at, CancellationToken cancellation) =>
        [.. (await Select(holding => holding.IsInForce(at) && Digits(holding) >= span.First && Digits(holding) <= span.Last))
            .GroupBy(holding => holding.State).Select(group => new HoldingCount(group.Key, group.Count()))];

    private static long Digits(NumberHolding holding) => NumberSpan.DigitsOf(holding.Number);

    private Task<IReadOnlyList<NumberHolding>> Select(Func<NumberHolding, bool> choose)
    {
        lock (gate)
            return Task.FromResult<IReadOnlyList<NumberHolding>>([.. holdings.Where(choose).OrderBy(holding => holding.Id)]);
    }
}
