using Platform.Domain.Calls;

namespace Platform.Storage.Tests.Contract;

public abstract class CallNotesContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly CallNote Anna = new("acme", "c1", "1001", "solved", "Wants a letter, 谢谢.", Samples.Moment);

    [Fact]
    public async Task The_last_word_of_each_agent_is_kept_by_tenant_and_call_and_survives_a_restart()
    {
        var bob = Anna with { Agent = "1002", Disposition = null, At = Samples.Moment.AddMinutes(1) };
        var last = Anna with { Disposition = "other", Text = "", At = Samples.Moment.AddMinutes(2) };
        foreach (var note in (CallNote[])[Anna, bob, last, Anna with { CallId = "c2" }, Anna with { Tenant = "globex" }])
            await Store.CallNotes.SaveAsync(note, None);
        await ReopenAsync();
        Assert.Equal([bob, last], await Store.CallNotes.ListAsync("acme", "c1", None));
        Assert.Equal([Anna with { CallId = "c2" }], await Store.CallNotes.ListAsync("acme", "c2", None));
        Assert.Empty(await Store.CallNotes.ListAsync("acme", "c3", None));
    }
}
