using Platform.Sip.Dialogs;
using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Fakes;

/// <summary>A request, its responses and dialogs with the fields that every one needs.</summary>
internal static class Samples
{
    public static SipRequest Request(SipMethod method, params (SipHeader Id, string Value)[] fields)
    {
        var request = new SipRequest(method, SipUri.Parse("sip:bob@192.0.2.2"));
        request.Add(SipHeader.Via, "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKs1");
        request.Add(SipHeader.From, "\"Alice\" <sip:alice@example.com>;tag=a1");
        request.Add(SipHeader.To, "<sip:bob@example.com>");
        request.Add(SipHeader.CallId, "c1");
        request.Add(SipHeader.CSeq, new CSeq(7, method).ToString());
        request.Add(SipHeader.Contact, "<sip:alice@192.0.2.1>");
        foreach (var (id, value) in fields) request.Add(id, value);
        return request;
    }

    public static SipResponse Response(SipRequest request, int statusCode, params (SipHeader Id, string Value)[] fields)
    {
        var response = SipResponse.For(request, statusCode, "b1");
        response.Add(SipHeader.Contact, "<sip:bob@192.0.2.2>");
        foreach (var (id, value) in fields) response.Add(id, value);
        return response;
    }

    /// <summary>Alice's dialog with Bob: local tag a1, remote tag b1.</summary>
    public static DialogState Dialog(bool confirmed = true)
    {
        var invite = Request(SipMethod.Invite);
        Assert.True(Sip.Dialogs.Dialog.TryFromResponse(invite, Response(invite, confirmed ? 200 : 180), null, out var dialog));
        return dialog;
    }
}
