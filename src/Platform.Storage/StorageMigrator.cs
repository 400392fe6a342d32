using Platform.Contracts.Stores;

namespace Platform.Storage;

/// <summary>The verb <c>migrate</c>, and what every start does first.</summary>
public static class StorageMigrator
{
    /// <returns>The names of the migrations that were applied now; none when the schema is up to date.</returns>
    /// <exception cref="StoreException">The database is away, newer than this program, or was made by other migrations.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(StorageOptions options, TimeProvider time, CancellationToken cancellation)
    {
        await using var store = PlatformStore.Open(options, time);
        return await store.MigrateAsync(cancellation);
    }
}
