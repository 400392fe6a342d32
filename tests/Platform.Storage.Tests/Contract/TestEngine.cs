using Platform.Testing;

namespace Platform.Storage.Tests.Contract;

/// <summary>Makes empty databases of one engine.</summary>
public abstract class TestEngine : IDisposable
{
    public abstract Task<StorageOptions> NewDatabaseAsync();

    public abstract void Dispose();
}

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestEngine : TestEngine
{
    private readonly TempFolder folder = new("sqlite");
    private int databases;

    public override Task<StorageOptions> NewDatabaseAsync() =>
        Task.FromResult(new StorageOptions { ConnectionString = $"Data Source={folder.File($"data/{++databases}.db")}" });

    public override void Dispose() => folder.Dispose();
}

/// <summary>A database on the server that all tests share.</summary>
public sealed class PostgresTestEngine(PostgresServer server) : TestEngine
{
    public override async Task<StorageOptions> NewDatabaseAsync() =>
        new() { ConnectionString = $"{await server.NewDatabase()};Maximum Pool Size=10" };

    public override void Dispose()
    {
    }
}
