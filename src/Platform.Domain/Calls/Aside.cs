namespace Platform.Domain.Calls;

public enum AsideKind
{
    /// <summary>Who asked leaves as soon as the target rings or took the call.</summary>
    Transfer = 1,

    /// <summary>Who asked talks to the target, while the other one waits.</summary>
    Consult = 2,
}

/// <summary>Somebody else whom a party of the talk calls meanwhile.</summary>
/// <param name="Agent">Who asked for it.</param>
/// <param name="ByLegId">That agent's leg in the talk.</param>
/// <param name="OriginLegId">The second dialog of the agent's phone; null when the API asked, or the phone by a REFER.</param>
/// <param name="TargetLegId">The leg to the target; null when the target is a queue.</param>
public sealed record Aside(AsideKind Kind, string Agent, string ByLegId, string? OriginLegId, Destination Target, string? TargetLegId,
    DateTimeOffset At)
{
    /// <summary>The phone asked by a REFER and waits to hear how it went.</summary>
    public bool ByRefer { get; init; }

    public bool Answered { get; init; }

    /// <summary>The agent's leg that talks to the target.</summary>
    public string AgentLegId => OriginLegId ?? ByLegId;
}
