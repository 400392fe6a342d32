using Platform.Contracts.Stores;

namespace Platform.Storage.Tests.Contract;

/// <summary>The database goes away and comes back; the store reports the first with one exception and finds back by itself.</summary>
public abstract class OutageContract(TestEngine engine) : StoreFixture(engine)
{
    protected override StorageOptions Adjust(StorageOptions options) => options with { BusyTimeoutMs = 100 };

    [Fact]
    public async Task Writes_fail_as_unavailable_while_the_database_is_away_and_work_again_after_it()
    {
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01A"), None);
        await Engine.TakeAwayAsync(Options);
        var writes = Enumerable.Range(0, 10).Select(i => Store.CallRecords.OpenAsync(Samples.OpenCall("acme", $"away{i}"), None)).ToList();
        foreach (var write in writes)
            Assert.Equal("store_unavailable", (await Assert.ThrowsAsync<StoreException>(() => write)).Code);
        await Engine.BringBackAsync();
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01B"), None);
        Assert.Equal(["01B", "01A"], (await Store.CallRecords.ListAsync("acme", new CallQuery(), None)).Select(record => record.CallId));
    }

    [Fact]
    public async Task A_write_after_a_short_absence_does_not_fail()
    {
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01A"), None);
        await Engine.TakeAwayAsync(Options);
        await Engine.BringBackAsync();
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01B"), None);
        Assert.NotNull(await Store.CallRecords.FindAsync("acme", "01B", None));
    }
}
