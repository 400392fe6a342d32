using Platform.Contracts.Stores;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;

namespace Platform.Storage.Tests.Contract;

public abstract class CallbacksContract(TestEngine engine) : StoreFixture(engine)
{
    private static CallbackRecord Callback(string id, string queue = "support", string number = "+8613900000001", string tenant = "acme") => new(
        new CallbackOrder(tenant, id, queue, number, "+862800000001", CallbackSource.Requested, Samples.Moment, Samples.Moment.AddSeconds(id[^1])),
        CallbackPhase.Waiting, null, [], null, null);

    private static CallbackRecord Ended(CallbackRecord callback) => callback with
    {
        Phase = CallbackPhase.Ended,
        Attempts = [new CallbackAttempt("call", "o1", "1001", Samples.Moment, OfferReason.Direct) { Outcome = AttemptOutcome.Connected, Cause = EndCause.CalleeHungUp }],
        Outcome = CallbackOutcome.Done,
        EndedAt = Samples.Moment.AddMinutes(1),
    };

    [Fact]
    public async Task A_callback_is_found_by_its_tenant_alone_and_survives_a_restart()
    {
        await Store.Callbacks.SaveAsync(Ended(Callback("c1")), None);
        await ReopenAsync();
        var found = await Store.Callbacks.FindAsync("acme", "c1", None);
        Assert.Equal((CallbackOutcome.Done, "1001", AttemptOutcome.Connected), (found!.Outcome, found.Attempts[0].Agent, found.Attempts[0].Outcome));
        Assert.Null(await Store.Callbacks.FindAsync("globex", "c1", None));
    }

    [Fact]
    public async Task What_is_over_stays_as_it_is()
    {
        await Store.Callbacks.SaveAsync(Callback("c1"), None);
        await Store.Callbacks.SaveAsync(Ended(Callback("c1")), None);
        await Store.Callbacks.SaveAsync(Callback("c1"), None);
        Assert.Equal(CallbackPhase.Ended, (await Store.Callbacks.FindAsync("acme", "c1", None))!.Phase);
    }

    [Fact]
    public async Task The_list_is_newest_first_by_page_queue_number_and_what_is_open()
    {
        foreach (var callback in (CallbackRecord[])[Callback("c1"), Callback("c2", "sales"), Ended(Callback("c3")), Callback("c4", number: "+8613900000002"), Callback("c5", tenant: "globex")])
            await Store.Callbacks.SaveAsync(callback, None);
        Assert.Equal("c4 c3 c2 c1", await Ids(new CallbackQuery()));
        Assert.Equal("c2 c1", await Ids(new CallbackQuery(Before: "c3")));
        Assert.Equal("c4 c3", await Ids(new CallbackQuery(Limit: 2)));
        Assert.Equal("c2", await Ids(new CallbackQuery(Queue: "sales")));
        Assert.Equal("c4 c2 c1", await Ids(new CallbackQuery(OpenOnly: true)));
        Assert.Equal("c1", await Ids(new CallbackQuery(Queue: "support", Number: "+8613900000001", OpenOnly: true)));

        async Task<string> Ids(CallbackQuery query) =>
            string.Join(' ', (await Store.Callbacks.ListAsync("acme", query, None)).Select(callback => callback.Order.CallbackId));
    }
}
