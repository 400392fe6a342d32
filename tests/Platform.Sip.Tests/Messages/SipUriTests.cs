using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Messages;

public sealed class SipUriTests
{
    [Theory]
    [InlineData("sip:alice@atlanta.com", "alice", "atlanta.com", 0)]
    [InlineData("sip:alice:secret@atlanta.com;transport=tcp", "alice", "atlanta.com", 0)]
    [InlineData("sips:alice@atlanta.com:5061?subject=x&priority=urgent", "alice", "atlanta.com", 5061)]
    [InlineData("sip:+1-212-555-1212:1234@gateway.com;user=phone", "+1-212-555-1212", "gateway.com", 0)]
    [InlineData("sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com", null, "atlanta.com", 0)]
    [InlineData("sip:alice;day=tuesday@atlanta.com", "alice;day=tuesday", "atlanta.com", 0)]
    [InlineData("sip:a@[::1]:5060", "a", "[::1]", 5060)]
    [InlineData("SIP:a@B.c", "a", "B.c", 0)]
    public void Sip_uri_is_read_and_written(string text, string? user, string host, int port)
    {
        Assert.True(SipUri.TryParse(text, out var uri));
        Assert.Equal(user, uri.User);
        Assert.Equal(host, uri.Host);
        Assert.Equal(port, uri.Port);
        Assert.Equal(text.Replace("SIP:", "sip:", StringComparison.Ordinal), uri.ToString());
    }

    [Theory]
    [InlineData("sip:")]
    [InlineData("sip:@host")]
    [InlineData("sip:a@")]
    [InlineData("sip:a@b@c")]
    [InlineData("sip:a@b:0")]
    [InlineData("sip:a@b:65536")]
    [InlineData("sip:a@b:x")]
    [InlineData("sip:a%4@b")]
    [InlineData("sip:a@b; lr")]
    [InlineData("sip:a@[::1")]
    [InlineData("alice@atlanta.com")]
    [InlineData(":x")]
    [InlineData("1sip:x@y")]
    public void Wrong_uri_is_refused(string text) => Assert.False(SipUri.TryParse(text, out _));

    [Theory]
    // RFC 3261 section 19.1.4: equivalent
    [InlineData("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp", true)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5", true)]
    [InlineData("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on", true)]
    [InlineData("sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com", "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com", true)]
    [InlineData("sip:alice@atlanta.com?subject=project%20x&priority=urgent", "sip:alice@atlanta.com?priority=urgent&subject=project%20x", true)]
    // not equivalent
    [InlineData("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp", false)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting", false)]
    [InlineData("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", false)]
    [InlineData("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4", false)]
    public void Equivalence_follows_the_rfc(string left, string right, bool expected)
    {
        Assert.Equal(expected, SipUriComparison.AreEquivalent(SipUri.Parse(left), SipUri.Parse(right)));
        Assert.Equal(expected, SipUriComparison.AreEquivalent(SipUri.Parse(right), SipUri.Parse(left)));
    }

    [Fact]
    public void Address_of_record_drops_what_is_not_identity() =>
        Assert.Equal("sip:Alice@acme.example", SipUri.Parse("sip:%41lice:pw@ACME.example;transport=tcp?x=y").AddressOfRecord);

    [Fact]
    public void Other_schemes_are_kept_whole()
    {
        var uri = SipUri.Parse("tel:+8610-5550;phone-context=cn");
        Assert.False(uri.IsSip);
        Assert.Equal("+8610-5550;phone-context=cn", uri.Opaque);
    }

    [Theory]
    [InlineData("1001", "sip:1001@h")]
    [InlineData("a b", "sip:a%20b@h")]
    [InlineData("a@b", "sip:a%40b@h")]
    [InlineData("50%", "sip:50%25@h")]
    public void Built_user_is_escaped(string user, string expected)
    {
        var uri = SipUri.Sip(user, "h");
        Assert.Equal(expected, uri.ToString());
        Assert.Equal(user, uri.DecodedUser);
    }
}
