using System.Text.Json.Serialization;

namespace Platform.Media;

/// <summary>How a leg's media is kept secret. Serializable; it holds keys, so store it as a secret and never log it.</summary>
[JsonDerivedType(typeof(Sdes), "sdes")]
[JsonDerivedType(typeof(Dtls), "dtls")]
public abstract record MediaSecurity
{
    private MediaSecurity()
    {
    }

    /// <summary>SRTP with keys out of SDP (RFC 4568), on legs with ports of their own.</summary>
    /// <param name="Suite">The suite both ways.</param>
    /// <param name="SendKey">Master key ‖ master salt of what we send: the key of our own SDP.</param>
    /// <param name="ReceiveKey">Master key ‖ master salt of what the peer sends.</param>
    public sealed record Sdes(SrtpSuite Suite, byte[] SendKey, byte[] ReceiveKey) : MediaSecurity
    {
        public override string ToString() => $"SDES {SrtpSuites.NameOf(Suite)}";
    }

    /// <summary>SRTP with keys out of a DTLS handshake (RFC 5763, RFC 5764), on browser legs.</summary>
    /// <param name="OurRole">Who begins the handshake.</param>
    /// <param name="Fingerprint">Hash of the peer's certificate as in SDP (RFC 8122): <c>sha-256 AB:CD:…</c></param>
    /// <param name="Ice">The peer's ICE credentials.</param>
    public sealed record Dtls(DtlsRole OurRole, string Fingerprint, IceCredentials Ice) : MediaSecurity;
}

/// <summary>Our part in the DTLS handshake (RFC 4145 as used by RFC 5763).</summary>
public enum DtlsRole
{
    /// <summary>We send the ClientHello; our SDP says <c>setup:active</c>.</summary>
    Active = 0,

    /// <summary>The peer sends it; our SDP says <c>setup:passive</c>, or <c>actpass</c> in an offer.</summary>
    Passive = 1,
}

/// <summary>User name fragment and password of one side of ICE (RFC 8445 5.3).</summary>
public sealed record IceCredentials(string Ufrag, string Password)
{
    public override string ToString() => $"ICE {Ufrag}";
}
