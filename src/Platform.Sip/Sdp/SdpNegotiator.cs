using System.Globalization;
using System.Net;

namespace Platform.Sip.Sdp;

/// <summary>What a negotiation came to: our description where we wrote one, and the agreed stream, or why there is none.</summary>
public sealed record SdpAgreement(SdpRefusal Refusal, SdpSession? Local, NegotiatedAudio? Audio)
{
    public bool IsAgreed => Refusal == SdpRefusal.None;

    internal static SdpAgreement Refused(SdpRefusal refusal) => new(refusal, null, null);
}

/// <summary>
/// Offer and answer (RFC 3264) for one audio stream over RTP/AVP with G.711 and telephone-event (RFC 4733). The answer has
/// the offer's m= lines in their order; all but the first usable audio line are rejected with port 0. Payload types: we send
/// with the numbers that the far side's description gave, and receive with those of ours.
/// </summary>
public static class SdpNegotiator
{
    private const string Profile = "RTP/AVP";
    private const int DefaultPacketTimeMs = 20;

    /// <summary>Our offer with all our codecs.</summary>
    public static SdpSession Offer(SdpCapabilities local)
    {
        var formats = local.Codecs.Select(codec => ((int)codec, SdpRtpMap.Name(codec)));
        return Session(local, [Audio(local, formats, local.TelephoneEventPayloadType, local.Direction)]);
    }

    /// <summary>Our answer to an offer, and the agreed stream. The codec is the offer's first that we speak.</summary>
    public static SdpAgreement Answer(SdpSession offer, SdpCapabilities local)
    {
        var chosen = ChooseLine(offer, local.Codecs, out var refusal);
        if (chosen < 0) return SdpAgreement.Refused(refusal);
        var line = offer.Media[chosen];
        if (RemoteHost(offer, line) is not { } host) return SdpAgreement.Refused(SdpRefusal.NoAddress);
        var (codec, payloadType) = ChooseCodec(line, local.Codecs)!.Value;
        var telephoneEvent = SdpRtpMap.TelephoneEventOf(line);
        var direction = RemoteDirection(offer, line).Mirror().And(local.Direction);
        var answerLine = Audio(local, [(payloadType, SdpRtpMap.Name(codec))], telephoneEvent, direction);
        var media = offer.Media.Select((other, index) => index == chosen ? answerLine : Rejected(other)).ToList();
        var audio = Stream(offer, line, host, codec, direction) with
        {
            SendPayloadType = payloadType, ReceivePayloadType = payloadType,
            SendTelephoneEvent = telephoneEvent, ReceiveTelephoneEvent = telephoneEvent,
        };
        return new(SdpRefusal.None, Session(local, media), audio);
    }

    /// <summary>The agreed stream from our offer and the far side's answer.</summary>
    public static SdpAgreement Complete(SdpSession offer, SdpSession answer)
    {
        if (answer.Media.Count != offer.Media.Count) return SdpAgreement.Refused(SdpRefusal.AnswerDoesNotFit);
        var index = FirstAudio(offer);
        if (index < 0 || answer.Media[index].Kind != "audio") return SdpAgreement.Refused(SdpRefusal.AnswerDoesNotFit);
        var (ours, theirs) = (offer.Media[index], answer.Media[index]);
        if (theirs.Port == 0) return SdpAgreement.Refused(SdpRefusal.StreamRejected);
        if (RemoteHost(answer, theirs) is not { } host) return SdpAgreement.Refused(SdpRefusal.NoAddress);
        if (ChooseCodec(theirs, CodecsOf(ours)) is not var (codec, payloadType)) return SdpAgreement.Refused(SdpRefusal.NoCommonCodec);
        var direction = RemoteDirection(answer, theirs).Mirror().And(offer.DirectionOf(ours));
        var sendEvent = SdpRtpMap.TelephoneEventOf(theirs);
        var audio = Stream(answer, theirs, host, codec, direction) with
        {
            SendPayloadType = payloadType, ReceivePayloadType = ChooseCodec(ours, [codec])!.Value.PayloadType,
            SendTelephoneEvent = sendEvent, ReceiveTelephoneEvent = sendEvent is null ? null : SdpRtpMap.TelephoneEventOf(ours),
        };
        return new(SdpRefusal.None, offer, audio);
    }

