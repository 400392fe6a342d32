using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="CallId">Of the attempt's call, which has a record of its own once the agent's device rings, or the customer is called.</param>
/// <param name="Agent">Who called; where the customer is called first, who talked with it. Null for nobody.</param>
/// <param name="Outcome">connected, notReached, hopeless, agentMissed, notPlaced or notServed; null while it goes on.</param>
/// <param name="Cause">Why its call ended; null when there was none.</param>
/// <param name="Mode">Whom it called first: agentFirst or customerFirst.</param>
/// <param name="WaitedMs">How long a customer who was called first waited after it answered; null for all others.</param>
public sealed record CallbackAttemptDto(string CallId, string? Agent, DateTimeOffset At, DateTimeOffset? EndedAt, AttemptOutcome? Outcome,
    EndCause? Cause, CallbackMode Mode, long? WaitedMs)
{
    internal static CallbackAttemptDto Of(CallbackAttempt attempt) => new(attempt.CallId, attempt.Agent, attempt.At, attempt.EndedAt, attempt.Outcome,
        attempt.Cause, attempt.OfferId is null ? CallbackMode.CustomerFirst : CallbackMode.AgentFirst, attempt.WaitedMs);
}

/// <param name="Id">That of the call that it comes of.</param>
/// <param name="Number">Whom to call, in E.164.</param>
/// <param name="AccessNumber">The number that was called, and that those who are called back see.</param>
/// <param name="Source">requested or abandoned.</param>
/// <param name="PlaceAt">Since when it counts as waiting in the queue.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Phase">resting, waiting, attempting or ended.</param>
/// <param name="NextAt">While it rests: when it goes on.</param>
/// <param name="Dialled">How often the number was dialled.</param>
/// <param name="Outcome">done, givenUp, expired or cancelled; null while it is open.</param>
public sealed record CallbackDto(string Id, string Queue, string Number, string AccessNumber, CallbackSource Source, DateTimeOffset PlaceAt,
    DateTimeOffset At, CallbackPhase Phase, DateTimeOffset? NextAt, int Dialled, CallbackOutcome? Outcome, DateTimeOffset? EndedAt,
    IReadOnlyList<CallbackAttemptDto> Attempts)
{
    internal static CallbackDto Of(CallbackRecord record) => new(record.Order.CallbackId, record.Order.Queue, record.Order.Number,
        record.Order.AccessNumber, record.Order.Source, record.Order.PlaceAt, record.Order.At, record.Phase, record.NextAt,
        record.Attempts.Count(attempt => attempt.Counts), record.Outcome, record.EndedAt,
        [.. record.Attempts.Select(CallbackAttemptDto.Of)]);
}

/// <summary>Who is to be called back, who was, and what came of it.</summary>
internal static class CallbackEndpoints
{
    public static void MapCallbacks(this RouteGroupBuilder tenant)
    {
        var callbacks = tenant.MapGroup("/callbacks").WithTags("callbacks");
        callbacks.MapGet("/", List).Describe(AccessRule.Watcher, "listCallbacks",
            "Callbacks, newest first, by queue and number (E.164); `open=true` lists those that are not over. Hand `next` back as `before` for the next page.",
            ProblemCode.InvalidParameter);
        callbacks.MapGet("/{callbackId}", Show).Describe(AccessRule.Watcher, "getCallback", "One callback, with all attempts.");
        callbacks.MapDelete("/{callbackId}", Cancel).Idempotent().Describe(AccessRule.Supervisor, "cancelCallback",
            "Take a callback off the list: nobody is called any more. The audit log keeps who did.", ProblemCode.CallbackOver,
            ProblemCode.CallbackUnderWay);
    }

    private static async Task<Results<Ok<Page<CallbackDto>>, Refused>> List(string tenant, ICallbacks callbacks, CancellationToken cancellation,
        string? before = null, string? queue = null, string? number = null, bool open = false, int limit = 50)
    {
        if (limit is < 1 or > CallbackQuery.MaxLimit)
            return Refused.Parameter("limit", $"1 to {CallbackQuery.MaxLimit}.");
        var found = await callbacks.ListAsync(tenant, new CallbackQuery(before, queue, number, open, limit), cancellation);
        return TypedResults.Ok(new Page<CallbackDto>([.. found.Select(CallbackDto.Of)], found.Count < limit ? null : found[^1].Order.CallbackId));
    }

    private static async Task<Results<Ok<CallbackDto>, Refused>> Show(string tenant, string callbackId, ICallbacks callbacks,
        CancellationToken cancellation) =>
        await callbacks.FindAsync(tenant, callbackId, cancellation) is { } record
            ? TypedResults.Ok(CallbackDto.Of(record))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<NoContent, Refused>> Cancel(string tenant, string callbackId, HttpContext context, ICallbacks callbacks,
        IGrainFactory grains, AuditDesk audit, CancellationToken cancellation)
    {
        if (await callbacks.FindAsync(tenant, callbackId, cancellation) is not { } record)
            return new Refused(ProblemCode.NotFound);
        var refusal = await grains.GetGrain<ICallbackGrain>(GrainKey.Callback(tenant, callbackId)).Cancel();
        if (refusal is not null)
            return new Refused(refusal == CallbackRefusal.UnderWay ? ProblemCode.CallbackUnderWay : ProblemCode.CallbackOver);
        await audit.NoteAsync(context, AuditActions.CallbackCancelled, callbackId, $"{record.Order.Queue}, {record.Order.Number}", cancellation);
        return TypedResults.NoContent();
    }
}
