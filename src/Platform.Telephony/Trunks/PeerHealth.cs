namespace Platform.Telephony.Trunks;

/// <summary>What is known of a trunk's peer. The numbers are stable.</summary>
public enum PeerState
{
    /// <summary>Takes calls, or has not shown yet that it does not.</summary>
    Up = 0,

    /// <summary>Failed once: it is asked again soon, and calls try others first.</summary>
    Suspected = 1,

    /// <summary>Failed twice or more.</summary>
    Down = 2,
}

/// <param name="Failures">In a row.</param>
/// <param name="Since">When the state was entered.</param>
/// <param name="LastStatus">Of the last answer, 408 for none in time, 503 when it could not be sent; null before the first.</param>
public sealed record PeerHealth(PeerState State, DateTimeOffset Since, int Failures = 0, int? LastStatus = null)
{
    private const int FailuresThatSuffice = 2;

    public bool IsHealthy => State == PeerState.Up;

    /// <summary>
    /// Takes the answer to an OPTIONS, or to an INVITE that nobody answered. A peer that answers at all is alive, unless it says
    /// that it cannot serve (5xx): it need not know OPTIONS, nor whom it is for.
    /// </summary>
    /// <param name="status">As in <see cref="LastStatus"/>.</param>
    public PeerHealth Next(int status, DateTimeOffset now)
    {
        if (status is not (408 or (>= 500 and <= 599)))
            return Enter(PeerState.Up, now) with { Failures = 0, LastStatus = status };
        var failures = Failures + 1;
        var state = failures >= FailuresThatSuffice ? PeerState.Down : PeerState.Suspected;
        return Enter(state, now) with { Failures = failures, LastStatus = status };
    }

    private PeerHealth Enter(PeerState state, DateTimeOffset now) => state == State ? this : this with { State = state, Since = now };
}
