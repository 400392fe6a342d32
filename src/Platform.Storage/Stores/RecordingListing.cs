using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// The listing of recordings, newest first, a page at a time. Whoever is looked for (number, agent, queue) is found in the table of
/// parties, which is in the order of the page; without one, the page is read off an index of recordings.
/// </summary>
internal static class RecordingListing
{
    // One per combination of filters, so there are few.
    private static readonly ConcurrentDictionary<string, Statement> Statements = new();

    public static Command CommandOf(string tenant, RecordingQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query.Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, RecordingQuery.MaxLimit, nameof(query.Limit));
        var values = new List<object?> { tenant, (long)query.Limit };
        var kinds = new List<ColumnKind> { Text, Number };
        List<(string Kind, string Parameter)> parties = [];
        Party(RecordingSql.NumberParty, query.Number);
        Party(RecordingSql.AgentParty, query.Agent);
        Party(RecordingSql.QueueParty, query.Queue);
        var place = parties.Count > 0 ? "p" : "r";
        var filters = $"{place}.tenant = $1 AND r.state <> 4";
        Filter(Number, query.From?.UtcTicks, $"{place}.started_ticks >= {{0}}");
        Filter(Number, query.To?.UtcTicks, $"{place}.started_ticks < {{0}}");
        Filter(Number, query.MinLengthMs, "r.length_ms >= {0}");
        Filter(Number, query.MaxLengthMs, "r.length_ms <= {0}");
        Filter(Text, query.Before,
            $"({place}.started_ticks, {place}.call_id) < ((SELECT started_ticks FROM recordings WHERE tenant = $1 AND call_id = {{0}}), {{0}})");
        if (!query.WithMessages)
            filters += " AND r.mailbox IS NULL";
        if (query.FaultyOnly)
            filters += " AND r.fault IS NOT NULL";
        var sql = $"""
            SELECT r.{RecordingSql.Columns.Replace(", ", ", r.", StringComparison.Ordinal).Replace(",\n", ",\nr.", StringComparison.Ordinal)}
            FROM {From(parties)} WHERE {filters}{Others(parties)} ORDER BY {place}.started_ticks DESC, {place}.call_id DESC LIMIT $2
            """;
        return Statements.GetOrAdd(sql, static (text, types) => Statement.Rows(text, [.. types]), kinds).With([.. values]);

        void Party(string kind, string? name)
        {
            if (name is not null)
                parties.Add((kind, Parameter(Text, name)));
        }

        void Filter(ColumnKind kind, object? value, string condition)
        {
            if (value is not null)
                filters += $" AND {condition.Replace("{0}", Parameter(kind, value), StringComparison.Ordinal)}";
        }

        string Parameter(ColumnKind kind, object value)
        {
            values.Add(value);
            kinds.Add(kind);
            return $"${values.Count}";
        }
    }

    /// <summary>The first party leads.</summary>
    private static string From(List<(string Kind, string Parameter)> parties) => parties.Count == 0
        ? "recordings r"
        : $"""
            (SELECT tenant, started_ticks, call_id FROM recording_parties
                WHERE tenant = $1 AND kind = '{parties[0].Kind}' AND party = {parties[0].Parameter}) p
            JOIN recordings r ON r.tenant = p.tenant AND r.call_id = p.call_id
            """;

    private static string Others(List<(string Kind, string Parameter)> parties) => string.Concat(parties.Skip(1).Select(party => $"""
         AND EXISTS (SELECT 1 FROM recording_parties o WHERE o.tenant = $1 AND o.kind = '{party.Kind}' AND o.party = {party.Parameter}
            AND o.started_ticks = p.started_ticks AND o.call_id = p.call_id)
        """));
}
