using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using CallFacts = Platform.Domain.Figures.CallFacts;

namespace Platform.Testing;

/// <summary>Figures in memory, with the meaning of the real store: what is known already is not added again.</summary>
public sealed class MemoryFigures : IFigures
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Tenant, FigureKey Key), FigureSums> sums = [];
    private readonly List<(string Tenant, CountedStay Stay)> stays = [];

    /// <summary>Decides whether adding an agent's times fails, and if so whether it took effect first.</summary>
    public Func<(bool Before, bool After)>? Faults { get; set; }

    /// <summary>All stretches by agent, in the order in which they came.</summary>
    public Dictionary<(string Tenant, string Agent), List<AgentStretch>> Stretches { get; } = [];

    /// <summary>What closing a record adds.</summary>
    public void Count(CallRecord record)
    {
        var facts = CallFacts.Of(record);
        lock (gate)
        {
            Add(record.Tenant, IntervalSums.Of(facts, record.Direction == CallDirection.Inbound ? record.To : null));
            stays.AddRange(facts.Stays.Select(stay => (record.Tenant,
                new CountedStay(record.CallId, stay.Queue, record.From, record.To, stay.OfferedAt, IntervalSums.Of(stay)))));
        }
    }

    public Task AddAsync(string tenant, string agent, IReadOnlyList<AgentStretch> stretches, CancellationToken cancellation)
    {
        var (before, after) = Faults?.Invoke() ?? (false, false);
        if (before)
            return Task.FromException(new StoreException(StoreFault.Unavailable, "not written"));
        lock (gate)
        {
            if (!Stretches.TryGetValue((tenant, agent), out var known))
                Stretches[(tenant, agent)] = known = [];
            var fresh = stretches.Where(stretch => known.TrueForAll(other => other.From != stretch.From)).ToList();
            known.AddRange(fresh);
            Add(tenant, IntervalSums.Of(agent, fresh));
        }

        return after
            ? Task.FromException(new StoreException(StoreFault.Unavailable, "written, but the answer was lost"))
            : Task.CompletedTask;
    }

    public Task<IReadOnlyList<IntervalRow>> ListAsync(string tenant, FigureGroup group, DateTimeOffset from, DateTimeOffset to,
        string? party, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<IntervalRow>>(
            [
                .. sums.Where(pair => pair.Key.Tenant == tenant && pair.Key.Key.Group == group && (party ?? pair.Key.Key.Party) == pair.Key.Key.Party)
                    .Select(pair => new IntervalRow(pair.Key.Key.Party, QuarterHour.StartOf(pair.Key.Key.Quarter), pair.Value))
                    .Where(row => row.At >= from && row.At < to)
                    .OrderBy(row => row.At).ThenBy(row => row.Party, StringComparer.Ordinal),
            ]);
        }
    }

    public async Task<IReadOnlyList<IntervalRow>> SumAsync(string tenant, FigureGroup group, IReadOnlyList<SumSpan> spans, string? party,
        CancellationToken cancellation)
    {
        var rows = new List<IntervalRow>();
        foreach (var span in spans)
        {
            rows.AddRange((await ListAsync(tenant, group, span.From, span.To, party, cancellation))
                .GroupBy(row => (At: span.From + (QuarterHour.Length * span.Quarters * (int)((row.At - span.From) / QuarterHour.Length / span.Quarters)), row.Party))
                .Select(piece => new IntervalRow(piece.Key.Party, piece.Key.At, FigureSums.Of(piece.Select(row => row.Sums)))));
        }

        return rows;
    }

    public Task<IReadOnlyList<CountedStay>> ListStaysAsync(string tenant, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<CountedStay>>(
            [
                .. stays.Where(known => known.Tenant == tenant && known.Stay.OfferedAt >= from && known.Stay.OfferedAt < to)
                    .Select(known => known.Stay).OrderBy(stay => stay.OfferedAt),
            ]);
        }
    }

    public Task<IReadOnlyList<AgentStretch>> ListStretchesAsync(string tenant, string agent, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<AgentStretch>>([.. Stretches.GetValueOrDefault((tenant, agent), [])
                .Where(stretch => stretch.From >= from && stretch.From < to).OrderBy(stretch => stretch.From)]);
        }
    }

    public Task<IReadOnlyList<RepeatCalls>> ListRepeatsAsync(string tenant, FigureGroup group, DateTimeOffset from, DateTimeOffset to,
        TimeSpan within, CancellationToken cancellation)
    {
        lock (gate)
        {
            var own = stays.Where(known => known.Tenant == tenant).Select(known => known.Stay).ToList();
            return Task.FromResult<IReadOnlyList<RepeatCalls>>(
            [
                .. own.Where(stay => stay.OfferedAt >= from && stay.OfferedAt < to && stay.Sums[Measure.Answered] == 1 && stay.Caller.StartsWith('+'))
                    .GroupBy(stay => group == FigureGroup.Queue ? stay.Queue : stay.Number)
                    .Select(party => new RepeatCalls(party.Key, party.Select(stay => stay.CallId).Distinct().Count(), party
                        .Where(stay => own.Exists(again => again.Caller == stay.Caller && again.CallId != stay.CallId
                            && again.OfferedAt > stay.OfferedAt && again.OfferedAt <= stay.OfferedAt + within))
                        .Select(stay => stay.CallId).Distinct().Count()))
                    .OrderBy(row => row.Party, StringComparer.Ordinal),
            ]);
        }
    }

    public Task<int> CountOldRecordsAsync(int atMost, CancellationToken cancellation) => Task.FromResult(0);

    private void Add(string tenant, IReadOnlyDictionary<FigureKey, FigureSums> more)
    {
        foreach (var (key, value) in more)
            sums[(tenant, key)] = sums.TryGetValue((tenant, key), out var known) ? known + value : value;
    }
}
