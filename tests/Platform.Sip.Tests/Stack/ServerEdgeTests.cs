using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Stack;

/// <summary>What comes from strangers: garbage, doubles, strays, and sources that are not let in.</summary>
public sealed class ServerEdgeTests
{
    private const string Options = """
        OPTIONS sip:bob@192.0.2.2 SIP/2.0
        Via: SIP/2.0/UDP 10.0.0.5:5062;branch=z9hG4bKa;rport
        Max-Forwards: 70
        From: <sip:x@example.com>;tag=x1
        To: <sip:bob@example.com>
        Call-ID: stranger
        CSeq: 1 OPTIONS
        Contact: <sip:x@10.0.0.5:5062>
        User-Agent: somebody with a rather long product name
        Content-Length: 0


        """;

    [Fact]
    public void Response_goes_to_the_source_with_received_and_rport()
    {
        var world = new TwoStacks();
        SipPath? to = null;
        world.BobUser.Request = transaction =>
        {
            Assert.Equal("203.0.113.9", transaction.Request.TopVia.Received);
            Assert.Equal(6000, transaction.Request.TopVia.ResponsePort);
            to = transaction.Source;
            transaction.Respond(200);
        };
        world.Inject(Options, "203.0.113.9:6000");
        Assert.Equal("udp:203.0.113.9:6000", to?.ToString());
        Assert.Equal("B: 200", world.Wire[^1]);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("SIP/2.0 200 OK\n\n")]
    [InlineData("SIP/2.0 999 What\n\n")]
    [InlineData("ACK sip:bob@192.0.2.2 SIP/2.0\nVia: broken\n\n")]
    [InlineData("INVITE sip:bob@192.0.2.2 SIP/2.0\nno colon\n\n")]
    public void Garbage_is_dropped_in_silence(string text)
    {
        var world = new TwoStacks();
        world.Inject(text);
        Assert.Single(world.Wire);
        Assert.Empty(world.BobUser.Heard);
        Assert.Empty(world.Faults);
    }

    [Theory]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 1 INVITE", "B: 400")]
    [InlineData("From: <sip:x@example.com>;tag=x1", "From: <sip:x@example.com", "B: 400")]
    [InlineData("Content-Length: 0", "Content-Length: 900", "B: 400")]
    [InlineData(" SIP/2.0\n", " SIP/7.0\n", "B: 505")]
    public void Malformed_request_is_answered(string part, string changed, string answer)
    {
        var world = new TwoStacks();
        var index = Options.IndexOf(part, StringComparison.Ordinal);
        world.Inject(Options.Remove(index, part.Length).Insert(index, changed));
        Assert.Equal(answer, world.Wire[^1]);
        Assert.Empty(world.BobUser.Heard);
        Assert.Equal(0, world.Bob.TransactionCount);
    }

    [Fact]
    public void Refused_source_gets_an_answer_without_state()
    {
        var world = new TwoStacks();
        var (asked, answered) = (0, 0);
        world.Network.Loses = (from, _, message) =>
        {
            if (from.Equals(TwoStacks.BobAddress)) answered = message.Length;
            else asked = message.Length;
            return false;
        };
        world.BobUser.Admission = (_, _) => SipAdmission.Refuse(403, new Reason(Reason.Sip, 403, "Unknown source").ToString());
        world.Inject(Options);
        Assert.Equal("B: 403", world.Wire[^1]);
        Assert.InRange(answered, 1, asked);
        Assert.Equal(0, world.Bob.TransactionCount);
        Assert.Empty(world.BobUser.Heard);
    }

    [Fact]
    public void Answer_longer_than_the_question_is_not_sent()
    {
        var world = new TwoStacks();
        world.BobUser.Admission = (_, _) => SipAdmission.Refuse(403);
        world.Inject("OPTIONS sip:b SIP/2.0\nv:SIP/2.0/UDP h;branch=z9hG4bKa;rport\nf:<sip:x@y>;tag=1\nt:<sip:b>\ni:1\nCSeq:1 OPTIONS\n\n");
        Assert.Single(world.Wire);
    }

    [Fact]
    public void Dropped_source_hears_nothing()
    {
        var world = new TwoStacks();
        world.BobUser.Admission = (_, _) => SipAdmission.Drop;
        world.Inject(Options);
        Assert.Single(world.Wire);
        Assert.Empty(world.BobUser.Heard);
    }

    [Fact]
    public void Same_request_over_another_path_is_a_loop()
    {
        var world = new TwoStacks();
        world.Inject(Options);
        world.Inject(Options.Replace("z9hG4bKa", "z9hG4bKother", StringComparison.Ordinal));
        Assert.Equal("B: 482", world.Wire[^1]);
        Assert.Equal(["OPTIONS"], world.BobUser.Heard);
    }

    [Fact]
    public void Cancel_of_nothing_is_481()
    {
        var world = new TwoStacks();
        world.Inject(Options.Replace("OPTIONS", "CANCEL", StringComparison.Ordinal));
        Assert.Equal("B: 481", world.Wire[^1]);
    }

    [Fact]
    public void Stray_ack_is_given_to_the_user_and_not_answered()
    {
        var world = new TwoStacks();
        world.Inject(Options.Replace("OPTIONS", "ACK", StringComparison.Ordinal));
        Assert.Equal(["stray ACK"], world.BobUser.Heard);
        Assert.Single(world.Wire);
    }

    [Fact]
    public void Rfc2543_invite_is_matched_without_a_branch()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(486);
        var invite = Options.Replace("OPTIONS", "INVITE", StringComparison.Ordinal).Replace(";branch=z9hG4bKa;rport", "", StringComparison.Ordinal);
        world.Inject(invite, "10.0.0.5:5062");
        world.Inject(invite, "10.0.0.5:5062");
        Assert.Equal(["INVITE"], world.BobUser.Heard);
        world.Inject(invite.Replace("INVITE", "ACK", StringComparison.Ordinal), "10.0.0.5:5062");
        world.Advance(31);
        Assert.Equal(2, world.CountOnWire("B: 486"));
    }

    [Fact]
    public void Full_stack_answers_503_without_state()
    {
        var world = new TwoStacks(maxTransactions: 1);
        world.Inject(Options);
        world.Inject(Options.Replace("stranger", "second", StringComparison.Ordinal).Replace("z9hG4bKa", "z9hG4bKb", StringComparison.Ordinal));
        Assert.Equal("B: 503", world.Wire[^1]);
        Assert.Equal(["OPTIONS"], world.BobUser.Heard);
        Assert.Equal(1, world.Bob.TransactionCount);
    }

    [Fact]
    public void Record_route_is_in_the_dialog_making_response()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(transaction.CreateResponse(180));
        var request = world.Request(SipMethod.Invite);
        request.Add(SipHeader.RecordRoute, "<sip:p1@192.0.2.30;lr>, <sip:p2@192.0.2.31;lr>");
        world.Send(request);
        Assert.Equal(["<sip:p1@192.0.2.30;lr>", "<sip:p2@192.0.2.31;lr>"], world.AliceUser.LastResponse!.All(SipHeader.RecordRoute));
        Assert.Equal(world.BobUser.LastServer!.LocalTag, world.AliceUser.LastResponse.To.Tag);
    }

    [Fact]
    public void Late_second_answer_is_ignored()
    {
        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(486);
        world.Send(world.Request(SipMethod.Invite));
        world.BobUser.LastServer!.Respond(200);
        world.Settle();
        Assert.Equal(0, world.CountOnWire("B: 200"));
    }
}
