using System.Net;
using System.Text.Json;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Dialogs;

public sealed class DialogTests
{
    private static readonly SipPath Source = new(SipTransportKind.Udp, IPEndPoint.Parse("203.0.113.9:6000"));

    [Fact]
    public void Uas_dialog_has_the_rfc_parts()
    {
        var dialog = Dialog.FromRequest(Invite("<sip:p1;lr>, <sip:p2;lr>"), "ours", SipUri.Parse("sip:bob@192.0.2.2"), Source, confirmed: false);
        Assert.Equal(("c1", "ours", "a1"), (dialog.CallId, dialog.LocalTag, dialog.RemoteTag));
        Assert.Equal(("<sip:bob@example.com>", "\"Alice\" <sip:alice@example.com>"), (dialog.LocalAddress, dialog.RemoteAddress));
        Assert.Equal("sip:alice@10.0.0.5:5062", dialog.RemoteTarget);
        Assert.Equal((0u, 7u), (dialog.LocalCSeq, dialog.RemoteCSeq));
        Assert.Equal(["<sip:p1;lr>", "<sip:p2;lr>"], dialog.RouteSet);
        Assert.Equal((DialogRole.Uas, false, "udp:203.0.113.9:6000"), (dialog.Role, dialog.IsConfirmed, dialog.Path));
        Assert.Equal(Source, Dialog.PathOf(dialog));
    }

    [Theory]
    [InlineData(100, "b1", false, false)]
    [InlineData(180, "b1", true, false)]
    [InlineData(183, null, false, false)]
    [InlineData(200, "b1", true, true)]
    [InlineData(200, null, true, true)]
    [InlineData(302, "b1", false, false)]
    [InlineData(486, "b1", false, false)]
    public void Uac_dialog_is_made_by(int statusCode, string? tag, bool made, bool confirmed)
    {
        Assert.Equal(made, Dialog.TryFromResponse(Invite(), Response(statusCode, tag), Source, out var dialog));
        if (!made) return;
        Assert.Equal(confirmed, dialog.IsConfirmed);
        Assert.Equal(("a1", tag ?? "", 7u), (dialog.LocalTag, dialog.RemoteTag, dialog.LocalCSeq));
        Assert.Equal(["<sip:p2;lr>", "<sip:p1;lr>"], dialog.RouteSet);
        Assert.Equal("sip:bob@192.0.2.2:5070", dialog.RemoteTarget);
        Assert.Null(dialog.RemoteCSeq);
    }

    [Fact]
    public void Requests_count_up_and_follow_the_route_set()
    {
        Dialog.TryFromResponse(Invite(), Response(200, "b1"), null, out var dialog);
        var (next, bye) = Dialog.NewRequest(dialog, SipMethod.Bye);
        Assert.Equal(8u, next.LocalCSeq);
        Assert.Equal("sip:bob@192.0.2.2:5070", bye.UriText);
        Assert.Equal(["<sip:p2;lr>", "<sip:p1;lr>"], bye.All(SipHeader.Route));
        Assert.Equal("\"Alice\" <sip:alice@example.com>;tag=a1", bye.Get(SipHeader.From));
        Assert.Equal("<sip:bob@example.com>;tag=b1", bye.Get(SipHeader.To));
        Assert.Equal("8 BYE", bye.Get(SipHeader.CSeq));
        var (after, info) = Dialog.NewRequest(next, SipMethod.Info);
        Assert.Equal((9u, "9 INFO"), (after.LocalCSeq, info.Get(SipHeader.CSeq)));
        Assert.Equal("7 ACK", Dialog.Ack(dialog, 7).Get(SipHeader.CSeq));
        Assert.Equal(SipParseError.None, SipValidation.Check(WithVia(info)));
    }

    [Fact]
    public void Strict_router_becomes_the_request_uri()
    {
        var dialog = Dialog.FromRequest(Invite("<sip:strict@p1>, <sip:p2;lr>"), "ours", SipUri.Parse("sip:bob@b"), null, true);
        var (_, bye) = Dialog.NewRequest(dialog, SipMethod.Bye);
        Assert.Equal("sip:strict@p1", bye.UriText);
        Assert.Equal(["<sip:p2;lr>", "<sip:alice@10.0.0.5:5062>"], bye.All(SipHeader.Route));
    }

