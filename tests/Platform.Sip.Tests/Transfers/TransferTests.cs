using System.Text;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transfers;

namespace Platform.Sip.Tests.Transfers;

public sealed class TransferTests
{
    [Theory]
    [InlineData("98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff", "98732@sip.example.com", "ff87ff", "r33th4x0r", false)]
    [InlineData("12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only", "12adf2f34456gs5", "12345", "54321", true)]
    [InlineData("c ; to-tag=0 ; from-tag=1", "c", "0", "1", false)]
    public void Replaces_is_read(string text, string callId, string toTag, string fromTag, bool early)
    {
        Assert.True(Replaces.TryParse(text, out var value));
        Assert.Equal(new Replaces(callId, toTag, fromTag, early), value);
        Assert.True(Replaces.TryParse(value.ToString(), out var again));
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("c;to-tag=1")]
    [InlineData("c;from-tag=1;to-tag=")]
    [InlineData(";to-tag=1;from-tag=2")]
    [InlineData("a b;to-tag=1;from-tag=2")]
    public void Malformed_replaces_is_refused(string text) => Assert.False(Replaces.TryParse(text, out _));

    /// <summary>RFC 3891 section 3, in the order of its checks. Our tag is a1, the far side's b1.</summary>
    [Theory]
    [InlineData(null, true, DialogRole.Uac, 400)]
    [InlineData("c1;to-tag=a1", true, DialogRole.Uac, 400)]
    [InlineData("c2;to-tag=a1;from-tag=b1", true, DialogRole.Uac, 481)]
    [InlineData("c1;to-tag=b1;from-tag=a1", true, DialogRole.Uac, 481)]
    [InlineData("c1;to-tag=a1;from-tag=b1", true, DialogRole.Uac, 0)]
    [InlineData("c1;to-tag=a1;from-tag=b1", true, DialogRole.Uas, 0)]
    [InlineData("c1;to-tag=a1;from-tag=b1;early-only", true, DialogRole.Uac, 486)]
    [InlineData("c1;to-tag=a1;from-tag=b1;early-only", false, DialogRole.Uac, 0)]
    [InlineData("c1;to-tag=a1;from-tag=b1", false, DialogRole.Uac, 0)]
    [InlineData("c1;to-tag=a1;from-tag=b1", false, DialogRole.Uas, 481)]
    public void Invite_with_replaces(string? value, bool confirmed, DialogRole role, int refusal)
    {
        var dialog = Samples.Dialog(confirmed) with { Role = role };
        var invite = Samples.Request(SipMethod.Invite);
        if (value is not null) invite.Add(SipHeader.Replaces, value);
        var other = dialog with { CallId = "other" };
        var decision = ReplacesDecision.For(invite, [other, dialog]);
        Assert.Equal((refusal, refusal == 0 ? dialog : null), (decision.RefusalStatusCode, decision.Dialog));
    }

    [Fact]
    public void Two_replaces_are_refused()
    {
        const string value = "c1;to-tag=a1;from-tag=b1";
        var invite = Samples.Request(SipMethod.Invite, (SipHeader.Replaces, value), (SipHeader.Replaces, value));
        Assert.Equal(400, ReplacesDecision.For(invite, [Samples.Dialog()]).RefusalStatusCode);
    }

    [Fact]
    public void Blind_transfer_is_asked_for_and_read()
    {
        var (dialog, request) = ReferRequest.Create(Samples.Dialog(), SipUri.Parse("sip:+8620@example.com;user=phone"));
        Assert.Equal((8u, SipMethod.Refer), (dialog.LocalCSeq, request.Method));
        Assert.True(ReferRequest.TryRead(request, out var refer, out _));
        Assert.Equal("sip:+8620@example.com;user=phone", refer.Target.ToString());
        Assert.Equal(("INVITE", null, "sip:alice@example.com", true), (refer.Method, refer.Replaces, refer.ReferredBy?.Uri.ToString(), refer.WantsNotify));
    }

