namespace Platform.Domain.Calls;

public enum LegRole
{
    /// <summary>Whoever a trunk brought, or the agent who placed the call.</summary>
    Caller = 0,

    Agent = 1,

    /// <summary>A number outside that was called through a trunk.</summary>
    Outside = 2,

    /// <summary>The device of somebody who listens to an agent's talk.</summary>
    Supervisor = 3,
}

/// <summary>RTP figures of one leg, as seen by this house (RFC 3550).</summary>
/// <param name="Lost">Packets that the sender numbered and that did not arrive.</param>
/// <param name="JitterMs">Interarrival jitter, RFC 3550 A.8.</param>
/// <param name="Strangers">Packets from addresses that did not belong to the leg; dropped.</param>
public sealed record LegStatistics(long PacketsIn, long PacketsOut, long Lost, double JitterMs, long Strangers)
{
    public static LegStatistics None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Mean opinion score, 1 to 4.5, of what this side sent (E-model, ITU-T G.107); null when too little came to tell.</summary>
    public double? MosIn { get; init; }

    /// <summary>The same of what this side heard, by its own RTCP reports; null without any.</summary>
    public double? MosOut { get; init; }

    /// <summary>Packets of ours that this side lost, by its last report.</summary>
    public long? LostByPeer { get; init; }

    /// <summary>Between us and this side and back, by RTCP.</summary>
    public double? RoundTripMs { get; init; }

    /// <summary>For so long only the other side was heard, although both should have been.</summary>
    public long OneWayMs { get; init; }

    /// <summary>For so long neither side was heard, although both should have been.</summary>
    public long SilenceMs { get; init; }
}

/// <summary>One leg of the call. <see cref="LegId"/> is <c>caller</c>, the id of the offer that made it, or a number's own.</summary>
/// <param name="Party">The number of the caller or of who was called, or the agent's id.</param>
public sealed record CallLeg(string LegId, LegRole Role, string Party, DateTimeOffset StartedAt)
{
    public DateTimeOffset? RangAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public bool Held { get; init; }
    public string? Codec { get; init; }
    public LegStatistics? Statistics { get; init; }

    /// <summary>The agent whose phone this is; null for the world outside.</summary>
    public string? Agent { get; init; }

    /// <summary>The trunk that an outside leg takes, as last reported.</summary>
    public string? Trunk { get; init; }

    public bool IsEmergency { get; init; }

    /// <summary>
    /// Time from the answer on that the tenant's spend limit is reserved for; null when nothing limits it. A leg whose time is not
    /// extended ends with it.
    /// </summary>
    public long? ReservedMs { get; init; }
}

/// <summary>A stretch of time in which one side held the call.</summary>
public sealed record HoldPeriod(LegRole By, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The leg that held; null in records of older versions.</summary>
    public string? LegId { get; init; }
}
