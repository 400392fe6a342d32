using System.Net;
using System.Text;
using Platform.Sip.Sdp;

namespace Platform.Sip.Tests.Sdp;

public sealed class SdpNegotiatorTests
{
    private const string Head = "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n";

    private static readonly SdpCapabilities Ours = new(IPEndPoint.Parse("198.51.100.1:20000")) { SessionId = 5, Version = 6 };

    [Theory]
    // one row an offer: lines, refusal, codec, payload type, telephone-event
    [InlineData("m=audio 4000 RTP/AVP 0 8", SdpRefusal.None, AudioCodec.Pcmu, 0, null)]
    [InlineData("m=audio 4000 RTP/AVP 8 0", SdpRefusal.None, AudioCodec.Pcma, 8, null)]
    [InlineData("m=audio 4000 RTP/AVP 9 18 8\na=rtpmap:9 G722/8000", SdpRefusal.None, AudioCodec.Pcma, 8, null)]
    [InlineData("m=audio 4000 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000", SdpRefusal.None, AudioCodec.Pcmu, 0, 101)]
    [InlineData("m=audio 4000 RTP/AVP 0 96\na=rtpmap:96 TELEPHONE-EVENT/8000\na=fmtp:96 0-16", SdpRefusal.None, AudioCodec.Pcmu, 0, 96)]
    [InlineData("m=audio 4000 RTP/AVP 0 96\na=rtpmap:96 telephone-event/48000", SdpRefusal.None, AudioCodec.Pcmu, 0, null)]
    [InlineData("m=audio 4000 RTP/AVP 98\na=rtpmap:98 pcma/8000/1", SdpRefusal.None, AudioCodec.Pcma, 98, null)]
    [InlineData("m=audio 4000 RTP/AVP 0\na=rtpmap:0 opus/48000/2", SdpRefusal.NoCommonCodec, null, 0, null)]
    [InlineData("m=audio 4000 RTP/AVP 18 9", SdpRefusal.NoCommonCodec, null, 0, null)]
    [InlineData("m=audio 0 RTP/AVP 0", SdpRefusal.NoAudio, null, 0, null)]
    [InlineData("m=audio 4000 RTP/SAVP 0", SdpRefusal.NoAudio, null, 0, null)]
    [InlineData("m=video 4000 RTP/AVP 31", SdpRefusal.NoAudio, null, 0, null)]
    public void Offer_is_answered(string lines, SdpRefusal refusal, AudioCodec? codec, int payloadType, int? telephoneEvent)
    {
        var agreement = SdpNegotiator.Answer(Parse(Head + lines), Ours);
        Assert.Equal(refusal, agreement.Refusal);
        Assert.Equal(codec, agreement.Audio?.Codec);
        if (agreement.Audio is not { } audio) return;
        Assert.Equal((payloadType, payloadType), (audio.SendPayloadType, audio.ReceivePayloadType));
        Assert.Equal((telephoneEvent, telephoneEvent), (audio.SendTelephoneEvent, audio.ReceiveTelephoneEvent));
        Assert.Equal(("192.0.2.9", 4000, 4001), (audio.RemoteHost, audio.RemotePort, audio.RemoteRtcpPort));
        Assert.Equal(20000, Parse(Text(agreement.Local!)).Media[0].Port);
    }

    [Theory]
    [InlineData("", SdpDirection.SendRecv, SdpDirection.SendRecv, false)]
    [InlineData("a=sendrecv", SdpDirection.SendRecv, SdpDirection.SendRecv, false)]
    [InlineData("a=sendonly", SdpDirection.SendRecv, SdpDirection.RecvOnly, true)]
    [InlineData("a=recvonly", SdpDirection.SendRecv, SdpDirection.SendOnly, false)]
    [InlineData("a=inactive", SdpDirection.SendRecv, SdpDirection.Inactive, true)]
    [InlineData("c=IN IP4 0.0.0.0", SdpDirection.SendRecv, SdpDirection.RecvOnly, true)]
    [InlineData("a=sendrecv", SdpDirection.SendOnly, SdpDirection.SendOnly, false)]
    [InlineData("a=sendonly", SdpDirection.SendOnly, SdpDirection.Inactive, true)]
    [InlineData("a=recvonly", SdpDirection.SendOnly, SdpDirection.SendOnly, false)]
    public void Direction_is_agreed(string line, SdpDirection wanted, SdpDirection expected, bool held)
    {
        var agreement = SdpNegotiator.Answer(Parse(Head + "m=audio 4000 RTP/AVP 0\n" + line), Ours with { Direction = wanted });
        Assert.Equal(expected, agreement.Audio!.Direction);
        Assert.Equal(held, agreement.Audio.IsHeldByRemote);
        Assert.Contains($"a={expected.Text()}\r\n", Text(agreement.Local!), StringComparison.Ordinal);
    }

