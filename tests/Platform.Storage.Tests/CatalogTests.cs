using Microsoft.Extensions.Logging.Abstractions;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Storage.Tests.Contract;
using Platform.Testing;

namespace Platform.Storage.Tests;

/// <summary>How a node follows the catalog.</summary>
public sealed class CatalogTests() : StoreFixture(new SqliteTestEngine())
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);
    private static readonly DocumentChange Acme = new(new TenantDocument("acme", "Acme"));

    [Fact]
    public async Task A_change_made_on_this_node_is_seen_at_once()
    {
        await using var catalog = await StartAsync(Store, Never);
        var seen = new List<long>();
        catalog.Changed += snapshot => seen.Add(snapshot.Revision);
        Assert.Equal(1, await catalog.CommitAsync(0, [Acme], [], None));
        Assert.NotNull(catalog.Current.FindTenant("acme"));
        Assert.Null(await catalog.CommitAsync(0, [Acme], [], None));
        Assert.Equal([1L], seen);
    }

    [Fact]
    public async Task Another_nodes_change_is_seen_by_the_next_look()
    {
        await using var catalog = await StartAsync(Store, TimeSpan.FromMilliseconds(20));
        await using var other = await OpenAsync();
        await other.CatalogStore.CommitAsync(0, [Acme], [], None);
        await Eventually.Become(() => catalog.Current.Revision, revision => revision == 1, "the other node's revision");
        Assert.Equal("Acme", catalog.Current.FindTenant("acme")!.Name);
    }

    [Fact]
    public async Task The_last_known_catalog_serves_on_when_the_store_holds_what_cannot_be_read()
    {
        await using var catalog = await StartAsync(Store, TimeSpan.FromMilliseconds(20));
        await catalog.CommitAsync(0, [Acme], [], None);
        await ExecuteAsync("UPDATE documents SET body = '{\"$type\":\"FromTheFuture\"}'");
        await ExecuteAsync("UPDATE catalog_revision SET revision = 2");
        await Assert.ThrowsAnyAsync<Exception>(() => catalog.RefreshAsync(None));
        Assert.Equal("Acme", catalog.Current.FindTenant("acme")!.Name);
        await ExecuteAsync("DELETE FROM documents");
        await Eventually.Become(() => catalog.Current.Revision, revision => revision == 2, "the mended revision");
    }

    [Fact]
    public async Task Disposing_twice_is_harmless()
    {
        var catalog = await StartAsync(Store, Never);
        await catalog.DisposeAsync();
        await catalog.DisposeAsync();
        Assert.Equal(0, catalog.Current.Revision);
    }

    private static async Task<Catalog> StartAsync(PlatformStore store, TimeSpan pollInterval)
    {
        var catalog = new Catalog(store.CatalogStore, TimeProvider.System, pollInterval, NullLogger<Catalog>.Instance);
        await catalog.StartAsync(None);
        return catalog;
    }
}
