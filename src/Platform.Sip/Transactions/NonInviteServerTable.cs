using static Platform.Sip.Transactions.TransactionActions;
using static Platform.Sip.Transactions.TransactionState;

namespace Platform.Sip.Transactions;

/// <summary>Non-INVITE server transaction: RFC 3261 section 17.2.2. Success and failure are both final here.</summary>
public static class NonInviteServerTable
{
    public static TransactionStep Next(TransactionState state, ServerInput input) => state switch
    {
        Trying => InTrying(input),
        Proceeding => InProceeding(input),
        Completed => InCompleted(input),
        Terminated => new(Terminated),
        _ => throw TransactionStep.NoArm(state, input),
    };

    private static TransactionStep InTrying(ServerInput input) => input switch
    {
        ServerInput.Request => new(Trying),
        ServerInput.SendProvisional => new(Proceeding, SendResponse),
        ServerInput.SendSuccess or ServerInput.SendFailure => new(Completed, SendResponse, LingerTimer.J),
        ServerInput.TransportError => new(Terminated, ReportTransportError),
        _ => throw TransactionStep.NoArm(Trying, input),
    };

    private static TransactionStep InProceeding(ServerInput input) => input switch
    {
        ServerInput.Request => new(Proceeding, SendResponse),
        ServerInput.SendProvisional => new(Proceeding, SendResponse),
        ServerInput.SendSuccess or ServerInput.SendFailure => new(Completed, SendResponse, LingerTimer.J),
        ServerInput.TransportError => new(Terminated, ReportTransportError),
        _ => throw TransactionStep.NoArm(Proceeding, input),
    };

    private static TransactionStep InCompleted(ServerInput input) => input switch
    {
        ServerInput.Request => new(Completed, SendResponse),
        ServerInput.SendProvisional or ServerInput.SendSuccess or ServerInput.SendFailure => new(Completed),
        ServerInput.Linger => new(Terminated),
        ServerInput.TransportError => new(Terminated, ReportTransportError),
        _ => throw TransactionStep.NoArm(Completed, input),
    };
}
