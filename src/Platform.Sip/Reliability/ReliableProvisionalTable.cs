using static Platform.Sip.Reliability.ReliableActions;
using static Platform.Sip.Reliability.ReliableState;

namespace Platform.Sip.Reliability;

/// <summary>States of the server's side of one INVITE's reliable provisional responses.</summary>
public enum ReliableState
{
    /// <summary>None is on its way.</summary>
    Idle = 0,
    /// <summary>One was sent and has no PRACK yet.</summary>
    Waiting = 1,
    /// <summary>As Waiting, and a 2xx waits for the PRACK.</summary>
    HoldingSuccess = 2,
    /// <summary>The final response was sent.</summary>
    Done = 3,
}

public enum ReliableInput
{
    /// <summary>The user wants to send a reliable provisional response.</summary>
    Send,
    /// <summary>A PRACK whose RAck names the last response sent.</summary>
    Prack,
    /// <summary>A PRACK that names anything else.</summary>
    OtherPrack,
    /// <summary>The retransmission interval has passed: T1, then twice the last.</summary>
    Retransmit,
    /// <summary>64*T1 have passed since the response was first sent.</summary>
    Timeout,
    /// <summary>The user wants to send a 2xx.</summary>
    Success,
    /// <summary>The user wants to send a final response other than 2xx.</summary>
    Failure,
}

/// <summary>What the runner does, in the order of the bits.</summary>
[Flags]
public enum ReliableActions
{
    None = 0,
    StopTimers = 1 << 0,
    /// <summary>200 to the PRACK.</summary>
    AcceptPrack = 1 << 1,
    /// <summary>481 to the PRACK.</summary>
    RefusePrack = 1 << 2,
    /// <summary>Send the response, the same bytes on a repeat.</summary>
    Transmit = 1 << 3,
    /// <summary>Retransmit after T1, time out after 64*T1.</summary>
    StartTimers = 1 << 4,
    DoubleInterval = 1 << 5,
    /// <summary>Keep the response until the one before has its PRACK.</summary>
    Queue = 1 << 6,
    /// <summary>Take the first kept response as a new Send, when there is one.</summary>
    SendQueued = 1 << 7,
    /// <summary>Keep the 2xx until the PRACK.</summary>
    HoldFinal = 1 << 8,
    SendFinal = 1 << 9,
    /// <summary>Answer the INVITE with 504: its sender does not acknowledge.</summary>
    RejectRequest = 1 << 10,
}

public readonly record struct ReliableStep(ReliableState Next, ReliableActions Actions = None);

/// <summary>
/// RFC 3262 section 3, the server. Invariants: one unacknowledged response at a time, each with the RSeq after the last;
/// a 2xx waits for the PRACK (it must when the response carries an offer or answer, and may always); a failure does not,
/// and a PRACK that comes after it is still answered.
/// </summary>
public static class ReliableProvisionalTable
{
    public static ReliableStep Next(ReliableState state, ReliableInput input) => state switch
    {
        Idle => InIdle(input),
        Waiting => InWaiting(input),
        HoldingSuccess => InHoldingSuccess(input),
        Done => InDone(input),
        _ => throw NoArm(state, input),
    };

    private static ReliableStep InIdle(ReliableInput input) => input switch
    {
        ReliableInput.Send => new(Waiting, Transmit | StartTimers),
        ReliableInput.Prack or ReliableInput.OtherPrack => new(Idle, RefusePrack),
        ReliableInput.Success or ReliableInput.Failure => new(Done, SendFinal),
        _ => throw NoArm(Idle, input),
    };

    private static ReliableStep InWaiting(ReliableInput input) => input switch
    {
        ReliableInput.Send => new(Waiting, Queue),
        ReliableInput.Prack => new(Idle, StopTimers | AcceptPrack | SendQueued),
        ReliableInput.OtherPrack => new(Waiting, RefusePrack),
        ReliableInput.Retransmit => new(Waiting, Transmit | DoubleInterval),
        ReliableInput.Timeout => new(Done, StopTimers | RejectRequest),
        ReliableInput.Success => new(HoldingSuccess, HoldFinal),
        ReliableInput.Failure => new(Done, StopTimers | SendFinal),
        _ => throw NoArm(Waiting, input),
    };

    private static ReliableStep InHoldingSuccess(ReliableInput input) => input switch
    {
        ReliableInput.Send or ReliableInput.Success => new(HoldingSuccess),
        ReliableInput.Prack => new(Done, StopTimers | AcceptPrack | SendFinal),
        ReliableInput.OtherPrack => new(HoldingSuccess, RefusePrack),
        ReliableInput.Retransmit => new(HoldingSuccess, Transmit | DoubleInterval),
        ReliableInput.Timeout => new(Done, StopTimers | RejectRequest),
        ReliableInput.Failure => new(Done, StopTimers | SendFinal),
        _ => throw NoArm(HoldingSuccess, input),
    };

    private static ReliableStep InDone(ReliableInput input) => input switch
    {
        ReliableInput.Prack => new(Done, AcceptPrack),
        ReliableInput.OtherPrack => new(Done, RefusePrack),
        ReliableInput.Send or ReliableInput.Success or ReliableInput.Failure => new(Done),
        _ => throw NoArm(Done, input),
    };

    private static InvalidOperationException NoArm(ReliableState state, ReliableInput input) => new($"No arm for {input} in state {state}");
}