    [Fact]
    public void Session_direction_counts_when_the_line_has_none()
    {
        var agreement = SdpNegotiator.Answer(Parse(Head + "a=inactive\nm=audio 4000 RTP/AVP 0"), Ours);
        Assert.Equal(SdpDirection.Inactive, agreement.Audio!.Direction);
    }

    [Fact]
    public void Other_lines_are_rejected_in_their_place()
    {
        var agreement = SdpNegotiator.Answer(Parse(Head + "m=video 5000 RTP/AVP 31\nm=audio 0 RTP/AVP 0\nm=audio 4000 RTP/AVP 0\nm=audio 4002 RTP/AVP 8\nm=image 9 udptl t38"), Ours);
        Assert.Equal([0, 0, 20000, 0, 0], agreement.Local!.Media.Select(media => media.Port));
        Assert.Equal(["video", "audio", "audio", "audio", "image"], agreement.Local.Media.Select(media => media.Kind));
        Assert.Equal("t38", agreement.Local.Media[4].Formats[0]);
        Assert.Equal(4000, agreement.Audio!.RemotePort);
    }

    [Theory]
    [InlineData("a=ptime:30", 30, 4001)]
    [InlineData("a=ptime:0", 20, 4001)]
    [InlineData("a=ptime:abc", 20, 4001)]
    [InlineData("a=rtcp:4711 IN IP4 192.0.2.9", 20, 4711)]
    [InlineData("a=rtcp-mux", 20, 4000)]
    public void Small_attributes_are_read(string line, int packetTimeMs, int rtcpPort)
    {
        var audio = SdpNegotiator.Answer(Parse(Head + "m=audio 4000 RTP/AVP 0\n" + line), Ours).Audio!;
        Assert.Equal((packetTimeMs, rtcpPort), (audio.PacketTimeMs, audio.RemoteRtcpPort));
    }

    [Fact]
    public void Address_of_the_line_wins_and_one_must_be_there()
    {
        var own = SdpNegotiator.Answer(Parse(Head + "m=audio 4000 RTP/AVP 0\nc=IN IP6 2001:db8::9"), Ours);
        Assert.Equal("2001:db8::9", own.Audio!.RemoteHost);
        var none = SdpNegotiator.Answer(Parse("v=0\no=- 1 1 IN IP4 h\ns=-\nt=0 0\nm=audio 4000 RTP/AVP 0"), Ours);
        Assert.Equal(SdpRefusal.NoAddress, none.Refusal);
    }

    [Fact]
    public void Offer_and_answer_give_both_sides_the_mirrored_stream()
    {
        var offer = SdpNegotiator.Offer(Ours);
        var theirs = new SdpCapabilities(IPEndPoint.Parse("203.0.113.7:30000")) { SessionId = 1, Version = 1, Codecs = [AudioCodec.Pcmu] };
        var answered = SdpNegotiator.Answer(offer, theirs);
        var completed = SdpNegotiator.Complete(offer, Parse(Text(answered.Local!)));
        Assert.Equal(AudioCodec.Pcmu, completed.Audio!.Codec);
        Assert.Equal(("203.0.113.7", 30000), (completed.Audio.RemoteHost, completed.Audio.RemotePort));
        Assert.Equal((101, 101), (completed.Audio.SendTelephoneEvent, completed.Audio.ReceiveTelephoneEvent));
        Assert.Equal(("198.51.100.1", 20000), (answered.Audio!.RemoteHost, answered.Audio.RemotePort));
    }

