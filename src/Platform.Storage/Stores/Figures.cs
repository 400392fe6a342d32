using System.Data.Common;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Figures;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// Facts of queues and agents, and the sums of them. Sums are added to in the transaction that writes the facts, and only when those are
/// new: so they are the facts' sums at any time.
/// </summary>
internal sealed class Figures(IStorageEngine engine, CommitQueue queue) : IFigures
{
    private const int SumColumn = 2;

    /// <summary>A long report leaves connections to others.</summary>
    private const int ReadersOfReport = 2;

    private static readonly string Sums = $"""
        SELECT party, quarter, {FigureSql.MeasureColumns} FROM interval_sums
        WHERE tenant = $1 AND party_group = $2 AND quarter >= $3 AND quarter < $4
        """;

    private static readonly Statement SumsOfAll = Statement.Rows($"{Sums} ORDER BY quarter, party", Text, Number, Number, Number);

    private static readonly Statement SumsOfOne =
        Statement.Rows($"{Sums} AND party = $5 ORDER BY quarter", Text, Number, Number, Number, Text);

    private static readonly Dictionary<FigureGroup, (Statement OfAll, Statement OfOne)> AddedUp =
        Enum.GetValues<FigureGroup>().ToDictionary(group => group, group => (SumUp(group, ofOne: false), SumUp(group, ofOne: true)));

    private static readonly Statement Stays = Statement.Rows(
        """
        SELECT call_id, queue, caller, number, offered_ms, outcome, in_target, wait_ms, handled, talk_ms, hold_ms, transfers FROM queue_stays
        WHERE tenant = $1 AND offered_ms >= $2 AND offered_ms < $3 ORDER BY offered_ms, call_id, position
        """, Text, Number, Number);

    private static readonly Statement Stretches = Statement.Rows(
        """
        SELECT presence, from_ms, to_ms, reason, queue, contact FROM agent_stretches
        WHERE tenant = $1 AND agent = $2 AND from_ms >= $3 AND from_ms < $4 ORDER BY from_ms
        """, Text, Text, Number, Number);

    private static readonly Statement RepeatsByQueue = Repeats("queue");
    private static readonly Statement RepeatsByNumber = Repeats("number");

    private static readonly Statement Uncounted = Statement.Rows(
        "SELECT body FROM call_records WHERE counted = 0 AND ended_at IS NOT NULL ORDER BY offered_at, tenant, call_id LIMIT $1", Number);

    private static readonly Statement Move = Statement.Change(
        "UPDATE call_records SET counted = $4 WHERE tenant = $1 AND call_id = $2 AND counted = $3", Text, Text, Number, Number);

    /// <summary>
    /// All at once as a rule. When one of them is known already, what was written before is not sure to have been the same ones: each is
    /// then written alone.
    /// </summary>
    public async Task AddAsync(string tenant, string agent, IReadOnlyList<AgentStretch> stretches, CancellationToken cancellation)
    {
        if (stretches.Count == 0)
            return;
        try
        {
            await queue.WriteAsync("add agent times", [.. FigureSql.OfAgent(tenant, agent, stretches)], cancellation);
        }
        catch (StoreException known) when (known.Fault == StoreFault.Rejected)
        {
            if (stretches.Count == 1)
                return;
            foreach (var stretch in stretches)
                await AddAsync(tenant, agent, [stretch], cancellation);
        }
    }

    public Task<IReadOnlyList<IntervalRow>> ListAsync(string tenant, FigureGroup group, DateTimeOffset from, DateTimeOffset to,
        string? party, CancellationToken cancellation)
    {
        object?[] values = [tenant, (long)group, FirstQuarter(from), FirstQuarter(to)];
        return engine.QueryAsync(party is null ? SumsOfAll.With(values) : SumsOfOne.With([.. values, party]), ReadSums, cancellation);
    }

    public async Task<IReadOnlyList<IntervalRow>> SumAsync(string tenant, FigureGroup group, IReadOnlyList<SumSpan> spans, string? party,
        CancellationToken cancellation)
    {
        var rows = new IReadOnlyList<IntervalRow>[spans.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadersOfReport, CancellationToken = cancellation };
        await Parallel.ForAsync(0, spans.Count, options, async (i, stop) => rows[i] = spans[i].Quarters == 1
            ? await ListAsync(tenant, group, spans[i].From, spans[i].To, party, stop)
            : await SumAsync(tenant, group, spans[i], party, stop));
        return [.. rows.SelectMany(part => part)];
    }

    private Task<IReadOnlyList<IntervalRow>> SumAsync(string tenant, FigureGroup group, SumSpan span, string? party,
        CancellationToken cancellation)
    {
        var first = FirstQuarter(span.From);
        object?[] values = [tenant, (long)group, first, FirstQuarter(span.To), (long)span.Quarters];
        var (ofAll, ofOne) = AddedUp[group];
        var columns = FigureSql.MeasuresOf(group).Select((measure, place) => (measure, place)).ToDictionary(one => one.measure, one => SumColumn + one.place);
        return engine.QueryAsync(party is null ? ofAll.With(values) : ofOne.With([.. values, party]), Read, cancellation);

        IntervalRow Read(DbDataReader row) => new(row.GetString(0), QuarterHour.StartOf(first + (row.GetInt64(1) * span.Quarters)),
            FigureSums.Of(measure => columns.TryGetValue(measure, out var column) ? row.GetInt64(column) : 0));
    }

