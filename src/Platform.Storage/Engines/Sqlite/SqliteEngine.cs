using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Platform.Contracts.Stores;
using SQLitePCL;

namespace Platform.Storage.Engines.Sqlite;

/// <summary>One database file in WAL mode: one connection writes, a few read.</summary>
internal sealed class SqliteEngine : IStorageEngine
{
    private readonly SqliteConnections connections;
    private readonly SqliteReaders readers;

    public SqliteEngine(StorageOptions options)
    {
        connections = new(options);
        readers = new(connections);
    }

    public string BeginMigrationSql => "BEGIN EXCLUSIVE";

    public IBatchWriter OpenWriter() => new SqliteWriter(connections.OpenWriter());

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Command command, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        try
        {
            return await readers.QueryAsync(command, map, cancellation);
        }
        catch (DbException exception)
        {
            throw new StoreException(Classify(exception), $"Not read: {exception.Message}", exception);
        }
        catch (ChannelClosedException)
        {
            throw new StoreException(StoreFault.Closed, "The store is shut down.");
        }
    }

    public Task<DbConnection> OpenConnectionAsync(CancellationToken cancellation) =>
        Task.FromResult<DbConnection>(connections.OpenWriter());

    /// <summary>An operation is at fault when SQLite says so; anything else it says is about the file.</summary>
    public StoreFault Classify(Exception exception) => exception switch
    {
        SqliteException
        {
            SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE or raw.SQLITE_ERROR
        } => StoreFault.Rejected,
        SqliteException or IOException or UnauthorizedAccessException => StoreFault.Unavailable,
        _ => StoreFault.Rejected,
    };

    public ValueTask DisposeAsync()
    {
        readers.Dispose();
        return ValueTask.CompletedTask;
    }
}
