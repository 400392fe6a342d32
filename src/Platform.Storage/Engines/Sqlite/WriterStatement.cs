using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Platform.Storage.Engines.Sqlite;

/// <summary>
/// One prepared statement of the writing connection, straight on SQLite's own interface: the writer runs thousands a second, and the
/// ADO.NET layer above it costs more than SQLite itself. Values are copied by SQLite as they are bound.
/// </summary>
internal sealed class WriterStatement : IDisposable
{
    private const int StackBytes = 256;

    private readonly sqlite3 connection;
    private readonly sqlite3_stmt prepared;
    private readonly ColumnKind[] kinds;
    private readonly int[] positions;

    public WriterStatement(sqlite3 connection, string sql, params ColumnKind[] kinds)
    {
        this.connection = connection;
        this.kinds = kinds;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out prepared));
        positions = [.. kinds.Select((_, i) => raw.sqlite3_bind_parameter_index(prepared, $"${i + 1}"))];
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="SqliteException">SQLite refused; the statement can be run again.</exception>
    /// <exception cref="InvalidCastException">A value is not what its column holds.</exception>
    public CommandResult Run(bool returnsRows, params ReadOnlySpan<object?> values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
                Bind(positions[i], kinds[i], values[i]);
            var row = Step() && returnsRows ? Row() : null;
            while (row is not null && Step())
            {
            }

            return new(raw.sqlite3_changes(connection), row);
        }
        finally
        {
            raw.sqlite3_reset(prepared);
        }
    }

    public void Dispose() => prepared.Dispose();

    private bool Step()
    {
        var code = raw.sqlite3_step(prepared);
        if (code != raw.SQLITE_DONE && code != raw.SQLITE_ROW) Check(code);
        return code == raw.SQLITE_ROW;
    }

    private void Bind(int position, ColumnKind kind, object? value) => Check(value is null
        ? raw.sqlite3_bind_null(prepared, position)
        : kind switch
        {
            ColumnKind.Text => BindText(position, (string)value),
            ColumnKind.Json => raw.sqlite3_bind_text(prepared, position, ((ReadOnlyMemory<byte>)value).Span),
            ColumnKind.Money => BindText(position, ((decimal)value).ToString(CultureInfo.InvariantCulture)),
            ColumnKind.Number => raw.sqlite3_bind_int64(prepared, position, (long)value),
            ColumnKind.Time => raw.sqlite3_bind_int64(prepared, position, ((DateTimeOffset)value).UtcTicks),
            ColumnKind.Flag => raw.sqlite3_bind_int64(prepared, position, (bool)value ? 1 : 0),
            ColumnKind.Bytes => raw.sqlite3_bind_blob(prepared, position, (byte[])value),
            _ => throw new InvalidOperationException($"No SQLite type for {kind}."),
        });

    private int BindText(int position, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= StackBytes)
        {
            Span<byte> bytes = stackalloc byte[StackBytes];
            return raw.sqlite3_bind_text(prepared, position, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        var code = raw.sqlite3_bind_text(prepared, position, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    private object?[] Row()
    {
        var row = new object?[raw.sqlite3_column_count(prepared)];
        for (var column = 0; column < row.Length; column++)
            row[column] = raw.sqlite3_column_type(prepared, column) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(prepared, column),
                raw.SQLITE_TEXT => raw.sqlite3_column_text(prepared, column).utf8_to_string(),
                raw.SQLITE_BLOB => raw.sqlite3_column_blob(prepared, column).ToArray(),
                var type => throw new InvalidOperationException($"No column is of SQLite type {type}."),
            };
        return row;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, connection);
    }
}
