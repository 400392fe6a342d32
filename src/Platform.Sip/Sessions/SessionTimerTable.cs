using static Platform.Sip.Sessions.SessionTimerActions;
using static Platform.Sip.Sessions.SessionTimerState;

namespace Platform.Sip.Sessions;

public enum SessionTimerState
{
    /// <summary>No timer was agreed.</summary>
    Off = 0,
    /// <summary>We refresh, and the next time has not come.</summary>
    Keeping = 1,
    /// <summary>Our refresh waits for its response.</summary>
    Refreshing = 2,
    /// <summary>The far side refreshes.</summary>
    Watching = 3,
    Ended = 4,
}

public enum SessionTimerInput
{
    /// <summary>A 2xx, ours or theirs, made us the refresher.</summary>
    AgreedWeRefresh,
    /// <summary>A 2xx, ours or theirs, made the far side the refresher.</summary>
    AgreedTheyRefresh,
    /// <summary>A 2xx without Session-Expires.</summary>
    AgreedNone,
    /// <summary>RefreshAfter has passed.</summary>
    RefreshDue,
    /// <summary>EndAfter has passed without a refresh.</summary>
    EndDue,
    /// <summary>Our refresh failed with 408 or 481: the far side has no such dialog.</summary>
    DialogGone,
    /// <summary>Our refresh failed otherwise: the session stands until its end.</summary>
    RefreshFailed,
    /// <summary>The dialog ended by other means.</summary>
    Ended,
}

/// <summary>What the runner does, in the order of the bits.</summary>
[Flags]
public enum SessionTimerActions
{
    None = 0,
    StopTimers = 1 << 0,
    /// <summary>RefreshDue after RefreshAfter.</summary>
    StartRefreshTimer = 1 << 1,
    /// <summary>EndDue after EndAfter.</summary>
    StartEndTimer = 1 << 2,
    /// <summary>UPDATE where the far side allows it, else re-INVITE with the session unchanged.</summary>
    SendRefresh = 1 << 3,
    /// <summary>RefreshDue again after a tenth of the interval.</summary>
    RetryRefreshSoon = 1 << 4,
    SendBye = 1 << 5,
}

public readonly record struct SessionTimerStep(SessionTimerState Next, SessionTimerActions Actions = None);

/// <summary>RFC 4028 section 10: refreshing, and ending a session that nobody refreshes.</summary>
public static class SessionTimerTable
{
    public static SessionTimerStep Next(SessionTimerState state, SessionTimerInput input) => (state, input) switch
    {
        (SessionTimerState.Ended, _) => new(SessionTimerState.Ended),
        (_, SessionTimerInput.AgreedWeRefresh) => new(Keeping, StopTimers | StartRefreshTimer | StartEndTimer),
        (_, SessionTimerInput.AgreedTheyRefresh) => new(Watching, StopTimers | StartEndTimer),
        (_, SessionTimerInput.AgreedNone) => new(Off, StopTimers),
        (_, SessionTimerInput.Ended) => new(SessionTimerState.Ended, StopTimers),
        (Keeping, SessionTimerInput.RefreshDue) => new(Refreshing, SendRefresh),
        (Keeping or Refreshing or Watching, SessionTimerInput.EndDue) => new(SessionTimerState.Ended, StopTimers | SendBye),
        (Refreshing, SessionTimerInput.RefreshFailed) => new(Keeping, RetryRefreshSoon),
        (Refreshing, SessionTimerInput.DialogGone) => new(SessionTimerState.Ended, StopTimers | SendBye),
        (Off or Keeping or Watching, SessionTimerInput.RefreshFailed or SessionTimerInput.DialogGone) => new(state),
        _ => throw new InvalidOperationException($"No arm for {input} in state {state}"),
    };
}
