using Platform.Contracts.Legs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
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

    /// <summary>The far side cancelled its re-INVITE.</summary>
    public sealed record ChangeCancelled : LegInput;

    public sealed record Acked(SipRequest Ack) : LegInput;

    /// <summary>No ACK came to a 200, or a response could not be sent.</summary>
    public sealed record AckMissing : LegInput;

    /// <summary>A request within the dialog.</summary>
    /// <param name="PeerCanFollow">The bridged leg is live and can be asked to change along.</param>
    public sealed record Requested(SipRequest Request, bool PeerCanFollow) : LegInput;

    public sealed record ForkRang(int Fork) : LegInput;

    public sealed record ForkAnswered(int Fork, SipRequest Invite, SipResponse Response, SipPath Target) : LegInput;

    /// <param name="Status">The device's refusal; 408 without an answer, 503 when it could not be reached.</param>
    public sealed record ForkFailed(int Fork, int Status) : LegInput;

    /// <summary>The bridged leg's far side holds or resumes: our far side should follow.</summary>
    /// <param name="Direction">What to offer.</param>
    public sealed record Follow(SdpDirection Direction) : LegInput;

    /// <summary>The bridged leg's far side followed, and this is the direction that it answered.</summary>
    public sealed record Followed(SdpDirection Direction) : LegInput;

    /// <summary>The bridged leg's far side did not follow.</summary>
    public sealed record NotFollowed(int Status) : LegInput;

    /// <summary>
    /// The final answer to our re-INVITE; a null response stands for none, with its status as in <see cref="ForkFailed"/>.
    /// </summary>
    public sealed record ChangeAnswered(int Status, SipResponse? Response) : LegInput;

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

    /// <summary>The side that this leg waits for rings.</summary>
    public sealed record OtherRang : LegInput;

    public sealed record ByeDone : LegInput;

    public sealed record Silent : LegInput;

    public sealed record MessageOver : LegInput;
}
