using System.Data;
using Npgsql;
using Platform.Storage.Commits;

namespace Platform.Storage.Engines.Postgres;

/// <summary>The connection that writes: all statements of a transaction go out in one batch, the commit in a second round trip.</summary>
internal sealed class PostgresWriter(NpgsqlDataSource source) : IBatchWriter
{
    private readonly NpgsqlConnection connection = source.OpenConnection();
    private bool worked;
    private bool commitAsked;
    private bool interrupted;

    public bool MayRetry => worked && !commitAsked;

    /// <summary>
    /// A failure that the server did not report may leave the driver's idea of the session (prepared statements) ahead of the server's.
    /// </summary>
    public bool Broken => interrupted || connection.FullState != ConnectionState.Open;

    public void Execute(ReadOnlySpan<WriteOperation> operations)
    {
        commitAsked = false;
        try
        {
            Run(operations);
            worked = true;
        }
        catch (Exception exception) when (exception is not PostgresException)
        {
            interrupted = true;
            throw;
        }
    }

    /// <summary>
    /// A broken connection takes the pool's others with it: they came from the same server, or would be handed out as it is.
    /// </summary>
    public void Dispose()
    {
        if (Broken) source.Clear();
        connection.Dispose();
    }

    private void Run(ReadOnlySpan<WriteOperation> operations)
    {
        using var transaction = connection.BeginTransaction();
        using var batch = BatchOf(operations, transaction);
        using (var reader = batch.ExecuteReader())
            ReadRows(reader, operations);
        ReadCounts(batch, operations);
        commitAsked = true;
        transaction.Commit();
    }

    private NpgsqlBatch BatchOf(ReadOnlySpan<WriteOperation> operations, NpgsqlTransaction transaction)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var operation in operations)
        {
            foreach (var command in operation.Commands)
            {
                var part = new NpgsqlBatchCommand(command.Statement.Sql);
                PostgresParameters.Bind(part.Parameters, command);
                batch.BatchCommands.Add(part);
            }
        }
        return batch;
    }

    // The reader stands on the first result that has columns; statements that return none have no result to step over.
    private static void ReadRows(NpgsqlDataReader reader, ReadOnlySpan<WriteOperation> operations)
    {
        var first = true;
        foreach (var operation in operations)
        {
            for (var i = 0; i < operation.Commands.Length; i++)
            {
                if (!operation.Commands[i].Statement.ReturnsRows) continue;
                if (!first) reader.NextResult();
                first = false;
                operation.Results[i] = new(0, FirstRow.Of(reader));
            }
        }
        while (reader.NextResult())
        {
        }
    }

    private static void ReadCounts(NpgsqlBatch batch, ReadOnlySpan<WriteOperation> operations)
    {
        var next = 0;
        foreach (var operation in operations)
        {
            for (var i = 0; i < operation.Commands.Length; i++, next++)
            {
                if (!operation.Commands[i].Statement.ReturnsRows)
                    operation.Results[i] = new(batch.BatchCommands[next].RecordsAffected, null);
            }
        }
    }
}
