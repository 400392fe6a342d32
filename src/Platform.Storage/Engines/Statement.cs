namespace Platform.Storage.Engines;

/// <summary>What a parameter holds, and so how each engine stores it.</summary>
internal enum ColumnKind
{
    /// <summary>string.</summary>
    Text,

    /// <summary>long.</summary>
    Number,

    /// <summary>decimal, stored exactly: text in SQLite, numeric in PostgreSQL.</summary>
    Money,

    /// <summary>DateTimeOffset, to search by: UTC ticks in SQLite, timestamptz cut to microseconds in PostgreSQL.</summary>
    Time,

    /// <summary>ReadOnlyMemory of UTF-8 JSON, unchanged until the write is over: text in SQLite, json in PostgreSQL.</summary>
    Json,

    /// <summary>bool.</summary>
    Flag,

    /// <summary>byte[].</summary>
    Bytes,
}

/// <summary>
/// One SQL statement that both engines understand, with parameters <c>$1</c>, <c>$2</c>… Statements are made once and kept:
/// engines cache prepared commands by reference.
/// </summary>
internal sealed class Statement(string sql, bool returnsRows, params ColumnKind[] parameters)
{
    public string Sql { get; } = sql;

    /// <summary>True for SELECT and RETURNING.</summary>
    public bool ReturnsRows { get; } = returnsRows;

    public ColumnKind[] Parameters { get; } = parameters;

    public static Statement Change(string sql, params ColumnKind[] parameters) => new(sql, false, parameters);

    public static Statement Rows(string sql, params ColumnKind[] parameters) => new(sql, true, parameters);

    public Command With(params object?[] values)
    {
        if (values.Length != Parameters.Length)
            throw new ArgumentException($"{values.Length} values for {Parameters.Length} parameters: {Sql}");
        return new(this, values);
    }
}

internal readonly record struct Command(Statement Statement, object?[] Values);

/// <param name="Affected">Changed rows of a statement that returns none.</param>
/// <param name="FirstRow">string, long and byte[] as the columns say; null when there was no row.</param>
internal readonly record struct CommandResult(int Affected, object?[]? FirstRow);
