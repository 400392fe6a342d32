using System.Text;
using Platform.Actors;
using Platform.Actors.Ports;

namespace Platform.Storage.Tests.Contract;

public abstract class GrainsContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly GrainStateKey Key = new("queue", "queue:acme/support", "queue");

    [Fact]
    public async Task State_comes_back_byte_for_byte()
    {
        const string json = """{"b":1,"a":"中文 \u0000","n":1.50}""";
        var etag = await Write(json, null);
        var changed = await Write(json + " ", etag);
        await ReopenAsync();
        var stored = await Store.GrainStates.ReadAsync(Key, None);
        Assert.Equal((json + " ", changed), (Encoding.UTF8.GetString(stored!.Json.Span), stored.Etag));
        Assert.Null(await Store.GrainStates.ReadAsync(Key with { StateName = "other" }, None));
    }

    [Fact]
    public async Task Only_the_writer_that_knows_the_stored_version_writes()
    {
        var first = await Write("1", null);
        var second = await Write("2", first);
        await Conflicts(() => Write("3", first));
        await Conflicts(() => Write("3", null));
        await Conflicts(() => Write("3", "no etag of ours"));
        await Conflicts(() => Store.GrainStates.ClearAsync(Key, first, None).AsTask());
        await Conflicts(() => Store.GrainStates.ClearAsync(Key, null, None).AsTask());
        await Conflicts(() => Store.GrainStates.WriteAsync(Key with { GrainKey = "queue:acme/sales" }, "3"u8.ToArray(), second, None).AsTask());
        Assert.Equal(second, (await Store.GrainStates.ReadAsync(Key, None))!.Etag);
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_its_etags_never_come_back()
    {
        var first = await Write("1", null);
        await Store.GrainStates.ClearAsync(Key, first, None);
        Assert.Null(await Store.GrainStates.ReadAsync(Key, None));
        await Store.GrainStates.ClearAsync(Key, null, None);
        await Conflicts(() => Store.GrainStates.ClearAsync(Key, first, None).AsTask());
        Assert.NotEqual(first, await Write("2", null));
        await Conflicts(() => Write("3", first));
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_one_wins_each_round()
    {
        await using var second = await OpenAsync();
        var etag = await Write("0", null);
        for (var round = 0; round < 10; round++)
        {
            var writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Attempt(i % 2 == 0 ? Store : second, etag)));
            etag = Assert.Single(writes, written => written is not null)!;
        }

        static async Task<string?> Attempt(PlatformStore store, string etag)
        {
            try
            {
                return await store.GrainStates.WriteAsync(Key, "1"u8.ToArray(), etag, None);
            }
            catch (InconsistentStateException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task Reminders_are_replaced_by_name_and_removed()
    {
        var entry = new ReminderEntry("agent", "agent:acme/1001", "lease", Samples.Moment, TimeSpan.FromTicks(1_234_567_891));
        await Store.Reminders.UpsertAsync(entry, None);
        await Store.Reminders.UpsertAsync(entry with { Name = "wake" }, None);
        await Store.Reminders.UpsertAsync(entry with { StartAt = Samples.Moment.AddHours(1) }, None);
        await ReopenAsync();
        Assert.Equal([entry with { StartAt = Samples.Moment.AddHours(1) }, entry with { Name = "wake" }], await Store.Reminders.ReadAllAsync(None));
        await Store.Reminders.RemoveAsync("agent", "agent:acme/1001", "lease", None);
        await Store.Reminders.RemoveAsync("agent", "agent:acme/1001", "lease", None);
        Assert.Equal("wake", Assert.Single(await Store.Reminders.ReadAllAsync(None)).Name);
    }

    private Task<string> Write(string json, string? etag) => Store.GrainStates.WriteAsync(Key, Encoding.UTF8.GetBytes(json), etag, None).AsTask();

    private static Task<InconsistentStateException> Conflicts(Func<Task> write) => Assert.ThrowsAsync<InconsistentStateException>(write);
}
