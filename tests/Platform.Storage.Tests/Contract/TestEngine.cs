using Microsoft.Data.Sqlite;
using Platform.Testing;

namespace Platform.Storage.Tests.Contract;

/// <summary>Makes empty databases of one engine, and makes them unreachable for a while.</summary>
public abstract class TestEngine : IDisposable
{
    public abstract Task<StorageOptions> NewDatabaseAsync();

    public abstract Task TakeAwayAsync(StorageOptions options);

    public abstract Task BringBackAsync();

    public abstract void Dispose();
}

/// <summary>A file in a folder of its own. It is away while another process holds the write lock.</summary>
public sealed class SqliteTestEngine : TestEngine
{
    private readonly TempFolder folder = new("sqlite");
    private SqliteConnection? lockHolder;
    private int databases;

    public override Task<StorageOptions> NewDatabaseAsync() =>
        Task.FromResult(new StorageOptions { ConnectionString = $"Data Source={folder.File($"data/{++databases}.db")}" });

    public override async Task TakeAwayAsync(StorageOptions options)
    {
        lockHolder = new SqliteConnection($"{options.ConnectionString};Pooling=False");
        await lockHolder.OpenAsync();
        await using var command = new SqliteCommand("BEGIN IMMEDIATE", lockHolder);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task BringBackAsync()
    {
        if (lockHolder is not null) await lockHolder.DisposeAsync();
        lockHolder = null;
    }

    public override void Dispose()
    {
        lockHolder?.Dispose();
        folder.Dispose();
    }
}

/// <summary>A database on the server that all tests share. It is away while the server is down.</summary>
public sealed class PostgresTestEngine(PostgresServer server) : TestEngine
{
    private bool down;

    public override async Task<StorageOptions> NewDatabaseAsync() =>
        new() { ConnectionString = $"{await server.NewDatabase()};Maximum Pool Size=10" };

    public override async Task TakeAwayAsync(StorageOptions options)
    {
        down = true;
        await server.Crash();
    }

    public override async Task BringBackAsync()
    {
        await server.Start();
        down = false;
    }

    public override void Dispose()
    {
        if (down) throw new InvalidOperationException("The test left the server down.");
    }
}
