using Microsoft.Extensions.Logging;

namespace Platform.Telephony.Edge.Guard;

/// <summary>One line a ban, never one a message.</summary>
internal static partial class GuardLog
{
    [LoggerMessage(3101, LogLevel.Warning, "SIP source {Source} is banned until {Until:u}: {Reason}, time {Times} within a day")]
    public static partial void Banned(this ILogger logger, string source, DateTimeOffset until, string reason, int times);

    [LoggerMessage(3102, LogLevel.Information, "The ban of SIP source {Source} is lifted")]
    public static partial void Lifted(this ILogger logger, string source);
}
