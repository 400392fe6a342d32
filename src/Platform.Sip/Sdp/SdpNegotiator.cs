namespace Platform.Sip.Sdp;

public sealed record SdpAgreement(SdpRefusal Refusal, SdpSession? Local, NegotiatedAudio? Audio)
{
    public bool IsAgreed => Refusal == SdpRefusal.None;
}

public static class SdpNegotiator
{
    public static SdpSession Offer(SdpCapabilities local) => throw new NotSupportedException(local.ToString());
    public static SdpAgreement Answer(SdpSession offer, SdpCapabilities local) => throw new NotSupportedException(local.ToString() + offer);
    public static SdpAgreement Complete(SdpSession offer, SdpSession answer) => throw new NotSupportedException(answer.ToString() + offer);
}
