using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Media.Recording;
using Platform.Telephony.Calls;

namespace Platform.Telephony.Recordings;

/// <summary>
/// The recordings that this node writes, by call. They outlive the call's session by the moment that it takes to close their files. What
/// goes wrong with one is told to its call and noted in the index; the call goes on.
/// </summary>
internal sealed class CallRecorders(RecordingEngine engine, string node, IRecordings index, IRecordingKeys keys, ICatalog catalog, TimeProvider time,
    ILogger log) : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    /// <summary>What is not closed by then is closed by the next start.</summary>
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, CallRecorder> recorders = new();
    private readonly ConcurrentDictionary<string, Task> closing = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Its file is written, or being closed.</summary>
    public bool IsLive(string tenant, string callId) => recorders.ContainsKey(GrainKey.Call(tenant, callId));

    public void Record(CallSession call, LegCommand.Record order) => recorders
        .GetOrAdd(call.Key, key => Start(key, call, order.StartedAt))
        .Record([.. MediaOf(call, order.Left)], [.. MediaOf(call, order.Right)], order.At);

    public void RecordMessage(CallSession call, LegCommand.RecordMessage order)
    {
        if (call.Find(order.LegId) is { Record.IsOver: false } leg)
            recorders.GetOrAdd(KeyOf(call, order.MessageId), key => StartMessage(key, call, order)).Record([leg.Media], [], order.StartedAt);
    }

    public void FinishMessage(CallSession call, LegCommand.FinishMessage order) => Finish(KeyOf(call, order.MessageId), order.At);

    public void Suspend(string key, DateTimeOffset at)
    {
        if (recorders.TryGetValue(key, out var recorder))
            recorder.Suspend(at);
    }

    public void Finish(string key, DateTimeOffset at)
    {
        if (recorders.TryGetValue(key, out var recorder))
            recorder.Finish(at);
    }

    /// <summary>Closes the files of calls that are still recorded.</summary>
    public void Dispose()
    {
        engine.Dispose();
        Task.WaitAll([.. closing.Values], ClosingPatience);
        stopping.Cancel();
        stopping.Dispose();
    }

    private static IEnumerable<Media.MediaLeg> MediaOf(CallSession call, IReadOnlyList<string> legs) =>
        legs.Select(call.Find).Where(leg => leg is { Record.IsOver: false }).Select(leg => leg!.Media);

    /// <summary>A message is recorded like a call of its own.</summary>
    private static string KeyOf(CallSession call, string messageId) => GrainKey.Call(GrainKey.TenantOf(call.Key), messageId);

    private CallRecorder Start(string key, CallSession call, DateTimeOffset startedAt) =>
        engine.Start(PlanOf(key, startedAt, happened => Hear(key, call, startedAt, happened)));

    private CallRecorder StartMessage(string key, CallSession call, LegCommand.RecordMessage order) =>
        engine.Start(PlanOf(key, order.StartedAt, happened => HearMessage(key, call, order, happened)) with
        {
            Silence = TimeSpan.FromMilliseconds(order.SilenceMs),
        });

    private RecordingPlan PlanOf(string key, DateTimeOffset startedAt, Action<RecordingHappened> hear)
    {
        var (tenant, id) = (GrainKey.TenantOf(key), GrainKey.IdOf(key));
        return new(tenant, id, node, startedAt, Recording.PathOf(tenant, id, startedAt), keys.OfTenantAsync(tenant, CancellationToken.None), hear);
    }

    private void Hear(string key, CallSession call, DateTimeOffset startedAt, RecordingHappened happened)
    {
        switch (happened)
        {
            case RecordingHappened.Began:
                call.ReportRecording(new RecordingCommand.RecordingStarted());
                break;
            case RecordingHappened.Failed failed:
                log.RecordingFailed(key, failed.Failure.ToString());
                call.ReportRecording(new RecordingCommand.RecordingFailed(FaultOf(failed.Failure)));
                break;
            case RecordingHappened.Ended ended:
                closing[key] = CloseAsync(key, startedAt, ended);
                break;
            default:
                throw new InvalidOperationException($"Unknown event {happened.GetType().Name}.");
        }
    }

    private void HearMessage(string key, CallSession call, LegCommand.RecordMessage order, RecordingHappened happened)
    {
        switch (happened)
        {
            case RecordingHappened.Began:
                break;
            case RecordingHappened.FellSilent:
                call.ReportRecording(new CallCommand.MessageSilent());
                break;
            case RecordingHappened.Failed failed:
                log.RecordingFailed(key, failed.Failure.ToString());
                call.ReportRecording(new CallCommand.VoicemailNotOpened());
                break;
            case RecordingHappened.Ended ended:
                closing[key] = CloseMessageAsync(key, call, order, ended);
                break;
            default:
                throw new InvalidOperationException($"Unknown event {happened.GetType().Name}.");
        }
    }

    private async Task CloseMessageAsync(string key, CallSession call, LegCommand.RecordMessage order, RecordingHappened.Ended ended)
    {
        await CloseAsync(key, order.StartedAt, ended, order.Mailbox);
        call.ReportRecording(new CallCommand.MessageClosed());
    }

    /// <param name="mailbox">Of a message.</param>
    private async Task CloseAsync(string key, DateTimeOffset startedAt, RecordingHappened.Ended ended, string? mailbox = null)
    {
        await Task.Yield();
        var closed = ClosedRecording.Of(await FindAsync(key, startedAt, mailbox), ended.Summary,
            ended.Failure == RecordingFailure.None ? null : FaultOf(ended.Failure), RecordingState.Complete, catalog.Current, time.GetUtcNow());
        while (!await TryCloseAsync(key, closed) && !stopping.IsCancellationRequested)
            await Task.Delay(RetryPause, time, CancellationToken.None);
        recorders.TryRemove(key, out _);
        closing.TryRemove(key, out _);
    }

    /// <summary>An entry that cannot be read is made again; the call's own stays when there is one.</summary>
    private async Task<Recording> FindAsync(string key, DateTimeOffset startedAt, string? mailbox)
    {
        var unknown = new Recording(GrainKey.TenantOf(key), GrainKey.IdOf(key), node, "", "", CallDirection.Inbound, startedAt, [], [])
        {
            Mailbox = mailbox,
        };
        try
        {
            return await index.FindAsync(unknown.Tenant, unknown.CallId, CancellationToken.None) ?? unknown;
        }
        catch (StoreException fault)
        {
            log.RecordingNotClosed(fault, key);
            return unknown;
        }
    }

    private async Task<bool> TryCloseAsync(string key, Recording closed)
    {
        try
        {
            await index.CloseAsync(closed, CancellationToken.None);
            return true;
        }
        catch (StoreException fault)
        {
            log.RecordingNotClosed(fault, key);
            return fault.Fault == StoreFault.Closed;
        }
    }

    private static RecordingFault FaultOf(RecordingFailure failure) => failure switch
    {
        RecordingFailure.DiskFull => RecordingFault.DiskFull,
        RecordingFailure.NoKey => RecordingFault.StoreUnavailable,
        RecordingFailure.Overloaded => RecordingFault.Overloaded,
        _ => RecordingFault.NotWritable,
    };
}
