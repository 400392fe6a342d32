namespace Platform.Sip.Sdp;

/// <summary>How this side protects its stream, and what goes into descriptions for it.</summary>
public abstract record SdpProtection
{
    /// <summary>
    /// Keys in the descriptions (RFC 4568). An offer says RTP/AVP with keys, which a phone without SRTP just does not read (RFC 8643),
    /// or RTP/SAVP when protection is required. An answer is in kind: plain for plain, unless protection is required.
    /// </summary>
    /// <param name="Keys">Ours, one a suite, most wanted first; which one is used the answer says.</param>
    public sealed record Sdes(IReadOnlyList<SdesKey> Keys, bool IsRequired) : SdpProtection;

    /// <summary>
    /// What browsers do: DTLS-SRTP (RFC 5763) over ICE, of which this side is the lite one (RFC 8445 section 2.5), with RTCP on the port of
    /// RTP. Nothing else is offered or answered.
    /// </summary>
    /// <param name="Fingerprint">Of our certificate, as a=fingerprint has it: "sha-256 AB:CD:…".</param>
    public sealed record Dtls(string Fingerprint, string Ufrag, string Password) : SdpProtection
    {
        public override string ToString() => $"Dtls {{ Ufrag = {Ufrag} }}";
    }
}

/// <summary>What two descriptions agreed on: SRTP keys for each way.</summary>
/// <param name="Tag">Of the a=crypto line that was chosen.</param>
public sealed record NegotiatedSdes(int Tag, SdesKey Send, SdesKey Receive);

/// <summary>DTLS roles (RFC 4145, RFC 5763). The numbers are stable.</summary>
public enum DtlsSetup
{
    /// <summary>We begin the handshake.</summary>
    Active = 0,

    Passive = 1,
}

/// <summary>What two descriptions agreed on for a browser's stream.</summary>
/// <param name="OurRole">In the DTLS handshake.</param>
/// <param name="Fingerprint">The far side's: hash name in lower case, a space, hex pairs in upper case.</param>
/// <param name="Ufrag">The far side's; another one than before means that its ICE starts anew (RFC 8839 section 4.4.1.1).</param>
public sealed record NegotiatedDtls(DtlsSetup OurRole, string Fingerprint, string Ufrag, string Password)
{
    public override string ToString() => $"NegotiatedDtls {{ OurRole = {OurRole}, Ufrag = {Ufrag} }}";
}
