using Platform.Gateway.Auth;

namespace Platform.Gateway.Tests;

public sealed class SipDigestHashTests
{
    /// <summary>RFC 2617 section 3.5 and RFC 7616 section 3.9.1 name user, realm and password; the hashes are those of A1.</summary>
    [Fact]
    public void A1_is_hashed_as_the_RFC_says()
    {
        Assert.Equal("939e7578ed9e3c518a452acee763bce9", SipDigestHash.Ha1Md5("Mufasa", "testrealm@host.com", "Circle Of Life"));
        Assert.Equal("7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232",
            SipDigestHash.Ha1Sha256("Mufasa", "http-auth@example.org", "Circle of Life"));
    }
}
