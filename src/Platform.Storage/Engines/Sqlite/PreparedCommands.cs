using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Platform.Storage.Engines.Sqlite;

/// <summary>One reading connection's prepared commands, each made on first use and kept.</summary>
internal sealed class PreparedCommands(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<Statement, SqliteCommand> prepared = [];

    public SqliteCommand Bind(Command command)
    {
        if (!prepared.TryGetValue(command.Statement, out var bound))
            prepared.Add(command.Statement, bound = Prepare(command.Statement));
        for (var i = 0; i < command.Values.Length; i++)
            bound.Parameters[i].Value = Stored(command.Values[i]);
        return bound;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
    }

    private SqliteCommand Prepare(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var i = 0; i < statement.Parameters.Length; i++)
            command.Parameters.Add($"${i + 1}", TypeOf(statement.Parameters[i]));
        return command;
    }

    private static SqliteType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Json or ColumnKind.Money => SqliteType.Text,
        ColumnKind.Number or ColumnKind.Time or ColumnKind.Flag => SqliteType.Integer,
        ColumnKind.Bytes => SqliteType.Blob,
        _ => throw new InvalidOperationException($"No SQLite type for {kind}."),
    };

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset moment => moment.UtcTicks,
        decimal money => money.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };
}
