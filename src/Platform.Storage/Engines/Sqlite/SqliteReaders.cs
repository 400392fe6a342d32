using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Platform.Storage.Engines.Sqlite;

/// <summary>A few connections that read beside the writer (WAL), each opened on first use and replaced after a failure.</summary>
internal sealed class SqliteReaders : IDisposable
{
    private const int MaxReaders = 8;

    private readonly SqliteConnections connections;
    private readonly Channel<Slot> free = Channel.CreateUnbounded<Slot>();

    public SqliteReaders(SqliteConnections connections)
    {
        this.connections = connections;
        for (var i = 0; i < Math.Clamp(Environment.ProcessorCount, 2, MaxReaders); i++)
            free.Writer.TryWrite(new Slot());
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Command command, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        var slot = await free.Reader.ReadAsync(cancellation);
        try
        {
            // SQLite reads synchronously; a grain's turn must not wait for the disk.
            return await Task.Run(() => slot.Read(connections, command, map), cancellation);
        }
        catch
        {
            slot.Dispose();
            throw;
        }
        finally
        {
            GiveBack(slot);
        }
    }

    /// <summary>Connections that still read are closed when they are given back.</summary>
    public void Dispose()
    {
        free.Writer.TryComplete();
        while (free.Reader.TryRead(out var slot))
            slot.Dispose();
    }

    private void GiveBack(Slot slot)
    {
        if (!free.Writer.TryWrite(slot)) slot.Dispose();
    }

    private sealed class Slot : IDisposable
    {
        private SqliteConnection? connection;
        private PreparedCommands? commands;

        public List<T> Read<T>(SqliteConnections connections, Command command, Func<DbDataReader, T> map)
        {
            connection ??= connections.OpenReader();
            commands ??= new(connection);
            using var reader = commands.Bind(command).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(map(reader));
            return rows;
        }

        public void Dispose()
        {
            commands?.Dispose();
            connection?.Dispose();
            commands = null;
            connection = null;
        }
    }
}
