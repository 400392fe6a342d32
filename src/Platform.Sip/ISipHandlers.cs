using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>
/// The transaction user for incoming requests. Every method is called on a lane (see <see cref="SipStack"/>): calls that
/// belong to one Call-ID never overlap and keep their order. A method must return quickly and never wait; long work goes to
/// a task of its own, which may answer later from any thread.
/// </summary>
public interface ISipRequestHandler
{
    /// <summary>
    /// Decides before any state is made whether a new request is let in. Not called for ACK, CANCEL and retransmissions.
    /// </summary>
    SipAdmission Admit(SipRequest request, SipPath source);

    /// <summary>A new request in its own transaction: INVITE, BYE, OPTIONS, REGISTER, INFO ... Answer it with Respond.</summary>
    void OnRequest(SipServerTransaction transaction);

    /// <summary>
    /// The INVITE was cancelled while it had no final response. The CANCEL is answered already; answer the INVITE with 487.
    /// </summary>
    void OnCancel(SipServerTransaction invite, SipRequest cancel);

    /// <summary>The ACK to a 2xx. The transaction is the INVITE's while it lives, else null (a late or stray ACK).</summary>
    void OnAck(SipRequest ack, SipPath source, SipServerTransaction? invite);

    /// <summary>
    /// No ACK came for 64*T1 after the 2xx: end the dialog with BYE (RFC 3261 section 13.3.1.4). Or no PRACK to a reliable provisional
    /// response: the INVITE was answered 504 (RFC 3262 section 3).
    /// </summary>
    void OnAckTimeout(SipServerTransaction invite);

    /// <summary>A response could not be sent.</summary>
    void OnTransportError(SipServerTransaction transaction, SipTransportError error);
}

/// <summary>The transaction user for one outgoing request; called on a lane, as <see cref="ISipRequestHandler"/>.</summary>
public interface ISipResponseHandler
{
    /// <summary>
    /// A provisional or final response. For an INVITE a 2xx may come more than once with different To tags (forking);
    /// repeats of one 2xx are answered by the stack once the ACK was given to SendAck.
    /// </summary>
    void OnResponse(SipClientTransaction transaction, SipResponse response);

    /// <summary>No final response in time (timer B or F): treat as 408.</summary>
    void OnTimeout(SipClientTransaction transaction);

    /// <summary>The request could not be sent: treat as 503.</summary>
    void OnTransportError(SipClientTransaction transaction, SipTransportError error);
}

/// <summary>What becomes of a request before it has state.</summary>
public readonly record struct SipAdmission
{
    public static readonly SipAdmission Accept;

    public static readonly SipAdmission Drop = new() { IsDropped = true };

    /// <summary>Answer without state. The stack strips the answer, and drops it when it would still be longer than the request.</summary>
    public static SipAdmission Refuse(int statusCode, string? reason = null) => new() { StatusCode = statusCode, Reason = reason };

    /// <summary>As <see cref="Refuse(int, string?)"/>, with what the answer can't do without, such as a challenge.</summary>
    public static SipAdmission Refuse(int statusCode, Action<SipResponse, bool> complete) => new() { StatusCode = statusCode, Complete = complete };

    /// <summary>Let in, and its source has shown that it is where it says: answers may be longer than the request.</summary>
    public static readonly SipAdmission AcceptProven = new() { IsProven = true };

    public bool IsProven { get; private init; }

    public bool IsDropped { get; private init; }

    /// <summary>0 unless refused.</summary>
    public int StatusCode { get; private init; }

    /// <summary>A Reason header value (RFC 3326), left out when it would make the answer longer than the request.</summary>
    public string? Reason { get; private init; }

    /// <summary>Adds what the answer can't do without; true asks for the least that will do. Null for nothing.</summary>
    public Action<SipResponse, bool>? Complete { get; private init; }
}
