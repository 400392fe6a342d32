namespace Platform.Domain.Calls;

/// <summary>Subject, partner and a third talk, each hearing the others.</summary>
/// <param name="Agent">Who brought them together.</param>
/// <param name="AgentLegId">That agent's leg: the subject's or the partner's.</param>
/// <param name="ThirdLegId">Whom the agent consulted before.</param>
public sealed record Conference(string Agent, string AgentLegId, string ThirdLegId, DateTimeOffset At);
