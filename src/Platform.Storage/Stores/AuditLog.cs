using System.Collections.Concurrent;
using System.Data.Common;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Who did what. There is no statement that changes or drops an entry.</summary>
internal sealed class AuditLog(IStorageEngine engine, CommitQueue queue) : IAuditLog
{
    // One per combination of filters, so there are few.
    private static readonly ConcurrentDictionary<string, Statement> Listings = new();

    private static readonly Statement Insert = Statement.Change(
        """
        INSERT INTO audit_log (tenant, id, at_ticks, who, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant, id) DO NOTHING
        """, Text, Text, Number, Text, Text, Text, Text);

    public static Command Add(AuditEntry entry) =>
        Insert.With(entry.Tenant, entry.Id, entry.At.UtcTicks, entry.Who, entry.Action, entry.Subject, entry.Detail);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellation) => queue.WriteAsync("add audit entry", [Add(entry)], cancellation);

    public Task<IReadOnlyList<AuditEntry>> ListAsync(string tenant, AuditQuery query, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query.Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, AuditQuery.MaxLimit, nameof(query.Limit));
        var values = new List<object?> { tenant, (long)query.Limit };
        var kinds = new List<ColumnKind> { Text, Number };
        var filters = "";
        Filter(query.Before, "id <");
        Filter(query.From is { } from ? UlidTime.Of(from) : null, "id >=");
        Filter(query.To is { } to ? UlidTime.Of(to) : null, "id <");
        Filter(query.Who, "who =");
        Filter(query.Action, "action =");
        Filter(query.Subject, "subject =");
        var sql = $"SELECT tenant, id, at_ticks, who, action, subject, detail FROM audit_log WHERE tenant = $1{filters} ORDER BY id DESC LIMIT $2";
        var statement = Listings.GetOrAdd(sql, static (text, types) => Statement.Rows(text, [.. types]), kinds);
        return engine.QueryAsync(statement.With([.. values]), Read, cancellation);

        void Filter(string? value, string condition)
        {
            if (value is null)
                return;
            values.Add(value);
            kinds.Add(Text);
            filters += $" AND {condition} ${values.Count}";
        }
    }

    private static AuditEntry Read(DbDataReader row) => new(row.GetString(0), row.GetString(1),
        new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6));
}
