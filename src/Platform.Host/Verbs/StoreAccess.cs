using Platform.Host.Settings;
using Platform.Storage;

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
}
