using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Platform.Contracts.Stores;
using Platform.Domain.Webhooks;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Webhooks;

/// <summary>What a webhook is sent. What it is about is as it stands when it is sent; null when it is gone by then, and of a test.</summary>
/// <param name="Id">The same however often the event is sent: for receivers to know it again.</param>
/// <param name="Type">callEnded, callAbandoned, callbackRequested, callbackEnded, callbackGivenUp, voicemailLeft, recordingReady, recordingMissing or test.</param>
/// <param name="Subject">The id of the call, callback or message.</param>
public sealed record WebhookMessage(string Id, WebhookEvent Type, string Tenant, DateTimeOffset At, string Subject, CallSummaryDto? Call = null,
    CallbackDto? Callback = null, MessageDto? Message = null, RecordingDto? Recording = null);

/// <summary>Writes messages from stored facts, in the words of the API.</summary>
internal sealed class WebhookMessages(ICallRecords calls, ICallbacks callbacks, IMessages messages, IRecordings recordings, IOptions<JsonOptions> json)
{
    /// <returns>JSON.</returns>
    public async Task<string> WriteAsync(WebhookFact fact, CancellationToken cancellation)
    {
        var (tenant, subject) = (fact.Tenant, fact.Subject);
        var message = new WebhookMessage(fact.EventId, fact.Event, tenant, fact.At, subject);
        message = fact.Event switch
        {
            WebhookEvent.CallEnded or WebhookEvent.CallAbandoned =>
                message with { Call = await calls.FindAsync(tenant, subject, cancellation) is { } call ? CallSummaryDto.Of(call) : null },
            WebhookEvent.CallbackRequested or WebhookEvent.CallbackEnded or WebhookEvent.CallbackGivenUp =>
                message with { Callback = await callbacks.FindAsync(tenant, subject, cancellation) is { } callback ? CallbackDto.Of(callback) : null },
            WebhookEvent.VoicemailLeft => message with
            {
                Message = await messages.FindAsync(tenant, subject, cancellation) is { IsListed: true } left ? MessageDto.Of(left) : null,
            },
            WebhookEvent.RecordingReady or WebhookEvent.RecordingMissing =>
                message with { Recording = await recordings.FindAsync(tenant, subject, cancellation) is { } recording ? RecordingDto.Of(recording) : null },
            _ => message,
        };
        return JsonSerializer.Serialize(message, json.Value.SerializerOptions);
    }
}
