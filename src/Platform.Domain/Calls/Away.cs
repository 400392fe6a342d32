namespace Platform.Domain.Calls;

/// <summary>An agent in the talk whose browser is gone, by a reload, a crash or a change of network. Its place in the call is kept for a while.</summary>
public sealed record Away(string LegId, string Agent, DateTimeOffset At);
