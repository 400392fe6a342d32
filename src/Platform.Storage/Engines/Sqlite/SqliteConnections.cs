using Microsoft.Data.Sqlite;

namespace Platform.Storage.Engines.Sqlite;

/// <summary>Opens connections to the one database file, each with the pragmas that the stores rely on.</summary>
internal sealed class SqliteConnections
{
    /// <summary>A page that changes with every commit is written back once in so many pages of the log: 32 MB of it.</summary>
    private const int CheckpointPages = 8_000;

    /// <summary>The writer's own. More is not better: SQLite walks the whole table of its pages at the end of each transaction.</summary>
    private const int CacheKib = 4 * 1024;

    private readonly string connectionString;
    private readonly string file;
    private readonly StorageOptions options;

    public SqliteConnections(StorageOptions options)
    {
        this.options = options;
        var builder = ConnectionText.ForSqlite(options.ConnectionString);
        builder.Pooling = false;
        // The library's own retries go on for this long once SQLite itself gave up waiting for a lock.
        builder.DefaultTimeout = Math.Max(1, options.BusyTimeoutMs / 1000);
        file = builder.DataSource;
        connectionString = builder.ConnectionString;
    }

    public SqliteConnection OpenWriter()
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        return Open($"""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = {(int)options.Synchronous}; PRAGMA foreign_keys = ON;
            PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = {CheckpointPages}; PRAGMA cache_size = -{CacheKib};
            """);
    }

    public SqliteConnection OpenReader() => Open("PRAGMA query_only = ON; PRAGMA foreign_keys = ON;");

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {options.BusyTimeoutMs}; {pragmas}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
