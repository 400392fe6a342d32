using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Domain.Webhooks;

namespace Platform.Domain.Tests.Webhooks;

/// <summary>What webhooks are told, when it is tried again, and how they are.</summary>
public class WebhookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    private static readonly WebhookDelivery Waiting =
        new(new WebhookFact("acme", WebhookEvent.CallEnded, "c1", Now), "crm", DeliveryState.Waiting, 1, Now.AddSeconds(30));

    public static TheoryData<EndCause?, string> Ends => new()
    {
        { null, "" },
        { EndCause.CallerHungUp, "callEnded:c1" },
        { EndCause.Abandoned, "callEnded:c1 callAbandoned:c1" },
        { EndCause.AbandonedInFlow, "callEnded:c1" },
    };

    public static TheoryData<CallbackOutcome?, string> CallbackEnds => new()
    {
        { null, "" },
        { CallbackOutcome.Done, "callbackEnded:cb1" },
        { CallbackOutcome.GivenUp, "callbackEnded:cb1 callbackGivenUp:cb1" },
        { CallbackOutcome.Expired, "callbackEnded:cb1 callbackGivenUp:cb1" },
        { CallbackOutcome.Cancelled, "callbackEnded:cb1" },
    };

    public static TheoryData<MessagePhase, MessageOutcome?, string> Messages => new()
    {
        { MessagePhase.Taking, null, "" },
        { MessagePhase.Kept, null, "voicemailLeft:m1" },
        { MessagePhase.Waiting, null, "voicemailLeft:m1" },
        { MessagePhase.Ended, MessageOutcome.Done, "voicemailLeft:m1" },
        { MessagePhase.Ended, MessageOutcome.Discarded, "" },
        { MessagePhase.Ended, MessageOutcome.Deleted, "" },
    };

    public static TheoryData<RecordingState, string?, string> Recordings => new()
    {
        { RecordingState.Open, null, "" },
        { RecordingState.Complete, null, "recordingReady:c1" },
        { RecordingState.Recovered, null, "recordingReady:c1" },
        { RecordingState.Missing, null, "recordingMissing:c1" },
        { RecordingState.Deleted, null, "" },
        { RecordingState.Complete, "night", "" },
        { RecordingState.Missing, "night", "" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_calls_end_is_told(EndCause? cause, string told)
    {
        var call = CallRecord.Open(new OfferedCall("acme", "c1", "sip", "trunk", "+8613800000001", "+862110000000", "support", "node", Now));
        Assert.Equal(told, Told(WebhookFact.OfEnd(cause is null ? call : call with { Cause = cause, EndedAt = Now })));
    }

    [Theory]
    [MemberData(nameof(CallbackEnds))]
    public void A_callbacks_end_is_told(CallbackOutcome? outcome, string told)
    {
        var order = new CallbackOrder("acme", "cb1", "support", "+8613800000001", "+862110000000", CallbackSource.Requested, Now, Now);
        var record = new CallbackRecord(order, CallbackPhase.Resting, null, [], outcome, outcome is null ? null : Now);
        Assert.Equal(told, Told(WebhookFact.OfEnd(record)));
        Assert.Equal("callbackRequested:cb1", WebhookFact.OfRequest(record).EventId);
    }

    [Fact]
    public void A_callback_in_a_mailbox_is_no_voicemail()
    {
        var order = new MessageOrder("acme", "m1", "night", "cb1", "+8613800000001", null, "+862110000000", Now) { Kind = MessageKind.Callback };
        Assert.Empty(WebhookFact.OfMessage(new MessageRecord(order, MessagePhase.Waiting, null, null, [], null, null, null)));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_told_once_it_is_one(MessagePhase phase, MessageOutcome? outcome, string told)
    {
        var order = new MessageOrder("acme", "m1", "night", "c1", "+8613800000001", null, "+862110000000", Now);
        Assert.Equal(told, Told(WebhookFact.OfMessage(new MessageRecord(order, phase, null, null, [], null, outcome, outcome is null ? null : Now))));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_calls_recording_is_told_a_messages_is_not(RecordingState state, string? mailbox, string told) => Assert.Equal(told,
        Told(WebhookFact.OfClosing(new Recording("acme", "c1", "node", "+8613800000001", "+862110000000", CallDirection.Inbound, Now, [], [])
        {
            State = state,
            Mailbox = mailbox,
        })));

    [Fact]
    public void Pauses_grow_fourfold_up_to_six_hours_and_the_tenth_try_is_the_last()
    {
        Assert.Equal([10, 40, 160, 640, 2_560, 10_240, 21_600, 21_600, 21_600],
            Enumerable.Range(1, 9).Select(attempts => DeliveryPace.AfterFailure(attempts)!.Value.TotalSeconds));
        Assert.Null(DeliveryPace.AfterFailure(DeliveryPace.MaxAttempts));
        Assert.InRange(Enumerable.Range(1, 9).Sum(attempts => DeliveryPace.AfterFailure(attempts)!.Value.TotalHours), 20, 22);
    }

    [Theory]
    [InlineData(1, 200, DeliveryState.Delivered)]
    [InlineData(10, 299, DeliveryState.Delivered)]
    [InlineData(1, 302, DeliveryState.Waiting)]
    [InlineData(9, 500, DeliveryState.Waiting)]
    [InlineData(10, 410, DeliveryState.Failed)]
    [InlineData(9, null, DeliveryState.Waiting)]
    [InlineData(10, null, DeliveryState.Failed)]
    public void A_try_settles_the_delivery_or_leads_to_the_next(int attempts, int? status, DeliveryState state)
    {
        var result = new DeliveryResult(status, status is null ? DeliveryFault.Timeout : null);
        var after = (Waiting with { Attempts = attempts }).After(result, Now.AddSeconds(5));
        Assert.Equal((state, result, Now.AddSeconds(5)), (after.State, after.Last, after.LastAt));
        if (state == DeliveryState.Waiting)
            Assert.Equal(Now.AddSeconds(5) + DeliveryPace.AfterFailure(attempts), after.NextAt);
    }

    [Theory]
    [InlineData(0, null, null, WebhookHealth.Idle)]
    [InlineData(0, 1, null, WebhookHealth.Healthy)]
    [InlineData(2, 1, null, WebhookHealth.Retrying)]
    [InlineData(0, 1, 2, WebhookHealth.Unhealthy)]
    [InlineData(2, null, 2, WebhookHealth.Unhealthy)]
    [InlineData(0, 3, 2, WebhookHealth.Healthy)]
    [InlineData(1, 3, 2, WebhookHealth.Retrying)]
    public void Health_is_what_the_last_tries_came_to(long refused, int? deliveredHour, int? failedHour, WebhookHealth health)
    {
        DateTimeOffset? At(int? hour) => hour is { } hours ? Now.AddHours(hours) : null;
        Assert.Equal(health, new DeliveryTotals(refused, refused, At(deliveredHour), At(failedHour)).Health);
    }

    private static string Told(IEnumerable<WebhookFact> facts) => string.Join(' ', facts.Select(fact => fact.EventId));
}