    private static int ChooseLine(SdpSession offer, IReadOnlyList<AudioCodec> codecs, out SdpRefusal refusal)
    {
        refusal = SdpRefusal.NoAudio;
        for (var i = 0; i < offer.Media.Count; i++)
        {
            var line = offer.Media[i];
            if (line.Kind != "audio" || line.Port == 0 || line.Protocol != Profile) continue;
            if (ChooseCodec(line, codecs) is not null) return i;
            refusal = SdpRefusal.NoCommonCodec;
        }
        return -1;
    }

    private static int FirstAudio(SdpSession session)
    {
        for (var i = 0; i < session.Media.Count; i++)
            if (session.Media[i].Kind == "audio" && session.Media[i].Port != 0) return i;
        return -1;
    }

    private static (AudioCodec Codec, int PayloadType)? ChooseCodec(SdpMedia line, IReadOnlyList<AudioCodec> allowed)
    {
        foreach (var format in line.Formats)
            if (SdpRtpMap.Codec(line, format) is { } codec && allowed.Contains(codec) && SdpRtpMap.PayloadType(format) is { } type)
                return (codec, type);
        return null;
    }

    private static List<AudioCodec> CodecsOf(SdpMedia line) =>
        [.. line.Formats.Select(format => SdpRtpMap.Codec(line, format)).OfType<AudioCodec>()];

    private static NegotiatedAudio Stream(SdpSession remote, SdpMedia line, string host, AudioCodec codec, SdpDirection direction) => new()
    {
        Codec = codec, SendPayloadType = 0, ReceivePayloadType = 0, RemoteHost = host, RemotePort = line.Port,
        RemoteRtcpPort = RtcpPort(line), Direction = direction, PacketTimeMs = PacketTime(line),
        IsHeldByRemote = !RemoteDirection(remote, line).Receives(),
    };

    /// <summary>The far side's direction; c=0.0.0.0 takes away that it receives (RFC 3264 section 8.4).</summary>
    private static SdpDirection RemoteDirection(SdpSession remote, SdpMedia line)
    {
        var direction = remote.DirectionOf(line);
        return remote.ConnectionOf(line) is { IsHold: true } ? direction.And(SdpDirection.SendOnly) : direction;
    }

    private static string? RemoteHost(SdpSession remote, SdpMedia line) => remote.ConnectionOf(line)?.Address;

    private static int RtcpPort(SdpMedia line)
    {
        if (line.Has("rtcp-mux")) return line.Port;
        var port = line.Attribute("rtcp")?.Split(' ')[0];
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : line.Port + 1;
    }

    private static int PacketTime(SdpMedia line) =>
        int.TryParse(line.Attribute("ptime"), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms is >= 10 and <= 200
            ? ms : DefaultPacketTimeMs;

    private static SdpMedia Rejected(SdpMedia offered) => new(offered.Kind, 0, offered.Protocol, offered.Formats);

    private static SdpMedia Audio(SdpCapabilities local, IEnumerable<(int PayloadType, string Name)> formats, int? telephoneEvent,
        SdpDirection direction)
    {
        var list = formats.ToList();
        var attributes = list.ConvertAll(format => RtpMap(format.PayloadType, format.Name));
        if (telephoneEvent is { } type)
        {
            list.Add((type, SdpRtpMap.TelephoneEvent));
            attributes.Add(RtpMap(type, SdpRtpMap.TelephoneEvent));
            attributes.Add(new SdpAttribute("fmtp", Text(type) + " 0-15"));
        }
        attributes.Add(new SdpAttribute("ptime", Text(local.PacketTimeMs)));
        attributes.Add(new SdpAttribute(direction.Text()));
        return new SdpMedia("audio", local.Local.Port, Profile,
            list.ConvertAll(format => Text(format.PayloadType))) { Attributes = attributes };
    }

    private static SdpAttribute RtpMap(int payloadType, string name) => new("rtpmap", $"{Text(payloadType)} {name}/8000");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static SdpSession Session(SdpCapabilities local, IReadOnlyList<SdpMedia> media)
    {
        var connection = SdpConnection.For(local.Local.Address);
        var origin = new SdpOrigin("-", local.SessionId, local.Version, connection.AddressType, connection.Address);
        return new SdpSession(origin) { Connection = connection, Media = media };
    }
}
