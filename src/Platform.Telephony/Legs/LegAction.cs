using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sessions;
using Platform.Telephony.Edge;

namespace Platform.Telephony.Legs;

/// <summary>What has to be done once a leg's new record is in place.</summary>
public abstract record LegAction
{
    /// <summary>Respond to the INVITE that made the leg.</summary>
    /// <param name="Cause">Why the call is refused; goes into Reason headers (RFC 3326).</param>
    public sealed record AnswerInvite(int Status, string? Sdp = null, EndCause? Cause = null) : LegAction;

    /// <summary>Respond to the request that is the input.</summary>
    public sealed record AnswerRequest(int Status, int? RetryAfterSeconds = null) : LegAction
    {
        public string? Sdp { get; init; }

        public EdgeRefusal? Refusal { get; init; }

        /// <summary>Session timer terms for a 2xx.</summary>
        public SessionTimerAnswer Timer { get; init; }

        /// <summary>Tell that no subscription was made (RFC 4488).</summary>
        public bool WithoutSubscription { get; init; }
    }

    public sealed record SendBye(SipRequest Request, DialogState Dialog) : LegAction;

    /// <summary>Send our refresh: a re-INVITE or an UPDATE.</summary>
    public sealed record SendRefresh(SipRequest Request, DialogState Dialog) : LegAction;

    public sealed record AckRefresh(SipRequest Ack) : LegAction;

    public sealed record SendNotify(SipRequest Request, DialogState Dialog) : LegAction;

    /// <summary>Set and stop the timers that the flags name.</summary>
    public sealed record RunSession(SessionTimerActions What, SessionTimerTerms Terms) : LegAction;

    /// <summary>Wait for the agent's next browser, or for the old one to be heard again.</summary>
    public sealed record AwaitDevice : LegAction;

    /// <summary>The session timers of the dialog before are over.</summary>
    public sealed record StopSession : LegAction;

    /// <summary>From now on the new device's dialog is the leg's, and the request that is the input is its INVITE.</summary>
    public sealed record AdoptDialog : LegAction;

    public sealed record AckFork(int Fork, SipRequest Ack) : LegAction;

    public sealed record CancelFork(int Fork, IReadOnlyList<string> Reasons) : LegAction;

    /// <summary>Cancel an INVITE that stays silent, and do not send it again.</summary>
    public sealed record AbandonFork(int Fork) : LegAction;

    /// <summary>Send the INVITE again with our account's credentials.</summary>
    public sealed record ProveOurselves(int Fork, SipResponse Challenge) : LegAction;

    /// <summary>Send another INVITE in place of the refused one.</summary>
    public sealed record SendAgain(int Fork, SipRequest Invite) : LegAction;

    /// <summary>Send the refused INVITE again with another offer.</summary>
    public sealed record OfferAgain(int Fork, string Sdp) : LegAction;

    /// <summary>Call the next peer.</summary>
    /// <param name="Loss">What the last one died of; null when it refused.</param>
    public sealed record TryNextPeer(PeerLoss? Loss) : LegAction;

    public sealed record SendPrack(SipRequest Request, DialogState Dialog) : LegAction;

    /// <summary>Let a leg that waits hear what this one's far side sends before it answers.</summary>
    public sealed record LetHearEarly(string WaitingLegId) : LegAction;

    /// <summary>BYE to a device that is not wanted, or not wanted any more.</summary>
    public sealed record HangUpStray(DialogState Dialog) : LegAction;

    /// <summary>The leg's media is the one that this device was offered; the other devices' is closed.</summary>
    public sealed record UseMedia(int Fork) : LegAction;

    public sealed record ConnectMedia(MediaRemote Remote) : LegAction;

    /// <summary>The music that the record names.</summary>
    public sealed record PlayMusic : LegAction;

    public sealed record PlayMessage(LegCommand.Play What) : LegAction;

    public sealed record BridgeMedia(string OtherLegId) : LegAction;

    /// <summary>Send a key press to the far side of the bridged leg.</summary>
    public sealed record PassDigit(char Digit, int DurationMs) : LegAction;

    /// <summary>A key press in an INFO that is for us.</summary>
    public sealed record TakeDigit(char Digit, int DurationMs) : LegAction;

    public sealed record PlayRingback : LegAction;

    /// <summary>What plays ends; a bridge is heard again.</summary>
    public sealed record StopSound : LegAction;

    /// <summary>End the bridge with this leg, and tell it.</summary>
    public sealed record LeavePartner(string OtherLegId) : LegAction;

    /// <summary>Hear the legs of the mix no more, and be heard by none.</summary>
    public sealed record LeaveMix : LegAction;

    /// <summary>Tell the bridged leg that our far side holds or resumed.</summary>
    public sealed record TellHold(bool IsHeld) : LegAction;

    /// <summary>Tell the leg that waits for this one that it rings.</summary>
    public sealed record TellRinging(string WaitingLegId) : LegAction;

    public sealed record Report(CallCommand What) : LegAction;

    /// <summary>Close the media and report its last figures: as failed with this outcome, as ended without one.</summary>
    public sealed record CloseAndReport(OfferOutcome? Failed = null) : LegAction;
}

/// <summary>What a leg becomes, and what is to be done.</summary>
public readonly record struct LegDecision(LegRecord Leg, IReadOnlyList<LegAction> Actions)
{
    public static LegDecision Stay(LegRecord leg, params IReadOnlyList<LegAction> actions) => new(leg, actions);
}
