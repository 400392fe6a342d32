namespace Platform.Sip.Transactions;

/// <summary>States of all four machines (RFC 3261 figures 5 to 8, RFC 6026 figures 4 and 5).</summary>
public enum TransactionState
{
    Calling = 0,
    Trying = 1,
    Proceeding = 2,
    Completed = 3,
    Confirmed = 4,
    Accepted = 5,
    Terminated = 6,
}

/// <summary>What can happen to a client transaction.</summary>
public enum ClientInput
{
    Provisional,
    Success,
    Failure,
    /// <summary>Timers A and E.</summary>
    Retransmit,
    /// <summary>Timers B and F.</summary>
    Timeout,
    /// <summary>Timers D, K and M.</summary>
    Linger,
    TransportError,
    /// <summary>A CANCEL for this INVITE was sent (RFC 3261 section 9.1).</summary>
    CancelSent,
    /// <summary>The user expects nothing of this INVITE any more and went elsewhere.</summary>
    Abandoned,
}

/// <summary>What can happen to a server transaction.</summary>
public enum ServerInput
{
    /// <summary>The same request again.</summary>
    Request,
    Ack,
    SendProvisional,
    SendSuccess,
    SendFailure,
    /// <summary>Timer G.</summary>
    Retransmit,
    /// <summary>Timer H.</summary>
    Timeout,
    /// <summary>Timers I, J and L.</summary>
    Linger,
    TransportError,
}

/// <summary>
/// What the runner does, in the order of the bits. On a reliable transport the retransmission timer is never started.
/// </summary>
[Flags]
public enum TransactionActions
{
    None = 0,
    StopRetransmit = 1 << 0,
    StopTimeout = 1 << 1,
    SendRequest = 1 << 2,
    SendAck = 1 << 3,
    SendResponse = 1 << 4,
    /// <summary>First retransmission after T1.</summary>
    StartRetransmit = 1 << 5,
    /// <summary>Next retransmission after twice the last interval.</summary>
    DoubleRetransmit = 1 << 6,
    /// <summary>As DoubleRetransmit, at most T2.</summary>
    DoubleRetransmitToT2 = 1 << 7,
    RetransmitAtT2 = 1 << 8,
    /// <summary>64*T1.</summary>
    StartTimeout = 1 << 9,
    PassToUser = 1 << 10,
    ReportTimeout = 1 << 11,
    ReportTransportError = 1 << 12,
}

/// <summary>How long a finished transaction waits to absorb repeats. Timers D, I, J and K are zero on a reliable transport.</summary>
public enum LingerTimer
{
    None = 0,
    D,
    I,
    J,
    K,
    L,
    M,
}

/// <summary>One row's right side: the next state and what to do on the way.</summary>
public readonly record struct TransactionStep(
    TransactionState Next, TransactionActions Actions = TransactionActions.None, LingerTimer Linger = LingerTimer.None)
{
    internal static InvalidOperationException NoArm(TransactionState state, object input) =>
        new($"No arm for {input} in state {state}");
}
