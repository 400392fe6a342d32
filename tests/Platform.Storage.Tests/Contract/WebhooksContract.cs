using Platform.Contracts.Stores;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Domain.Webhooks;

namespace Platform.Storage.Tests.Contract;

/// <summary>Whoever stores a fact tells the webhooks that want it, in the same transaction, once.</summary>
public abstract class WebhooksContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly DateTimeOffset Now = Samples.Moment;
    private static readonly WebhookDocument Crm = new("acme", "crm", "CRM", "https://crm.example/", "key",
        [WebhookEvent.CallEnded, WebhookEvent.CallAbandoned]);

    [Fact]
    public async Task The_end_of_a_call_is_told_once_to_those_who_want_it()
    {
        await Declare(Crm, Crm with { WebhookId = "bi", Events = [WebhookEvent.CallEnded] }, Crm with { WebhookId = "off", Enabled = false },
            Crm with { TenantId = "globex" });
        var call = Samples.ClosedCall("acme", "c1") with { Cause = EndCause.Abandoned };
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "c1"), None);
        Assert.Empty(await Waiting());
        await Store.CallRecords.CloseAsync(call, [], None);
        await ReopenAsync();
        Assert.Equal(["bi callEnded:c1", "crm callAbandoned:c1", "crm callEnded:c1"], await Waiting());
        await Store.WebhookDeliveries.DropOlderThanAsync(Now.AddDays(8), None);
        await Store.CallRecords.CloseAsync(call, [], None);
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task A_callback_is_told_when_it_is_asked_for_and_when_it_is_over()
    {
        await Declare(Crm with { Events = [WebhookEvent.CallbackRequested, WebhookEvent.CallbackEnded, WebhookEvent.CallbackGivenUp] });
        var open = new CallbackRecord(
            new CallbackOrder("acme", "cb1", "support", "+8613800000001", "+862110000000", CallbackSource.Requested, Now, Now),
            CallbackPhase.Resting, null, [], null, null);
        await Store.Callbacks.SaveAsync(open, None);
        await Store.Callbacks.SaveAsync(open with { Phase = CallbackPhase.Waiting }, None);
        Assert.Equal(["crm callbackRequested:cb1"], await Waiting());
        var over = open with { Phase = CallbackPhase.Ended, Outcome = CallbackOutcome.GivenUp, EndedAt = Now.AddHours(1) };
        await Store.Callbacks.SaveAsync(over, None);
        Assert.Equal(["crm callbackEnded:cb1", "crm callbackGivenUp:cb1", "crm callbackRequested:cb1"], await Waiting());
        await Store.WebhookDeliveries.DropOlderThanAsync(Now.AddDays(8), None);
        await Store.Callbacks.SaveAsync(over, None);
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task A_message_is_told_once_it_is_one_and_a_recording_when_its_file_is_closed_or_lost()
    {
        await Declare(Crm with { Events = [WebhookEvent.VoicemailLeft, WebhookEvent.RecordingReady, WebhookEvent.RecordingMissing] });
        var taking = MessageOf(MessagePhase.Taking);
        await Store.Messages.SaveAsync(taking, None);
        Assert.Empty(await Waiting());
        await Store.Messages.SaveAsync(taking with { Phase = MessagePhase.Kept, LengthMs = 4_000 }, None);
        await Store.Messages.SaveAsync(taking with { Phase = MessagePhase.Ended, LengthMs = 4_000, Outcome = MessageOutcome.Deleted, EndedAt = Now }, None);
        Assert.Equal(["crm voicemailLeft:m1"], await Waiting());

        var recording = new Recording("acme", "c1", "node-1", "+8613800000001", "+862110000000", CallDirection.Inbound, Now, ["1001"], ["support"]);
        await Store.Recordings.OpenAsync(recording, None);
        var closed = recording with { State = RecordingState.Complete, EndedAt = Now, File = new RecordedFile(1, 2, 3, "ab", []) };
        await Store.Recordings.CloseAsync(closed, None);
        await Store.Recordings.CloseAsync(closed with { CallId = "m1", Mailbox = "night" }, None);
        Assert.Equal(["crm recordingReady:c1", "crm voicemailLeft:m1"], await Waiting());
        await Store.Recordings.NoteFaultAsync("acme", "c1", RecordingState.Complete, RecordingFault.Damaged, None);
        await Store.Recordings.NoteFaultAsync("acme", "c1", RecordingState.Missing, RecordingFault.FileGone, None);
        await Store.Recordings.NoteFaultAsync("acme", "m1", RecordingState.Missing, RecordingFault.FileGone, None);
        await Store.Recordings.CloseAsync(recording with { CallId = "c2", State = RecordingState.Missing, Fault = RecordingFault.DiskFull }, None);
        Assert.Equal(["crm recordingMissing:c1", "crm recordingMissing:c2", "crm recordingReady:c1", "crm voicemailLeft:m1"], await Waiting());
        await Store.Recordings.CloseAsync(closed with { CallId = "c2", State = RecordingState.Recovered }, None);
        Assert.Contains("crm recordingReady:c2", await Waiting());
    }

    [Fact]
    public async Task A_try_is_one_nodes_and_is_settled_or_lost()
    {
        await Declare(Crm);
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "c1"), [], None);
        var due = Assert.Single(await Due(Now.AddMinutes(5)));
        var claims = await Task.WhenAll(Store.WebhookDeliveries.ClaimAsync(due, Now.AddMinutes(6), None), Store.WebhookDeliveries.ClaimAsync(due, Now.AddMinutes(7), None));
        var claimed = Assert.Single(claims, claim => claim is not null)!;
        Assert.Equal(1, claimed.Attempts);
        Assert.Empty(await Due(Now.AddMinutes(5)));

        var lost = Assert.Single(await Due(claimed.NextAt));
        var again = (await Store.WebhookDeliveries.ClaimAsync(lost, Now.AddMinutes(9), None))!;
        await Store.WebhookDeliveries.SettleAsync(claimed, claimed.After(new DeliveryResult(204), Now.AddMinutes(8)), None);
        await Store.WebhookDeliveries.SettleAsync(again, again.After(new DeliveryResult(null, DeliveryFault.Timeout), Now.AddMinutes(8)), None);
        var refused = Assert.Single(await Store.WebhookDeliveries.ListAsync("acme", "crm", null, 10, None));
        Assert.Equal((DeliveryState.Waiting, 2, new DeliveryResult(null, DeliveryFault.Timeout)), (refused.State, refused.Attempts, refused.Last));
        Assert.Equal(new DeliveryTotals(1, 1, null, null), (await Store.WebhookDeliveries.SumAsync("acme", None))["crm"]);

        var third = (await Store.WebhookDeliveries.ClaimAsync(refused, Now.AddMinutes(12), None))!;
        await Store.WebhookDeliveries.SettleAsync(third, third.After(new DeliveryResult(200), Now.AddMinutes(11)), None);
        Assert.Equal(new DeliveryTotals(0, 0, Now.AddMinutes(11).ToUniversalTime(), null), (await Store.WebhookDeliveries.SumAsync("acme", None))["crm"]);
        Assert.Equal(0, await Store.WebhookDeliveries.CountWaitingAsync(None));
        Assert.True(await Store.WebhookDeliveries.SendAgainAsync("acme", "crm", "callEnded:c1", Now.AddHours(1), None));
        Assert.False(await Store.WebhookDeliveries.SendAgainAsync("acme", "crm", "callEnded:c2", Now.AddHours(1), None));
        Assert.Equal(0, Assert.Single(await Due(Now.AddHours(1))).Attempts);
        await Store.WebhookDeliveries.DropOlderThanAsync(Now.AddHours(1), None);
        Assert.Equal(1, await Store.WebhookDeliveries.CountWaitingAsync(None));
    }

    [Fact]
    public async Task No_webhook_takes_all_places_and_one_that_is_off_or_gone_is_told_nothing()
    {
        await Declare(Crm, Crm with { WebhookId = "bi" });
        for (var i = 0; i < 5; i++)
            await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", $"c{i}", Now.AddSeconds(i)), [], None);
        Assert.Equal(["bi c0", "bi c1", "crm c0", "crm c1"],
            (await Store.WebhookDeliveries.ListDueAsync(Now.AddDays(1), 2, 100, None)).Select(one => $"{one.Webhook} {one.Fact.Subject}").Order(StringComparer.Ordinal));
        Assert.Equal(3, (await Store.WebhookDeliveries.ListDueAsync(Now.AddDays(1), 2, 3, None)).Count);
        var page = await Store.WebhookDeliveries.ListAsync("acme", "crm", null, 2, None);
        Assert.Equal(["c4", "c3"], page.Select(one => one.Fact.Subject));
        Assert.Equal(["c2", "c1", "c0"], (await Store.WebhookDeliveries.ListAsync("acme", "crm", page[^1].Fact.EventId, 9, None)).Select(one => one.Fact.Subject));

        await Change(new DocumentChange(Crm with { Enabled = false }), new DocumentChange(Crm with { WebhookId = "bi" }, true));
        Assert.Empty(await Due(Now.AddDays(1)));
        Assert.Empty(await Store.WebhookDeliveries.ListAsync("acme", "bi", null, 9, None));
        await Change(new DocumentChange(Crm));
        Assert.Equal(5, (await Due(Now.AddDays(1))).Count);
    }

    private static MessageRecord MessageOf(MessagePhase phase) => MessageRecord.Of(new MessageState
    {
        Phase = phase,
        Order = new MessageOrder("acme", "m1", "night", "c9", "+8613800000001", "+8613800000001", "+862110000000", Now),
    });

    private Task Declare(params WebhookDocument[] webhooks) => Change([.. webhooks.Select(webhook => new DocumentChange(webhook))]);

    private async Task Change(params DocumentChange[] changes)
    {
        var revision = await Store.CatalogStore.ReadRevisionAsync(None);
        Assert.NotNull(await Store.CatalogStore.CommitAsync(revision, new CatalogDiff(changes, [], [], []), None));
    }

    private Task<IReadOnlyList<WebhookDelivery>> Due(DateTimeOffset now) => Store.WebhookDeliveries.ListDueAsync(now, 100, 100, None);

    private async Task<IReadOnlyList<string>> Waiting() =>
        [.. (await Due(Now.AddDays(7))).Select(one => $"{one.Webhook} {one.Fact.EventId}").Order(StringComparer.Ordinal)];
}
