using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Facts and sums as rows. A measure's column is its name in snake case.</summary>
internal static class FigureSql
{
    /// <summary>Of a call whose record is about to be closed: nothing is added when it is closed already.</summary>
    public const long NotClosed = -1;

    /// <summary>Of a record that this transaction marked so: nothing is added when another one counted it.</summary>
    public const long BeingCounted = 2;

    private const int KeyColumns = 4;

    /// <summary>Agents' rows know nothing of waits, and others nothing of an agent's time; what is zero need not be added up.</summary>
    public static IReadOnlyList<Measure> MeasuresOf(FigureGroup group) => group == FigureGroup.Agent ? OfAgents : OfQueues;

    private static readonly Measure[] OfAgents =
    [
        Measure.Handled, Measure.TalkMs, Measure.HoldMs, Measure.Transfers, Measure.WrapUpMs, Measure.ReadyMs, Measure.RingingMs,
        Measure.ContactMs, Measure.BreakMs, Measure.Ratings, Measure.RatingPoints,
    ];

    private static readonly Measure[] OfQueues =
        [.. Enum.GetValues<Measure>().Except([Measure.ReadyMs, Measure.RingingMs, Measure.ContactMs, Measure.BreakMs])];

    /// <summary>In the order of <see cref="MeasuresOf"/>.</summary>
    public static string AddedUp(FigureGroup group) => string.Join(", ", MeasuresOf(group).Select(measure =>
        $"CAST({(measure == Measure.LongestWaitMs ? "MAX" : "SUM")}({ColumnOf(measure)}) AS BIGINT)"));

    /// <summary>In the order of <see cref="Measure"/>.</summary>
    public static readonly string MeasureColumns = string.Join(", ", Enum.GetValues<Measure>().Select(ColumnOf));

    private static readonly ColumnKind[] SumKinds =
        [Text, Number, Number, Text, .. Enumerable.Repeat(Number, FigureSums.Count)];

    private static readonly string SumsInto = $"INSERT INTO interval_sums (tenant, party_group, quarter, party, {MeasureColumns})";
    private static readonly string SumValues = string.Join(", ", Enumerable.Range(1, KeyColumns + FigureSums.Count).Select(i => $"${i}"));

    private static readonly string AddUp = "ON CONFLICT (tenant, party_group, quarter, party) DO UPDATE SET "
        + string.Join(", ", Enum.GetValues<Measure>().Select(Added));

    private static readonly Statement AddSums = Statement.Change($"{SumsInto} VALUES ({SumValues}) {AddUp}", SumKinds);

    private static readonly Statement AddSumsOfCall = Statement.Change(
        $"""
        {SumsInto} SELECT {SumValues} WHERE NOT EXISTS (
            SELECT 1 FROM call_records WHERE tenant = $1 AND call_id = ${SumKinds.Length + 1} AND ended_at IS NOT NULL
                AND counted <> ${SumKinds.Length + 2}) {AddUp}
        """, [.. SumKinds, Text, Number]);

    private static readonly Statement AddStay = Statement.Change(
        """
        INSERT INTO queue_stays (tenant, offered_ms, call_id, position, queue, caller, number, outcome, in_target, wait_ms, handled, talk_ms,
            hold_ms, transfers)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 WHERE NOT EXISTS (
            SELECT 1 FROM call_records WHERE tenant = $1 AND call_id = $3 AND ended_at IS NOT NULL AND counted <> $15)
        """,
        Text, Number, Text, Number, Text, Text, Text, Number, Number, Number, Number, Number, Number, Number, Number);

    /// <summary>Fails when the stretch is there, and with it all that is written with it.</summary>
    private static readonly Statement AddStretch = Statement.Change(
        """
        INSERT INTO agent_stretches (tenant, agent, from_ms, to_ms, presence, reason, queue, contact)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """, Text, Text, Number, Number, Number, Text, Text, Text);

    /// <param name="state"><see cref="NotClosed"/> or <see cref="BeingCounted"/>.</param>
    public static IEnumerable<Command> OfCall(CallRecord record, long state)
    {
        var facts = CallFacts.Of(record);
        for (var i = 0; i < facts.Stays.Count; i++)
            yield return AddStay.With(Values(record, i, facts.Stays[i], state));
        var number = record.Direction == CallDirection.Inbound ? record.To : null;
        foreach (var (key, sums) in IntervalSums.Of(facts, number))
            yield return AddSumsOfCall.With([.. Values(record.Tenant, key, sums), record.CallId, state]);
    }

    public static IEnumerable<Command> OfAgent(string tenant, string agent, IReadOnlyList<AgentStretch> stretches) =>
    [
        .. stretches.Select(stretch => AddStretch.With(tenant, agent, Ms(stretch.From), Ms(stretch.To), (long)stretch.Presence,
            stretch.Reason, stretch.Queue, stretch.Contact)),
        .. IntervalSums.Of(agent, stretches).Select(pair => AddSums.With(Values(tenant, pair.Key, pair.Value))),
    ];

    public static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static object?[] Values(string tenant, FigureKey key, FigureSums sums) =>
    [
        tenant, (long)key.Group, key.Quarter, key.Party,
        .. Enum.GetValues<Measure>().Select(measure => (object?)sums[measure]),
    ];

    private static object?[] Values(CallRecord record, int position, QueueStay stay, long state)
    {
        var sums = IntervalSums.Of(stay);
        return
        [
            record.Tenant, Ms(stay.OfferedAt), record.CallId, (long)position, stay.Queue, record.From, record.To, (long)stay.Outcome,
            stay.IsInTarget ? 1L : 0L, stay.WaitMs, sums[Measure.Handled], sums[Measure.TalkMs], sums[Measure.HoldMs],
            sums[Measure.Transfers], state,
        ];
    }

    private static string Added(Measure measure)
    {
        var column = ColumnOf(measure);
        return measure == Measure.LongestWaitMs
            ? $"{column} = CASE WHEN excluded.{column} > interval_sums.{column} THEN excluded.{column} ELSE interval_sums.{column} END"
            : $"{column} = interval_sums.{column} + excluded.{column}";
    }

    private static string ColumnOf(Measure measure) => string.Concat(measure.ToString()
        .Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
