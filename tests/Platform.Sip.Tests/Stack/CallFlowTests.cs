using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Stack;

/// <summary>Whole calls between two stacks over a network in memory.</summary>
public sealed class CallFlowTests
{
    [Theory]
    [InlineData(SipTransportKind.Udp)]
    [InlineData(SipTransportKind.Tcp)]
    public void Call_is_made_answered_and_ended(SipTransportKind kind)
    {
        var world = new TwoStacks(kind);
        world.BobUser.Request = Answer;
        var dialog = Acknowledge(world);
        world.Send(world.Request(SipMethod.Invite));
        Assert.Equal(["A: INVITE", "B: 100", "B: 180", "B: 200", "A: ACK"], world.Wire);
        Assert.Equal(["INVITE", "ACK"], world.BobUser.Heard);

        var (_, bye) = Dialog.NewRequest(dialog(), SipMethod.Bye);
        world.Send(bye, Dialog.PathOf(dialog()));
        Assert.Equal(["100", "180", "200", "200"], world.AliceUser.Heard);
        Assert.Equal(["INVITE", "ACK", "BYE"], world.BobUser.Heard);
        world.Advance(64);
        Assert.Equal(7, world.Wire.Count);
        Assert.Equal(0, world.Alice.TransactionCount + world.Bob.TransactionCount);
        Assert.Empty(world.Faults);
    }

