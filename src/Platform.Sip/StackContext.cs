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
    /// Answers without state. Over UDP the source is unproven, so the answer is dropped when it is longer than the request:
    /// nobody can use us to multiply traffic.
    /// </summary>
    public void RespondStateless(SipRequest request, SipPath source, int requestBytes, int statusCode, string? reason = null, string? phrase = null)
    {
        if (request.Method == SipMethod.Ack) return;
        var response = SipResponse.For(request, statusCode, StatelessTag(request), phrase);
        var limit = source.Transport.IsReliable() ? int.MaxValue : requestBytes;
        var bytes = SipWriter.ToBytes(response);
        if (bytes.Length > limit)
        {
            SipMetrics.Drop("answer_longer_than_request");
            return;
        }
        if (reason is not null) bytes = WithReason(response, reason, bytes, limit);
        SipMetrics.ResponseOut(statusCode);
        Send(SipRouting.ResponsePath(request, source), bytes, null);
    }

    private static byte[] WithReason(SipResponse response, string reason, byte[] without, int limit)
    {
        response.Add(SipHeader.Reason, reason);
        var bytes = SipWriter.ToBytes(response);
        return bytes.Length <= limit ? bytes : without;
    }

    /// <summary>The same request gets the same tag each time (RFC 3261 section 8.2.7).</summary>
    private static string StatelessTag(SipRequest request) => StableHash.Of(request.TopVia.Branch + request.CallId).ToString("x8", null);
}
