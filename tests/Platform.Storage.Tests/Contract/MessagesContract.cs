using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Storage.Tests.Contract;

public abstract class MessagesContract(TestEngine engine) : StoreFixture(engine)
{
    private static MessageRecord Message(string id, string mailbox = "night", string tenant = "acme", MessagePhase phase = MessagePhase.Waiting) => new(
        new MessageOrder(tenant, id, mailbox, "call", "+8613900000001", "+8613900000001", "+862800000001", Samples.Moment.AddSeconds(id[^1])),
        phase, 4_000, null, [], null, null, null);

    private static MessageRecord Ended(MessageRecord message, MessageOutcome outcome = MessageOutcome.Done) => message with
    {
        Phase = MessagePhase.Ended,
        Hearings = [new MessageHearing("call", "o1", "1001", Samples.Moment, OfferReason.Direct) { Outcome = HearingOutcome.Done, Cause = EndCause.MessageDone }],
        Outcome = outcome,
        EndedAt = Samples.Moment.AddMinutes(1),
    };

    [Fact]
    public async Task A_message_is_found_by_its_tenant_alone_and_survives_a_restart()
    {
        await Store.Messages.SaveAsync(Ended(Message("m1")), None);
        await ReopenAsync();
        var found = await Store.Messages.FindAsync("acme", "m1", None);
        Assert.Equal((MessageOutcome.Done, "1001", HearingOutcome.Done), (found!.Outcome, found.Hearings[0].Agent, found.Hearings[0].Outcome));
        Assert.Null(await Store.Messages.FindAsync("globex", "m1", None));
    }

    [Fact]
    public async Task What_is_over_stays_as_it_is()
    {
        await Store.Messages.SaveAsync(Message("m1"), None);
        await Store.Messages.SaveAsync(Ended(Message("m1")), None);
        await Store.Messages.SaveAsync(Message("m1"), None);
        Assert.Equal(MessagePhase.Ended, (await Store.Messages.FindAsync("acme", "m1", None))!.Phase);
        Assert.Empty(await Store.Messages.CountNewAsync("acme", None));
    }

    [Fact]
    public async Task The_list_is_newest_first_by_page_mailbox_and_what_is_new()
    {
        foreach (var message in (MessageRecord[])[Message("m1"), Message("m2", "sales"), Ended(Message("m3")), Message("m4", phase: MessagePhase.Taking), Message("m5", tenant: "globex"),
            Ended(Message("m6"), MessageOutcome.Deleted), Ended(Message("m7"), MessageOutcome.Discarded), Message("m8", "other", phase: MessagePhase.Kept)])
            await Store.Messages.SaveAsync(message, None);
        Assert.Equal("m8 m3 m2 m1", await Ids(new MessageQuery()));
        Assert.Equal("m2 m1", await Ids(new MessageQuery(Before: "m3")));
        Assert.Equal("m8 m3", await Ids(new MessageQuery(Limit: 2)));
        Assert.Equal("m2", await Ids(new MessageQuery(Mailboxes: ["sales"])));
        Assert.Equal("m8 m2", await Ids(new MessageQuery(Mailboxes: ["sales", "other"], NewOnly: true)));
        Assert.Equal("m2", await Ids(new MessageQuery(Before: "m8", Mailboxes: ["sales", "other"])));
        Assert.Equal("", await Ids(new MessageQuery(Mailboxes: [])));
        Assert.Equal("m8 m2 m1", await Ids(new MessageQuery(NewOnly: true)));
        Assert.Equal("night 1, other 1, sales 1",
            string.Join(", ", (await Store.Messages.CountNewAsync("acme", None)).OrderBy(box => box.Key).Select(box => $"{box.Key} {box.Value}")));

        async Task<string> Ids(MessageQuery query) =>
            string.Join(' ', (await Store.Messages.ListAsync("acme", query, None)).Select(message => message.Order.MessageId));
    }

    [Fact]
    public async Task What_was_said_in_a_message_is_no_recording_of_a_call()
    {
        var message = new Recording("acme", "01J0.message", "node-1", "+8613900000001", "+862800000001", CallDirection.Inbound, Samples.Moment, [], []) { Mailbox = "night" };
        await Store.Recordings.OpenAsync(message, None);
        await Store.Recordings.CloseAsync(message with { State = RecordingState.Complete, Mailbox = null }, None);
        Assert.Equal("night", (await Store.Recordings.FindAsync("acme", "01J0.message", None))!.Mailbox);
        Assert.Empty(await Store.Recordings.ListAsync("acme", new RecordingQuery(), None));
        Assert.Empty(await Store.Recordings.ListAsync("acme", new RecordingQuery(Number: "+8613900000001"), None));
        Assert.Single(await Store.Recordings.ListAsync("acme", new RecordingQuery(WithMessages: true), None));
    }
}
