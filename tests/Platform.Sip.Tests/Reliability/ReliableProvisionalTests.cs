using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Sip.Tests.Fakes;
using static Platform.Sip.Reliability.ReliableActions;
using static Platform.Sip.Reliability.ReliableState;

namespace Platform.Sip.Tests.Reliability;

public sealed class ReliableProvisionalTests
{
    /// <summary>RFC 3262 section 3, one row a case.</summary>
    [Theory]
    [InlineData(Idle, ReliableInput.Send, Waiting, Transmit | StartTimers)]
    [InlineData(Idle, ReliableInput.Prack, Idle, RefusePrack)]
    [InlineData(Idle, ReliableInput.OtherPrack, Idle, RefusePrack)]
    [InlineData(Idle, ReliableInput.Success, Done, SendFinal)]
    [InlineData(Idle, ReliableInput.Failure, Done, SendFinal)]
    [InlineData(Waiting, ReliableInput.Send, Waiting, Queue)]
    [InlineData(Waiting, ReliableInput.Prack, Idle, StopTimers | AcceptPrack | SendQueued)]
    [InlineData(Waiting, ReliableInput.OtherPrack, Waiting, RefusePrack)]
    [InlineData(Waiting, ReliableInput.Retransmit, Waiting, Transmit | DoubleInterval)]
    [InlineData(Waiting, ReliableInput.Timeout, Done, StopTimers | RejectRequest)]
    [InlineData(Waiting, ReliableInput.Success, HoldingSuccess, HoldFinal)]
    [InlineData(Waiting, ReliableInput.Failure, Done, StopTimers | SendFinal)]
    [InlineData(HoldingSuccess, ReliableInput.Send, HoldingSuccess, None)]
    [InlineData(HoldingSuccess, ReliableInput.Success, HoldingSuccess, None)]
    [InlineData(HoldingSuccess, ReliableInput.Prack, Done, StopTimers | AcceptPrack | SendFinal)]
    [InlineData(HoldingSuccess, ReliableInput.OtherPrack, HoldingSuccess, RefusePrack)]
    [InlineData(HoldingSuccess, ReliableInput.Retransmit, HoldingSuccess, Transmit | DoubleInterval)]
    [InlineData(HoldingSuccess, ReliableInput.Timeout, Done, StopTimers | RejectRequest)]
    [InlineData(HoldingSuccess, ReliableInput.Failure, Done, StopTimers | SendFinal)]
    [InlineData(Done, ReliableInput.Prack, Done, AcceptPrack)]
    [InlineData(Done, ReliableInput.OtherPrack, Done, RefusePrack)]
    [InlineData(Done, ReliableInput.Send, Done, None)]
    [InlineData(Done, ReliableInput.Success, Done, None)]
    [InlineData(Done, ReliableInput.Failure, Done, None)]
    public void Server(ReliableState state, ReliableInput input, ReliableState next, ReliableActions actions) =>
        Assert.Equal(new ReliableStep(next, actions), ReliableProvisionalTable.Next(state, input));

    [Fact]
    public void A_missing_arm_is_a_bug()
    {
        Assert.Throws<InvalidOperationException>(() => ReliableProvisionalTable.Next(Idle, ReliableInput.Retransmit));
        Assert.Throws<InvalidOperationException>(() => ReliableProvisionalTable.Next(Done, ReliableInput.Timeout));
    }

    /// <summary>RFC 3262 section 4, the client.</summary>
    [Theory]
    [InlineData(null, 183, "100rel", "5", ReliableReceipt.InOrder)]
    [InlineData(5u, 183, "100rel", "6", ReliableReceipt.InOrder)]
    [InlineData(5u, 183, "100rel", "5", ReliableReceipt.Repeated)]
    [InlineData(5u, 183, "100rel", "4", ReliableReceipt.Repeated)]
    [InlineData(5u, 183, "100rel", "7", ReliableReceipt.OutOfOrder)]
    [InlineData(null, 183, "100rel", "0", ReliableReceipt.Unreliable)]
    [InlineData(null, 183, "100rel", "x", ReliableReceipt.Unreliable)]
    [InlineData(null, 183, "timer", "5", ReliableReceipt.Unreliable)]
    [InlineData(null, 100, "100rel", "5", ReliableReceipt.Unreliable)]
    [InlineData(null, 200, "100rel", "5", ReliableReceipt.Unreliable)]
    public void Client(uint? last, int statusCode, string require, string rseq, ReliableReceipt receipt)
    {
        var response = Samples.Response(Samples.Request(SipMethod.Invite), statusCode, (SipHeader.Require, require), (SipHeader.RSeq, rseq));
        Assert.Equal(receipt, ReliableResponses.Judge(last, response));
    }

    [Fact]
    public void Marked_response_is_acknowledged_by_its_numbers()
    {
        var response = Samples.Response(Samples.Request(SipMethod.Invite), 183);
        ReliableResponses.Mark(response, 776656);
        Assert.Equal(776656u, ReliableResponses.NumberOf(response));
        var (dialog, prack) = ReliableResponses.Acknowledge(Samples.Dialog(confirmed: false), response);
        Assert.Equal("776656 7 INVITE", prack.Get(SipHeader.RAck));
        Assert.Equal((8u, SipMethod.Prack), (dialog.LocalCSeq, prack.CSeq.Method));
        Assert.True(RAck.TryParse(prack.Get(SipHeader.RAck), out var rack));
        Assert.Equal(new RAck(776656, new CSeq(7, SipMethod.Invite)), rack);
        Assert.Throws<ArgumentException>(() => ReliableResponses.Mark(SipResponse.For(Samples.Request(SipMethod.Invite), 100, null), 1));
    }

    [Theory]
    [InlineData("776656 1 INVITE", true)]
    [InlineData(" 1\t1  INVITE ", true)]
    [InlineData("4294967295 1 INVITE", true)]
    [InlineData("4294967296 1 INVITE", false)]
    [InlineData("0 1 INVITE", false)]
    [InlineData("1 INVITE", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void Rack_is_read(string text, bool valid) => Assert.Equal(valid, RAck.TryParse(text, out _));

    [Theory]
    [InlineData(SipHeader.Supported, "timer, 100rel", true, false)]
    [InlineData(SipHeader.Require, "100rel", true, true)]
    [InlineData(SipHeader.Supported, "timer", false, false)]
    public void Wish_of_the_caller(SipHeader header, string value, bool supported, bool required)
    {
        var invite = Samples.Request(SipMethod.Invite, (header, value));
        Assert.Equal((supported, required), (ReliableResponses.IsSupportedBy(invite), ReliableResponses.IsRequiredBy(invite)));
    }

    [Fact]
    public void First_number_is_in_range()
    {
        var random = new Random(3262);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(ReliableResponses.FirstNumber(random), 1u, (uint)int.MaxValue));
    }
}
