namespace Platform.Domain.Calls;

/// <summary>What a supervisor's voice may do in a talk. The numbers are stable: they are stored.</summary>
public enum SupervisionMode
{
    /// <summary>Nobody hears the supervisor.</summary>
    Listen = 1,

    /// <summary>Only the supervised agent hears the supervisor.</summary>
    Whisper = 2,

    /// <summary>Everybody in the agent's talk hears the supervisor.</summary>
    Barge = 3,
}

/// <summary>Somebody who listens to an agent's talk; at most one at a time. It follows that agent, and ends when the agent leaves.</summary>
/// <param name="Supervisor">The log-in of the user who supervises.</param>
/// <param name="Watched">The agent who is supervised.</param>
/// <param name="LegId">The leg to the supervisor's device; also the offer under which the supervisor's own agent is engaged.</param>
public sealed record Supervision(string Supervisor, string Watched, string LegId, SupervisionMode Mode, DateTimeOffset At)
{
    /// <summary>The device was answered: the supervisor hears the talk.</summary>
    public bool IsOn { get; init; }
}
