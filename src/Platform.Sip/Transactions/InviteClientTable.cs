using static Platform.Sip.Transactions.TransactionActions;
using static Platform.Sip.Transactions.TransactionState;

namespace Platform.Sip.Transactions;

/// <summary>
/// INVITE client transaction: RFC 3261 section 17.1.1 with the Accepted state of RFC 6026 section 8.4. ACKs to failures
/// belong to the transaction, ACKs to 2xx to the user. Timer B guards Calling only; after a CANCEL it guards Proceeding too
/// (RFC 3261 section 9.1). An INVITE that is abandoned before any response is not sent again, so that a server that wakes up
/// later does not ring for it; what was sent already may still be answered.
/// </summary>
public static class InviteClientTable
{
    public const TransactionActions OnStart = SendRequest | StartRetransmit | StartTimeout;

    private const TransactionActions StopBoth = StopRetransmit | StopTimeout;

    public static TransactionStep Next(TransactionState state, ClientInput input) => state switch
    {
        Calling => InCalling(input),
        Proceeding => InProceeding(input),
        Completed => InCompleted(input),
        Accepted => InAccepted(input),
        Terminated => new(Terminated),
        _ => throw TransactionStep.NoArm(state, input),
    };

    private static TransactionStep InCalling(ClientInput input) => input switch
    {
        ClientInput.Retransmit => new(Calling, SendRequest | DoubleRetransmit),
        ClientInput.Timeout => new(Terminated, ReportTimeout),
        ClientInput.TransportError => new(Terminated, ReportTransportError),
        ClientInput.Provisional => new(Proceeding, StopBoth | PassToUser),
        ClientInput.Success => new(Accepted, StopBoth | PassToUser, LingerTimer.M),
        ClientInput.Failure => new(Completed, StopBoth | SendAck | PassToUser, LingerTimer.D),
        ClientInput.Abandoned => new(Calling, StopRetransmit),
        _ => throw TransactionStep.NoArm(Calling, input),
    };

    private static TransactionStep InProceeding(ClientInput input) => input switch
    {
        ClientInput.Provisional => new(Proceeding, PassToUser),
        ClientInput.Success => new(Accepted, StopBoth | PassToUser, LingerTimer.M),
        ClientInput.Failure => new(Completed, StopBoth | SendAck | PassToUser, LingerTimer.D),
        ClientInput.CancelSent => new(Proceeding, StartTimeout),
        ClientInput.Timeout => new(Terminated, ReportTimeout),
        ClientInput.TransportError => new(Terminated, ReportTransportError),
        _ => throw TransactionStep.NoArm(Proceeding, input),
    };

    private static TransactionStep InCompleted(ClientInput input) => input switch
    {
        ClientInput.Failure => new(Completed, SendAck),
        ClientInput.Provisional or ClientInput.Success => new(Completed),
        ClientInput.Linger => new(Terminated),
        ClientInput.TransportError => new(Terminated, ReportTransportError),
        _ => throw TransactionStep.NoArm(Completed, input),
    };

    private static TransactionStep InAccepted(ClientInput input) => input switch
    {
        ClientInput.Success => new(Accepted, PassToUser),
        ClientInput.Provisional or ClientInput.Failure => new(Accepted),
        ClientInput.Linger => new(Terminated),
        ClientInput.TransportError => new(Accepted, ReportTransportError),
        _ => throw TransactionStep.NoArm(Accepted, input),
    };
}
