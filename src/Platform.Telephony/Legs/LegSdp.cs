using System.Net;
using System.Net.Sockets;
using System.Text;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Media.Quality;
using Platform.Sip.Sdp;

namespace Platform.Telephony.Legs;

/// <summary>Descriptions of a leg's media: made from its terms, and turned into what the media engine needs.</summary>
public static class LegSdp
{
    /// <summary>Stands in a description for a port that is not known yet (RFC 8840).</summary>
    private const int DiscardPort = 9;

    /// <summary>An offer of everything that the leg speaks.</summary>
    public static string Offer(LegMediaTerms terms, SdpDirection direction = SdpDirection.SendRecv) =>
        Text(SdpNegotiator.Offer(Capabilities(terms, direction)));

    /// <summary>
    /// Answers the far side's offer. When that changes our description, its version is one higher than in <paramref name="terms"/>.
    /// </summary>
    public static (SdpAgreement Agreement, LegMediaTerms Terms) Answer(SdpSession offer, LegMediaTerms terms, string? lastLocal,
        SdpDirection direction)
    {
        var agreement = SdpNegotiator.Answer(offer, Capabilities(terms, direction));
        if (!agreement.IsAgreed || lastLocal is null || Text(agreement.Local!) == lastLocal)
            return (agreement, terms);
        var next = terms with { Version = terms.Version + 1 };
        return (SdpNegotiator.Answer(offer, Capabilities(next, direction)), next);
    }

    public static SdpAgreement Complete(string localOffer, SdpSession answer) =>
        SdpSession.TryParse(Encoding.UTF8.GetBytes(localOffer), out var offer)
            ? SdpNegotiator.Complete(offer, answer)
            : throw new InvalidOperationException("Our own offer is no SDP.");

    public static string Text(SdpSession session) => Encoding.UTF8.GetString(session.ToBytes());

    /// <summary>What the media engine needs; false when the far side gave no IP address of our family.</summary>
    public static bool TryRemote(NegotiatedAudio audio, LegMediaTerms terms, out MediaRemote remote)
    {
        remote = null!;
        if (AddressOf(audio, terms) is not { } address)
            return false;
        remote = new MediaRemote
        {
            Address = address,
            RtcpAddress = address with { Port = audio.Dtls is null ? audio.RemoteRtcpPort : address.Port },
            RtcpMux = audio.Dtls is not null || audio.RemoteRtcpPort == audio.RemotePort,
            Security = SecurityOf(audio),
            Codec = CodecOf(audio.Codec),
            PayloadType = audio.SendPayloadType,
            TelephoneEventPayloadType = audio.SendTelephoneEvent,
            TelephoneEventReceivePayloadType = audio.ReceiveTelephoneEvent,
            TelephoneEventClockRate = audio.TelephoneEventClockRate,
            ComfortNoise = audio.ComfortNoise,
            Direction = DirectionOf(audio.Direction),
            PacketTimeMs = audio.PacketTimeMs is 10 or 20 or 30 or 40 or 60 ? audio.PacketTimeMs : 20,
        };
        return true;
    }

    public static string CodecName(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => "PCMU",
        AudioCodec.Pcma => "PCMA",
        AudioCodec.G722 => "G722",
        AudioCodec.Opus => "opus",
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    public static LegStatistics Figures(MediaLegStatistics figures) =>
        new(figures.PacketsIn, figures.PacketsOut, figures.Lost, figures.JitterMs, figures.StrangersDropped)
        {
            MosIn = LegScore.In(figures),
            MosOut = LegScore.Out(figures),
            LostByPeer = figures.RemoteLost,
            RoundTripMs = figures.RoundTrip?.TotalMilliseconds,
            OneWayMs = (long)figures.OneWayAudio.TotalMilliseconds,
            SilenceMs = (long)figures.Silence.TotalMilliseconds,
        };

    public static MediaCodec CodecOf(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => MediaCodec.Pcmu,
        AudioCodec.Pcma => MediaCodec.Pcma,
        AudioCodec.G722 => MediaCodec.G722,
        AudioCodec.Opus => MediaCodec.Opus,
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    private static SdpCapabilities Capabilities(LegMediaTerms terms, SdpDirection direction) =>
        new(new IPEndPoint(IPAddress.Parse(terms.Address), terms.RtpPort))
        {
            Codecs = terms.Codecs,
            SessionId = terms.SessionId,
            Version = terms.Version,
            Direction = direction,
            Preferred = terms.Preferred,
            Protection = ProtectionOf(terms),
            // A browser that agrees to it cuts its pauses out, and whoever takes no comfort noise would hear nothing there.
            ComfortNoise = terms.Browser is null,
        };

    private static SdpProtection? ProtectionOf(LegMediaTerms terms) => terms switch
    {
        { Browser: { } ours } => new SdpProtection.Dtls(ours.Fingerprint, ours.Ufrag, ours.Password),
        { Keys.Count: > 0 } => new SdpProtection.Sdes(terms.Keys, terms.RequiresKeys),
        _ => null,
    };

    /// <summary>Where a browser is, ICE finds out.</summary>
    private static MediaAddress? AddressOf(NegotiatedAudio audio, LegMediaTerms terms)
    {
        var family = IPAddress.Parse(terms.Address).AddressFamily;
        if (audio.Dtls is not null)
            return new MediaAddress((family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any).ToString(), DiscardPort);
        return IPAddress.TryParse(audio.RemoteHost, out var address) && address.AddressFamily == family
            ? new MediaAddress(audio.RemoteHost, audio.RemotePort) : null;
    }

    private static MediaSecurity? SecurityOf(NegotiatedAudio audio) => audio switch
    {
        { Dtls: { } dtls } => new MediaSecurity.Dtls(dtls.OurRole == DtlsSetup.Active ? DtlsRole.Active : DtlsRole.Passive, dtls.Fingerprint,
            new IceCredentials(dtls.Ufrag, dtls.Password)),
        { Sdes: { } sdes } => new MediaSecurity.Sdes(SuiteOf(sdes.Send.Suite), sdes.Send.ToBytes(), sdes.Receive.ToBytes()),
        _ => null,
    };

    private static SrtpSuite SuiteOf(SdesSuite suite) => suite switch
    {
        SdesSuite.AesCm128HmacSha1Tag80 => SrtpSuite.AesCm128HmacSha1Tag80,
        SdesSuite.AesCm128HmacSha1Tag32 => SrtpSuite.AesCm128HmacSha1Tag32,
        SdesSuite.AeadAes128Gcm => SrtpSuite.AeadAes128Gcm,
        SdesSuite.AeadAes256Gcm => SrtpSuite.AeadAes256Gcm,
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    private static MediaDirection DirectionOf(SdpDirection direction) => direction switch
    {
        SdpDirection.SendRecv => MediaDirection.SendReceive,
        SdpDirection.SendOnly => MediaDirection.SendOnly,
        SdpDirection.RecvOnly => MediaDirection.ReceiveOnly,
        _ => MediaDirection.Inactive,
    };
}
