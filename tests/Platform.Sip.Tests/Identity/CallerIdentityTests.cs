using Platform.Sip.Identity;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Identity;

public sealed class CallerIdentityTests
{
    [Theory]
    [InlineData("<sip:+8610@carrier.example>", true, "sip:+8610@carrier.example", null, true)]
    [InlineData("<sip:+8610@carrier.example>, <tel:+8610>", true, "sip:+8610@carrier.example", "tel:+8610", true)]
    [InlineData("<tel:+8610>", true, "tel:+8610", null, true)]
    [InlineData("<sip:+8610@carrier.example>", false, "sip:alice@example.com", null, false)]
    [InlineData("<sip:a@x>, <sip:b@x>", true, "sip:alice@example.com", null, false)]
    [InlineData("<http://x>", true, "sip:alice@example.com", null, false)]
    [InlineData("<broken", true, "sip:alice@example.com", null, false)]
    [InlineData(null, true, "sip:alice@example.com", null, false)]
    public void Identity_counts_from_trusted_peers_only(string? asserted, bool trusts, string address, string? telephone, bool isAsserted)
    {
        var request = Samples.Request(SipMethod.Invite);
        if (asserted is not null) request.Add(SipHeader.PAssertedIdentity, asserted);
        var caller = CallerIdentity.Of(request, trusts);
        Assert.Equal((address, telephone, isAsserted), (caller.Address.Uri.ToString(), caller.Telephone?.Uri.ToString(), caller.IsAsserted));
        Assert.Null(caller.Address.Tag);
    }

    [Theory]
    [InlineData("", true, true, "sip:alice@example.com")]
    [InlineData("", false, true, "sip:alice@example.com")]
    [InlineData("id", true, true, "sip:anonymous@anonymous.invalid")]
    [InlineData("id", false, false, "sip:anonymous@anonymous.invalid")]
    [InlineData("user;critical", false, false, "sip:anonymous@anonymous.invalid")]
    [InlineData("none", false, true, "sip:alice@example.com")]
    public void Hidden_identity_stays_in_the_trust_domain(string privacy, bool trustsNextHop, bool isWritten, string from)
    {
        var source = Samples.Request(SipMethod.Invite, (SipHeader.PAssertedIdentity, "<sip:+8610@carrier.example>"));
        if (privacy.Length > 0) source.Add(SipHeader.Privacy, privacy);
        var next = Samples.Request(SipMethod.Invite, (SipHeader.PPreferredIdentity, "<sip:me@x>"), (SipHeader.PAssertedIdentity, "<sip:forged@x>"));
        CallerIdentity.Of(source, trustsPeer: true).Write(next, trustsNextHop);
        Assert.Equal(isWritten ? "<sip:+8610@carrier.example>" : null, next.Get(SipHeader.PAssertedIdentity));
        Assert.False(next.Has(SipHeader.PPreferredIdentity));
        Assert.Equal((from, "a1"), (next.From.Uri.ToString(), next.From.Tag));
        Assert.Equal(privacy.Length > 0 ? privacy : null, next.Get(SipHeader.Privacy));
    }

    [Theory]
    [InlineData("id;critical", PrivacyFlags.Id | PrivacyFlags.Critical, true)]
    [InlineData("Header; SESSION", PrivacyFlags.Header | PrivacyFlags.Session, true)]
    [InlineData("session", PrivacyFlags.Session, false)]
    [InlineData("none", PrivacyFlags.NoService, false)]
    [InlineData("history, id", PrivacyFlags.Id, true)]
    [InlineData(";;", PrivacyFlags.None, false)]
    public void Privacy_is_read(string value, PrivacyFlags flags, bool hides)
    {
        var read = PrivacyValues.Of(Samples.Request(SipMethod.Invite, (SipHeader.Privacy, value)));
        Assert.Equal((flags, hides), (read, read.HidesIdentity()));
    }

    [Fact]
    public void Stripped_message_tells_nothing()
    {
        var request = Samples.Request(SipMethod.Invite, (SipHeader.PAssertedIdentity, "<sip:a@x>"), (SipHeader.PAssertedIdentity, "<tel:+1>"));
        CallerIdentity.Strip(request);
        Assert.False(request.Has(SipHeader.PAssertedIdentity));
    }
}
