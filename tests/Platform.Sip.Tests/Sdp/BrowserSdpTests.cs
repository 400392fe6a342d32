using System.Net;
using System.Text;
using Platform.Sip.Sdp;

namespace Platform.Sip.Tests.Sdp;

/// <summary>Browsers' descriptions: recorded offers are answered, and our offers completed, in their roles of DTLS and ICE.</summary>
public sealed class BrowserSdpTests
{
    private const string Print = "sha-256 4C:E4:9B:62:77:87:45:B4:46:49:D7:F7:75:E7:76:23:AD:61:90:15:B5:8B:1D:9D:E8:C7:EC:16:FC:03:EB:E0";
    private const string OurPrint = "sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";
    private const string Password = "7PCAXtC9Yl3cXyfjIi+xxANh";

    private static readonly SdpCapabilities Ours = new(IPEndPoint.Parse("198.51.100.1:29998"))
    {
        SessionId = 5,
        Version = 6,
        Codecs = [AudioCodec.Pcma, AudioCodec.Pcmu, AudioCodec.Opus, AudioCodec.G722],
        Protection = new SdpProtection.Dtls(OurPrint, "ours", "ourPasswordIsTwentyTwoLong"),
    };

    [Theory]
    // one row a recorded offer and what the other leg speaks: codec, payload type, telephone-event and its clock, ICE ufrag
    [InlineData("chromium-jssip-audio", null, AudioCodec.Opus, 111, 110, 48000, "xdcj", Password)]
    [InlineData("chromium-jssip-audio", AudioCodec.Pcma, AudioCodec.Pcma, 8, 126, 8000, "xdcj", Password)]
    [InlineData("chromium-jssip-audio", AudioCodec.G722, AudioCodec.G722, 9, 126, 8000, "xdcj", Password)]
    [InlineData("chromium-audio-video", AudioCodec.Pcmu, AudioCodec.Pcmu, 0, 126, 8000, "2aCj", "lQ6nRK2qS7M3QAMFB97tfQna")]
    [InlineData("firefox-like-audio", null, AudioCodec.Opus, 109, 101, 8000, "5f9a1c3e", "9e1f8f30b62ed6a2f1a3cbb7d9f9d0aa")]
    [InlineData("firefox-like-audio", AudioCodec.Pcma, AudioCodec.Pcma, 8, 101, 8000, "5f9a1c3e", "9e1f8f30b62ed6a2f1a3cbb7d9f9d0aa")]
    public void Recorded_offers_are_answered(string name, AudioCodec? preferred, AudioCodec codec, int payloadType, int telephoneEvent,
        int telephoneEventClock, string ufrag, string password)
    {
        var agreement = SdpNegotiator.Answer(Recorded(name), preferred is { } one ? Ours with { Preferred = [one] } : Ours);
        var audio = agreement.Audio!;
        Assert.Equal((codec, payloadType, payloadType), (audio.Codec, audio.SendPayloadType, audio.ReceivePayloadType));
        Assert.Equal((telephoneEvent, telephoneEvent, telephoneEventClock),
            (audio.SendTelephoneEvent, audio.ReceiveTelephoneEvent, audio.TelephoneEventClockRate));
        Assert.Equal((DtlsSetup.Passive, ufrag, password), (audio.Dtls!.OurRole, audio.Dtls.Ufrag, audio.Dtls.Password));
        Assert.StartsWith("sha-256 ", audio.Dtls.Fingerprint, StringComparison.Ordinal);
        Assert.Equal((SdpDirection.SendRecv, false), (audio.Direction, audio.IsHeldByRemote));
    }

    [Fact]
    public void An_answer_says_all_that_Chromium_needs()
    {
        var answer = SdpNegotiator.Answer(Recorded("chromium-audio-video"), Ours with { Preferred = [AudioCodec.Pcma] }).Local!;
        Assert.Equal("""
            v=0
            o=- 5 6 IN IP4 198.51.100.1
            s=-
            c=IN IP4 198.51.100.1
            t=0 0
            a=ice-lite
            a=group:BUNDLE 0
            m=audio 29998 UDP/TLS/RTP/SAVPF 8 126
            a=rtpmap:8 PCMA/8000
            a=rtpmap:126 telephone-event/8000
            a=fmtp:126 0-15
            a=ptime:20
            a=sendrecv
            a=mid:0
            a=rtcp-mux
            a=msid:platform audio
            a=ice-ufrag:ours
            a=ice-pwd:ourPasswordIsTwentyTwoLong
            a=candidate:1 1 udp 2130706431 198.51.100.1 29998 typ host
            a=end-of-candidates
            a=fingerprint:sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF
            a=setup:passive
            m=video 0 UDP/TLS/RTP/SAVPF 96 97 102 103 104 107 108 109 114 115 116 117 39 40 45 46 98 99 100 101 118 119 120
            a=mid:1

            """.ReplaceLineEndings("\r\n"), Text(answer));
    }