    public Task<IReadOnlyList<CountedStay>> ListStaysAsync(string tenant, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation) =>
        engine.QueryAsync(Stays.With(tenant, FigureSql.Ms(from), FigureSql.Ms(to)), ReadStay, cancellation);

    public Task<IReadOnlyList<AgentStretch>> ListStretchesAsync(string tenant, string agent, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation) =>
        engine.QueryAsync(Stretches.With(tenant, agent, FigureSql.Ms(from), FigureSql.Ms(to)), ReadStretch, cancellation);

    public Task<IReadOnlyList<RepeatCalls>> ListRepeatsAsync(string tenant, FigureGroup group, DateTimeOffset from, DateTimeOffset to,
        TimeSpan within, CancellationToken cancellation)
    {
        var statement = group switch
        {
            FigureGroup.Queue => RepeatsByQueue,
            FigureGroup.Number => RepeatsByNumber,
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Repeat calls are told by queue or by number."),
        };
        return engine.QueryAsync(statement.With(tenant, FigureSql.Ms(from), FigureSql.Ms(to), (long)within.TotalMilliseconds),
            static row => new RepeatCalls(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellation);
    }

    public async Task<int> CountOldRecordsAsync(int atMost, CancellationToken cancellation)
    {
        var records = await engine.QueryAsync(Uncounted.With((long)atMost), Body.First<CallRecord>, cancellation);
        await Task.WhenAll(records.Select(record => queue.WriteAsync("count an old call record", [.. Count(record)], cancellation)));
        return records.Count;
    }

    /// <summary>The mark locks the record, so of two nodes that count it at once one finds that the other did.</summary>
    private static IEnumerable<Command> Count(CallRecord record) =>
    [
        Move.With(record.Tenant, record.CallId, 0L, FigureSql.BeingCounted), .. FigureSql.OfCall(record, FigureSql.BeingCounted),
        Move.With(record.Tenant, record.CallId, FigureSql.BeingCounted, 1L),
    ];

    private static Statement SumUp(FigureGroup group, bool ofOne) => Statement.Rows(
        $"""
        SELECT party, (quarter - $3) / $5 AS piece, {FigureSql.AddedUp(group)} FROM interval_sums
        WHERE tenant = $1 AND party_group = $2 AND quarter >= $3 AND quarter < $4 {(ofOne ? "AND party = $6" : "")}
        GROUP BY piece, party ORDER BY piece, party
        """, ofOne ? [Text, Number, Number, Number, Number, Text] : [Text, Number, Number, Number, Number]);

    /// <summary>A caller's number begins with a plus; what else stands there is told apart from nobody.</summary>
    private static Statement Repeats(string party) => Statement.Rows(
        $"""
        SELECT {party}, COUNT(DISTINCT call_id), COUNT(DISTINCT repeated_call) FROM (
            SELECT {party}, call_id, CASE WHEN EXISTS (
                SELECT 1 FROM queue_stays AS again WHERE again.tenant = stay.tenant AND again.caller = stay.caller
                    AND again.offered_ms > stay.offered_ms AND again.offered_ms <= stay.offered_ms + $4 AND again.call_id <> stay.call_id
            ) THEN call_id END AS repeated_call
            FROM queue_stays AS stay WHERE tenant = $1 AND offered_ms >= $2 AND offered_ms < $3 AND outcome = 1 AND caller LIKE '+%'
        ) AS answered GROUP BY {party} ORDER BY {party}
        """, Text, Number, Number, Number);

    /// <summary>The first quarter that begins at that time or later.</summary>
    private static long FirstQuarter(DateTimeOffset at) => QuarterHour.Of(at) + (QuarterHour.IsStart(at) ? 0 : 1);

    private static IntervalRow ReadSums(DbDataReader row) => new(row.GetString(0), QuarterHour.StartOf(row.GetInt64(1)),
        FigureSums.Of(measure => row.GetInt64(SumColumn + (int)measure)));

    private static CountedStay ReadStay(DbDataReader row)
    {
        var stay = new QueueStay(row.GetString(1), Time(row.GetInt64(4)), row.GetInt64(7), (StayOutcome)row.GetInt64(5),
            row.GetInt64(6) == 1, []);
        var sums = IntervalSums.Of(stay) + new FigureSums
        {
            [Measure.Handled] = row.GetInt64(8),
            [Measure.TalkMs] = row.GetInt64(9),
            [Measure.HoldMs] = row.GetInt64(10),
            [Measure.Transfers] = row.GetInt64(11),
        };
        return new(row.GetString(0), stay.Queue, row.GetString(2), row.GetString(3), stay.OfferedAt, sums);
    }

    private static AgentStretch ReadStretch(DbDataReader row) => new((AgentPresence)row.GetInt64(0), Time(row.GetInt64(1)),
        Time(row.GetInt64(2)), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5));

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
