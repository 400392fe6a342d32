using System.Text.Json;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Webhooks;

/// <summary>Something that happened and that webhooks may want to be told of.</summary>
/// <param name="Subject">The id of the call, callback or message that it is about.</param>
public sealed record WebhookFact(string Tenant, WebhookEvent Event, string Subject, DateTimeOffset At)
{
    /// <summary>Made of the fact, so that it is the same however often it is told.</summary>
    public string EventId => IdOf(Event, Subject);

    public static string IdOf(WebhookEvent happened, string subject) => $"{JsonNamingPolicy.CamelCase.ConvertName(happened.ToString())}:{subject}";

    /// <summary>Of a call that is over.</summary>
    public static IEnumerable<WebhookFact> OfEnd(CallRecord call)
    {
        if (call.EndedAt is not { } at)
            yield break;
        yield return new(call.Tenant, WebhookEvent.CallEnded, call.CallId, at);
        if (call.Cause == EndCause.Abandoned)
            yield return new(call.Tenant, WebhookEvent.CallAbandoned, call.CallId, at);
    }

    /// <summary>Of a callback that is entered in the list.</summary>
    public static WebhookFact OfRequest(CallbackRecord callback) =>
        new(callback.Order.Tenant, WebhookEvent.CallbackRequested, callback.Order.CallbackId, callback.Order.At);

    /// <summary>Of a callback that is over; nothing while it is open.</summary>
    public static IEnumerable<WebhookFact> OfEnd(CallbackRecord callback)
    {
        if (callback.EndedAt is not { } at)
            yield break;
        yield return new(callback.Order.Tenant, WebhookEvent.CallbackEnded, callback.Order.CallbackId, at);
        if (callback.Outcome is CallbackOutcome.GivenUp or CallbackOutcome.Expired)
            yield return new(callback.Order.Tenant, WebhookEvent.CallbackGivenUp, callback.Order.CallbackId, at);
    }

    /// <summary>Of a message; nothing as long as it is none, when it is gone, or when nobody spoke it.</summary>
    public static IEnumerable<WebhookFact> OfMessage(MessageRecord message)
    {
        if (message is { IsListed: true, Order.Kind: MessageKind.Spoken })
            yield return new(message.Order.Tenant, WebhookEvent.VoicemailLeft, message.Order.MessageId, message.Order.At);
    }

    /// <summary>Of a recording that is closed; nothing of a message's, which is told as such.</summary>
    public static IEnumerable<WebhookFact> OfClosing(Recording recording)
    {
        var at = recording.EndedAt ?? recording.StartedAt;
        if (recording is { Mailbox: null, State: RecordingState.Complete or RecordingState.Recovered })
            yield return new(recording.Tenant, WebhookEvent.RecordingReady, recording.CallId, at);
        if (recording is { Mailbox: null, State: RecordingState.Missing })
            yield return new(recording.Tenant, WebhookEvent.RecordingMissing, recording.CallId, at);
    }
}
