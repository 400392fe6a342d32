using System.Data;
using Npgsql;
using Platform.Storage.Commits;

namespace Platform.Storage.Engines.Postgres;

/// <summary>The connection that writes: all statements of a transaction go out in one batch, the commit in a second round trip.</summary>
internal sealed class PostgresWriter(NpgsqlConnection connection) : IBatchWriter
{
    private bool worked;
    private bool commitAsked;

    public bool MayRetry => worked && !commitAsked;

    public bool Broken => connection.FullState != ConnectionState.Open;

    public void Execute(ReadOnlySpan<WriteOperation> operations)
    {
        commitAsked = false;
        using var transaction = connection.BeginTransaction();
        using var batch = BatchOf(operations, transaction);
        using (var reader = batch.ExecuteReader())
            ReadRows(reader, operations);
        ReadCounts(batch, operations);
        commitAsked = true;
        transaction.Commit();
        worked = true;
    }

    public void Dispose() => connection.Dispose();

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
