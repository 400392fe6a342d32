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

    /// <summary>Require names an extension; none is supported.</summary>
    UnsupportedExtension = 109,

    /// <summary>Agents' devices take calls; they do not place them.</summary>
    OutboundNotOffered = 110,

    /// <summary>A stranger's request for a dialog that is not here.</summary>
    UnknownDialog = 111,
}