    [Fact]
    public void Attended_transfer_names_the_dialog_as_its_far_side_sees_it()
    {
        var consult = Samples.Dialog() with { CallId = "c9@x", LocalTag = "mine", RemoteTag = "theirs" };
        var (_, request) = ReferRequest.Create(Samples.Dialog(), SipUri.Parse("sip:carol@192.0.2.3"), consult);
        Assert.True(ReferRequest.TryRead(request, out var refer, out _));
        Assert.Equal("sip:carol@192.0.2.3", refer.Target.ToString());
        Assert.Equal(new Replaces("c9@x", "theirs", "mine"), refer.Replaces);
        var atCarol = consult with { LocalTag = "theirs", RemoteTag = "mine" };
        Assert.True(refer.Replaces!.Names(atCarol));
    }

    [Theory]
    [InlineData("<sip:a@b>, <sip:c@d>", true)]
    [InlineData("<sip:a@b", false)]
    [InlineData("<sip:a@b?Replaces=x>", false)]
    [InlineData("<sip:a@b?Replaces=c%3Bto-tag%3D1%3Bfrom-tag%3D2&Replaces=c%3Bto-tag%3D1%3Bfrom-tag%3D2>", false)]
    [InlineData(null, false)]
    public void Unreadable_refer_is_refused(string? referTo, bool twice)
    {
        var request = Samples.Request(SipMethod.Refer);
        foreach (var value in twice ? referTo!.Split(", ") : referTo is null ? [] : [referTo]) request.Add(SipHeader.ReferTo, value);
        Assert.False(ReferRequest.TryRead(request, out _, out var status));
        Assert.Equal(400, status);
    }

    [Fact]
    public void Refer_may_forbid_notify_and_may_not_write_our_headers()
    {
        var request = Samples.Request(SipMethod.Refer, (SipHeader.ReferTo, "<sips:a%40b@c;method=BYE?From=sip%3Aevil%40x&Route=%3Csip%3Ax%3E>"));
        request.Add("Refer-Sub", "false");
        Assert.True(ReferRequest.TryRead(request, out var refer, out _));
        Assert.Equal(("sips:a%40b@c", "BYE", false), (refer.Target.ToString(), refer.Method, refer.WantsNotify));
    }

    [Theory]
    [InlineData(100, "active;expires=60", false)]
    [InlineData(180, "active;expires=60", false)]
    [InlineData(200, "terminated;reason=noresource", true)]
    [InlineData(486, "terminated;reason=noresource", true)]
    public void Progress_is_told_and_read(int statusCode, string state, bool isTerminated)
    {
        var refer = Samples.Request(SipMethod.Refer, (SipHeader.ReferTo, "<sip:a@b>"));
        var (dialog, notify) = ReferProgress.Report(Samples.Dialog(), refer.CSeq.Number, statusCode);
        Assert.Equal((8u, "refer;id=7", state), (dialog.LocalCSeq, notify.Get(SipHeader.Event), notify.Get(SipHeader.SubscriptionState)));
        Assert.StartsWith($"SIP/2.0 {statusCode} ", Encoding.UTF8.GetString(notify.Body.Span), StringComparison.Ordinal);
        Assert.Equal(new ReferProgress(statusCode, isTerminated), ReferProgress.Of(notify));
    }

    [Theory]
    [InlineData("message/sipfrag;version=2.0", "SIP/2.0 100 Trying", 100)]
    [InlineData("Message/SipFrag", "SIP/2.0 603 Declined\r\nServer: x\r\n", 603)]
    [InlineData("message/sipfrag", "Server: x", null)]
    [InlineData("message/sipfrag", "", null)]
    [InlineData("text/plain", "SIP/2.0 200 OK", null)]
    public void Fragment_is_read(string type, string body, int? statusCode)
    {
        var notify = Samples.Request(SipMethod.Notify);
        notify.SetBody(type, Encoding.ASCII.GetBytes(body + (body.Length == 0 ? " " : "")));
        Assert.Equal(statusCode, SipFrag.StatusOf(notify));
    }

    [Fact]
    public void Notify_about_something_else_is_no_progress() =>
        Assert.Null(ReferProgress.Of(Samples.Request(SipMethod.Notify, (SipHeader.Event, "presence"))));
}
