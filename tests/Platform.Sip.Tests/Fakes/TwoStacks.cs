using System.Net;
using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Fakes;

/// <summary>
/// Alice and Bob on a network in memory, with time that the test moves. Every lane, message and timer runs on the test's
/// thread in a fixed order.
/// </summary>
internal sealed class TwoStacks
{
    public static readonly IPEndPoint AliceAddress = IPEndPoint.Parse("192.0.2.1:5060");
    public static readonly IPEndPoint BobAddress = IPEndPoint.Parse("192.0.2.2:5060");

    private readonly Queue<Action> _work = new();
    private readonly ManualTimeProvider _time = new();

    /// <param name="gate">Bob's.</param>
    public TwoStacks(SipTransportKind kind = SipTransportKind.Udp, int maxTransactions = 1000, ISipGate? gate = null)
    {
        Kind = kind;
        Network.Sent = (from, _, message) => Wire.Add($"{(from.Equals(AliceAddress) ? "A" : from.Equals(BobAddress) ? "B" : "?")}: {FirstLine(message)}");
        Alice = new SipStack(Options("alice", AliceAddress, AliceUser, maxTransactions, null));
        Bob = new SipStack(Options("bob", BobAddress, BobUser, maxTransactions, gate));
        Alice.Start();
        Bob.Start();
    }

    public SipTransportKind Kind { get; }

    /// <summary>Names and where they lead.</summary>
    public Dictionary<string, IReadOnlyList<SipPath>> Names { get; } = [];

    public InMemoryNetwork Network { get; } = new();

    /// <summary>Every message put on the wire, "A: INVITE" or "B: 180", lost ones too.</summary>
    public List<string> Wire { get; } = [];

    public List<Exception> Faults { get; } = [];

    public RecordingUser AliceUser { get; } = new();

    public RecordingUser BobUser { get; } = new();

    public SipStack Alice { get; }

    public SipStack Bob { get; }

    /// <summary>Runs until nothing is left to do at this moment.</summary>
    public void Settle()
    {
        do
        {
            while (_work.TryDequeue(out var work)) work();
        }
        while (Network.Deliver() || _work.Count > 0);
    }

    /// <summary>Moves time, timer by timer, and settles after each.</summary>
    public void Advance(double seconds)
    {
        Settle();
        var until = _time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        while (_time.AdvanceToNext(until)) Settle();
        Settle();
    }

    public SipRequest Request(SipMethod method, string callId = "call-1", uint cseq = 1)
    {
        var request = new SipRequest(method, SipUri.Parse("sip:bob@192.0.2.2" + (Kind == SipTransportKind.Tcp ? ";transport=tcp" : "")));
        request.Add(SipHeader.From, "<sip:alice@example.com>;tag=alice-tag");
        request.Add(SipHeader.To, "<sip:bob@example.com>");
        request.Add(SipHeader.CallId, callId);
        request.Add(SipHeader.CSeq, new CSeq(cseq, method).ToString());
        request.Add(SipHeader.Contact, "<sip:alice@192.0.2.1>");
        return request;
    }

    public SipClientTransaction Send(SipRequest request, SipPath? target = null)
    {
        var transaction = Alice.SendRequest(request, AliceUser, target);
        Settle();
        return transaction;
    }

    /// <summary>Puts raw text on the wire from some address to Bob.</summary>
    public void Inject(string text, string from = "203.0.113.9:5062") => Inject(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), from);

    public void Inject(byte[] bytes, string from = "203.0.113.9:5062")
    {
        Network.Inject(Kind, IPEndPoint.Parse(from), BobAddress, bytes);
        Settle();
    }

    public int CountOnWire(string line) => Wire.Count(item => item == line);

    private SipStackOptions Options(string name, IPEndPoint address, RecordingUser user, int maxTransactions, ISipGate? gate) => new()
    {
        Transports = [Network.Add(address, Kind)], Time = _time, Handler = user, Ids = new CountingIds(name), Lanes = 4,
        Scheduler = _work.Enqueue, Resolver = new TableResolver(Names), MaxTransactions = maxTransactions, OnHandlerFault = Faults.Add,
        Gate = gate,
    };

    private static string FirstLine(ReadOnlyMemory<byte> message)
    {
        var line = Encoding.UTF8.GetString(message.Span).Split("\r\n")[0].Split(' ');
        return line.Length > 1 && line[0] == "SIP/2.0" ? line[1] : line[0];
    }

    private sealed class TableResolver(Dictionary<string, IReadOnlyList<SipPath>> names) : ISipResolver
    {
        public ValueTask<IReadOnlyList<SipPath>> ResolveAsync(SipUri uri, CancellationToken cancellation) =>
            ValueTask.FromResult(names.GetValueOrDefault(uri.Host) ?? []);
    }
}
