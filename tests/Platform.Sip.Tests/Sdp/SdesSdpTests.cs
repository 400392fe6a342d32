using System.Net;
using System.Text;
using Platform.Sip.Sdp;

namespace Platform.Sip.Tests.Sdp;

/// <summary>a=crypto (RFC 4568) in offers and answers, with RTP/SAVP, and with RTP/AVP where it is only hoped for (RFC 8643).</summary>
public sealed class SdesSdpTests
{
    /// <summary>Key of the example in RFC 4568 section 9.1.</summary>
    private const string Key = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

    private const string Head = "v=0\no=- 1 1 IN IP4 192.0.2.9\ns=-\nc=IN IP4 192.0.2.9\nt=0 0\n";
    private const string Gcm = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHA==";

    private static readonly SdpProtection.Sdes OurKeys = new(SdesKey.NewForAll(), IsRequired: false);

    private static readonly SdpCapabilities Ours = new(IPEndPoint.Parse("198.51.100.1:20000")) { SessionId = 5, Version = 6, Protection = OurKeys };

    [Theory]
    // one row an offer: m= line and a=crypto values; refusal and chosen suite where plain is allowed, and where it is not
    [InlineData("RTP/SAVP", $"1 AES_CM_128_HMAC_SHA1_80 inline:{Key}|2^20|1:4\n2 AES_CM_128_HMAC_SHA1_32 inline:{Key}", SdpRefusal.None, 2, SdesSuite.AesCm128HmacSha1Tag32)]
    [InlineData("RTP/SAVP", $"1 AES_CM_128_HMAC_SHA1_80 inline:{Key}|2^48", SdpRefusal.None, 1, SdesSuite.AesCm128HmacSha1Tag80)]
    [InlineData("RTP/SAVP", $"7 AES_CM_128_HMAC_SHA1_80 inline:{Key} WSH=64 KDR=0", SdpRefusal.None, 7, SdesSuite.AesCm128HmacSha1Tag80)]
    [InlineData("RTP/SAVPF", $"1 AEAD_AES_128_GCM inline:{Gcm}", SdpRefusal.None, 1, SdesSuite.AeadAes128Gcm)]
    [InlineData("RTP/SAVP", $"1 AEAD_AES_256_GCM inline:{Gcm}", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/SAVP", $"1 F8_128_HMAC_SHA1_80 inline:{Key}", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/SAVP", $"1 AES_CM_128_HMAC_SHA1_80 inline:{Key} UNENCRYPTED_SRTP", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/SAVP", "1 AES_CM_128_HMAC_SHA1_80 inline:tooShort", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/SAVP", "1 AES_CM_128_HMAC_SHA1_80 inline:***", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/SAVP", "x AES_CM_128_HMAC_SHA1_80", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/SAVP", "", SdpRefusal.NoCommonCrypto, 0, null)]
    [InlineData("RTP/AVP", $"1 AES_CM_128_HMAC_SHA1_80 inline:{Key}", SdpRefusal.None, 1, SdesSuite.AesCm128HmacSha1Tag80)]
    [InlineData("RTP/AVP", "", SdpRefusal.None, 0, null)]
    public void Offer_is_answered_in_kind(string profile, string crypto, SdpRefusal refusal, int tag, SdesSuite? suite)
    {
        var offer = Parse($"{Head}m=audio 4000 {profile} 0\n{Crypto(crypto)}");
        var agreement = SdpNegotiator.Answer(offer, Ours);
        Assert.Equal((refusal, suite), (agreement.Refusal, agreement.Audio?.Sdes?.Receive.Suite));
        var required = SdpNegotiator.Answer(offer, Ours with { Protection = OurKeys with { IsRequired = true } });
        Assert.Equal(refusal == SdpRefusal.None && suite is null ? SdpRefusal.NotProtected : refusal, required.Refusal);
        if (agreement.Audio?.Sdes is not { } sdes) return;
        Assert.Equal((tag, OurKeys.Keys.Single(key => key.Suite == suite)), (sdes.Tag, sdes.Send));
        Assert.Equal(SdesSuites.KeyOctets(sdes.Receive.Suite), sdes.Receive.ToBytes().Length);
        var line = agreement.Local!.Media[0];
        Assert.Equal((profile, $"{tag} {SdesSuites.Name(sdes.Send.Suite)} inline:{sdes.Send.KeySalt}"), (line.Protocol, line.Attribute("crypto")));
    }

    [Fact]
    public void Of_two_lines_the_protected_one_is_taken()
    {
        var offer = Parse($"{Head}m=audio 4000 RTP/AVP 0\nm=audio 4002 RTP/SAVP 8\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{Key}");
        var agreement = SdpNegotiator.Answer(offer, Ours);
        Assert.Equal([0, 20000], agreement.Local!.Media.Select(media => media.Port));
        Assert.Equal(4002, agreement.Audio!.RemotePort);
    }

    [Theory]
    // one row an answer to our offer: profile, a=crypto values with K for a key, refusal and tag, hoped for and required
    [InlineData("RTP/AVP", "1 AES_CM_128_HMAC_SHA1_80 inline:K", SdpRefusal.None, 1, SdpRefusal.AnswerDoesNotFit)]
    [InlineData("RTP/AVP", "", SdpRefusal.None, null, SdpRefusal.AnswerDoesNotFit)]
    [InlineData("RTP/AVP", "4 AES_CM_128_HMAC_SHA1_32 inline:K", SdpRefusal.None, 4, SdpRefusal.AnswerDoesNotFit)]
    [InlineData("RTP/SAVP", "1 AES_CM_128_HMAC_SHA1_80 inline:K", SdpRefusal.AnswerDoesNotFit, null, SdpRefusal.None)]
    [InlineData("RTP/SAVP", "2 AES_CM_128_HMAC_SHA1_80 inline:K", SdpRefusal.AnswerDoesNotFit, null, SdpRefusal.NoCommonCrypto)]
    [InlineData("RTP/SAVP", "", SdpRefusal.AnswerDoesNotFit, null, SdpRefusal.NoCommonCrypto)]
    public void Answer_is_completed(string profile, string crypto, SdpRefusal hopedFor, int? tag, SdpRefusal required)
    {
        var answer = Parse($"{Head}m=audio 4000 {profile} 8\n{Crypto(crypto.Replace("K", Key, StringComparison.Ordinal))}");
        var agreement = SdpNegotiator.Complete(SdpNegotiator.Offer(Ours), answer);
        Assert.Equal((hopedFor, tag), (agreement.Refusal, agreement.Audio?.Sdes?.Tag));
        if (agreement.Audio?.Sdes is { } sdes)
            Assert.Equal((OurKeys.Keys.Single(key => key.Suite == sdes.Send.Suite), Key), (sdes.Send, sdes.Receive.KeySalt));
        var strict = Ours with { Protection = OurKeys with { IsRequired = true } };
        Assert.Equal(required, SdpNegotiator.Complete(SdpNegotiator.Offer(strict), answer).Refusal);
    }

    [Fact]
    public void Keys_do_not_show_in_texts_for_people() => Assert.DoesNotContain(Key,
        SdpNegotiator.Answer(Parse($"{Head}m=audio 4000 RTP/SAVP 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{Key}"), Ours).Audio!.ToString(),
        StringComparison.Ordinal);

    private static string Crypto(string values) =>
        string.Concat(values.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(value => $"a=crypto:{value}\n"));

    private static SdpSession Parse(string text)
    {
        Assert.True(SdpSession.TryParse(Encoding.UTF8.GetBytes(text), out var session), text);
        return session;
    }
}
