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
    private readonly Dictionary<Statement, WriterStatement> prepared = [];
    private readonly WriterStatement begin;
    private readonly WriterStatement commit;
    private readonly WriterStatement rollback;

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        begin = new(Handle, "BEGIN IMMEDIATE");
        commit = new(Handle, "COMMIT");
        rollback = new(Handle, "ROLLBACK");
    }

    /// <summary>A file is not lost and found again: what failed once fails again.</summary>
    public bool MayRetry => false;

    /// <summary>Left in a transaction that could not be ended.</summary>
    public bool Broken => !IsBetweenTransactions;

    private sqlite3 Handle => connection.Handle!;

    private bool IsBetweenTransactions => raw.sqlite3_get_autocommit(Handle) != 0;

    public void Execute(ReadOnlySpan<WriteOperation> operations)
    {
        begin.Run(returnsRows: false);
        try
        {
            foreach (var operation in operations)
                for (var i = 0; i < operation.Commands.Length; i++)
                    operation.Results[i] = Run(operation.Commands[i]);
            commit.Run(returnsRows: false);
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        connection.Dispose();
    }

    private void Rollback()
    {
        // SQLite ends the transaction by itself after some errors.
        if (IsBetweenTransactions) return;
        try
        {
            rollback.Run(returnsRows: false);
        }
        catch (SqliteException)
        {
            // The first failure is the one to report; the connection is broken and closing it rolls back.
        }
    }

    private CommandResult Run(Command command)
    {
        var statement = command.Statement;
        if (!prepared.TryGetValue(statement, out var bound))
            prepared.Add(statement, bound = new(Handle, statement.Sql, statement.Parameters));
        return bound.Run(statement.ReturnsRows, command.Values);
    }
}