    [Fact]
    public void Lost_ack_makes_the_200_come_again_and_the_ack_is_repeated()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        Acknowledge(world);
        var lost = 0;
        world.Network.Loses = (_, _, message) => message.Span.StartsWith("ACK"u8) && lost++ < 2;
        world.Send(world.Request(SipMethod.Invite));
        Assert.DoesNotContain("ACK", world.BobUser.Heard);
        world.Advance(10);
        Assert.Equal(3, world.CountOnWire("B: 200"));
        Assert.Equal(3, world.CountOnWire("A: ACK"));
        Assert.Equal(["INVITE", "ACK"], world.BobUser.Heard);
        Assert.Equal(1, world.AliceUser.Heard.Count(item => item == "200"));
    }

    [Fact]
    public void Without_any_ack_the_user_is_told_after_64_t1()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        world.Send(world.Request(SipMethod.Invite));
        world.Advance(31.9);
        Assert.DoesNotContain("no ACK", world.BobUser.Heard);
        world.Advance(0.2);
        Assert.Contains("no ACK", world.BobUser.Heard);
        Assert.Equal(11, world.CountOnWire("B: 200"));
    }

    [Fact]
    public void Lost_bye_is_sent_again()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        var dialog = Acknowledge(world);
        world.Send(world.Request(SipMethod.Invite));
        var lost = 0;
        world.Network.Loses = (_, _, message) => message.Span.StartsWith("BYE"u8) && lost++ < 3;
        var (_, bye) = Dialog.NewRequest(dialog(), SipMethod.Bye);
        world.Send(bye);
        world.Advance(10);
        Assert.Equal(4, world.CountOnWire("A: BYE"));
        Assert.Equal(1, world.BobUser.Heard.Count(item => item == "BYE"));
        Assert.Equal("200", world.AliceUser.Heard[^1]);
    }

    [Fact]
    public void Lost_200_to_bye_is_sent_again_by_the_transaction()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        var lost = 0;
        world.Network.Loses = (_, _, message) => message.Span.StartsWith("SIP/2.0 200"u8) && lost++ < 1;
        world.Send(world.Request(SipMethod.Options));
        world.Advance(5);
        Assert.Equal(["A: OPTIONS", "B: 200", "A: OPTIONS", "B: 200"], world.Wire);
        Assert.Equal(["OPTIONS"], world.BobUser.Heard);
        Assert.Equal(["200"], world.AliceUser.Heard);
    }

    [Fact]
    public void Cancel_ends_a_ringing_call_with_487()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(180);
        world.BobUser.Cancelled = invite => invite.Respond(487);
        var call = world.Send(world.Request(SipMethod.Invite));
        call.Cancel(new Reason(Reason.Sip, 200, "Call completed elsewhere").ToString());
        world.Settle();
        Assert.Equal(["A: INVITE", "B: 100", "B: 180", "A: CANCEL", "B: 200", "B: 487", "A: ACK"], world.Wire);
        Assert.Equal(["100", "180", "487"], world.AliceUser.Heard);
        Assert.Equal(["INVITE", "cancel"], world.BobUser.Heard);
        world.Advance(64);
        Assert.Equal(0, world.Alice.TransactionCount + world.Bob.TransactionCount);
    }

    [Fact]
    public void Cancel_waits_for_the_first_provisional()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(180);
        world.BobUser.Cancelled = invite => invite.Respond(487);
        var call = world.Alice.SendRequest(world.Request(SipMethod.Invite), world.AliceUser);
        call.Cancel();
        world.Settle();
        Assert.Equal("A: INVITE", world.Wire[0]);
        Assert.True(world.Wire.IndexOf("A: CANCEL") > world.Wire.IndexOf("B: 100"));
        Assert.Contains("487", world.AliceUser.Heard);
    }

    [Fact]
    public void Cancel_after_the_answer_changes_nothing()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        Acknowledge(world);
        var call = world.Send(world.Request(SipMethod.Invite));
        call.Cancel();
        world.Settle();
        Assert.DoesNotContain("A: CANCEL", world.Wire);
        Assert.DoesNotContain("cancel", world.BobUser.Heard);
    }

    [Fact]
    public void Cancelled_call_without_final_response_times_out_64_t1_later()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(180);
        var call = world.Send(world.Request(SipMethod.Invite));
        world.Advance(100);
        Assert.DoesNotContain("time-out", world.AliceUser.Heard);
        call.Cancel();
        world.Advance(33);
        Assert.Contains("time-out", world.AliceUser.Heard);
    }

    [Fact]
    public void Silence_is_a_time_out_after_64_t1_with_seven_sends()
    {
        var world = new TwoStacks();
        world.Network.Loses = (_, _, _) => true;
        world.Send(world.Request(SipMethod.Invite));
        world.Advance(31.9);
        Assert.Empty(world.AliceUser.Heard);
        world.Advance(0.2);
        Assert.Equal(["time-out"], world.AliceUser.Heard);
        Assert.Equal(7, world.CountOnWire("A: INVITE"));
        Assert.Equal(0, world.Alice.TransactionCount);
    }

    [Fact]
    public void Non_invite_is_sent_eleven_times_before_the_time_out()
    {
        var world = new TwoStacks();
        world.Network.Loses = (_, _, _) => true;
        world.Send(world.Request(SipMethod.Options));
        world.Advance(33);
        Assert.Equal(["time-out"], world.AliceUser.Heard);
        Assert.Equal(11, world.CountOnWire("A: OPTIONS"));
    }

    [Fact]
    public void Failure_is_repeated_until_its_ack()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(486);
        var lost = 0;
        world.Network.Loses = (_, _, message) => message.Span.StartsWith("ACK"u8) && lost++ < 1;
        world.Send(world.Request(SipMethod.Invite));
        world.Advance(3);
        Assert.Equal(2, world.CountOnWire("B: 486"));
        Assert.Equal(2, world.CountOnWire("A: ACK"));
        Assert.Equal(1, world.AliceUser.Heard.Count(item => item == "486"));
    }

    [Fact]
    public void The_same_invite_twice_rings_once()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(180);
        var lost = 0;
        world.Network.Loses = (from, _, _) => from.Equals(TwoStacks.BobAddress) && lost++ < 2;
        world.Send(world.Request(SipMethod.Invite));
        world.Advance(0.6);
        Assert.Equal(2, world.CountOnWire("A: INVITE"));
        Assert.Equal(["INVITE"], world.BobUser.Heard);
        Assert.Equal(["180"], world.AliceUser.Heard);
    }

    [Fact]
    public void Unreachable_peer_is_a_transport_error()
    {
        var world = new TwoStacks(SipTransportKind.Tcp);
        var request = world.Request(SipMethod.Options);
        request.Uri = SipUri.Parse("sip:nobody@192.0.2.77;transport=tcp");
        world.Send(request);
        Assert.Equal(["client ConnectFailed"], world.AliceUser.Heard);
        Assert.Equal(0, world.Alice.TransactionCount);
    }

    [Fact]
    public void Name_goes_where_the_resolver_says()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        world.Names["example.com"] = [new SipPath(SipTransportKind.Udp, TwoStacks.BobAddress)];
        var request = world.Request(SipMethod.Options);
        request.Uri = SipUri.Parse("sip:bob@example.com");
        world.Send(request);
        Assert.Equal(["200"], world.AliceUser.Heard);
    }

    [Fact]
    public void First_route_is_the_next_hop()
    {
        var world = new TwoStacks();
        world.BobUser.Request = Answer;
        var request = world.Request(SipMethod.Options);
        request.Uri = SipUri.Parse("sip:bob@elsewhere.example");
        request.Add(SipHeader.Route, "<sip:192.0.2.2;lr>, <sip:192.0.2.99;lr>");
        world.Send(request);
        Assert.Equal(["200"], world.AliceUser.Heard);
        Assert.Equal("sip:bob@elsewhere.example", world.BobUser.LastServer!.Request.UriText);
    }

    [Fact]
    public void Unknown_name_is_a_transport_error()
    {
        var world = new TwoStacks();
        var request = world.Request(SipMethod.Options);
        request.Uri = SipUri.Parse("sip:bob@example.com");
        world.Send(request);
        Assert.Equal(["client NameNotResolved"], world.AliceUser.Heard);
    }

    [Fact]
    public void Handler_that_throws_answers_500_and_the_stack_goes_on()
    {
        var world = new TwoStacks();
        world.BobUser.Request = _ => throw new InvalidOperationException("bug");
        world.Send(world.Request(SipMethod.Options));
        Assert.Equal(["500"], world.AliceUser.Heard);
        Assert.Single(world.Faults);
        world.BobUser.Request = transaction => transaction.Respond(200);
        world.Send(world.Request(SipMethod.Options, "call-2"));
        Assert.Equal(["500", "200"], world.AliceUser.Heard);
    }

    private static void Answer(SipServerTransaction transaction)
    {
        if (transaction.Request.Method == SipMethod.Invite) transaction.Respond(180);
        var ok = transaction.CreateResponse(200);
        ok.Add(SipHeader.Contact, "<sip:bob@192.0.2.2>");
        transaction.Respond(ok);
    }

    /// <summary>Lets Alice acknowledge the 2xx; gives access to her dialog.</summary>
    private static Func<DialogState> Acknowledge(TwoStacks world)
    {
        DialogState? made = null;
        world.AliceUser.Response = (transaction, response) =>
        {
            if (response.CSeq.Method != SipMethod.Invite || !response.IsSuccess) return;
            Assert.True(Dialog.TryFromResponse(transaction.Request, response, transaction.Target, out made));
            transaction.SendAck(Dialog.Ack(made, transaction.Request.CSeq.Number));
        };
        return () => made!;
    }
}
