using System.Globalization;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Dialogs;

/// <summary>What a dialog makes of an incoming request: its new state, or the status code to refuse with.</summary>
public readonly record struct DialogReceived(DialogState Dialog, int RefusalStatusCode)
{
    public bool IsAccepted => RefusalStatusCode == 0;
}

/// <summary>
/// RFC 3261 section 12 as functions of <see cref="DialogState"/>. Invariants: our CSeq only grows, the far side's CSeq only
/// grows, the route set is fixed when the dialog is made, the remote target follows the target refreshes (re-INVITE, UPDATE).
/// </summary>
public static class Dialog
{
    /// <summary>
    /// The dialog that our answer to an INVITE makes (section 12.1.1). The request has passed the validation of the stack;
    /// without a usable Contact the From URI stands in for it, as RFC 2543 peers need.
    /// </summary>
    public static DialogState FromRequest(SipRequest request, string localTag, SipUri localContact, SipPath? source, bool confirmed) =>
        new()
    {
        CallId = request.CallId,
        LocalTag = localTag,
        RemoteTag = request.From.Tag ?? "",
        LocalAddress = request.To.WithTag(null).ToString(),
        RemoteAddress = request.From.WithTag(null).ToString(),
        LocalContact = localContact.ToString(),
        RemoteTarget = (ContactOf(request) ?? request.From.Uri).ToString(),
        LocalCSeq = 0,
        RemoteCSeq = request.CSeq.Number,
        RouteSet = [.. request.All(SipHeader.RecordRoute)],
        Secure = request.Uri.IsSecure,
        Role = DialogRole.Uas,
        IsConfirmed = confirmed,
        Path = source?.ToString(),
        ConnectionId = source?.ConnectionId ?? 0,
    };

    /// <summary>
    /// The dialog that a response to our request makes (section 12.1.2): early from 101–199 with a To tag, confirmed from
    /// 2xx. False for a response that makes none.
    /// </summary>
    public static bool TryFromResponse(SipRequest request, SipResponse response, SipPath? target, out DialogState dialog)
    {
        dialog = null!;
        if (response.StatusCode is <= 100 or >= 300) return false;
        if (response.To.Tag is null && response.IsProvisional) return false;
        dialog = new DialogState
        {
            CallId = response.CallId,
            LocalTag = request.From.Tag ?? "",
            RemoteTag = response.To.Tag ?? "",
            LocalAddress = request.From.WithTag(null).ToString(),
            RemoteAddress = request.To.WithTag(null).ToString(),
            LocalContact = (ContactOf(request) ?? request.From.Uri).ToString(),
            RemoteTarget = (ContactOf(response) ?? request.Uri).ToString(),
            LocalCSeq = request.CSeq.Number,
            RouteSet = [.. response.All(SipHeader.RecordRoute).Reverse()],
            Secure = request.Uri.IsSecure,
            Role = DialogRole.Uac,
            IsConfirmed = response.IsSuccess,
            Path = target?.ToString(),
            ConnectionId = target?.ConnectionId ?? 0,
        };
        return true;
    }

    /// <summary>The next request in the dialog (section 12.2.1.1), with From, To, Call-ID, CSeq, Route and Contact.</summary>
    public static (DialogState Dialog, SipRequest Request) NewRequest(DialogState dialog, SipMethod method)
    {
        var next = dialog with { LocalCSeq = dialog.LocalCSeq + 1 };
        var request = Build(next, method, next.LocalCSeq);
        if (method != SipMethod.Bye) request.Add(SipHeader.Contact, $"<{dialog.LocalContact}>");
        return (next, request);
    }

    /// <summary>The ACK to a 2xx (section 13.2.2.4): the CSeq number of the INVITE it answers.</summary>
    public static SipRequest Ack(DialogState dialog, uint inviteCSeq) => Build(dialog, SipMethod.Ack, inviteCSeq);

