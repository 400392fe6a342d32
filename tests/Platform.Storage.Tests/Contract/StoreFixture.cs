namespace Platform.Storage.Tests.Contract;

/// <summary>A fresh, migrated database for one test. Every contract suite is written over it and runs on every engine.</summary>
public abstract class StoreFixture(TestEngine engine) : IAsyncLifetime
{
    protected static readonly CancellationToken None = CancellationToken.None;

    private PlatformStore? store;

    protected PlatformStore Store => store ?? throw new InvalidOperationException("The test has no store yet.");

    protected TestEngine Engine => engine;

    protected StorageOptions Options { get; private set; } = new() { ConnectionString = "" };

    public virtual async Task InitializeAsync()
    {
        Options = Adjust(await engine.NewDatabaseAsync());
        store = await OpenAsync();
    }

    protected virtual StorageOptions Adjust(StorageOptions options) => options;

    public virtual async Task DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
        engine.Dispose();
    }

    /// <summary>Another process's view of the same database.</summary>
    protected async Task<PlatformStore> OpenAsync()
    {
        var opened = PlatformStore.Open(Options, TimeProvider.System);
        await opened.MigrateAsync(None);
        return opened;
    }

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        store = await OpenAsync();
    }

    /// <summary>Runs SQL of the test's own on a connection of its own.</summary>
    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = await Store.Engine.OpenConnectionAsync(None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = (int)TimeSpan.FromMinutes(10).TotalSeconds;
        await command.ExecuteNonQueryAsync();
    }
}
