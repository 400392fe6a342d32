using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Platform.Storage.Engines.Postgres;

/// <summary>Binds values by position, with the types that the statement declares.</summary>
internal static class PostgresParameters
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static void Bind(NpgsqlParameterCollection parameters, Command command)
    {
        for (var i = 0; i < command.Values.Length; i++)
        {
            var kind = command.Statement.Parameters[i];
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = TypeOf(kind), Value = Stored(command.Values[i], kind) });
        }
    }

    private static NpgsqlDbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => NpgsqlDbType.Text,
        ColumnKind.Number => NpgsqlDbType.Bigint,
        ColumnKind.Money => NpgsqlDbType.Numeric,
        ColumnKind.Time => NpgsqlDbType.TimestampTz,
        ColumnKind.Json => NpgsqlDbType.Json,
        ColumnKind.Flag => NpgsqlDbType.Boolean,
        ColumnKind.Bytes => NpgsqlDbType.Bytea,
        _ => throw new InvalidOperationException($"No PostgreSQL type for {kind}."),
    };

    private static object Stored(object? value, ColumnKind kind) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset moment => new DateTime(moment.UtcTicks - (moment.UtcTicks % TicksPerMicrosecond), DateTimeKind.Utc),
        ReadOnlyMemory<byte> json => Encoding.UTF8.GetString(json.Span),
        // PostgreSQL's text holds no NUL. Such a column is for search; the body keeps the text as it was, escaped.
        string text when kind == ColumnKind.Text && text.Contains('\0', StringComparison.Ordinal) => text.Replace('\0', '\uFFFD'),
        _ => value,
    };
}
