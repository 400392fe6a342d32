using System.Globalization;

namespace Platform.Sip.Sdp;

/// <summary>Writes our m= lines with all that belongs to them, and the session around them.</summary>
internal static class SdpLines
{
    /// <summary>Ours is the one host candidate, so it has the highest priority (RFC 8445 section 5.1.2.1: 126, 65535, component 1).</summary>
    private const long HostPriority = (126L << 24) + (65535L << 8) + 255;

    private const string OnlyMid = "0";

    /// <summary>A payload type, what stands for it in a=rtpmap, and what in a=fmtp, if anything.</summary>
    internal readonly record struct Format(int PayloadType, string Encoding, string? Parameters)
    {
        public static Format ComfortNoise { get; } = new(SdpRtpMap.ComfortNoisePayloadType, $"{SdpRtpMap.ComfortNoise}/{SdpRtpMap.NarrowClockRate}", null);

        public static Format Of(AudioCodec codec, int payloadType) =>
            new(payloadType, SdpRtpMap.Text(codec), codec == AudioCodec.Opus ? "minptime=10;useinbandfec=1" : null);

        public static Format TelephoneEvent(int payloadType, int clockRate) => new(payloadType, $"{SdpRtpMap.TelephoneEvent}/{Text(clockRate)}", "0-15");
    }

    public static SdpSession Offer(SdpCapabilities local)
    {
        var formats = local.Codecs.Select(codec => Format.Of(codec, (int)codec)).ToList();
        formats.Add(Format.TelephoneEvent(local.TelephoneEventPayloadType, SdpRtpMap.NarrowClockRate));
        if (local.Codecs.Contains(AudioCodec.Opus))
            formats.Add(Format.TelephoneEvent(local.TelephoneEventPayloadType + 1, SdpRtpMap.OpusClockRate));
        if (local.ComfortNoise && local.Codecs.Any(SdpRtpMap.MayGoWithComfortNoise)) formats.Add(Format.ComfortNoise);
        var protection = local.Protection switch
        {
            SdpProtection.Dtls dtls => [new SdpAttribute("mid", OnlyMid), .. Dtls(local, dtls, "actpass")],
            SdpProtection.Sdes sdes => sdes.Keys.Select((key, index) => new SdpAttribute("crypto", SdesLine.Write(index + 1, key))),
            _ => Enumerable.Empty<SdpAttribute>(),
        };
        var line = Audio(local, LineProtection.ProfileOf(local.Protection), formats, local.Direction, protection);
        return Session(local, [line], local.Protection is SdpProtection.Dtls ? OnlyMid : null);
    }

    /// <summary>The answer to an offer of which the line at <paramref name="index"/> was chosen.</summary>
    public static SdpSession Answer(SdpSession offer, int index, SdpCapabilities local, IEnumerable<Format> formats, SdpDirection direction,
        LineProtection agreed)
    {
        var offered = offer.Media[index];
        var line = Audio(local, offered.Protocol, formats, direction, [.. Mid(offered), .. Protection(local, agreed)]);
        var media = offer.Media.Select((other, at) => at == index ? line : Rejected(other)).ToList();
        return Session(local, media, IsBundled(offer, offered) ? offered.Attribute("mid") : null);
    }

    private static IEnumerable<SdpAttribute> Protection(SdpCapabilities local, LineProtection agreed)
    {
        if (agreed.Sdes is { } sdes) return [new SdpAttribute("crypto", SdesLine.Write(sdes.Tag, sdes.Send))];
        if (agreed.Dtls is { } dtls)
            return Dtls(local, (SdpProtection.Dtls)local.Protection!, dtls.OurRole == DtlsSetup.Active ? "active" : "passive");
        return [];
    }

    /// <summary>A browser makes a stream's track known to its page by a=msid (RFC 8830).</summary>
    private static IEnumerable<SdpAttribute> Dtls(SdpCapabilities local, SdpProtection.Dtls ours, string setup) =>
    [
        new("rtcp-mux"),
        new("msid", "platform audio"),
        new("ice-ufrag", ours.Ufrag),
        new("ice-pwd", ours.Password),
        new("candidate", string.Create(CultureInfo.InvariantCulture,
            $"1 1 udp {HostPriority} {local.Local.Address} {local.Local.Port} typ host")),
        new("end-of-candidates"),
        new("fingerprint", ours.Fingerprint),
        new("setup", setup),
    ];

    private static SdpMedia Audio(SdpCapabilities local, string profile, IEnumerable<Format> formats, SdpDirection direction,
        IEnumerable<SdpAttribute> more)
    {
        var list = formats.ToList();
        List<SdpAttribute> attributes = [.. list.SelectMany(Describe), new("ptime", Text(local.PacketTimeMs)), new(direction.Text()), .. more];
        return new SdpMedia("audio", local.Local.Port, profile, list.ConvertAll(format => Text(format.PayloadType))) { Attributes = attributes };
    }

    private static IEnumerable<SdpAttribute> Describe(Format format)
    {
        var type = Text(format.PayloadType);
        yield return new("rtpmap", $"{type} {format.Encoding}");
        if (format.Parameters is { } parameters) yield return new("fmtp", $"{type} {parameters}");
    }

    private static SdpMedia Rejected(SdpMedia offered) =>
        new(offered.Kind, 0, offered.Protocol, offered.Formats) { Attributes = [.. Mid(offered)] };

    private static IEnumerable<SdpAttribute> Mid(SdpMedia offered) => offered.Attributes.Where(attribute => attribute.Name == "mid");

    /// <summary>RFC 9143: what is answered may stay in the offer's group.</summary>
    private static bool IsBundled(SdpSession offer, SdpMedia line) => line.Attribute("mid") is { } mid && offer.Attributes.Any(attribute =>
        attribute is { Name: "group", Value: { } value } && value.Split(' ') is ["BUNDLE", .. var mids] && mids.Contains(mid));

    private static SdpSession Session(SdpCapabilities local, IReadOnlyList<SdpMedia> media, string? bundled)
    {
        var connection = SdpConnection.For(local.Local.Address);
        List<SdpAttribute> attributes = local.Protection is SdpProtection.Dtls ? [new("ice-lite")] : [];
        if (bundled is not null) attributes.Add(new("group", $"BUNDLE {bundled}"));
        var origin = new SdpOrigin("-", local.SessionId, local.Version, connection.AddressType, connection.Address);
        return new SdpSession(origin) { Connection = connection, Attributes = attributes, Media = media };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
