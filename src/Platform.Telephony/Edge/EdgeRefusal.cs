namespace Platform.Telephony.Edge;

/// <summary>
/// Why a request was refused before any call was made of it. The numbers are stable and never meet those of
/// <see cref="Domain.Calls.EndCause"/>.
/// </summary>
public enum EdgeRefusal
{
    /// <summary>The source is no trunk's address and no registered device's.</summary>
    UnknownSource = 101,

    /// <summary>The called number is not rented to anybody.</summary>
    UnknownNumber = 102,

    /// <summary>The trunk carries as many calls as it may.</summary>
    TrunkLimit = 103,

    NoCommonCodec = 104,
    NoMediaPorts = 105,

    Stopping = 106,

    /// <summary>The offer is no SDP, or names no address that media could go to.</summary>
    BadDescription = 107,

    /// <summary>The body is not application/sdp.</summary>
    UnsupportedBody = 108,

    /// <summary>Require names an extension that is not supported.</summary>
    UnsupportedExtension = 109,

    /// <summary>A stranger's request for a dialog that is not here.</summary>
    UnknownDialog = 111,

    /// <summary>What was dialled may not be called: barred, or not among the tenant's allowed destinations.</summary>
    Barred = 121,

    /// <summary>The number that was to be shown is not rented by the tenant.</summary>
    CallerIdNotRented = 122,

    /// <summary>REFER comes from agents' phones only.</summary>
    TransferNotOffered = 123,

    /// <summary>Refer-To cannot be read, or does not ask for a call.</summary>
    BadReferTo = 124,

    /// <summary>Session-Expires is below what is taken; Min-SE says what is.</summary>
    SessionTooBrief = 125,

    /// <summary>Replaces cannot be read.</summary>
    BadReplaces = 126,

    /// <summary>Replaces names a dialog of somebody else.</summary>
    NotYourDialog = 127,

    /// <summary>Replaces wants an early dialog, and it is confirmed.</summary>
    DialogIsConfirmed = 128,

    /// <summary>The offer's SRTP cannot be used: no common suite, no usable fingerprint, ICE or rtcp-mux missing, or none where it is required.</summary>
    UnfitProtection = 129,

    /// <summary>This node has no OpenSSL, so that browsers cannot talk here.</summary>
    NoBrowserMedia = 130,

    /// <summary>Replaces would move a call between a browser and another kind of phone.</summary>
    OtherKindOfPhone = 131,

    /// <summary>The echo is for an agent who is in no call.</summary>
    AgentIsInCall = 132,
}
