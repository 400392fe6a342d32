using Microsoft.Extensions.Logging;

namespace Platform.Actors.Runtime;

/// <summary>What the engine tells the operator. Failed requests are the caller's to log; these have no caller.</summary>
internal sealed partial class EngineLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Error, "Grain {grain} could not be activated")]
    public partial void ActivationFailed(string grain, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Grain {grain} failed in OnDeactivateAsync")]
    public partial void DeactivationFailed(string grain, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "A timer of grain {grain} failed")]
    public partial void TimerFailed(string grain, Exception failure);

    [LoggerMessage(4, LogLevel.Warning, "Call {method} to {target} got no response within {timeout}")]
    public partial void CallTimedOut(string method, string target, TimeSpan timeout);

    [LoggerMessage(5, LogLevel.Warning, "Reminder {reminder} of grain {grain} failed")]
    public partial void ReminderFailed(string reminder, string grain, Exception failure);

    [LoggerMessage(6, LogLevel.Warning, "One-way call {method} failed")]
    public partial void OneWayFailed(string method, Exception failure);
}
