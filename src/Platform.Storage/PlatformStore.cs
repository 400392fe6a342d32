using System.Data.Common;
using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using Platform.Storage.Engines.Postgres;
using Platform.Storage.Engines.Sqlite;
using Platform.Storage.Migrations;
using Platform.Storage.Stores;
#if !ORLEANS
using Platform.Actors.Ports;
using Platform.Storage.Grains;
#endif

namespace Platform.Storage;

/// <summary>One process's way to the one database: all stores over one commit queue. Disposing it writes what is enqueued first.</summary>
public sealed class PlatformStore : IAsyncDisposable
{
    private readonly StorageProvider provider;
    private readonly TimeProvider time;

    private PlatformStore(StorageOptions options, TimeProvider time)
    {
        this.time = time;
        provider = ConnectionText.ProviderOf(options);
        Engine = provider == StorageProvider.Sqlite ? new SqliteEngine(options) : new PostgresEngine(options);
        Queue = new(Engine, time, options);
        CallRecords = new CallRecords(Engine, Queue);
        Ledger = new Ledger(Engine, Queue);
        CatalogStore = new CatalogStore(Engine, Queue);
        NumberHoldings = new NumberHoldings(Engine);
        PromptAudio = new PromptAudio(Engine, Queue);
        RefreshTokens = new RefreshTokens(Engine, Queue);
        Accounts = new Accounts(Engine, Queue);
        LogInSessions = new LogInSessions(Engine, Queue);
        Invitations = new Invitations(Queue);
        ApiKeys = new ApiKeys(Engine, Queue);
        WebhookDeliveries = new WebhookDeliveries(Engine, Queue);
        Secrets = new Secrets(Engine, Queue);
        IdempotentAnswers = new IdempotentAnswers(Queue);
        SipBindings = new SipBindings(Engine, Queue);
        Nodes = new Nodes(Engine, Queue);
        Recordings = new Recordings(Engine, Queue);
        AuditLog = new AuditLog(Engine, Queue);
        Figures = new Figures(Engine, Queue);
        Callbacks = new Callbacks(Engine, Queue);
        Messages = new Messages(Engine, Queue);
        CallNotes = new CallNotes(Engine, Queue);
#if !ORLEANS
        GrainStates = new GrainStateStore(Engine, Queue);
        Reminders = new ReminderStore(Engine, Queue);
#endif
    }

    public ICallRecords CallRecords { get; }
    public ILedger Ledger { get; }
    public ICatalogStore CatalogStore { get; }
    public INumberHoldings NumberHoldings { get; }
    public IPromptAudio PromptAudio { get; }
    public IRefreshTokens RefreshTokens { get; }
    public IAccounts Accounts { get; }
    public ILogInSessions LogInSessions { get; }
    public IInvitations Invitations { get; }
    public IApiKeys ApiKeys { get; }
    public IWebhookDeliveries WebhookDeliveries { get; }
    public ISecrets Secrets { get; }
    public IIdempotentAnswers IdempotentAnswers { get; }
    public ISipBindings SipBindings { get; }
    public INodes Nodes { get; }
    public IRecordings Recordings { get; }
    public IAuditLog AuditLog { get; }
    public IFigures Figures { get; }

    public ICallbacks Callbacks { get; }
    public IMessages Messages { get; }
    public ICallNotes CallNotes { get; }
#if !ORLEANS
    public IGrainStateStore GrainStates { get; }
    public IReminderStore Reminders { get; }
#endif

    /// <summary>Transactions so far.</summary>
    public long CommitCount => Queue.Metrics.Commits;

    /// <summary>Operations that these transactions wrote.</summary>
    public long OperationCount => Queue.Metrics.Operations;

    internal IStorageEngine Engine { get; }
    internal CommitQueue Queue { get; }

    /// <summary>Touches no database yet; the first use does.</summary>
    public static PlatformStore Open(StorageOptions options, TimeProvider time) => new(options, time);

    /// <returns>The names of the migrations that were applied now.</returns>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation) =>
        new MigrationRun(Engine, Migration.Of(provider), time).RunAsync(cancellation);

    /// <summary>Asks the database for a trifle, for readiness checks.</summary>
    /// <exception cref="StoreException">It does not answer.</exception>
    public async Task PingAsync(CancellationToken cancellation) => await CatalogStore.ReadRevisionAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await Queue.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
