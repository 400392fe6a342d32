using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>Messages that callers left: found, heard, marked, deleted. Whoever hears one is written down before the first byte leaves.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this RouteGroupBuilder tenant)
    {
        var messages = tenant.MapGroup("/messages").WithTags("voicemail");
        messages.MapGet("/", List).Describe(AccessRule.AnyOfTenant, "listMessages",
            "Messages, newest first, of all mailboxes that the caller may look into, or of one; `new=true` lists those that somebody has still to deal with. Hand `next` back as `before` for the next page.",
            ProblemCode.InvalidParameter);
        messages.MapGet("/{messageId}", Show).Describe(AccessRule.AnyOfTenant, "getMessage", "One message, with everybody to whom it was assigned.");
        messages.MapGet("/{messageId}/audio", Hear).WithMetadata(new QueryTokenMetadata())
            .Produces<byte[]>(StatusCodes.Status200OK, RecordingAudio.Wav, RecordingAudio.Opus)
            .Describe(AccessRule.AnyOfTenant, "hearMessage",
                "What was said: WAV (stereo, the caller on the left, 16-bit PCM; with Range) or, by `format=opus`, Opus in Ogg. An access token may stand in the query as `access_token`. Each request is in the audit log.",
                ProblemCode.InvalidParameter, ProblemCode.RecordingMissing, ProblemCode.FormatUnavailable);
        messages.MapPost("/{messageId}/done", MarkDone).Idempotent().Describe(AccessRule.Staff, "markMessageDone",
            "Be done with a message that nobody hears on a call just now. The audit log keeps who was.", ProblemCode.MessageOver, ProblemCode.MessageUnderWay);
        messages.MapDelete("/{messageId}", Delete).Idempotent().Describe(AccessRule.Supervisor, "deleteMessage",
            "Delete a message and what was said for good. The audit log keeps who did.", ProblemCode.MessageUnderWay);
        tenant.MapPost("/agent/calls/{callId}/message", Choose).WithTags("voicemail").ForPeople().Idempotent().Describe(AccessRule.Agent, "chooseForMessage",
            "Say what is to become of the message that the agent hears on this call: hear it again, call the caller back, be done with it, or put it back.",
            ProblemCode.CallOver, ProblemCode.NoMessage, ProblemCode.NoCallerNumber);
    }

    private static async Task<Results<Ok<Page<MessageDto>>, Refused>> List(string tenant, HttpContext context, IMessages messages, ICatalog catalog,
        CancellationToken cancellation, string? mailbox = null, bool @new = false, string? before = null, int limit = 50)
    {
        if (limit is < 1 or > MessageQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {MessageQuery.MaxLimit}.");
        IReadOnlyList<string>? boxes = MailboxAccess.SeesAll(context)
            ? mailbox is null ? null : [mailbox]
            : [.. MailboxAccess.Of(context, tenant, catalog.Current).Select(box => box.MailboxId).Where(box => mailbox is null || box == mailbox)];
        var found = await messages.ListAsync(tenant, new MessageQuery(before, boxes, @new, limit), cancellation);
        return TypedResults.Ok(new Page<MessageDto>([.. found.Select(MessageDto.Of)], found.Count < limit ? null : found[^1].Order.MessageId));
    }

    private static async Task<Results<Ok<MessageDto>, Refused>> Show(string tenant, string messageId, HttpContext context, IMessages messages,
        ICatalog catalog, CancellationToken cancellation) =>
        await FindAsync(context, messages, catalog, tenant, messageId, cancellation) is { } record
            ? TypedResults.Ok(MessageDto.Of(record))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<FileStreamHttpResult, PushStreamHttpResult, Refused>> Hear(string tenant, string messageId, HttpContext context,
        IMessages messages, ICatalog catalog, IRecordings recordings, RecordingAudio audio, CancellationToken cancellation, string format = "wav")
    {
        if (await FindAsync(context, messages, catalog, tenant, messageId, cancellation) is null)
            return new Refused(ProblemCode.NotFound);
        return await recordings.FindAsync(tenant, messageId, cancellation) is { State: not RecordingState.Deleted } recording
            ? await audio.SendAsync(context, recording, AuditActions.VoicemailListened, format, cancellation)
            : new Refused(ProblemCode.RecordingMissing);
    }

    private static async Task<Results<NoContent, Refused>> MarkDone(string tenant, string messageId, HttpContext context, IMessages messages,
        ICatalog catalog, IGrainFactory grains, AuditDesk audit, CancellationToken cancellation)
    {
        if (await FindAsync(context, messages, catalog, tenant, messageId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (!record.IsOpen)
            return new Refused(ProblemCode.MessageOver);
        if (await Grain(grains, tenant, messageId).MarkDone(context.Caller().Login) is { } refusal)
            return new Refused(CodeOf(refusal));
        await audit.NoteAsync(context, AuditActions.VoicemailDone, messageId, $"{record.Order.Mailbox}, {record.Order.From}", cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Of a message that is over, its record stays without what was said.</summary>
    private static async Task<Results<NoContent, Refused>> Delete(string tenant, string messageId, HttpContext context, IMessages messages,
        ICatalog catalog, IGrainFactory grains, IRecordings recordings, IRecordingFiles files, AuditDesk audit, CancellationToken cancellation)
    {
        if (await FindAsync(context, messages, catalog, tenant, messageId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.IsOpen && await Grain(grains, tenant, messageId).Delete(context.Caller().Login) is MessageRefusal.UnderWay)
            return new Refused(ProblemCode.MessageUnderWay);
        if (await recordings.FindAsync(tenant, messageId, cancellation) is not { } recording)
            return TypedResults.NoContent();
        if (recording.State != RecordingState.Deleted)
            await recordings.DeleteAsync(tenant, messageId, audit.EntryOf(context, AuditActions.VoicemailDeleted, messageId, record.Order.Mailbox), cancellation);
        files.Delete(recording);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Refused>> Choose(string tenant, string callId, MessageChoiceInput input, HttpContext context,
        ICallRecords records, IGrainFactory grains, CancellationToken cancellation)
    {
        if (context.Caller().Agent is not { } agent || await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.EndedAt is not null)
            return new Refused(ProblemCode.CallOver);
        return await grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)).ChooseForMessage(agent, input.Choice) switch
        {
            null => TypedResults.NoContent(),
            Domain.Calls.CallRefusal.NoNumber => new Refused(ProblemCode.NoCallerNumber),
            Domain.Calls.CallRefusal.NoSuchCall => new Refused(ProblemCode.CallOver),
            _ => new Refused(ProblemCode.NoMessage),
        };
    }

    /// <summary>What was deleted, and what the caller may not hear, is not there. Of a mailbox that is gone, supervisors see what is left.</summary>
    private static async Task<MessageRecord?> FindAsync(HttpContext context, IMessages messages, ICatalog catalog, string tenant, string messageId,
        CancellationToken cancellation) =>
        await messages.FindAsync(tenant, messageId, cancellation) is { IsListed: true } record
        && (MailboxAccess.SeesAll(context) || MailboxAccess.Of(context, tenant, catalog.Current).Any(box => box.MailboxId == record.Order.Mailbox))
            ? record
            : null;

    private static ProblemCode CodeOf(MessageRefusal refusal) =>
        refusal == MessageRefusal.UnderWay ? ProblemCode.MessageUnderWay : ProblemCode.MessageOver;

    private static IMessageGrain Grain(IGrainFactory grains, string tenant, string messageId) =>
        grains.GetGrain<IMessageGrain>(GrainKey.Message(tenant, messageId));
}
