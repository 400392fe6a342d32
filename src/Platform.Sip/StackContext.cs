using Platform.Sip.Messages;
using Platform.Sip.Metrics;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>What all lanes of a stack share: options, listening points and the count of live transactions.</summary>
internal sealed class StackContext(SipStackOptions options, TransportTable transports)
{
    private int _transactions;

    public SipStackOptions Options { get; } = options;

    public TransportTable Transports { get; } = transports;

    public bool IsFull => Volatile.Read(ref _transactions) >= Options.MaxTransactions;

    public int TransactionCount => Volatile.Read(ref _transactions);

    public void Opened() => Interlocked.Increment(ref _transactions);

    public void Closed() => Interlocked.Decrement(ref _transactions);

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer) =>
        Transports.Send(path, message, observer);

    /// <summary>
    /// Answers without state. Over UDP the source is unproven, so explanations are left out and names made short when the answer
    /// would be longer than the request, and an answer that is longer still is not sent: nobody can use us to multiply traffic.
    /// </summary>
    public void RespondStateless(SipRequest request, SipPath source, int requestBytes, int statusCode, string? reason = null,
        string? phrase = null)
    {
        if (request.Method == SipMethod.Ack) return;
        var limit = source.Transport.IsReliable() ? int.MaxValue : requestBytes;
        var bytes = Encode(request, statusCode, reason, phrase);
        if (bytes.Length > limit) bytes = Encode(request, statusCode, null, null, compact: true);
        if (bytes.Length > limit)
        {
            SipMetrics.Drop("answer_longer_than_request");
            return;
        }
        SipMetrics.ResponseOut(statusCode);
        Send(SipRouting.ResponsePath(request, source), bytes, null);
    }

    private static byte[] Encode(SipRequest request, int statusCode, string? reason, string? phrase, bool compact = false)
    {
        var response = SipResponse.For(request, statusCode, StatelessTag(request), phrase);
        if (reason is not null) response.Add(SipHeader.Reason, reason);
        return SipWriter.ToBytes(response, compact);
    }

    /// <summary>The same request gets the same tag each time (RFC 3261 section 8.2.7).</summary>
    private static string StatelessTag(SipRequest request) => StableHash.Of(request.TopVia.Branch + request.CallId).ToString("x8", null);
}
