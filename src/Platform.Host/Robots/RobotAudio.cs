using System.Net;
using Platform.Media;
using Platform.Media.Audio;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;

namespace Platform.Host.Robots;

/// <summary>
/// One side's audio of a robot's call: its RTP, and the offer or answer that describes it (RFC 3264). Not safe for several
/// threads at once, but for <see cref="Rtp"/>.
/// </summary>
internal sealed class RobotAudio(RtpEndpoint rtp, AudioLoop voice, ulong sessionId) : IDisposable
{
    private SdpSession? _openOffer;
    private ulong _version;

    public RtpEndpoint Rtp { get; } = rtp;

    public SdpSession Offer() => _openOffer = SdpNegotiator.Offer(NextTerms());

    /// <summary>Our answer to an offer; null when there is nothing in it that a robot speaks.</summary>
    public SdpSession? Answer(SipMessage withOffer)
    {
        if (!SdpSession.TryParse(withOffer.Body.Span, out var offer)) return null;
        var agreement = SdpNegotiator.Answer(offer, NextTerms());
        return agreement.Audio is { } audio && Connect(audio) ? agreement.Local : null;
    }

    /// <summary>
    /// Takes the answer to our offer, when there is one open and the message carries it. Repeated answers change nothing.
    /// </summary>
    public void Complete(SipMessage withAnswer)
    {
        if (_openOffer is null || !SdpSession.TryParse(withAnswer.Body.Span, out var answer)) return;
        if (SdpNegotiator.Complete(_openOffer, answer).Audio is { } audio && Connect(audio)
            && withAnswer is not SipResponse { IsProvisional: true })
            _openOffer = null;
    }

    public void StartTalking() => Rtp.Say(voice);

    public void Dispose() => Rtp.Dispose();

    private SdpCapabilities NextTerms() =>
        new(new IPEndPoint(Rtp.Leg.AdvertisedAddress, Rtp.Leg.RtpPort)) { SessionId = sessionId, Version = ++_version };

    private bool Connect(NegotiatedAudio audio) => Rtp.Connect(RemoteOf(audio)) == MediaRefusal.None;

    private static MediaRemote RemoteOf(NegotiatedAudio audio) => new()
    {
        Address = new MediaAddress(audio.RemoteHost, audio.RemotePort),
        RtcpAddress = new MediaAddress(audio.RemoteHost, audio.RemoteRtcpPort),
        RtcpMux = audio.RemoteRtcpPort == audio.RemotePort,
        Codec = audio.Codec == AudioCodec.Pcmu ? MediaCodec.Pcmu : MediaCodec.Pcma,
        PayloadType = audio.SendPayloadType,
        TelephoneEventPayloadType = audio.SendTelephoneEvent,
        TelephoneEventReceivePayloadType = audio.ReceiveTelephoneEvent,
        Direction = DirectionOf(audio.Direction),
        PacketTimeMs = audio.PacketTimeMs,
    };

    private static MediaDirection DirectionOf(SdpDirection direction) =>
        (direction.Sends() ? MediaDirection.SendOnly : 0) | (direction.Receives() ? MediaDirection.ReceiveOnly : 0);
}
