using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Storage.Stores;

namespace Platform.Storage;

public static class StorageServices
{
    /// <summary>
    /// All stores over one database, and the node's catalog. Before any hosted service starts, the schema is migrated, and the key of
    /// the secret box and the catalog are loaded. Needs a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddPlatformStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => PlatformStore.Open(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Catalog(provider.GetRequiredService<PlatformStore>().CatalogStore,
            provider.GetRequiredService<TimeProvider>(), TimeSpan.FromMilliseconds(options.CatalogPollMs),
            provider.GetRequiredService<ILogger<Catalog>>()));
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<Catalog>());
        services.AddSingleton<ICatalogStore>(provider => provider.GetRequiredService<Catalog>());
        services.AddStore(store => store.CallRecords);
        services.AddStore(store => store.Ledger);
        services.AddStore(store => store.NumberHoldings);
        services.AddStore(store => store.PromptAudio);
        services.AddStore(store => store.RefreshTokens);
        services.AddStore(store => store.Accounts);
        services.AddStore(store => store.LogInSessions);
        services.AddStore(store => store.Invitations);
        services.AddStore(store => store.ApiKeys);
        services.AddStore(store => store.WebhookDeliveries);
        services.AddStore(store => store.Secrets);
        services.AddSingleton<SecretBox>();
        services.AddSingleton<ISecretBox>(provider => provider.GetRequiredService<SecretBox>());
        services.AddStore(store => store.IdempotentAnswers);
        services.AddStore(store => store.SipBindings);
        services.AddStore(store => store.Nodes);
        services.AddStore(store => store.Recordings);
        services.AddStore(store => store.AuditLog);
        services.AddStore(store => store.Figures);
        services.AddStore(store => store.Callbacks);
        services.AddStore(store => store.Messages);
        services.AddStore(store => store.CallNotes);
        services.AddSingleton<IRecordingKeys, RecordingKeys>();
#if !ORLEANS
        services.AddStore(store => store.GrainStates);
        services.AddStore(store => store.Reminders);
#endif
        services.AddHostedService<StorageStart>();
        services.AddHostedService<OldRecordCount>();
        return services;
    }

    private static void AddStore<TStore>(this IServiceCollection services, Func<PlatformStore, TStore> choose)
        where TStore : class =>
        services.AddSingleton(provider => choose(provider.GetRequiredService<PlatformStore>()));

    private sealed class StorageStart(PlatformStore store, SecretBox secretBox, Catalog catalog) : IHostedLifecycleService
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            await store.MigrateAsync(cancellationToken);
            await secretBox.LoadKeyAsync(cancellationToken);
            await catalog.StartAsync(cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
