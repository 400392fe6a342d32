using Platform.Sip.Messages;
using Platform.Sip.Metrics;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>What all lanes of a stack share: options, listening points and the count of live transactions.</summary>
internal sealed class StackContext(SipStackOptions options, TransportTable transports)
{
    /// <summary>The reason in metrics for answers that were not sent.</summary>
    public const string AnswerTooLong = "answer_longer_than_request";

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
    /// Most bytes of a transaction's answer to a request of this size: over UDP an unproven source gets no more than it gave, so
    /// nobody can use us to multiply traffic.
    /// </summary>
    public int AnswerLimit(SipPath source, int requestBytes) => Options.Gate is null || IsProven(source) ? int.MaxValue : requestBytes;

    private bool IsProven(SipPath source) =>
        source.Transport.IsReliable() || Options.Gate?.IsProven(SourceAddress.Of(source.Remote.Address)) is true;

    /// <summary>
    /// Answers without state. Explanations and the phrase are left out and names made short when the answer would be longer than the source
    /// may get, and an answer that is longer still is not sent.
    /// </summary>
    public void RespondStateless(SipRequest request, SipPath source, int requestBytes, int statusCode, string? reason = null,
        string? phrase = null, Action<SipResponse, bool>? complete = null)
    {
        if (request.Method == SipMethod.Ack) return;
        var limit = IsProven(source) ? int.MaxValue : requestBytes;
        var response = SipResponse.For(request, statusCode, StatelessTag(request), phrase);
        complete?.Invoke(response, false);
        if (reason is not null) response.Add(SipHeader.Reason, reason);
        var bytes = SipWriter.ToBytes(response);
        if (bytes.Length > limit)
        {
            var bare = SipResponse.For(request, statusCode, StatelessTag(request), reasonPhrase: "");
            complete?.Invoke(bare, true);
            bytes = SipWriter.ToBytes(bare, compact: true);
        }
        if (bytes.Length > limit)
        {
            SipMetrics.Drop(AnswerTooLong);
            return;
        }
        SipMetrics.ResponseOut(statusCode);
        Send(SipRouting.ResponsePath(request, source), bytes, null);
    }

    /// <summary>The same request gets the same tag each time (RFC 3261 section 8.2.7).</summary>
    private static string StatelessTag(SipRequest request) => StableHash.Of(request.TopVia.Branch + request.CallId).ToString("x8", null);
}
