namespace Platform.Domain.Calls;

/// <summary>What an agent noted of a call; the last word counts.</summary>
/// <param name="Disposition">One of the tenant's when it was noted; null for none.</param>
/// <param name="Text">In the agent's words; empty for none.</param>
public sealed record CallNote(string Tenant, string CallId, string Agent, string? Disposition, string Text, DateTimeOffset At)
{
    public const int MaxTextLength = 4_000;
}
