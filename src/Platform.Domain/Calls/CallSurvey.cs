namespace Platform.Domain.Calls;

/// <summary>The caller is asked how it went, after an agent hung up.</summary>
/// <param name="Queue">That brought them together.</param>
/// <param name="Agent">Who hung up.</param>
public sealed record CallSurvey(string Queue, string Agent);

/// <summary>What a caller answered by a key.</summary>
/// <param name="Question">As the flow's node names it.</param>
/// <param name="Value">0 to 9.</param>
/// <param name="Queue">What the answer is about; null, with the agent, for one that was given before any talk.</param>
public sealed record SurveyAnswer(string Question, int Value, DateTimeOffset At, string? Queue = null, string? Agent = null);
