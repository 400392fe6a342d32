using Platform.Domain.Calls;

namespace Platform.Domain.Callbacks;

/// <summary>A customer who was called first, and answered, in the queue.</summary>
/// <param name="Agent">Who talked with it; null when nobody did.</param>
/// <param name="WaitedMs">From its answer to the talk, or to the end without one.</param>
public sealed record CustomerVisit(string? Agent, long WaitedMs)
{
    /// <summary>Null for a call of another kind, and for a customer who did not answer.</summary>
    public static CustomerVisit? Of(CallRecord record) => record is { Callback.Place: not null, AnsweredAt: { } answered, EndedAt: { } ended }
        ? new(record.ConnectedAt is null ? null : record.Agent, Math.Max(0, (long)((record.ConnectedAt ?? ended) - answered).TotalMilliseconds))
        : null;
}
