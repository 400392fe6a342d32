using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sessions;
using Platform.Sip.Transports;

namespace Platform.Telephony.Legs;

/// <summary>What can happen to a leg.</summary>
public abstract record LegInput
{
    /// <summary>The call orders something.</summary>
    public sealed record Ordered(LegCommand Command) : LegInput;

    /// <summary>The caller cancelled its INVITE.</summary>
    public sealed record Cancelled : LegInput;

    /// <summary>A minute has passed: a proxy on the way may give an INVITE up that hears nothing (RFC 3261 section 13.3.1.1).</summary>
    public sealed record StillRinging : LegInput;

    public sealed record Acked(SipRequest Ack) : LegInput;

    /// <summary>No ACK came to a 200, or a response could not be sent.</summary>
    public sealed record AckMissing : LegInput;

    /// <summary>A request within the dialog.</summary>
    public sealed record Requested(SipRequest Request) : LegInput
    {
        /// <summary>What a REFER leads to; null for any other request.</summary>
        public TransferAim? Aim { get; init; }

        /// <summary>What an INVITE's or UPDATE's session timer comes to.</summary>
        public SessionTimerAnswer Timer { get; init; }

        /// <summary>New ICE credentials of ours, because the far side's offer starts ICE anew; else null.</summary>
        public BrowserTerms? FreshIce { get; init; }

        /// <summary>The WebSocket that it came over; null for other transports. From an INVITE or UPDATE on it is where the far side is.</summary>
        public SipPath? Flow { get; init; }
    }

    public sealed record ForkRang(int Fork) : LegInput;

    public sealed record ForkAnswered(int Fork, SipRequest Invite, SipResponse Response, SipPath Target) : LegInput;

    /// <param name="Status">The device's refusal; 408 without an answer, 503 when it could not be reached.</param>
    public sealed record ForkFailed(int Fork, int Status) : LegInput;

    /// <summary>422 that names the session interval which it wants.</summary>
    /// <param name="Again">The INVITE with that interval.</param>
    public sealed record SessionTooBrief(int Fork, SipRequest Again) : LegInput;

    /// <summary>The side that this leg waits for rings.</summary>
    public sealed record OtherRang : LegInput;

    /// <summary>Another leg was bridged with this one.</summary>
    public sealed record Joined(string OtherLegId) : LegInput;

    /// <summary>The bridged leg is over, or hears something else now.</summary>
    public sealed record Left(string OtherLegId) : LegInput;

    /// <summary>The bridged leg's far side holds, or resumed.</summary>
    public sealed record PartnerHeld(bool IsHeld) : LegInput;

    /// <summary>Another device of the same agent takes the leg's place (RFC 3891).</summary>
    /// <param name="Dialog">The new device's; early.</param>
    /// <param name="Fresh">The new device's description and ours, as of a leg of its own.</param>
    public sealed record TakenOver(DialogState Dialog, LegRecord Fresh) : LegInput;

    /// <summary>The session timer says that it is time for our refresh.</summary>
    public sealed record RefreshDue : LegInput;

    /// <summary>Nobody refreshed the session in time.</summary>
    public sealed record SessionExpired : LegInput;

    /// <summary>The final answer to our refresh; a null response stands for none, with its status as in <see cref="ForkFailed"/>.</summary>
    public sealed record RefreshAnswered(int Status, SipResponse? Response) : LegInput;

    /// <summary>The far side knows no subscription to the transfer's progress (any more).</summary>
    public sealed record NotifyRefused : LegInput;

    /// <summary>An INVITE to a peer is about to be sent.</summary>
    /// <param name="Terms">Our media as this trunk is offered it.</param>
    public sealed record Attempted(string Trunk, LegFork Invite, LegMediaTerms Terms, string LocalSdp) : LegInput;

    /// <summary>No further peer can be tried.</summary>
    public sealed record NoPeerLeft : LegInput;

    /// <summary>A provisional response other than 100.</summary>
    public sealed record PeerProgressed(int Fork, SipRequest Invite, SipResponse Response, SipPath Target) : LegInput;

    /// <summary>401 or 407.</summary>
    public sealed record PeerChallenged(int Fork, SipResponse Response) : LegInput;

    /// <param name="Cause">The Q.850 cause of its Reason; null without one.</param>
    /// <param name="MayGoElsewhere">The trunk's settings let another peer be tried after this status.</param>
    public sealed record PeerRefused(int Fork, int Status, int? Cause, bool MayGoElsewhere) : LegInput;

    public sealed record PeerLost(int Fork, PeerLoss Loss) : LegInput;

    /// <summary>The called side did not answer in time.</summary>
    public sealed record RingExpired : LegInput;

    public sealed record ByeDone : LegInput;

    public sealed record Silent : LegInput;

    /// <summary>An agent's browser is out of reach: its connection is closed, or it makes no sound any more.</summary>
    public sealed record DeviceGone : LegInput;

    /// <summary>It is heard again.</summary>
    public sealed record DeviceBack : LegInput;

    /// <summary>The same page has another connection now.</summary>
    public sealed record FlowMoved(SipPath Flow) : LegInput;

    /// <summary>An INVITE to the agent's next browser is about to be sent.</summary>
    public sealed record Recalled(LegFork Invite) : LegInput;

    /// <summary>The far side's media cannot be made secure: a failed handshake, another certificate than it said.</summary>
    public sealed record SecurityFailed : LegInput;

    public sealed record MessageOver : LegInput;
}

/// <summary>What a REFER leads to.</summary>
/// <param name="Status">0 when it leads somewhere; else how the far side is told that it does not.</param>
/// <param name="ReplacedLegId">Of an attended transfer: the asker's other leg in the same call.</param>
/// <param name="WantsNotify">False when the far side suppressed the subscription (RFC 4488).</param>
public sealed record TransferAim(int Status, Destination? Target = null, string? ReplacedLegId = null, bool WantsNotify = true);
