using Platform.Domain.Calls;
using Platform.Sip.Messages;

namespace Platform.Telephony.Legs;

/// <summary>
/// What a final failure response to a call out means for the person who called. A Q.850 cause in a Reason header (RFC 6432)
/// is what the telephone network said, and is believed over the status that a gateway made of it.
/// </summary>
public static class OutsideOutcome
{
    /// <param name="status">300 to 699.</param>
    /// <param name="cause">Of ITU-T Q.850; null when the response holds none.</param>
    public static OfferOutcome Of(int status, int? cause) => cause switch
    {
        1 or 3 or 22 or 23 or 28 => OfferOutcome.Unallocated,
        17 => OfferOutcome.Busy,
        18 or 19 or 20 => OfferOutcome.NoAnswer,
        21 => OfferOutcome.Rejected,
        _ => OfStatus(status),
    };

    /// <summary>True when the network says how the called side is, so that no other peer would say otherwise.</summary>
    public static bool IsOfTheCalledSide(int? cause) => cause is 1 or 17 or 18 or 19 or 21 or 22;

    private static OfferOutcome OfStatus(int status) => status switch
    {
        486 or 600 => OfferOutcome.Busy,
        403 or 603 or 607 or 608 => OfferOutcome.Rejected,
        404 or 410 or 484 or 604 => OfferOutcome.Unallocated,
        408 or 480 or 487 => OfferOutcome.NoAnswer,
        _ => OfferOutcome.NoRoute,
    };

    public static int? CauseOf(SipResponse response) => Reason.CauseOf(response, Reason.Q850);
}
