using Microsoft.Extensions.Logging;
using Platform.Domain.Audits;

namespace Platform.Grains;

internal static partial class CallLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Could not {Step} for {Call}; it is tried again or heals by expiry")]
    public static partial void StepFailed(ILogger log, Exception fault, string step, string call);
}

internal static partial class QueueLog
{
    [LoggerMessage(2101, LogLevel.Warning, "Could not {Step} in {Queue}; the offer is given up or tried again")]
    public static partial void StepFailed(ILogger log, Exception fault, string step, string queue);
}

internal static partial class AuditLog
{
    [LoggerMessage(2901, LogLevel.Warning, "Healed {Fault}: {Contact}, agent {Agent}, queue {Queue}, stuck for {StuckMs} ms at most")]
    public static partial void Healed(ILogger log, LiveFault fault, string contact, string? agent, string queue, long stuckMs);
}

internal static partial class AgentLog
{
    [LoggerMessage(2201, LogLevel.Warning, "Could not {Step} for {Agent}; it is tried again")]
    public static partial void StepFailed(ILogger log, Exception fault, string step, string agent);

    [LoggerMessage(2202, LogLevel.Warning, "The lease of {Agent} on a {Product} seat is lost")]
    public static partial void LeaseLost(ILogger log, string agent, string product);

    [LoggerMessage(2203, LogLevel.Warning, "{Agent} was held for {Offer}, which nobody knows any more; it is free again")]
    public static partial void Freed(ILogger log, string agent, string offer);
}

internal static partial class ContactLog
{
    [LoggerMessage(2401, LogLevel.Warning, "Could not {Step} for {Contact}; it is tried again")]
    public static partial void StepFailed(ILogger log, Exception fault, string step, string contact);
}

internal static partial class TenantLog
{
    [LoggerMessage(2301, LogLevel.Warning, "Could not settle what {Call} of {Tenant} reserved; it is tried again")]
    public static partial void StepFailed(ILogger log, Exception fault, string call, string tenant);
}
