using Microsoft.Data.Sqlite;
using Platform.Storage.Commits;
using SQLitePCL;

namespace Platform.Storage.Engines.Sqlite;

/// <summary>
/// The connection that writes. Takes the write lock at the begin of a transaction, so that no statement in it can find the file locked.
/// </summary>
internal sealed class SqliteWriter : IBatchWriter
{
    private readonly SqliteConnection connection;
    private readonly PreparedCommands commands;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        commands = new(connection);
        begin = Text("BEGIN IMMEDIATE");
        commit = Text("COMMIT");
        rollback = Text("ROLLBACK");
    }

    /// <summary>A file is not lost and found again: what failed once fails again.</summary>
    public bool MayRetry => false;

    /// <summary>Left in a transaction that could not be ended.</summary>
    public bool Broken => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Execute(ReadOnlySpan<WriteOperation> operations)
    {
        begin.ExecuteNonQuery();
        try
        {
            foreach (var operation in operations)
                for (var i = 0; i < operation.Commands.Length; i++)
                    operation.Results[i] = Run(operation.Commands[i]);
            commit.ExecuteNonQuery();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        commands.Dispose();
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        connection.Dispose();
    }

    private void Rollback()
    {
        // SQLite ends the transaction by itself after some errors.
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0) return;
        try
        {
            rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The first failure is the one to report; the connection is broken and closing it rolls back.
        }
    }

    private CommandResult Run(Command command)
    {
        var bound = commands.Bind(command);
        if (!command.Statement.ReturnsRows) return new(bound.ExecuteNonQuery(), null);
        using var reader = bound.ExecuteReader();
        return new(0, FirstRow.Of(reader));
    }

    private SqliteCommand Text(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
