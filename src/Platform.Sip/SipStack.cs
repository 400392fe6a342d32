using System.Net.Sockets;
using Platform.Sip.Lanes;
using Platform.Sip.Messages;
using Platform.Sip.Metrics;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>
/// A SIP user agent's core: transports, transactions and their timers. Threads: transports receive on threads of their own,
/// parse there, and post each message to the lane of its Call-ID. A lane runs its work in order and never twice at once, on
/// the thread pool; all callbacks to handlers come from lanes, so callbacks of one Call-ID never overlap, and those of
/// different Call-IDs may. Public methods may be called from any thread and never wait.
/// </summary>
public sealed class SipStack : IAsyncDisposable, ISipTransportSink
{
    private static readonly Action<object, object?, object?> DeliverWork =
        static (lane, message, path) => ((LaneTransactions)lane).Receive((SipMessage)message!, (SipPath)path!);

    private readonly SipStackOptions _options;
    private readonly StackContext _context;
    private readonly Lane[] _lanes;
    private readonly LaneTransactions[] _transactions;
    private readonly CancellationTokenSource _closing = new();
    private int _disposed;

    public SipStack(SipStackOptions options)
    {
        _options = options;
        _context = new StackContext(options, new TransportTable(options.Transports, options.AdvertisedHost, options.AdvertisedPort));
        _lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => new Lane(options.Time, options.Scheduler, OnFault))];
        _transactions = [.. _lanes.Select(lane => new LaneTransactions(_context, lane))];
    }

    public ISipIdSource Ids => _options.Ids;

    /// <summary>Live transactions of both sides.</summary>
    public int TransactionCount => _context.TransactionCount;

    /// <summary>Binds the listening points.</summary>
    /// <exception cref="IOException">One can't be had; the inner SocketException says why.</exception>
    public void Start()
    {
        foreach (var transport in _options.Transports) Start(transport);
    }

    private void Start(ISipTransport transport)
    {
        try
        {
            transport.Start(this);
        }
        catch (SocketException fault)
        {
            throw new IOException($"SIP can't listen on {transport.Kind.ToString().ToLowerInvariant()}:{transport.Local}: {fault.Message}.", fault);
        }
    }

    /// <summary>Our Contact for a transport, with the advertised host and port.</summary>
    public SipUri LocalContact(SipTransportKind transport, string? user = null) => _context.Transports.ContactFor(transport, user);

    /// <summary>True when we have a listening point for the path's transport and address family.</summary>
    public bool CanReach(SipPath path) => _context.Transports.Find(path.Transport, path.Remote.AddressFamily) is not null;

    /// <summary>
    /// Sends a request in a new transaction. Sets Via, and Max-Forwards when missing; From, To, Call-ID and CSeq must be there.
    /// Without a target it goes to the first Route or the Request-URI. ACK is not sent this way.
    /// </summary>
    public SipClientTransaction SendRequest(SipRequest request, ISipResponseHandler handler, SipPath? target = null, object? state = null)
    {
        if (request.Method == SipMethod.Ack) throw new ArgumentException("An ACK has no transaction: use SendAck", nameof(request));
        var lane = LaneOf(request.CallIdHash());
        if (_options.ProductName is { } product && !request.Has(SipHeader.UserAgent)) request.Add(SipHeader.UserAgent, product);
        var transaction = lane.Prepare(request, handler, state);
        if (target is { } path || SipRouting.TryPath(SipRouting.NextHop(request), out path)) Launch(lane, transaction, path);
        else _ = ResolveAndLaunchAsync(lane, transaction);
        return transaction;
    }

    /// <summary>
    /// Sends a request that is no INVITE and gives its final response. No answer in time gives a local 408, a transport
    /// fault a local 503 (RFC 3261 section 8.1.3.1).
    /// </summary>
    public Task<SipResponse> SendRequestAsync(SipRequest request, SipPath? target = null, CancellationToken cancellation = default)
    {
        var waiter = new FinalResponseWaiter();
        SendRequest(request, waiter, target);
        return waiter.Response.WaitAsync(cancellation);
    }

    /// <summary>Sends an ACK to a 2xx when its client transaction is gone, for example after a restart.</summary>
    public void SendAck(SipRequest ack, SipPath target)
    {
        ack.Set(SipHeader.Via, _context.Transports.ViaFor(target, Ids.NewBranch()).ToString());
        if (!ack.Has(SipHeader.MaxForwards)) ack.Add(SipHeader.MaxForwards, "70");
        SipMetrics.RequestOut(SipMethod.Ack);
        _context.Send(target, SipWriter.ToBytes(ack), null);
    }

    private LaneTransactions LaneOf(uint callIdHash) => _transactions[callIdHash % (uint)_transactions.Length];

    private static void Launch(LaneTransactions lane, SipClientTransaction transaction, SipPath target) =>
        lane.Lane.Post(static (owner, started, path) =>
        {
            ((LaneTransactions)owner).Register((SipClientTransaction)started!);
            ((SipClientTransaction)started!).Start((SipPath)path!);
        }, lane, transaction, target);

    private static void LaunchAtAny(LaneTransactions lane, SipClientTransaction transaction, IReadOnlyList<SipPath> targets) =>
        lane.Lane.Post(static (owner, started, paths) =>
        {
            ((LaneTransactions)owner).Register((SipClientTransaction)started!);
            ((SipClientTransaction)started!).Start((IReadOnlyList<SipPath>)paths!);
        }, lane, transaction, targets);

    private async Task ResolveAndLaunchAsync(LaneTransactions lane, SipClientTransaction transaction)
    {
        IReadOnlyList<SipPath> paths = [];
        try
        {
            if (_options.Resolver is { } resolver)
                paths = await resolver.ResolveAsync(SipRouting.NextHop(transaction.Request), _closing.Token);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or IOException)
        {
            paths = [];
        }
        if (paths.Count > 0) LaunchAtAny(lane, transaction, paths);
        else lane.Lane.Post(static (failed, _, _) => ((SipClientTransaction)failed).Fail(SipTransportError.NameNotResolved), transaction);
    }

    bool ISipTransportSink.LetsIn(ISipTransport transport, SourceAddress source, ReadOnlySpan<byte> message) =>
        _options.Gate?.LetsIn(source, transport.Kind, message) ?? true;

    bool ISipTransportSink.LetsConnect(ISipTransport transport, SourceAddress source, int open) =>
        _options.Gate?.LetsConnect(source, transport.Kind, open) ?? true;

    /// <summary>Nothing that arrives may end a transport's thread, not even a bug of ours.</summary>
    void ISipTransportSink.Received(ISipTransport transport, SipPath path, ReadOnlyMemory<byte> message)
    {
        try
        {
            Receive(path, message);
        }
#pragma warning disable CA1031 // Any exception is a bug in handling one message; the thread serves all others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            SipMetrics.Drop("fault");
            OnFault(fault);
        }
    }

    private void Receive(SipPath path, ReadOnlyMemory<byte> message)
    {
        var result = SipParser.Parse(message, _options.Limits);
        if (result.Message is null || !result.IsOk && result.Message is SipResponse) SipMetrics.Drop(result.Error.ToString());
        else if (result.IsOk) Deliver(LaneOf(result.Message.CallIdHash()), result.Message, path);
        else RefuseMalformed((SipRequest)result.Message, path, result.Error);
    }

    private static void Deliver(LaneTransactions lane, SipMessage message, SipPath path) =>
        lane.Lane.Post(DeliverWork, lane, message, path);

    private void RefuseMalformed(SipRequest request, SipPath path, SipParseError error)
    {
        SipMetrics.Drop(error.ToString());
        MalformedRequests.Answer(_context, request, path, error);
    }

    void ISipTransportSink.Dropped(ISipTransport transport, string reason) => SipMetrics.Drop(reason);

    private void OnFault(Exception fault) => _options.OnHandlerFault?.Invoke(fault);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _closing.CancelAsync();
        foreach (var transport in _options.Transports) await transport.DisposeAsync();
        foreach (var lane in _lanes) lane.Dispose();
        _closing.Dispose();
    }
}
