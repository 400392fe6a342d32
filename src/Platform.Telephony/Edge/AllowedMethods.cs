using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transfers;

namespace Platform.Telephony.Edge;

/// <summary>
/// The methods and extensions that are served, told where RFC 3261 wants them told: to OPTIONS and INVITE, and in 405 and 501; to UPDATE,
/// too, as RFC 3311 wants.
/// </summary>
internal static class AllowedMethods
{
    public const string List = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, PRACK, UPDATE, REFER, REGISTER, SUBSCRIBE";

    /// <summary>Option tags that a request to us may require.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
        [ReliableResponses.OptionTag, SessionTimer.OptionTag, Replaces.OptionTag, NoReferSubscription];

    /// <summary>RFC 4488.</summary>
    public const string NoReferSubscription = "norefersub";

    /// <summary>Option tags of our own INVITEs. Not 100rel: what we call may send its provisional responses as it likes.</summary>
    public const string InInvites = $"{SessionTimer.OptionTag}, {Replaces.OptionTag}";

    private static readonly string Supported = string.Join(", ", Extensions);

    public static void AddWhereWanted(SipRequest request, SipResponse response)
    {
        if (response.StatusCode is 405 or 501
            || (response.IsSuccess && TellsWhatIsServed(request.Method)))
            response.Add(SipHeader.Allow, List);
        if (response.IsSuccess && TellsWhatIsServed(request.Method))
            response.Add(SipHeader.Supported, Supported);
        if (response.IsSuccess && request.Method == SipMethod.Options)
            response.Add(SipHeader.Accept, SdpSession.ContentType);
    }

    /// <summary>What the request requires and we do not know; has to be refused with 420.</summary>
    public static IEnumerable<string> UnknownTo(SipRequest request) =>
        request.All(SipHeader.Require).Where(tag => !Extensions.Contains(tag, StringComparer.OrdinalIgnoreCase));

    private static bool TellsWhatIsServed(SipMethod method) =>
        method == SipMethod.Options || method == SipMethod.Invite || method == SipMethod.Update;
}
