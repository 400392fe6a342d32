using System.Globalization;

namespace Platform.Sip.Sdp;

/// <summary>What a negotiation came to: our description where we wrote one, and the agreed stream, or why there is none.</summary>
public sealed record SdpAgreement(SdpRefusal Refusal, SdpSession? Local, NegotiatedAudio? Audio)
{
    public bool IsAgreed => Refusal == SdpRefusal.None;

    internal static SdpAgreement Refused(SdpRefusal refusal) => new(refusal, null, null);
}

/// <summary>
/// Offer and answer (RFC 3264) for one audio stream with telephone-event (RFC 4733), plain or protected (<see cref="SdpProtection"/>).
/// The answer has the offer's m= lines in their order; all but the chosen audio line are rejected with port 0. Payload types: we send
/// with the numbers that the far side's description gave, and receive with those of ours.
/// </summary>
public static class SdpNegotiator
{
    private const int DefaultPacketTimeMs = 20;

    /// <summary>Our offer with all our codecs.</summary>
    public static SdpSession Offer(SdpCapabilities local) => SdpLines.Offer(local);

    /// <summary>
    /// Our answer to an offer, and the agreed stream. The line is the first usable one, a protected one before others; the codec is the
    /// first that we prefer, else the offer's first that we speak.
    /// </summary>
    public static SdpAgreement Answer(SdpSession offer, SdpCapabilities local)
    {
        var chosen = ChooseLine(offer, local, out var protection);
        if (chosen < 0) return SdpAgreement.Refused(protection.Refusal);
        var line = offer.Media[chosen];
        if (RemoteHost(offer, line) is not { } host) return SdpAgreement.Refused(SdpRefusal.NoAddress);
        var (codec, payloadType) = ChooseCodec(line, local.Codecs, local.Preferred)!.Value;
        var events = SdpRtpMap.TelephoneEventOf(line, codec);
        var direction = RemoteDirection(offer, line, protection).Mirror().And(local.Direction);
        List<SdpLines.Format> formats = [SdpLines.Format.Of(codec, payloadType)];
        if (events is var (type, clockRate)) formats.Add(SdpLines.Format.TelephoneEvent(type, clockRate));
        var hasComfortNoise = local.ComfortNoise && SdpRtpMap.HasComfortNoise(line, codec);
        if (hasComfortNoise) formats.Add(SdpLines.Format.ComfortNoise);
        var audio = Stream(offer, line, host, codec, direction, protection) with
        {
            SendPayloadType = payloadType, ReceivePayloadType = payloadType,
            SendTelephoneEvent = events?.PayloadType, ReceiveTelephoneEvent = events?.PayloadType,
            TelephoneEventClockRate = events?.ClockRate ?? SdpRtpMap.NarrowClockRate,
            ComfortNoise = hasComfortNoise,
        };
        return new(SdpRefusal.None, SdpLines.Answer(offer, chosen, local, formats, direction, protection), audio);
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
        if (ChooseCodec(theirs, CodecsOf(ours), []) is not var (codec, payloadType)) return SdpAgreement.Refused(SdpRefusal.NoCommonCodec);
        var protection = LineProtection.Complete(answer, ours, theirs);
        if (protection.Refusal != SdpRefusal.None) return SdpAgreement.Refused(protection.Refusal);
        var direction = RemoteDirection(answer, theirs, protection).Mirror().And(offer.DirectionOf(ours));
        var events = SdpRtpMap.TelephoneEventOf(theirs, codec);
        var audio = Stream(answer, theirs, host, codec, direction, protection) with
        {
            SendPayloadType = payloadType, ReceivePayloadType = ChooseCodec(ours, [codec], [])!.Value.PayloadType,
            SendTelephoneEvent = events?.PayloadType,
            ReceiveTelephoneEvent = events is null ? null : SdpRtpMap.TelephoneEventOf(ours, codec)?.PayloadType,
            TelephoneEventClockRate = events?.ClockRate ?? SdpRtpMap.NarrowClockRate,
            ComfortNoise = SdpRtpMap.HasComfortNoise(ours, codec) && SdpRtpMap.HasComfortNoise(theirs, codec),
        };
        return new(SdpRefusal.None, offer, audio);
    }

