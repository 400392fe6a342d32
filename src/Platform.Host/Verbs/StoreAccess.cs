using Platform.Domain.Catalog.Declarations;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Host.Settings;
using Platform.Storage;
using Platform.Storage.Stores;

namespace Platform.Host.Verbs;

/// <summary>The stores for a verb that runs beside, or without, a server.</summary>
internal static class StoreAccess
{
    public static async Task<PlatformStore> OpenAsync(CancellationToken cancellation)
    {
        var settings = SettingsSource.Read();
        Directory.CreateDirectory(settings.Data);
        var store = PlatformStore.Open(new StorageOptions { ConnectionString = settings.Database }, TimeProvider.System);
        await store.MigrateAsync(cancellation);
        return store;
    }

    /// <summary>What turns the passwords of a declaration into what is stored.</summary>
    public static async Task<DeclarationSecrets> SecretsAsync(PlatformStore store, CancellationToken cancellation)
    {
        var box = new SecretBox(store.Secrets);
        await box.LoadKeyAsync(cancellation);
        return CatalogSecrets.Of(new PasswordHashing(), box);
    }
}
