namespace Platform.Storage;

public enum StorageProvider
{
    Sqlite = 0,
    PostgreSql = 1,
}

/// <summary>What SQLite waits for before a commit counts (its <c>synchronous</c> pragma).</summary>
public enum SqliteSynchronous
{
    /// <summary>A power cut may lose the last commits; a crash of the process loses none.</summary>
    Normal = 1,

    /// <summary>Every commit is on the disk before it is acknowledged.</summary>
    Full = 2,
}

/// <summary>Where the platform's facts are kept, and how.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// SQLite: <c>Data Source=data/platform.db</c> or a path that ends in <c>.db</c>.
    /// PostgreSQL: <c>Host=…;Database=…</c> or <c>postgres://user:password@host:port/database</c>.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>Null: told from the connection string.</summary>
    public StorageProvider? Provider { get; init; }

    public SqliteSynchronous Synchronous { get; init; } = SqliteSynchronous.Full;

    /// <summary>Operations that share one transaction at most.</summary>
    public int MaxOperationsPerCommit { get; init; } = 512;

    /// <summary>
    /// Commits that go on for long: more writes than that share them, and each waits for half the time between two of them on average.
    /// </summary>
    public int CommitsPerSecond { get; init; } = 250;

    /// <summary>Commits beyond that pace after a quiet time.</summary>
    public int CommitBurst { get; init; } = 50;

    /// <summary>Operations that may wait for the writer; more writers wait until there is room.</summary>
    public int QueueCapacity { get; init; } = 8192;

    /// <summary>How long SQLite waits for another process's lock.</summary>
    public int BusyTimeoutMs { get; init; } = 5_000;

    /// <summary>How often a node asks whether another process changed the catalog.</summary>
    public int CatalogPollMs { get; init; } = 1_000;
}