    [Theory]
    [InlineData("BYE", "c1", "a1", "ours", 8, 0)]
    [InlineData("BYE", "c1", "a1", "ours", 9000, 0)]
    [InlineData("BYE", "c1", "a1", "ours", 7, 500)]
    [InlineData("BYE", "c1", "a1", "ours", 1, 500)]
    [InlineData("ACK", "c1", "a1", "ours", 7, 0)]
    [InlineData("BYE", "other", "a1", "ours", 8, 481)]
    [InlineData("BYE", "c1", "other", "ours", 8, 481)]
    [InlineData("BYE", "c1", "a1", "other", 8, 481)]
    public void Incoming_request_is_checked(string method, string callId, string fromTag, string toTag, uint cseq, int refusal)
    {
        var dialog = Uas();
        var received = Dialog.Receive(dialog, InDialog(method, callId, fromTag, toTag, cseq));
        Assert.Equal(refusal, received.RefusalStatusCode);
        Assert.Equal(refusal == 0 && method != "ACK" ? cseq : 7u, received.Dialog.RemoteCSeq);
    }

    [Theory]
    [InlineData("INVITE", "sip:new@10.0.0.6")]
    [InlineData("UPDATE", "sip:new@10.0.0.6")]
    [InlineData("INFO", "sip:alice@10.0.0.5:5062")]
    public void Target_follows_refreshes_only(string method, string expected)
    {
        var request = InDialog(method, "c1", "a1", "ours", 8);
        request.Add(SipHeader.Contact, "<sip:new@10.0.0.6>");
        Assert.Equal(expected, Dialog.Receive(Uas(), request).Dialog.RemoteTarget);
    }

    [Fact]
    public void Answer_to_our_reinvite_moves_the_target_and_confirms()
    {
        Dialog.TryFromResponse(Invite(), Response(180, "b1"), null, out var early);
        var moved = Response(200, "b1");
        moved.Set(SipHeader.Contact, "<sip:moved@192.0.2.8>");
        var refreshed = Dialog.Refresh(early, moved);
        Assert.Equal(("sip:moved@192.0.2.8", true), (refreshed.RemoteTarget, refreshed.IsConfirmed));
        Assert.Same(early, Dialog.Refresh(early, Response(488, "b1")));
    }

    [Fact]
    public void State_survives_serialization()
    {
        var dialog = Uas();
        var read = JsonSerializer.Deserialize<DialogState>(JsonSerializer.Serialize(dialog))!;
        Assert.Equal(dialog.RouteSet, read.RouteSet);
        Assert.Equal(dialog with { RouteSet = read.RouteSet }, read);
        Assert.Equal(Dialog.NewRequest(dialog, SipMethod.Bye).Request.ToString(), Dialog.NewRequest(read, SipMethod.Bye).Request.ToString());
    }

    private static DialogState Uas() => Dialog.FromRequest(Invite("<sip:p1;lr>"), "ours", SipUri.Parse("sip:bob@b"), Source, true);

    private static SipRequest Invite(string? recordRoute = null)
    {
        var request = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:bob@example.com"));
        request.Add(SipHeader.From, "\"Alice\" <sip:alice@example.com>;tag=a1");
        request.Add(SipHeader.To, "<sip:bob@example.com>");
        request.Add(SipHeader.CallId, "c1");
        request.Add(SipHeader.CSeq, "7 INVITE");
        request.Add(SipHeader.Contact, "<sip:alice@10.0.0.5:5062>");
        if (recordRoute is not null) request.Add(SipHeader.RecordRoute, recordRoute);
        return request;
    }

    private static SipResponse Response(int statusCode, string? tag)
    {
        var response = SipResponse.For(Invite(), statusCode, tag);
        response.Add(SipHeader.RecordRoute, "<sip:p1;lr>, <sip:p2;lr>");
        response.Add(SipHeader.Contact, "<sip:bob@192.0.2.2:5070>");
        return response;
    }

    private static SipRequest InDialog(string method, string callId, string fromTag, string toTag, uint cseq)
    {
        SipMethod.TryParse(method.AsSpan(), out var parsed);
        var request = new SipRequest(parsed, SipUri.Parse("sip:bob@b"));
        request.Add(SipHeader.From, "<sip:alice@example.com>;tag=" + fromTag);
        request.Add(SipHeader.To, "<sip:bob@example.com>;tag=" + toTag);
        request.Add(SipHeader.CallId, callId);
        request.Add(SipHeader.CSeq, new CSeq(cseq, parsed).ToString());
        return request;
    }

    private static SipRequest WithVia(SipRequest request)
    {
        request.Add(SipHeader.Via, "SIP/2.0/UDP h;branch=z9hG4bK1");
        return request;
    }
}
