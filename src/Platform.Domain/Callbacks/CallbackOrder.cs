using Platform.Domain.Queues;

namespace Platform.Domain.Callbacks;

/// <summary>Why somebody is to be called back. The numbers are stable.</summary>
public enum CallbackSource
{
    /// <summary>The caller asked for it.</summary>
    Requested = 1,

    /// <summary>The caller gave up waiting.</summary>
    Abandoned = 2,
}

/// <summary>What is to be done: somebody is called back for a queue, at the place that the caller had in it.</summary>
/// <param name="CallbackId">That of the call that it comes of: one call, one callback.</param>
/// <param name="Number">Whom to call, in E.164.</param>
/// <param name="AccessNumber">The number that was called, in E.164: shown to those who are called back.</param>
/// <param name="PlaceAt">The place in the queue.</param>
/// <param name="At">When it was asked for.</param>
public sealed record CallbackOrder(string Tenant, string CallbackId, string Queue, string Number, string AccessNumber, CallbackSource Source,
    DateTimeOffset PlaceAt, DateTimeOffset At)
{
    public ContactPriority Priority { get; init; } = ContactPriority.None;
}
