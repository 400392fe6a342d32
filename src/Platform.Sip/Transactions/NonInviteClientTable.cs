using static Platform.Sip.Transactions.TransactionActions;
using static Platform.Sip.Transactions.TransactionState;

namespace Platform.Sip.Transactions;

/// <summary>Non-INVITE client transaction: RFC 3261 section 17.1.2. Success and failure are both final here.</summary>
public static class NonInviteClientTable
{
    public const TransactionActions OnStart = SendRequest | StartRetransmit | StartTimeout;

    private const TransactionActions StopBoth = StopRetransmit | StopTimeout;

    public static TransactionStep Next(TransactionState state, ClientInput input) => state switch
    {
        Trying => InTrying(input),
        Proceeding => InProceeding(input),
        Completed => InCompleted(input),
        Terminated => new(Terminated),
        _ => throw TransactionStep.NoArm(state, input),
    };

    private static TransactionStep InTrying(ClientInput input) => input switch
    {
        ClientInput.Retransmit => new(Trying, SendRequest | DoubleRetransmitToT2),
        ClientInput.Timeout => new(Terminated, ReportTimeout),
        ClientInput.TransportError => new(Terminated, ReportTransportError),
        ClientInput.Provisional => new(Proceeding, RetransmitAtT2 | PassToUser),
        ClientInput.Success or ClientInput.Failure => new(Completed, StopBoth | PassToUser, LingerTimer.K),
        _ => throw TransactionStep.NoArm(Trying, input),
    };

    private static TransactionStep InProceeding(ClientInput input) => input switch
    {
        ClientInput.Retransmit => new(Proceeding, SendRequest | RetransmitAtT2),
        ClientInput.Timeout => new(Terminated, ReportTimeout),
        ClientInput.TransportError => new(Terminated, ReportTransportError),
        ClientInput.Provisional => new(Proceeding, PassToUser),
        ClientInput.Success or ClientInput.Failure => new(Completed, StopBoth | PassToUser, LingerTimer.K),
        _ => throw TransactionStep.NoArm(Proceeding, input),
    };

    private static TransactionStep InCompleted(ClientInput input) => input switch
    {
        ClientInput.Provisional or ClientInput.Success or ClientInput.Failure or ClientInput.TransportError => new(Completed),
        ClientInput.Linger => new(Terminated),
        _ => throw TransactionStep.NoArm(Completed, input),
    };
}
