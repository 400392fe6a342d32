using Platform.Media;
using Platform.Sip.Sdp;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Calls;

/// <summary>
/// Opens a leg's media, as the way that its far side signals asks for it: a browser (SIP over WebSocket) gets DTLS-SRTP on the shared
/// port, everybody else RTP ports of its own, with SRTP keys in the descriptions only where nobody can read them. Media events need the
/// leg, which needs the media: they are connected once both are there.
/// </summary>
internal sealed class LegMedia(CallSession call, CallServices services)
{
    private Leg? owner;

    /// <summary>From now on the leg hears what happens to its media.</summary>
    public void ConnectTo(Leg leg) => Volatile.Write(ref owner, leg);

    public MediaAllocation Open(SipTransportKind signalling) => OpenFlows.IsFlow(signalling)
        ? services.Media.AllocateBrowser(Tell)
        : services.Media.Allocate(Tell);

    /// <param name="codecs">Most wanted first.</param>
    public LegMediaTerms TermsFor(MediaLeg media, SipTransportKind signalling, IReadOnlyList<AudioCodec> codecs)
    {
        var isBrowser = OpenFlows.IsFlow(signalling);
        var keys = KeysFor(signalling);
        return new LegMediaTerms(media.AdvertisedAddress.ToString(), isBrowser ? services.Media.BrowserPort : media.RtpPort, codecs,
            (ulong)services.Time.GetUtcNow().ToUnixTimeMilliseconds(), 1)
        {
            Keys = keys,
            RequiresKeys = keys.Count > 0 && services.Options.PhoneSrtp == SrtpPolicy.Required,
            Browser = isBrowser && media.Ice is { } ours ? new BrowserTerms(services.Media.Fingerprint, ours.Ufrag, ours.Password) : null,
        };
    }

    private IReadOnlyList<SdesKey> KeysFor(SipTransportKind signalling)
    {
        var isReadByNobody = signalling == SipTransportKind.Tls || services.Options.SrtpKeysInClear;
        return services.Options.PhoneSrtp != SrtpPolicy.Off && isReadByNobody && !OpenFlows.IsFlow(signalling) ? SdesKey.NewForAll() : [];
    }

    private void Tell(MediaLegEvent happened)
    {
        if (Volatile.Read(ref owner) is { } leg)
            call.PostMedia(leg, happened);
    }
}
