using System.Net;
using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Stack;

/// <summary>What an unproven source gets: at most one answer to each question, and never a longer one.</summary>
public sealed class GateTests
{
    private const string Stranger = "203.0.113.9:5062";

    [Fact]
    public void No_answer_to_anything_is_longer_than_its_question()
    {
        var world = new TwoStacks(gate: new FakeGate());
        var random = new Random(4475);
        world.BobUser.Admission = (_, _) => AnyAdmission(random);
        world.BobUser.Request = transaction => AnswerSomehow(transaction, random);
        world.BobUser.Cancelled = invite => invite.Respond(487);
        var fuzzer = new GrammarFuzzer(random);
        var (asked, answered, longest) = (0, 0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var question = i % 4 == 0 ? Encoding.ASCII.GetBytes(Short(random)) : fuzzer.Next();
            if (question.Length > 60_000) continue;
            var answers = AnswersTo(world, question).FindAll(answer => !IsOwedToTheInvite(answer, question));
            Assert.True(answers.Count <= 1, $"{answers.Count} answers to\n{Encoding.UTF8.GetString(question)}\n{string.Join("\n", answers.Select(Encoding.UTF8.GetString))}");
            Assert.All(answers, answer => Assert.True(answer.Length <= question.Length,
                $"{question.Length} octets\n{Encoding.UTF8.GetString(question)}\nwere answered with {answer.Length}\n{Encoding.UTF8.GetString(answer)}"));
            asked++;
            answered += answers.Count;
            longest = Math.Max(longest, answers.Sum(answer => answer.Length));
        }
        Assert.True(asked > 19_000 && answered > 1_000 && longest > 300, $"{asked} asked, {answered} answered, the longest with {longest}");
        Assert.Empty(world.Faults);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(486)]
    public void An_unproven_caller_is_answered_once_whatever_comes(int status)
    {
        var world = new TwoStacks(gate: new FakeGate());
        world.BobUser.Request = transaction => transaction.Respond(status);
        world.Inject(Options("INVITE", padding: 200));
        world.Advance(64);
        Assert.Equal(["?: INVITE", $"B: {status}"], world.Wire);
        Assert.Equal(0, world.Bob.TransactionCount);
    }

    [Fact]
    public void A_short_forgery_of_a_request_does_not_bring_its_answer_again()
    {
        var world = new TwoStacks(gate: new FakeGate());
        world.BobUser.Request = transaction => transaction.Respond(200);
        world.Inject(Options("OPTIONS", padding: 200));
        world.Inject(Options("OPTIONS", padding: 200));
        Assert.Equal(2, world.CountOnWire("B: 200"));
        world.Inject("OPTIONS sip:b SIP/2.0\nv:SIP/2.0/UDP 10.0.0.5:5062;branch=z9hG4bKa\nf:<sip:x@y>;tag=1\nt:<sip:b>\ni:1\nCSeq:1 OPTIONS\n\n");
        Assert.Equal(2, world.CountOnWire("B: 200"));
    }

    [Fact]
    public void A_proven_source_and_one_that_is_let_in_as_proven_get_what_there_is_to_say()
    {
        var gate = new FakeGate { Proven = true };
        var world = new TwoStacks(gate: gate);
        world.BobUser.Request = AnswerAtLength;
        world.Inject(Options("OPTIONS"));
        Assert.Equal(1, world.CountOnWire("B: 200"));
        gate.Proven = false;
        world.Inject(Options("OPTIONS").Replace("z9hG4bKa", "z9hG4bKb", StringComparison.Ordinal).Replace("Call-ID: 1", "Call-ID: 2", StringComparison.Ordinal));
        Assert.Equal(1, world.CountOnWire("B: 200"));
        world.BobUser.Admission = (_, _) => SipAdmission.AcceptProven;
        world.Inject(Options("OPTIONS").Replace("z9hG4bKa", "z9hG4bKc", StringComparison.Ordinal).Replace("Call-ID: 1", "Call-ID: 3", StringComparison.Ordinal));
        Assert.Equal(2, world.CountOnWire("B: 200"));
    }

    [Fact]
    public void What_the_gate_keeps_out_is_not_looked_at_and_where_we_ask_is_told_to_it()
    {
        var gate = new FakeGate { IsOpen = false };
        var world = new TwoStacks(gate: gate);
        world.Inject(Options("OPTIONS"));
        Assert.Equal(["?: OPTIONS"], world.Wire);
        Assert.Empty(world.BobUser.Heard);
        world.Bob.SendRequest(world.Request(SipMethod.Options), world.BobUser, new SipPath(SipTransportKind.Udp, TwoStacks.AliceAddress));
        world.Settle();
        Assert.Equal(SourceAddress.Of(TwoStacks.AliceAddress.Address), Assert.Single(gate.SpokenTo));
    }

