namespace Platform.Sip.Sdp;

/// <summary>How two descriptions agree to protect one stream, or why they do not. Neither kind: plain RTP.</summary>
internal readonly record struct LineProtection(SdpRefusal Refusal, NegotiatedSdes? Sdes, NegotiatedDtls? Dtls)
{
    private const string Plain = "RTP/AVP";
    private const string Protected = "RTP/SAVP";
    private const string WithFeedback = "RTP/SAVPF";
    private const string OverDtls = "UDP/TLS/RTP/SAVP";
    private const string OverDtlsWithFeedback = "UDP/TLS/RTP/SAVPF";

    /// <summary>The profile of our offers.</summary>
    public static string ProfileOf(SdpProtection? ours) => ours switch
    {
        SdpProtection.Dtls => OverDtlsWithFeedback,
        SdpProtection.Sdes { IsRequired: true } => Protected,
        _ => Plain,
    };

    /// <summary>Whether the line's profile is one that this side may answer at all.</summary>
    public static bool Speaks(SdpMedia offered, SdpProtection? ours) => ours switch
    {
        SdpProtection.Dtls => offered.Protocol is OverDtls or OverDtlsWithFeedback,
        SdpProtection.Sdes => offered.Protocol is Plain or Protected or WithFeedback,
        _ => offered.Protocol == Plain,
    };

    public static LineProtection Answer(SdpSession offer, SdpMedia line, SdpProtection? ours) => ours switch
    {
        SdpProtection.Dtls => AnswerDtls(offer, line),
        SdpProtection.Sdes sdes => AnswerSdes(line, sdes),
        _ => default,
    };

    /// <summary>Our offer's line tells what we offered.</summary>
    public static LineProtection Complete(SdpSession answer, SdpMedia ours, SdpMedia theirs)
    {
        if (!string.Equals(ours.Protocol, theirs.Protocol, StringComparison.OrdinalIgnoreCase)) return Refused(SdpRefusal.AnswerDoesNotFit);
        return ours.Has("fingerprint") ? CompleteDtls(answer, ours, theirs) : CompleteSdes(ours, theirs);
    }

    private static LineProtection AnswerSdes(SdpMedia line, SdpProtection.Sdes ours)
    {
        foreach (var (tag, theirs) in SdesLine.Of(line))
            if (ours.Keys.FirstOrDefault(key => key.Suite == theirs.Suite) is { } key) return new(SdpRefusal.None, new(tag, key, theirs), null);
        if (line.Protocol != Plain) return Refused(SdpRefusal.NoCommonCrypto);
        return ours.IsRequired ? Refused(SdpRefusal.NotProtected) : default;
    }

    /// <summary>RFC 4568 section 5.1.2: the answer has one line, with tag and suite of the offer's.</summary>
    private static LineProtection CompleteSdes(SdpMedia ours, SdpMedia theirs)
    {
        var answered = SdesLine.Of(theirs).ToList();
        foreach (var offered in SdesLine.Of(ours))
        {
            var index = answered.FindIndex(line => line.Tag == offered.Tag && line.Key.Suite == offered.Key.Suite);
            if (index >= 0) return new(SdpRefusal.None, new(offered.Tag, offered.Key, answered[index].Key), null);
        }

        return ours.Protocol == Plain ? default : Refused(SdpRefusal.NoCommonCrypto);
    }

    /// <summary>We leave the handshake to the browser wherever it lets us.</summary>
    private static LineProtection AnswerDtls(SdpSession offer, SdpMedia line) =>
        DtlsLines.Setup(offer, line) switch
        {
            "actpass" or "active" => DtlsOf(offer, line, DtlsSetup.Passive),
            "passive" => DtlsOf(offer, line, DtlsSetup.Active),
            _ => Refused(SdpRefusal.NoFingerprint),
        };

    private static LineProtection CompleteDtls(SdpSession answer, SdpMedia ours, SdpMedia theirs) =>
        (ours.Attribute("setup"), DtlsLines.Setup(answer, theirs)) switch
        {
            ("actpass" or "passive", "active" or null) => DtlsOf(answer, theirs, DtlsSetup.Passive),
            ("actpass" or "active", "passive") => DtlsOf(answer, theirs, DtlsSetup.Active),
            _ => Refused(SdpRefusal.NoFingerprint),
        };

    private static LineProtection DtlsOf(SdpSession theirs, SdpMedia line, DtlsSetup role)
    {
        if (!line.Has("rtcp-mux")) return Refused(SdpRefusal.NoRtcpMux);
        if (DtlsLines.Fingerprint(theirs, line) is not { } fingerprint) return Refused(SdpRefusal.NoFingerprint);
        return DtlsLines.Credentials(theirs, line) is var (ufrag, password)
            ? new(SdpRefusal.None, null, new NegotiatedDtls(role, fingerprint, ufrag, password)) : Refused(SdpRefusal.NoIce);
    }

    private static LineProtection Refused(SdpRefusal refusal) => new(refusal, null, null);
}
