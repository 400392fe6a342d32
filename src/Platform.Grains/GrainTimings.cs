namespace Platform.Grains;

/// <summary>The clocks of the grains. Claims live for three renewals, so one lost message costs nothing.</summary>
public sealed record GrainTimings
{
    /// <summary>How often contacts, agents and calls renew what they claim.</summary>
    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan ClaimLife => Renewal * 3;

    /// <summary>How long a seat lease lasts without renewal: no seat is stuck for longer than this.</summary>
    public TimeSpan SeatLease { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long an agent's session lasts without a sign of life.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A call whose node was not heard for this long is lost.</summary>
    public TimeSpan NodeSilence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call waits for an agent whose browser went away.</summary>
    public TimeSpan AwayWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an ended call waits for its legs' last figures.</summary>
    public TimeSpan LastFigures { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An agent who signs in by phone has no button to end a break that the platform gave: it ends by itself after this.</summary>
    public TimeSpan PhoneBreak { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A reservation of a call out that is this old is looked up: its call may have died without settling it.</summary>
    public TimeSpan DeadReservation { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after a failed step the same step is tried again.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong for less than this is on its way; the running audit says nothing of it.</summary>
    public TimeSpan AuditGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A state of an agent that lasts longer than this is counted in pieces, so that figures are as fresh as that, and no more is lost when
    /// the node is.
    /// </summary>
    public TimeSpan StretchPiece { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a free agent is for the queues of one preference alone before those of the next one hear of it.</summary>
    public TimeSpan PreferenceLead { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A wait that timers, which count whole milliseconds, do not round down to none; a moment that is past waits for the next try.
    /// </summary>
    public TimeSpan AtLeastATick(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? Retry : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
