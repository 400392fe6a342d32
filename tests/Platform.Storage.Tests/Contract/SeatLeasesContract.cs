using System.Text;
using Platform.Actors.Ports;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Seats;
using Platform.Storage.Migrations;

namespace Platform.Storage.Tests.Contract;

public abstract class SeatLeasesContract(TestEngine engine) : StoreFixture(engine)
{
    private const string Migrated = "0022_seat_leases";

    [Fact]
    public async Task What_was_begun_and_not_ended_survives_a_restart_and_fences_are_remembered()
    {
        await Begin(Lease("1001", 1));
        await Begin(Lease("1002", 2));
        await Begin(Lease("1001", 3));
        await Store.SeatLeases.EndAsync("acme", Lease("1001", 1), None);
        await Begin(Lease("1003", 4), Lease("1002", 2));
        await Begin(Lease("1004", 5));
        await Store.SeatLeases.EndAsync("acme", Lease("1004", 5), None);
        await ReopenAsync();
        var stored = await Store.SeatLeases.LoadAsync("acme", None);
        Assert.Equal([Lease("1001", 3), Lease("1003", 4)], stored.Leases.Values.OrderBy(lease => lease.Agent));
        Assert.Equal(5, stored.LastFence);
        Assert.Equal(SeatsState.Initial, await Store.SeatLeases.LoadAsync("globex", None));
    }

    [Theory]
    [InlineData("1001", 1)]
    [InlineData("1001", 2)]
    [InlineData("1002", 2)]
    public async Task A_fence_is_given_out_once(string agent, long fence)
    {
        await Begin(Lease("1001", 2));
        await Begin(Lease("1009", 3));
        var refused = await Assert.ThrowsAsync<StoreException>(() => Begin(Lease(agent, fence), Lease("1009", 3)));
        Assert.Equal(StoreFault.Rejected, refused.Fault);
        await Store.SeatLeases.BeginAsync("globex", Lease(agent, fence), [], None);
        var stored = await Store.SeatLeases.LoadAsync("acme", None);
        Assert.Equal([Lease("1001", 2), Lease("1009", 3)], stored.Leases.Values.OrderBy(lease => lease.Agent));
    }

    [Fact]
    public async Task Leases_that_an_older_version_kept_in_one_state_are_moved()
    {
        await using var old = PlatformStore.Open(await Engine.NewDatabaseAsync(), TimeProvider.System);
        var all = Migration.Of(ConnectionText.ProviderOf(Options));
        await Run(old, [.. all.TakeWhile(migration => migration.Name != Migrated)]);
        await WriteState(old, "seats:acme", """
            {"leases":{"1001":{"product":"voice","agent":"1001","fence":7,"expiresAt":"2026-11-22T00:00:00+00:00"}},"lastFence":9}
            """);
        await WriteState(old, "seats:globex", """{"leases":{"1":{"product":"voice","agent":"1","fence":2,"expiresAt":"2026-11-22T00:00:00+00:00"}},"lastFence":2}""");
        await WriteState(old, "seats:empty", "{}");
        await Run(old, all);
        var (acme, globex) = (await old.SeatLeases.LoadAsync("acme", None), await old.SeatLeases.LoadAsync("globex", None));
        Assert.Equal((Lease("1001", 7), 9L), (Assert.Single(acme.Leases.Values), acme.LastFence));
        Assert.Equal((Lease("1", 2), 2L), (Assert.Single(globex.Leases.Values), globex.LastFence));
        Assert.Null(await old.GrainStates.ReadAsync(StateOf("seats:acme"), None));
    }

    private static SeatLease Lease(string agent, long fence) => new("voice", agent, fence, DateTimeOffset.MaxValue);

    private static GrainStateKey StateOf(string key) => new("seats", key, "seats");

    private static Task<IReadOnlyList<string>> Run(PlatformStore store, IReadOnlyList<Migration> migrations) =>
        new MigrationRun(store.Engine, migrations, TimeProvider.System).RunAsync(None);

    private static async Task WriteState(PlatformStore store, string key, string json) =>
        await store.GrainStates.WriteAsync(StateOf(key), Encoding.UTF8.GetBytes(json), null, None);

    private Task Begin(SeatLease lease, params SeatLease[] ended) => Store.SeatLeases.BeginAsync("acme", lease, ended, None);
}