    [Fact]
    public void An_offer_names_codecs_events_and_a_role_to_choose()
    {
        var offer = Text(SdpNegotiator.Offer(Ours));
        Assert.Contains("m=audio 29998 UDP/TLS/RTP/SAVPF 8 0 120 9 101 102\r\n", offer, StringComparison.Ordinal);
        foreach (var line in (string[])["a=rtpmap:120 opus/48000/2", "a=fmtp:120 minptime=10;useinbandfec=1", "a=rtpmap:9 G722/8000",
            "a=rtpmap:101 telephone-event/8000", "a=rtpmap:102 telephone-event/48000", "a=setup:actpass", "a=mid:0", "a=group:BUNDLE 0", "a=ice-lite"])
            Assert.Contains($"\r\n{line}\r\n", offer, StringComparison.Ordinal);
    }

    [Theory]
    // one row an answer to our offer: what replaces the line that begins alike (nothing: the line is left out), refusal, our role
    [InlineData("a=setup:active", SdpRefusal.None, DtlsSetup.Passive)]
    [InlineData("a=setup:passive", SdpRefusal.None, DtlsSetup.Active)]
    [InlineData("a=setup:", SdpRefusal.None, DtlsSetup.Passive)]
    [InlineData("a=setup:actpass", SdpRefusal.NoFingerprint, null)]
    [InlineData("a=setup:holdconn", SdpRefusal.NoFingerprint, null)]
    [InlineData("a=fingerprint:", SdpRefusal.NoFingerprint, null)]
    [InlineData("a=fingerprint:sha-1 4C:E4:9B:62:77:87:45:B4:46:49:D7:F7:75:E7:76:23:AD:61:90:15", SdpRefusal.NoFingerprint, null)]
    [InlineData("a=fingerprint:sha-256 4C:E4", SdpRefusal.NoFingerprint, null)]
    [InlineData("a=ice-ufrag:", SdpRefusal.NoIce, null)]
    [InlineData("a=ice-ufrag:abc", SdpRefusal.NoIce, null)]
    [InlineData("a=ice-ufrag:ab d", SdpRefusal.NoIce, null)]
    [InlineData("a=ice-pwd:tooShort", SdpRefusal.NoIce, null)]
    [InlineData("a=rtcp-mux", SdpRefusal.NoRtcpMux, null)]
    [InlineData("m=audio 9 RTP/AVP 8", SdpRefusal.AnswerDoesNotFit, null)]
    [InlineData("m=audio 0 UDP/TLS/RTP/SAVPF 8", SdpRefusal.StreamRejected, null)]
    public void An_answer_is_completed(string change, SdpRefusal refusal, DtlsSetup? role)
    {
        var start = change[..(change.IndexOfAny([':', ' ']) is var end and > 0 ? end : change.Length)];
        var keeps = change != start && change != start + ":";
        var lines = AnswerLines.Split('\n').SelectMany<string, string>(line =>
            !line.StartsWith(start, StringComparison.Ordinal) ? [line] : keeps ? [change] : []);
        var agreement = SdpNegotiator.Complete(SdpNegotiator.Offer(Ours), Parse(string.Join("\r\n", lines)));
        Assert.Equal((refusal, role), (agreement.Refusal, agreement.Audio?.Dtls?.OurRole));
    }

    [Fact]
    public void A_fingerprint_is_kept_in_one_form()
    {
        var agreement = SdpNegotiator.Complete(SdpNegotiator.Offer(Ours),
            Parse(AnswerLines.Replace("sha-256 4C:E4", "SHA-256 4c:e4", StringComparison.Ordinal)));
        Assert.Equal(Print, agreement.Audio!.Dtls!.Fingerprint);
    }

    [Theory]
    [InlineData("a=sendrecv", false)]
    [InlineData("a=sendonly", true)]
    [InlineData("a=inactive", true)]
    public void A_browser_holds_by_direction_only(string direction, bool isHeld)
    {
        var offer = AnswerLines.Replace("a=setup:active", $"a=setup:actpass\n{direction}", StringComparison.Ordinal);
        Assert.Equal(isHeld, SdpNegotiator.Answer(Parse(offer), Ours).Audio!.IsHeldByRemote);
    }

    [Fact]
    public void Plain_and_protected_sides_do_not_answer_each_other()
    {
        Assert.Equal(SdpRefusal.NoAudio, SdpNegotiator.Answer(Recorded("chromium-jssip-audio"), Ours with { Protection = null }).Refusal);
        Assert.Equal(SdpRefusal.NoAudio, SdpNegotiator.Answer(Parse("v=0\no=- 1 1 IN IP4 h\ns=-\nc=IN IP4 192.0.2.9\nm=audio 4000 RTP/AVP 0"), Ours).Refusal);
    }

    private const string AnswerLines =
        $"v=0\no=- 7 2 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 8 101\nc=IN IP4 0.0.0.0\n"
        + $"a=rtpmap:8 PCMA/8000\na=rtpmap:101 telephone-event/8000\na=ice-ufrag:xdcj\na=ice-pwd:{Password}\na=fingerprint:{Print}\n"
        + "a=setup:active\na=mid:0\na=rtcp-mux";

    private static SdpSession Recorded(string name) =>
        Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "sdp", name + ".sdp")));

    private static string Text(SdpSession session) => Encoding.UTF8.GetString(session.ToBytes());

    private static SdpSession Parse(string text)
    {
        Assert.True(SdpSession.TryParse(Encoding.UTF8.GetBytes(text), out var session), text);
        return session;
    }
}
