using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// The listing of calls, newest first, a page at a time. Each filter has an index that ends in (offered_at, call_id), so a page is read
/// off an index without sorting. A number is looked for as caller and as called number, each by its own index.
/// </summary>
internal static class CallListing
{
    private const string NewestFirst = "ORDER BY offered_at DESC, call_id DESC LIMIT $2";

    // One per combination of filters, so there are few.
    private static readonly ConcurrentDictionary<string, Statement> Statements = new();

    public static Command CommandOf(string tenant, CallQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query.Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, CallQuery.MaxLimit, nameof(query.Limit));
        var values = new List<object?> { tenant, (long)query.Limit };
        var kinds = new List<ColumnKind> { Text, Number };
        var filters = query.OpenOnly ? " AND ended_at IS NULL" : "";
        Filter(Time, query.From, "offered_at >= {0}");
        Filter(Time, query.To, "offered_at < {0}");
        Filter(Text, query.Queue, "queue = {0}");
        Filter(Text, query.Agent, "agent = {0}");
        Filter(Text, query.Before,
            "(offered_at, call_id) < ((SELECT offered_at FROM call_records WHERE tenant = $1 AND call_id = {0}), {0})");
        var sql = query.Number is null ? $"SELECT body {Calls(filters)}" : ByNumber(filters, Parameter(Text, query.Number));
        return Statements.GetOrAdd(sql, static (text, types) => Statement.Rows(text, [.. types]), kinds).With([.. values]);

        void Filter(ColumnKind kind, object? value, string condition)
        {
            if (value is not null) filters += $" AND {condition.Replace("{0}", Parameter(kind, value), StringComparison.Ordinal)}";
        }

        string Parameter(ColumnKind kind, object value)
        {
            values.Add(value);
            kinds.Add(kind);
            return $"${values.Count}";
        }
    }

    private static string ByNumber(string filters, string number) => $"""
        SELECT body FROM (
            SELECT * FROM (SELECT body, offered_at, call_id {Calls($" AND from_number = {number}{filters}")}) AS by_caller
            UNION ALL
            SELECT * FROM (SELECT body, offered_at, call_id {Calls($" AND to_number = {number} AND from_number <> {number}{filters}")}) AS by_called
        ) AS calls {NewestFirst}
        """;

    private static string Calls(string filters) => $"FROM call_records WHERE tenant = $1{filters} {NewestFirst}";
}
