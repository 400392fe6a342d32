namespace Platform.Telephony;

/// <summary>What becomes of a=crypto (RFC 4568) on legs whose signalling is encrypted. Browsers always have SRTP, by DTLS.</summary>
public enum SrtpPolicy
{
    /// <summary>Descriptions carry no keys.</summary>
    Off = 0,

    /// <summary>Our offers carry keys and do without where the phone does (RFC 8643); its offers are answered in kind.</summary>
    Offered = 1,

    /// <summary>A phone without SRTP gets no call.</summary>
    Required = 2,
}
