using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Recordings;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>Recordings: found, heard, verified, deleted. Whoever hears one is written down before the first byte leaves.</summary>
internal static class RecordingEndpoints
{
    private const int MaxParts = 2000;

    public static void MapRecordings(this RouteGroupBuilder tenant)
    {
        var recordings = tenant.MapGroup("/recordings").WithTags("recordings");
        recordings.MapGet("/", List).Describe(AccessRule.Watcher, "listRecordings",
            "Recordings, newest first, by number, agent, queue, time (from ≤ start < to) and length. `faulty=true` lists those that should be there and are missing or not whole. "
            + "Hand `next` back as `before` for the next page.", ProblemCode.InvalidParameter);
        recordings.MapGet("/{callId}", Show).Describe(AccessRule.Watcher, "getRecording", "The recording of a call.");
        recordings.MapGet("/{callId}/audio", Hear).WithMetadata(new QueryTokenMetadata())
            .Produces<byte[]>(StatusCodes.Status200OK, RecordingAudio.Wav, RecordingAudio.Opus)
            .Describe(AccessRule.Watcher, "hearRecording",
                "The audio: WAV (stereo, 16-bit PCM; with Range) or, by `format=opus`, Opus in Ogg. An access token may stand in the query as `access_token`. Each request is in the audit log.",
                ProblemCode.InvalidParameter, ProblemCode.RecordingMissing, ProblemCode.FormatUnavailable);
        recordings.MapGet("/{callId}/waveform", Draw).Describe(AccessRule.Watcher, "getWaveform",
            "How loud each part of a recording is, left and right.", ProblemCode.InvalidParameter, ProblemCode.RecordingMissing);
        recordings.MapPost("/{callId}/verify", Verify).Idempotent().Describe(AccessRule.Supervisor, "verifyRecording",
            "Look at every block of the file: whether anything was changed, left out or moved.");
        recordings.MapDelete("/{callId}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteRecording",
            "Delete a recording for good. The audit log keeps who did.", ProblemCode.RecordingOpen);
    }

    private static async Task<Results<Ok<Page<RecordingDto>>, Refused>> List(string tenant, IRecordings recordings, CancellationToken cancellation,
        string? before = null, DateTimeOffset? from = null, DateTimeOffset? to = null, string? number = null, string? agent = null,
        string? queue = null, long? minLengthMs = null, long? maxLengthMs = null, bool faulty = false, int limit = 50)
    {
        if (limit is < 1 or > RecordingQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {RecordingQuery.MaxLimit}.");
        var found = await recordings.ListAsync(tenant,
            new RecordingQuery(before, from, to, number, agent, queue, minLengthMs, maxLengthMs, faulty, limit), cancellation);
        return TypedResults.Ok(new Page<RecordingDto>([.. found.Select(RecordingDto.Of)], found.Count < limit ? null : found[^1].CallId));
    }

    private static async Task<Results<Ok<RecordingDto>, Refused>> Show(string tenant, string callId, IRecordings recordings,
        CancellationToken cancellation) =>
        await FindAsync(recordings, tenant, callId, cancellation) is { } recording
            ? TypedResults.Ok(RecordingDto.Of(recording))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<FileStreamHttpResult, PushStreamHttpResult, Refused>> Hear(string tenant, string callId, HttpContext context,
        IRecordings recordings, RecordingAudio audio, CancellationToken cancellation, string format = "wav") =>
        await FindAsync(recordings, tenant, callId, cancellation) is { } recording
            ? await audio.SendAsync(context, recording, AuditActions.RecordingListened, format, cancellation)
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<WaveformDto>, Refused>> Draw(string tenant, string callId, IRecordings recordings, IRecordingFiles files,
        CancellationToken cancellation, int parts = 600)
    {
        if (parts is < 1 or > MaxParts)
            return Refused.Parameter("parts", $"1 to {MaxParts}.");
        if (await FindAsync(recordings, tenant, callId, cancellation) is not { } recording)
            return new Refused(ProblemCode.NotFound);
        return await files.DrawAsync(recording, parts, cancellation) is { } waveform
            ? TypedResults.Ok(new WaveformDto(waveform.Left, waveform.Right))
            : new Refused(ProblemCode.RecordingMissing);
    }

    private static async Task<Results<Ok<VerificationDto>, Refused>> Verify(string tenant, string callId, HttpContext context,
        IRecordings recordings, IRecordingFiles files, AuditDesk audit, CancellationToken cancellation)
    {
        if (await FindAsync(recordings, tenant, callId, cancellation) is not { } recording)
            return new Refused(ProblemCode.NotFound);
        var verdict = await files.VerifyAsync(recording, cancellation);
        if (verdict is not RecordingVerdict.Sound && recording.State != RecordingState.Open)
            await recordings.NoteFaultAsync(tenant, callId, recording.State,
                verdict == RecordingVerdict.FileGone ? RecordingFault.FileGone : RecordingFault.Damaged, cancellation);
        await audit.NoteAsync(context, AuditActions.RecordingVerified, callId, verdict.ToString(), cancellation);
        return TypedResults.Ok(new VerificationDto(verdict));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string tenant, string callId, HttpContext context, IRecordings recordings,
        IRecordingFiles files, AuditDesk audit, CancellationToken cancellation)
    {
        if (await FindAsync(recordings, tenant, callId, cancellation) is not { } recording)
            return new Refused(ProblemCode.NotFound);
        if (recording.State == RecordingState.Open)
            return new Refused(ProblemCode.RecordingOpen);
        await recordings.DeleteAsync(tenant, callId, audit.EntryOf(context, AuditActions.RecordingDeleted, callId, ""), cancellation);
        files.Delete(recording);
        return TypedResults.NoContent();
    }

    /// <summary>What was deleted is not there any more.</summary>
    private static async Task<Recording?> FindAsync(IRecordings recordings, string tenant, string callId, CancellationToken cancellation) =>
        await recordings.FindAsync(tenant, callId, cancellation) is { State: not RecordingState.Deleted } recording ? recording : null;
}

/// <summary>A process without a voice has no files of recordings.</summary>
internal sealed class NoRecordingFiles : IRecordingFiles
{
    public bool HasOpus => false;

    public Task<Stream?> OpenWavAsync(Recording recording, CancellationToken cancellation) => Task.FromResult<Stream?>(null);

    public Task<bool> WriteOpusAsync(Recording recording, Stream target, CancellationToken cancellation) => Task.FromResult(false);

    public Task<RecordingWaveform?> DrawAsync(Recording recording, int parts, CancellationToken cancellation) =>
        Task.FromResult<RecordingWaveform?>(null);

    public Task<RecordingVerdict> VerifyAsync(Recording recording, CancellationToken cancellation) => Task.FromResult(RecordingVerdict.FileGone);

    public void Delete(Recording recording)
    {
    }
}
