using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;

namespace Platform.Telephony.Legs;

/// <summary>What has to be done once a leg's new record is in place.</summary>
public abstract record LegAction
{
    /// <summary>Respond to the INVITE that made the leg.</summary>
    /// <param name="Cause">Why the call is refused; goes into Reason headers (RFC 3326).</param>
    public sealed record AnswerInvite(int Status, string? Sdp = null, EndCause? Cause = null) : LegAction;

    /// <summary>Respond to the request that is the input.</summary>
    public sealed record AnswerRequest(int Status, int? RetryAfterSeconds = null) : LegAction;

    /// <summary>The request that is the input is a re-INVITE that is answered later.</summary>
    public sealed record KeepChange : LegAction;

    /// <summary>Respond to the kept re-INVITE.</summary>
    public sealed record AnswerChange(int Status, string? Sdp) : LegAction;

    public sealed record SendBye(SipRequest Request, DialogState Dialog) : LegAction;

    public sealed record SendChange(SipRequest Request, DialogState Dialog) : LegAction;

    public sealed record AckChange(SipRequest Ack) : LegAction;

    public sealed record AckFork(int Fork, SipRequest Ack) : LegAction;

    public sealed record CancelFork(int Fork, IReadOnlyList<string> Reasons) : LegAction;

    /// <summary>Cancel an INVITE that stays silent, and do not send it again.</summary>
    public sealed record AbandonFork(int Fork) : LegAction;

    /// <summary>Send the INVITE again with our account's credentials.</summary>
    public sealed record ProveOurselves(int Fork, SipResponse Challenge) : LegAction;

    /// <summary>Call the next peer.</summary>
    /// <param name="Loss">What the last one died of; null when it refused.</param>
    public sealed record TryNextPeer(PeerLoss? Loss) : LegAction;

    public sealed record SendPrack(SipRequest Request, DialogState Dialog) : LegAction;

    /// <summary>Let a leg that waits hear what this one's far side sends before it answers.</summary>
    public sealed record LetHearEarly(string WaitingLegId) : LegAction;

    /// <summary>Tell the leg that waits for this one that it rings.</summary>
    public sealed record TellRinging(string WaitingLegId) : LegAction;

    public sealed record PlayRingback : LegAction;

    /// <summary>BYE to a device that answered although it is not wanted any more.</summary>
    public sealed record HangUpStray(DialogState Dialog) : LegAction;

    public sealed record ConnectMedia(MediaRemote Remote) : LegAction;

    public sealed record PlayMusic : LegAction;

    public sealed record PlayMessage(Announcement Announcement) : LegAction;

    public sealed record BridgeMedia(string OtherLegId) : LegAction;

    /// <summary>Send a key press to the far side of the bridged leg.</summary>
    public sealed record PassDigit(char Digit, int DurationMs) : LegAction;

    /// <summary>Ask the bridged leg to change along.</summary>
    public sealed record AskPeer(SdpDirection Direction) : LegAction;

    /// <summary>Tell the bridged leg, which asked, what came of it.</summary>
    public sealed record TellPeer(LegInput Answer) : LegAction;

    public sealed record Report(CallCommand What) : LegAction;

    /// <summary>Close the media and report its last figures: as failed with this outcome, as ended without one.</summary>
    public sealed record CloseAndReport(OfferOutcome? Failed = null) : LegAction;
}

/// <summary>What a leg becomes, and what is to be done.</summary>
public readonly record struct LegDecision(LegRecord Leg, IReadOnlyList<LegAction> Actions)
{
    public static LegDecision Stay(LegRecord leg, params IReadOnlyList<LegAction> actions) => new(leg, actions);
}
