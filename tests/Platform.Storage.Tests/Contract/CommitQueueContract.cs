using Platform.Actors.Ports;
using Platform.Contracts.Stores;
using Platform.Storage.Engines;

namespace Platform.Storage.Tests.Contract;

public abstract class CommitQueueContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly Statement Put = Statement.Change(
        "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", ColumnKind.Text, ColumnKind.Bytes);

    private static readonly Statement Get = Statement.Rows("SELECT value FROM secrets WHERE name = $1", ColumnKind.Text);

    private static readonly Statement Names = Statement.Rows("SELECT name FROM secrets ORDER BY name");

    [Fact]
    public async Task Writes_that_wait_together_share_a_commit()
    {
        const int writers = 2_000;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(i =>
            Store.GrainStates.WriteAsync(new GrainStateKey("call", $"call:acme/{i}", "call"), "{}"u8.ToArray(), null, None).AsTask()));
        Assert.Equal(writers, Store.OperationCount);
        Assert.InRange(Store.CommitCount, writers / Options.MaxOperationsPerCommit, writers / 4);
    }

    [Fact]
    public async Task A_poisoned_write_fails_alone()
    {
        var writes = Enumerable.Range(0, 300).Select(i => Write($"w{i:D3}", i == 137 ? null : [1])).ToList();
        await Assert.ThrowsAsync<StoreException>(() => Task.WhenAll(writes));
        var fault = await Assert.ThrowsAsync<StoreException>(() => writes[137]);
        Assert.Equal(StoreFault.Rejected, fault.Fault);
        Assert.All(writes.Where((_, i) => i != 137), write => Assert.True(write.IsCompletedSuccessfully));
        var names = await Store.Engine.QueryAsync(Names.With(), static row => row.GetString(0), None);
        Assert.Equal(Enumerable.Range(0, 300).Where(i => i != 137).Select(i => $"w{i:D3}"), names);
    }

    [Fact]
    public async Task A_value_that_cannot_even_be_sent_fails_alone()
    {
        var neighbours = Enumerable.Range(0, 25).Select(i => Write($"before{i}", [1])).ToList();
        var bad = Store.Queue.WriteAsync("bad", [Put.With("bad", new object())], None);
        neighbours.AddRange(Enumerable.Range(0, 25).Select(i => Write($"after{i}", [1])));
        Assert.Equal(StoreFault.Rejected, (await Assert.ThrowsAsync<StoreException>(() => bad)).Fault);
        await Task.WhenAll(neighbours);
        await Write("later", [1]);
        Assert.Equal(51, (await Store.Engine.QueryAsync(Names.With(), static row => row.GetString(0), None)).Count);
    }

    [Fact]
    public async Task All_commands_of_an_operation_are_written_or_none()
    {
        await Assert.ThrowsAsync<StoreException>(() => Store.Queue.WriteAsync("two", [Put.With("a", new byte[] { 1 }), Put.With("b", null)], None));
        Assert.Empty(await Store.Engine.QueryAsync(Names.With(), static row => row.GetString(0), None));
    }

    [Fact]
    public async Task Order_of_enqueueing_is_order_of_commit()
    {
        var writes = Enumerable.Range(0, 1_000).Select(i => Write("last", BitConverter.GetBytes(i))).ToList();
        var read = Store.Queue.WriteAsync("read", [Get.With("last")], static results => (byte[])results[0].FirstRow![0]!, None);
        await Task.WhenAll(writes);
        Assert.Equal(999, BitConverter.ToInt32(await read));
    }

    [Fact]
    public async Task A_full_queue_makes_writers_wait_and_keeps_their_order()
    {
        await using var narrow = PlatformStore.Open(Options with { QueueCapacity = 2, MaxOperationsPerCommit = 2 }, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => narrow.Queue.WriteAsync("put", [Put.With("last", BitConverter.GetBytes(i))], None)));
        Assert.InRange(narrow.CommitCount, 100, 200);
        var last = await narrow.Engine.QueryAsync(Get.With("last"), static row => row.GetFieldValue<byte[]>(0), None);
        Assert.Equal(199, BitConverter.ToInt32(Assert.Single(last)));
    }

    [Fact]
    public async Task What_is_enqueued_is_written_before_the_store_closes()
    {
        var store = await OpenAsync();
        var writes = Enumerable.Range(0, 100).Select(i => store.Queue.WriteAsync("put", [Put.With($"w{i}", new byte[] { 1 })], None)).ToList();
        await store.DisposeAsync();
        await Task.WhenAll(writes);
        Assert.Equal(100, (await Store.Engine.QueryAsync(Names.With(), static row => row.GetString(0), None)).Count);
        var closed = await Assert.ThrowsAsync<StoreException>(() => store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01A"), None));
        Assert.Equal("store_closed", closed.Code);
        closed = await Assert.ThrowsAsync<StoreException>(() => store.CallRecords.FindAsync("acme", "01A", None));
        Assert.Equal("store_closed", closed.Code);
    }

    private Task Write(string name, byte[]? value) => Store.Queue.WriteAsync("put", [Put.With(name, value)], None);
}
