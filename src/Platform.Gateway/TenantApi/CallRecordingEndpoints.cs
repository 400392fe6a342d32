using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>What of a call under way is recorded. An agent pauses and resumes where it talks itself, and nothing else.</summary>
internal static class CallRecordingEndpoints
{
    public static void MapCallRecording(this RouteGroupBuilder tenant)
    {
        var recording = tenant.MapGroup("/calls/{callId}/recording").WithTags("calls");
        recording.MapPost("/start", Start).Idempotent().Describe(AccessRule.Supervisor, "startRecording",
            "Record a call that its policy leaves to demand.", ProblemCode.CallOver, ProblemCode.RecordingForbidden);
        recording.MapPost("/stop", Stop).Idempotent().Describe(AccessRule.Supervisor, "stopRecording",
            "End what was started on demand.", ProblemCode.CallOver, ProblemCode.RecordingRequired);
        recording.MapPost("/pause", Pause).Idempotent().Describe(AccessRule.Staff, "pauseRecording",
            "Keep what is said from now on out of the recording. The gap and who asked are kept.", ProblemCode.CallOver, ProblemCode.NotTalking,
            ProblemCode.NotRecorded);
        recording.MapPost("/resume", Resume).Idempotent().Describe(AccessRule.Staff, "resumeRecording",
            "Record again after a pause.", ProblemCode.CallOver, ProblemCode.NotTalking, ProblemCode.NotRecorded);
    }

    private static Task<Results<NoContent, Refused>> Start(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(RecordingChange.Start, tenant, callId, context, records, grains, cancellation);

    private static Task<Results<NoContent, Refused>> Stop(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(RecordingChange.Stop, tenant, callId, context, records, grains, cancellation);

    private static Task<Results<NoContent, Refused>> Pause(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(RecordingChange.Pause, tenant, callId, context, records, grains, cancellation);

    private static Task<Results<NoContent, Refused>> Resume(string tenant, string callId, HttpContext context, ICallRecords records,
        IGrainFactory grains, CancellationToken cancellation) =>
        Ask(RecordingChange.Resume, tenant, callId, context, records, grains, cancellation);

    /// <summary>A call that has no record was never there, so its grain is left alone.</summary>
    private static async Task<Results<NoContent, Refused>> Ask(RecordingChange change, string tenant, string callId, HttpContext context,
        ICallRecords records, IGrainFactory grains, CancellationToken cancellation)
    {
        if (await records.FindAsync(tenant, callId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        if (record.EndedAt is not null)
            return new Refused(ProblemCode.CallOver);
        var caller = context.Caller();
        var onlyForAgent = caller.Role == UserRole.Agent ? caller.Agent ?? "" : null;
        var refusal = await grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, callId)).ChangeRecording(change, caller.Login, onlyForAgent);
        return refusal is { } why ? new Refused(CodeOf(why)) : TypedResults.NoContent();
    }

    private static ProblemCode CodeOf(CallRefusal refusal) => refusal switch
    {
        CallRefusal.RecordingNotAllowed => ProblemCode.RecordingForbidden,
        CallRefusal.RecordingRequired => ProblemCode.RecordingRequired,
        CallRefusal.NotRecorded => ProblemCode.NotRecorded,
        CallRefusal.NotTalking => ProblemCode.NotTalking,
        CallRefusal.NoSuchCall => ProblemCode.CallOver,
        _ => throw new InvalidOperationException($"A recording is not refused with {refusal}."),
    };
}
