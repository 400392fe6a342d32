using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Domain.Calls;

namespace Platform.Telephony.Calls;

/// <summary>
/// What one call tells its grain: the announcement first, then the reports in their order, one at a time. A report that
/// cannot be delivered is sent again with growing pauses, so that nothing overtakes it; after the patience is over, the call
/// is given up and the rest is thrown away. An announcement is not sent twice: the caller would not wait so long.
/// </summary>
internal sealed class CallOutbox(string callKey, ICallDecider decider, CallServices services, ICallOutboxOwner owner)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Queue<Func<Task<bool>>> waiting = new();
    private bool isRunning;
    private bool isClosed;

    /// <summary>The trace that grain calls belong to.</summary>
    public Activity? Trace { get; init; }

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return !isRunning;
        }
    }

    public void Announce(OfferedCall call) => Add(() => AnnounceAsync(call));

    public void Report(CallCommand report) => Add(() => DeliverAsync(report));

    private void Add(Func<Task<bool>> item)
    {
        lock (gate)
        {
            if (isClosed)
                return;
            waiting.Enqueue(item);
            if (isRunning)
                return;
            isRunning = true;
        }

        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        Activity.Current = Trace;
        while (Next() is { } item)
        {
            if (!await item())
                Close();
        }

        owner.OnReportsDelivered();
    }

    private Func<Task<bool>>? Next()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var item))
                return item;
            isRunning = false;
            return null;
        }
    }

    private void Close()
    {
        lock (gate)
        {
            isClosed = true;
            waiting.Clear();
        }
    }

    private async Task<bool> AnnounceAsync(OfferedCall call)
    {
        var (refusal, fault) = await TryAsync(() => decider.Announce(call), services.Options.AnnounceTimeout);
        if (fault is null && refusal is null)
        {
            owner.OnAnnounced();
            return true;
        }

        services.Log.AnnounceFailed(callKey, fault?.Message ?? refusal.ToString()!);
        owner.OnAnnounceFailed();
        return true;
    }

    private async Task<bool> DeliverAsync(CallCommand report)
    {
        var patience = services.Time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var (refusal, fault) = await TryAsync(() => decider.Report(report), services.Options.ReportTimeout);
            if (fault is null)
                return Accepted(report, refusal);
            services.Log.ReportFailed(callKey, report.GetType().Name, fault.Message);
            if (services.Time.GetElapsedTime(patience) + pause > services.Options.ReportPatience)
            {
                owner.OnGrainLost("its grain is out of reach");
                return false;
            }

            services.Metrics.ReportRetried();
            await Task.Delay(pause, services.Time);
        }
    }

    private bool Accepted(CallCommand report, CallRefusal? refusal)
    {
        if (refusal == CallRefusal.NoSuchCall && report is not (CallCommand.LegEnded or CallCommand.LegFailed))
            owner.OnGrainLost("its grain does not know it");
        else if (refusal is not null)
            owner.OnReportRefused(report);
        return true;
    }

    private async Task<(CallRefusal? Refusal, Exception? Fault)> TryAsync(Func<Task<CallRefusal?>> call, TimeSpan timeout)
    {
        try
        {
            return (await call().WaitAsync(timeout, services.Time), null);
        }
        catch (Exception fault)
        {
            // Whatever went wrong on the way to the grain, the answer is to try again.
            return (null, fault);
        }
    }
}

/// <summary>Hears what became of a call's reports; called on any thread.</summary>
internal interface ICallOutboxOwner
{
    void OnAnnounced();

    void OnAnnounceFailed();

    void OnGrainLost(string reason);

    void OnReportRefused(CallCommand report);

    void OnReportsDelivered();
}
