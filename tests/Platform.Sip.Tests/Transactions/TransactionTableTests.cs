using Platform.Sip.Transactions;
using static Platform.Sip.Transactions.TransactionActions;
using static Platform.Sip.Transactions.TransactionState;

namespace Platform.Sip.Tests.Transactions;

/// <summary>One row a case, in the order of the figures of RFC 3261 section 17 and RFC 6026 section 7.</summary>
public sealed class TransactionTableTests
{
    private const TransactionActions StopBoth = StopRetransmit | StopTimeout;

    [Theory]
    [InlineData(Calling, ClientInput.Retransmit, Calling, SendRequest | DoubleRetransmit, LingerTimer.None)]
    [InlineData(Calling, ClientInput.Timeout, Terminated, ReportTimeout, LingerTimer.None)]
    [InlineData(Calling, ClientInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Calling, ClientInput.Provisional, Proceeding, StopBoth | PassToUser, LingerTimer.None)]
    [InlineData(Calling, ClientInput.Success, Accepted, StopBoth | PassToUser, LingerTimer.M)]
    [InlineData(Calling, ClientInput.Failure, Completed, StopBoth | SendAck | PassToUser, LingerTimer.D)]
    [InlineData(Calling, ClientInput.Abandoned, Calling, StopRetransmit, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.Provisional, Proceeding, PassToUser, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.Success, Accepted, StopBoth | PassToUser, LingerTimer.M)]
    [InlineData(Proceeding, ClientInput.Failure, Completed, StopBoth | SendAck | PassToUser, LingerTimer.D)]
    [InlineData(Proceeding, ClientInput.CancelSent, Proceeding, StartTimeout, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.Timeout, Terminated, ReportTimeout, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Failure, Completed, SendAck, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Provisional, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Success, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Linger, Terminated, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Accepted, ClientInput.Success, Accepted, PassToUser, LingerTimer.None)]
    [InlineData(Accepted, ClientInput.Provisional, Accepted, None, LingerTimer.None)]
    [InlineData(Accepted, ClientInput.Failure, Accepted, None, LingerTimer.None)]
    [InlineData(Accepted, ClientInput.Linger, Terminated, None, LingerTimer.None)]
    [InlineData(Accepted, ClientInput.TransportError, Accepted, ReportTransportError, LingerTimer.None)]
    [InlineData(Terminated, ClientInput.Success, Terminated, None, LingerTimer.None)]
    public void Invite_client(TransactionState state, ClientInput input, TransactionState next, TransactionActions actions, LingerTimer linger) =>
        Assert.Equal(new TransactionStep(next, actions, linger), InviteClientTable.Next(state, input));

    [Theory]
    [InlineData(Trying, ClientInput.Retransmit, Trying, SendRequest | DoubleRetransmitToT2, LingerTimer.None)]
    [InlineData(Trying, ClientInput.Timeout, Terminated, ReportTimeout, LingerTimer.None)]
    [InlineData(Trying, ClientInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Trying, ClientInput.Provisional, Proceeding, RetransmitAtT2 | PassToUser, LingerTimer.None)]
    [InlineData(Trying, ClientInput.Success, Completed, StopBoth | PassToUser, LingerTimer.K)]
    [InlineData(Trying, ClientInput.Failure, Completed, StopBoth | PassToUser, LingerTimer.K)]
    [InlineData(Proceeding, ClientInput.Retransmit, Proceeding, SendRequest | RetransmitAtT2, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.Timeout, Terminated, ReportTimeout, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.Provisional, Proceeding, PassToUser, LingerTimer.None)]
    [InlineData(Proceeding, ClientInput.Success, Completed, StopBoth | PassToUser, LingerTimer.K)]
    [InlineData(Proceeding, ClientInput.Failure, Completed, StopBoth | PassToUser, LingerTimer.K)]
    [InlineData(Completed, ClientInput.Provisional, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Success, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Failure, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.TransportError, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ClientInput.Linger, Terminated, None, LingerTimer.None)]
    [InlineData(Terminated, ClientInput.Success, Terminated, None, LingerTimer.None)]
    public void Non_invite_client(TransactionState state, ClientInput input, TransactionState next, TransactionActions actions, LingerTimer linger) =>
        Assert.Equal(new TransactionStep(next, actions, linger), NonInviteClientTable.Next(state, input));

