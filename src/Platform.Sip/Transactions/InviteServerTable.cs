using static Platform.Sip.Transactions.TransactionActions;
using static Platform.Sip.Transactions.TransactionState;

namespace Platform.Sip.Transactions;

/// <summary>
/// INVITE server transaction: RFC 3261 section 17.2.1 with the Accepted state of RFC 6026 section 8.5. A transport error is
/// told to the user and changes no state (RFC 6026 section 8.8). The 100 Trying is sent by the runner at once.
/// </summary>
public static class InviteServerTable
{
    public static TransactionStep Next(TransactionState state, ServerInput input) => state switch
    {
        Proceeding => InProceeding(input),
        Completed => InCompleted(input),
        Confirmed => InConfirmed(input),
        Accepted => InAccepted(input),
        Terminated => new(Terminated),
        _ => throw TransactionStep.NoArm(state, input),
    };

    private static TransactionStep InProceeding(ServerInput input) => input switch
    {
        ServerInput.Request => new(Proceeding, SendResponse),
        ServerInput.SendProvisional => new(Proceeding, SendResponse),
        ServerInput.SendSuccess => new(Accepted, SendResponse, LingerTimer.L),
        ServerInput.SendFailure => new(Completed, SendResponse | StartRetransmit | StartTimeout),
        ServerInput.Ack => new(Proceeding),
        ServerInput.TransportError => new(Proceeding, ReportTransportError),
        _ => throw TransactionStep.NoArm(Proceeding, input),
    };

    private static TransactionStep InCompleted(ServerInput input) => input switch
    {
        ServerInput.Request => new(Completed, SendResponse),
        ServerInput.Ack => new(Confirmed, StopRetransmit | StopTimeout, LingerTimer.I),
        ServerInput.Retransmit => new(Completed, SendResponse | DoubleRetransmitToT2),
        ServerInput.Timeout => new(Terminated, StopRetransmit | ReportTimeout),
        ServerInput.TransportError => new(Completed, ReportTransportError),
        ServerInput.SendProvisional or ServerInput.SendSuccess or ServerInput.SendFailure => new(Completed),
        _ => throw TransactionStep.NoArm(Completed, input),
    };

    private static TransactionStep InConfirmed(ServerInput input) => input switch
    {
        ServerInput.Linger => new(Terminated),
        ServerInput.Request or ServerInput.Ack or ServerInput.TransportError => new(Confirmed),
        ServerInput.SendProvisional or ServerInput.SendSuccess or ServerInput.SendFailure => new(Confirmed),
        _ => throw TransactionStep.NoArm(Confirmed, input),
    };

    private static TransactionStep InAccepted(ServerInput input) => input switch
    {
        ServerInput.Request => new(Accepted),
        ServerInput.Ack => new(Accepted, PassToUser),
        ServerInput.SendSuccess => new(Accepted, SendResponse),
        ServerInput.SendProvisional or ServerInput.SendFailure => new(Accepted),
        ServerInput.Linger => new(Terminated),
        ServerInput.TransportError => new(Accepted, ReportTransportError),
        _ => throw TransactionStep.NoArm(Accepted, input),
    };
}
