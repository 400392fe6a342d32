using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip.Transactions;

/// <summary>RFC 3261 section 17.1.3: a response belongs to the client transaction of its branch and CSeq method.</summary>
internal readonly record struct ClientKey(string Branch, SipMethod Method);

/// <summary>
/// RFC 3261 section 17.2.3: branch, sent-by and method, where ACK and CANCEL look for the INVITE. Requests of RFC 2543 peers,
/// without the magic cookie, get a branch made of what that section compares: Call-ID, CSeq number, From tag and Via.
/// </summary>
internal readonly record struct ServerKey(string Branch, string SentBy, SipMethod Method)
{
    public static ServerKey Of(SipRequest request) => Of(request, request.Method);

    /// <summary>The key of the INVITE that an ACK or CANCEL with this top Via is about.</summary>
    public static ServerKey OfInvite(SipRequest request) => Of(request, SipMethod.Invite);

    private static ServerKey Of(SipRequest request, SipMethod method)
    {
        var via = request.TopVia;
        return new ServerKey(via.UniqueBranch ?? OldBranch(request, via), via.SentBy.ToLowerInvariant(), method);
    }

    private static string OldBranch(SipRequest request, Via via) => string.Join(
        '\n', request.CallId, request.CSeq.Number.ToString(CultureInfo.InvariantCulture), request.From.Tag, request.UriText, via.Branch);
}

/// <summary>RFC 3261 section 8.2.2.2: the same request over two paths has these in common, but another branch.</summary>
internal readonly record struct MergeKey(string CallId, string? FromTag, CSeq CSeq)
{
    public static MergeKey Of(SipRequest request) => new(request.CallId, request.From.Tag, request.CSeq);
}

/// <summary>The ACK to a 2xx has a branch of its own; it is found by dialog and CSeq number (RFC 3261 section 13.2.2.4).</summary>
internal readonly record struct AckKey(string CallId, string? LocalTag, string? RemoteTag, uint CSeqNumber)
{
    public static AckKey Of(SipRequest ack) => new(ack.CallId, ack.To.Tag, ack.From.Tag, ack.CSeq.Number);
}