    // one row an offer: lines, whether we take comfort noise, whether it is agreed
    [Theory]
    [InlineData("m=audio 4000 RTP/AVP 8 13", true, true)]
    [InlineData("m=audio 4000 RTP/AVP 8 13", false, false)]
    [InlineData("m=audio 4000 RTP/AVP 8 13\na=rtpmap:13 CN/8000", true, true)]
    [InlineData("m=audio 4000 RTP/AVP 8 13\na=rtpmap:13 G723/8000", true, false)]
    [InlineData("m=audio 4000 RTP/AVP 8 99\na=rtpmap:99 CN/8000", true, false)]
    [InlineData("m=audio 4000 RTP/AVP 9 13", true, true)]
    [InlineData("m=audio 4000 RTP/AVP 111 13\na=rtpmap:111 opus/48000/2", true, false)]
    [InlineData("m=audio 4000 RTP/AVP 8", true, false)]
    public void Comfort_noise_is_agreed_where_both_take_it(string lines, bool isTaken, bool isAgreed)
    {
        var ours = Ours with { ComfortNoise = isTaken, Codecs = [AudioCodec.Pcma, AudioCodec.G722, AudioCodec.Opus] };
        var agreement = SdpNegotiator.Answer(Parse(Head + lines), ours);
        Assert.Equal((isAgreed, isAgreed), (agreement.Audio!.ComfortNoise, agreement.Local!.Media[0].Formats.Contains("13")));
        var completed = SdpNegotiator.Complete(SdpNegotiator.Offer(ours), Parse(Head + lines));
        Assert.Equal(isAgreed, completed.Audio!.ComfortNoise);
    }

    [Fact]
    public void Comfort_noise_is_offered_beside_codecs_of_its_clock()
    {
        var offer = Text(SdpNegotiator.Offer(Ours with { ComfortNoise = true }));
        Assert.Contains("RTP/AVP 8 0 101 13\r\n", offer, StringComparison.Ordinal);
        Assert.Contains("a=rtpmap:13 CN/8000\r\n", offer, StringComparison.Ordinal);
        Assert.DoesNotContain(" 13", Text(SdpNegotiator.Offer(Ours with { ComfortNoise = true, Codecs = [AudioCodec.Opus] })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m=audio 4000 RTP/AVP 8 99\na=rtpmap:99 telephone-event/8000", SdpRefusal.None, 8, 99, 101)]
    [InlineData("m=audio 4000 RTP/AVP 0", SdpRefusal.None, 0, null, null)]
    [InlineData("m=audio 0 RTP/AVP 8", SdpRefusal.StreamRejected, 0, null, null)]
    [InlineData("m=audio 4000 RTP/AVP 18", SdpRefusal.NoCommonCodec, 0, null, null)]
    [InlineData("m=video 4000 RTP/AVP 31", SdpRefusal.AnswerDoesNotFit, 0, null, null)]
    [InlineData("m=audio 4000 RTP/AVP 8\nm=audio 4002 RTP/AVP 8", SdpRefusal.AnswerDoesNotFit, 0, null, null)]
    public void Answer_is_completed(string lines, SdpRefusal refusal, int payloadType, int? sendEvent, int? receiveEvent)
    {
        var agreement = SdpNegotiator.Complete(SdpNegotiator.Offer(Ours), Parse(Head + lines));
        Assert.Equal(refusal, agreement.Refusal);
        if (agreement.Audio is not { } audio) return;
        Assert.Equal(payloadType, audio.SendPayloadType);
        Assert.Equal((sendEvent, receiveEvent), (audio.SendTelephoneEvent, audio.ReceiveTelephoneEvent));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("v=1\no=- 1 1 IN IP4 h\ns=-")]
    [InlineData("v=0\ns=-\nt=0 0")]
    [InlineData("v=0\no=- x 1 IN IP4 h\ns=-")]
    [InlineData("v=0\no=- 1 1 IN IP4 h\nm=audio")]
    [InlineData("v=0\no=- 1 1 IN IP4 h\nm=audio 99999 RTP/AVP 0")]
    [InlineData("v=0\no=- 1 1 IN IP4 h\nc=IN IP5 x")]
    [InlineData("v=0\no=- 1 1 IN IP4 h\nQ=what")]
    public void Wrong_text_is_refused(string text) => Assert.False(SdpSession.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Whole_session_survives_a_round_trip()
    {
        var text = (Head.Replace("s=-", "s=A call", StringComparison.Ordinal)
            + "a=group:BUNDLE 0\nm=audio 4000/2 RTP/AVP 0 101\ni=title\nc=IN IP4 192.0.2.10\nb=AS:64\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\na=sendonly\n").ReplaceLineEndings("\r\n");
        Assert.Equal(text, Text(Parse(text)));
    }

    private static string Text(SdpSession session) => Encoding.UTF8.GetString(session.ToBytes());

    private static SdpSession Parse(string text)
    {
        Assert.True(SdpSession.TryParse(Encoding.UTF8.GetBytes(text), out var session), text);
        return session;
    }
}