    [Fact]
    public void A_challenge_without_state_has_what_it_needs_and_a_short_one_the_least()
    {
        var world = new TwoStacks(gate: new FakeGate());
        var sent = new List<string>();
        world.Network.Sent = (_, _, message) => sent.Add(Encoding.UTF8.GetString(message.Span));
        world.BobUser.Admission = (_, _) => SipAdmission.Refuse(401, (response, isShort) => response.Add("X-Needed", isShort ? "least" : new string('x', 90)));
        world.Inject(Options("REGISTER", padding: 300));
        world.Inject(Options("REGISTER", padding: 45));
        Assert.Contains("X-Needed: xxx", sent[1], StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 401 \r\n", sent[3], StringComparison.Ordinal);
        Assert.Contains("X-Needed: least", sent[3], StringComparison.Ordinal);
        Assert.Equal(0, world.Bob.TransactionCount);
    }

    private static List<byte[]> AnswersTo(TwoStacks world, byte[] question)
    {
        var answers = new List<byte[]>();
        world.Network.Sent = (from, _, message) =>
        {
            if (from.Equals(TwoStacks.BobAddress)) answers.Add(message.ToArray());
        };
        world.Inject(question, Stranger);
        world.Advance(0.9);
        return answers;
    }

    /// <summary>A CANCEL that meets its INVITE brings two answers: its own, and the one that the INVITE still waits for.</summary>
    private static bool IsOwedToTheInvite(byte[] answer, byte[] question) =>
        SipParser.Parse(question).Message is SipRequest { Method.Name: "CANCEL" }
        && SipParser.Parse(answer).Message!.Get(SipHeader.CSeq)?.EndsWith("INVITE", StringComparison.Ordinal) == true;

    private static SipAdmission AnyAdmission(Random random) => random.Next(4) switch
    {
        0 => SipAdmission.Refuse(403, "X-Platform;cause=101;text=\"unknown_source\""),
        1 => SipAdmission.Refuse(401, (response, isShort) => response.Add(SipHeader.WwwAuthenticate,
            $"Digest realm=\"acme.example\", nonce=\"{new string('n', 22)}\", algorithm=MD5, qop=\"auth\"{(isShort ? "" : ", stale=true")}")),
        2 => SipAdmission.Drop,
        _ => SipAdmission.Accept,
    };

    private static void AnswerSomehow(SipServerTransaction transaction, Random random)
    {
        if (random.Next(2) == 0) AnswerAtLength(transaction);
        else transaction.Respond(random.Next(100, 700));
    }

    private static void AnswerAtLength(SipServerTransaction transaction)
    {
        var response = transaction.CreateResponse(200);
        response.Add(SipHeader.Allow, "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REGISTER, UPDATE, PRACK, REFER, NOTIFY");
        response.Add(SipHeader.Contact, "<sip:bob@192.0.2.2>");
        response.Add(SipHeader.Accept, "application/sdp");
        transaction.Respond(response);
    }

    private static string Options(string method, int padding = 0) => Text(method, "z9hG4bKa", "1", padding);

    private static string Short(Random random)
    {
        string[] methods = ["INVITE", "OPTIONS", "REGISTER", "BYE", "CANCEL", "PRACK", "NONSENSE"];
        return Text(methods[random.Next(methods.Length)], $"z9hG4bK{random.Next()}", $"{random.Next()}", random.Next(3) * random.Next(120)).ReplaceLineEndings("\r\n");
    }

    private static string Text(string method, string branch, string callId, int padding) =>
        $"{method} sip:b@c SIP/2.0\nVia: SIP/2.0/UDP 10.0.0.5:5062;branch={branch}\nFrom: <sip:x@y>;tag=1\nTo: <sip:b@c>\nCall-ID: {callId}\n"
        + $"CSeq: 1 {method}\n{(padding > 0 ? $"User-Agent: {new string('p', padding)}\n" : "")}Content-Length: 0\n\n";

    private sealed class FakeGate : ISipGate
    {
        public bool IsOpen { get; set; } = true;

        public bool Proven { get; set; }

        public List<SourceAddress> SpokenTo { get; } = [];

        public bool LetsIn(SourceAddress source, SipTransportKind transport, ReadOnlySpan<byte> message) => IsOpen;

        public bool LetsConnect(SourceAddress source, SipTransportKind transport, int open) => IsOpen;

        public bool IsProven(SourceAddress source) => Proven;

        public void Spoke(SourceAddress to) => SpokenTo.Add(to);
    }
}
