using Platform.Sip.Sessions;

namespace Platform.Telephony.Calls;

/// <summary>The two timers of a leg's session (RFC 4028 section 10), made when they first run.</summary>
internal sealed class SessionClock
{
    private const int RetryFraction = 10;

    /// <summary>The far side may name any number of seconds; timers take 49 days, and no call lasts as long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private ITimer? refresh;
    private ITimer? end;

    public void Run(SessionTimerActions what, SessionTimerTerms terms, TimeProvider time, Action onRefreshDue, Action onEndDue)
    {
        if (what.HasFlag(SessionTimerActions.StopTimers))
            Stop();
        if (what.HasFlag(SessionTimerActions.StartRefreshTimer))
            Start(ref refresh, time, onRefreshDue, terms.RefreshAfter);
        if (what.HasFlag(SessionTimerActions.StartEndTimer))
            Start(ref end, time, onEndDue, terms.EndAfter);
        if (what.HasFlag(SessionTimerActions.RetryRefreshSoon))
            Start(ref refresh, time, onRefreshDue, terms.Interval / RetryFraction);
    }

    public void Stop()
    {
        refresh?.Dispose();
        end?.Dispose();
        refresh = end = null;
    }

    private static void Start(ref ITimer? timer, TimeProvider time, Action onDue, TimeSpan after)
    {
        timer?.Dispose();
        timer = time.CreateTimer(due => ((Action)due!)(), onDue, after < Longest ? after : Longest, Timeout.InfiniteTimeSpan);
    }
}