    /// <summary>
    /// Checks an incoming request (section 12.2.2): 481 when it is not of this dialog, 500 when its CSeq is not above the
    /// last. A target refresh moves the remote target. ACK and CANCEL carry the number of their INVITE and change nothing.
    /// </summary>
    public static DialogReceived Receive(DialogState dialog, SipRequest request)
    {
        if (!Matches(dialog, request)) return new(dialog, 481);
        if (request.Method == SipMethod.Ack || request.Method == SipMethod.Cancel) return new(dialog, 0);
        if (dialog.RemoteCSeq is { } last && request.CSeq.Number <= last) return new(dialog, 500);
        var next = dialog with { RemoteCSeq = request.CSeq.Number };
        return new(Refresh(next, request), 0);
    }

    /// <summary>True when Call-ID and both tags are the dialog's.</summary>
    public static bool Matches(DialogState dialog, SipRequest request) =>
        request.CallId == dialog.CallId && (request.To.Tag ?? "") == dialog.LocalTag && (request.From.Tag ?? "") == dialog.RemoteTag;

    /// <summary>
    /// Takes the Contact of a target refresh: a re-INVITE or UPDATE from the far side, or the 2xx to ours. A 2xx also
    /// confirms the dialog. Other messages change nothing.
    /// </summary>
    public static DialogState Refresh(DialogState dialog, SipMessage message)
    {
        var method = message.CSeq.Method;
        if (method != SipMethod.Invite && method != SipMethod.Update) return dialog;
        if (message is SipResponse { IsSuccess: false }) return dialog;
        var confirmed = dialog.IsConfirmed || message is SipResponse;
        var target = ContactOf(message)?.ToString() ?? dialog.RemoteTarget;
        return dialog with { RemoteTarget = target, IsConfirmed = confirmed };
    }

    /// <summary>From now on requests go this way: a far side behind a WebSocket is reached by the connection that it uses now (RFC 7118).</summary>
    public static DialogState MoveTo(DialogState dialog, SipPath path) =>
        dialog with { Path = path.ToString(), ConnectionId = path.ConnectionId };

    /// <summary>The path kept with the dialog, for SendRequest; null when requests follow route set and target.</summary>
    public static SipPath? PathOf(DialogState dialog) =>
        SipPath.TryParse(dialog.Path, out var path) ? path with { ConnectionId = dialog.ConnectionId } : null;

    private static SipRequest Build(DialogState dialog, SipMethod method, uint cseq)
    {
        var request = new SipRequest(method, SipUri.Parse(dialog.RemoteTarget));
        AddRoutes(dialog, request);
        request.Add(SipHeader.MaxForwards, "70");
        request.Add(SipHeader.From, WithTag(dialog.LocalAddress, dialog.LocalTag));
        request.Add(SipHeader.To, WithTag(dialog.RemoteAddress, dialog.RemoteTag));
        request.Add(SipHeader.CallId, dialog.CallId);
        request.Add(SipHeader.CSeq, $"{cseq.ToString(CultureInfo.InvariantCulture)} {method.Name}");
        return request;
    }

    /// <summary>
    /// A first hop without lr is a strict router: it becomes the Request-URI and the target goes last (section 12.2.1.1).
    /// </summary>
    private static void AddRoutes(DialogState dialog, SipRequest request)
    {
        if (dialog.RouteSet.Count == 0) return;
        var first = NameAddr.Parse(dialog.RouteSet[0]).Uri;
        var isStrict = !first.Parameters.Has("lr");
        if (isStrict) request.Uri = first with { Headers = "" };
        foreach (var route in dialog.RouteSet.Skip(isStrict ? 1 : 0)) request.Add(SipHeader.Route, route);
        if (isStrict) request.Add(SipHeader.Route, $"<{dialog.RemoteTarget}>");
    }

    private static string WithTag(string address, string tag) => tag.Length == 0 ? address : $"{address};tag={tag}";

    private static SipUri? ContactOf(SipMessage message) =>
        message.TryGetAddresses(SipHeader.Contact, out var contacts) && contacts.Count > 0 && contacts[0].Uri.IsSip ? contacts[0].Uri : null;
}