    /// <summary>The index of the line; -1 with the reason in <paramref name="chosen"/> when none can be used.</summary>
    private static int ChooseLine(SdpSession offer, SdpCapabilities local, out LineProtection chosen)
    {
        chosen = new LineProtection(SdpRefusal.NoAudio, null, null);
        var index = -1;
        for (var i = 0; i < offer.Media.Count; i++)
        {
            var judged = Judge(offer, offer.Media[i], local);
            if (judged.Refusal == SdpRefusal.None && (index < 0 || (IsPlain(chosen) && !IsPlain(judged)))) (index, chosen) = (i, judged);
            else if (index < 0 && judged.Refusal != SdpRefusal.NoAudio) chosen = judged;
        }

        return index;
    }

    private static LineProtection Judge(SdpSession offer, SdpMedia line, SdpCapabilities local)
    {
        if (line.Kind != "audio" || line.Port == 0 || !LineProtection.Speaks(line, local.Protection))
            return new LineProtection(SdpRefusal.NoAudio, null, null);
        return ChooseCodec(line, local.Codecs, []) is null
            ? new LineProtection(SdpRefusal.NoCommonCodec, null, null) : LineProtection.Answer(offer, line, local.Protection);
    }

    private static bool IsPlain(LineProtection protection) => protection is { Sdes: null, Dtls: null };

    private static int FirstAudio(SdpSession session)
    {
        for (var i = 0; i < session.Media.Count; i++)
            if (session.Media[i].Kind == "audio" && session.Media[i].Port != 0) return i;
        return -1;
    }

    private static (AudioCodec Codec, int PayloadType)? ChooseCodec(SdpMedia line, IReadOnlyList<AudioCodec> allowed,
        IReadOnlyList<AudioCodec> preferred)
    {
        var usable = new List<(AudioCodec Codec, int PayloadType)>();
        foreach (var format in line.Formats)
            if (SdpRtpMap.Codec(line, format) is { } codec && allowed.Contains(codec) && SdpRtpMap.PayloadType(format) is { } type)
                usable.Add((codec, type));
        foreach (var wanted in preferred)
        {
            var index = usable.FindIndex(format => format.Codec == wanted);
            if (index >= 0) return usable[index];
        }

        return usable.Count > 0 ? usable[0] : null;
    }

    private static List<AudioCodec> CodecsOf(SdpMedia line) =>
        [.. line.Formats.Select(format => SdpRtpMap.Codec(line, format)).OfType<AudioCodec>()];

    private static NegotiatedAudio Stream(SdpSession remote, SdpMedia line, string host, AudioCodec codec, SdpDirection direction,
        LineProtection protection) => new()
    {
        Codec = codec, SendPayloadType = 0, ReceivePayloadType = 0, RemoteHost = host, RemotePort = line.Port,
        RemoteRtcpPort = RtcpPort(line), Direction = direction, PacketTimeMs = PacketTime(line),
        IsHeldByRemote = !RemoteDirection(remote, line, protection).Receives(),
        Sdes = protection.Sdes, Dtls = protection.Dtls,
    };

    /// <summary>
    /// The far side's direction; c=0.0.0.0 takes away that it receives (RFC 3264 section 8.4), but says nothing where ICE finds the address.
    /// </summary>
    private static SdpDirection RemoteDirection(SdpSession remote, SdpMedia line, LineProtection protection)
    {
        var direction = remote.DirectionOf(line);
        var isHeld = protection.Dtls is null && remote.ConnectionOf(line) is { IsHold: true };
        return isHeld ? direction.And(SdpDirection.SendOnly) : direction;
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
}
