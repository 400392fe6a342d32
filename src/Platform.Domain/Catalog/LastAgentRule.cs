namespace Platform.Domain.Catalog;

/// <summary>A caller whom an agent of the queue talked with a while ago is offered to that agent before others.</summary>
/// <param name="WithinMs">So long ago the caller's last such call may have come.</param>
/// <param name="WaitMs">For so long the caller waits for that agent when its turn comes; 0: only when the agent is free.</param>
public sealed record LastAgentRule(long WithinMs, int WaitMs = 0);