    [Theory]
    [InlineData(Proceeding, ServerInput.Request, Proceeding, SendResponse, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.SendProvisional, Proceeding, SendResponse, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.SendSuccess, Accepted, SendResponse, LingerTimer.L)]
    [InlineData(Proceeding, ServerInput.SendFailure, Completed, SendResponse | StartRetransmit | StartTimeout, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.Ack, Proceeding, None, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.TransportError, Proceeding, ReportTransportError, LingerTimer.None)]
    [InlineData(Completed, ServerInput.Request, Completed, SendResponse, LingerTimer.None)]
    [InlineData(Completed, ServerInput.Ack, Confirmed, StopBoth, LingerTimer.I)]
    [InlineData(Completed, ServerInput.Retransmit, Completed, SendResponse | DoubleRetransmitToT2, LingerTimer.None)]
    [InlineData(Completed, ServerInput.Timeout, Terminated, StopRetransmit | ReportTimeout, LingerTimer.None)]
    [InlineData(Completed, ServerInput.TransportError, Completed, ReportTransportError, LingerTimer.None)]
    [InlineData(Completed, ServerInput.SendSuccess, Completed, None, LingerTimer.None)]
    [InlineData(Confirmed, ServerInput.Request, Confirmed, None, LingerTimer.None)]
    [InlineData(Confirmed, ServerInput.Ack, Confirmed, None, LingerTimer.None)]
    [InlineData(Confirmed, ServerInput.TransportError, Confirmed, None, LingerTimer.None)]
    [InlineData(Confirmed, ServerInput.Linger, Terminated, None, LingerTimer.None)]
    [InlineData(Accepted, ServerInput.Request, Accepted, None, LingerTimer.None)]
    [InlineData(Accepted, ServerInput.Ack, Accepted, PassToUser, LingerTimer.None)]
    [InlineData(Accepted, ServerInput.SendSuccess, Accepted, SendResponse, LingerTimer.None)]
    [InlineData(Accepted, ServerInput.SendFailure, Accepted, None, LingerTimer.None)]
    [InlineData(Accepted, ServerInput.Linger, Terminated, None, LingerTimer.None)]
    [InlineData(Accepted, ServerInput.TransportError, Accepted, ReportTransportError, LingerTimer.None)]
    [InlineData(Terminated, ServerInput.Ack, Terminated, None, LingerTimer.None)]
    public void Invite_server(TransactionState state, ServerInput input, TransactionState next, TransactionActions actions, LingerTimer linger) =>
        Assert.Equal(new TransactionStep(next, actions, linger), InviteServerTable.Next(state, input));

    [Theory]
    [InlineData(Trying, ServerInput.Request, Trying, None, LingerTimer.None)]
    [InlineData(Trying, ServerInput.SendProvisional, Proceeding, SendResponse, LingerTimer.None)]
    [InlineData(Trying, ServerInput.SendSuccess, Completed, SendResponse, LingerTimer.J)]
    [InlineData(Trying, ServerInput.SendFailure, Completed, SendResponse, LingerTimer.J)]
    [InlineData(Trying, ServerInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.Request, Proceeding, SendResponse, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.SendProvisional, Proceeding, SendResponse, LingerTimer.None)]
    [InlineData(Proceeding, ServerInput.SendSuccess, Completed, SendResponse, LingerTimer.J)]
    [InlineData(Proceeding, ServerInput.SendFailure, Completed, SendResponse, LingerTimer.J)]
    [InlineData(Proceeding, ServerInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Completed, ServerInput.Request, Completed, SendResponse, LingerTimer.None)]
    [InlineData(Completed, ServerInput.SendSuccess, Completed, None, LingerTimer.None)]
    [InlineData(Completed, ServerInput.Linger, Terminated, None, LingerTimer.None)]
    [InlineData(Completed, ServerInput.TransportError, Terminated, ReportTransportError, LingerTimer.None)]
    [InlineData(Terminated, ServerInput.Request, Terminated, None, LingerTimer.None)]
    public void Non_invite_server(TransactionState state, ServerInput input, TransactionState next, TransactionActions actions, LingerTimer linger) =>
        Assert.Equal(new TransactionStep(next, actions, linger), NonInviteServerTable.Next(state, input));

    [Fact]
    public void A_missing_arm_is_a_bug()
    {
        Assert.Throws<InvalidOperationException>(() => InviteClientTable.Next(Calling, ClientInput.Linger));
        Assert.Throws<InvalidOperationException>(() => NonInviteClientTable.Next(Accepted, ClientInput.Success));
        Assert.Throws<InvalidOperationException>(() => InviteServerTable.Next(Proceeding, ServerInput.Linger));
        Assert.Throws<InvalidOperationException>(() => NonInviteServerTable.Next(Trying, ServerInput.Ack));
    }
}
