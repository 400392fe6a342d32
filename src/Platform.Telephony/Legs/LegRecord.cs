using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip.Dialogs;
using Platform.Sip.Sdp;

namespace Platform.Telephony.Legs;

/// <summary>Where a leg stands. The numbers are stable: records hold them.</summary>
public enum LegPhase
{
    /// <summary>The caller's INVITE has no final response.</summary>
    Offered = 0,

    /// <summary>The caller's INVITE got its 200, and the ACK is still to come.</summary>
    Answering = 1,

    /// <summary>The agent's devices, or a number outside, are being called.</summary>
    Calling = 2,

    Live = 3,

    /// <summary>Reported as ended; only the dialog's last transaction is still under way.</summary>
    Closing = 4,

    Ended = 5,
}

/// <summary>
/// One device of an agent, or one peer of a trunk, that is being called. Each gets an INVITE and a Call-ID of its own.
/// </summary>
/// <param name="LocalTag">The From tag of its INVITE.</param>
/// <param name="FinalStatus">The device's final answer; 0 while there is none.</param>
public sealed record LegFork(string Contact, string SipCallId, string LocalTag, bool HasRung = false, int FinalStatus = 0);

/// <summary>
/// Everything about a leg that is worth keeping, as one serializable value: sockets, timers and transactions are the only
/// things about a leg that are not in here, and they can be made again from it.
/// </summary>
public sealed record LegRecord
{
    public required string CallKey { get; init; }

    public required string LegId { get; init; }

    public required LegRole Role { get; init; }

    public required LegPhase Phase { get; init; }

    /// <summary>The caller's from the INVITE on, the agent's from the answer on.</summary>
    public DialogState? Dialog { get; init; }

    /// <summary>The agent's devices; empty for the caller.</summary>
    public IReadOnlyList<LegFork> Forks { get; init; } = [];

    /// <summary>What is known of a call to a number outside; null for other legs.</summary>
    public OutsideCall? Outside { get; init; }

    /// <summary>Our side of the media: what offers and answers are made from.</summary>
    public required LegMediaTerms Terms { get; init; }

    /// <summary>Our last description, as text.</summary>
    public required string LocalSdp { get; init; }

    public string? RemoteSdp { get; init; }

    /// <summary>What was agreed; null before the far side described itself.</summary>
    public NegotiatedAudio? Audio { get; init; }

    /// <summary>The caller's INVITE had no offer: our 200 makes one, and the ACK answers it.</summary>
    public bool AnswerComesInAck { get; init; }

    public bool EarlyMediaSent { get; init; }

    /// <summary>The far side holds us, as last reported.</summary>
    public bool Held { get; init; }

    public string? BridgedTo { get; init; }

    /// <summary>A re-INVITE of the far side waits for our answer; null when none does.</summary>
    public PendingChange? PeerChange { get; init; }

    /// <summary>Our re-INVITE waits for the far side's answer; null when none does.</summary>
    public OwnChange? OwnChange { get; init; }

    /// <summary>
    /// The Reason values of the BYE that has to follow as soon as the ACK comes (RFC 3261 section 15: not before); null when none has.
    /// </summary>
    public IReadOnlyList<string>? ByeAfterAck { get; init; }

    /// <summary>RTP ports, addresses and stream counters, taken with <see cref="Calls.Leg.Snapshot"/>.</summary>
    public MediaLegDescription? Media { get; init; }

    public bool IsOver => Phase is LegPhase.Closing or LegPhase.Ended;
}

/// <summary>Our side of a leg's media, as SDP shows it.</summary>
/// <param name="Address">Our RTP address, IP literal.</param>
/// <param name="Codecs">Most wanted first.</param>
/// <param name="Version">Of our description (RFC 3264 section 8).</param>
public sealed record LegMediaTerms(string Address, int RtpPort, IReadOnlyList<AudioCodec> Codecs, ulong SessionId, ulong Version);

/// <summary>A re-INVITE of the far side that waits until the bridged leg followed.</summary>
/// <param name="Withdrawn">It was cancelled meanwhile; the bridged leg has to be changed back.</param>
public sealed record PendingChange(string RemoteSdp, bool Withdrawn = false);

/// <param name="LocalSdp">What we offered.</param>
/// <param name="CSeq">Of our re-INVITE, which the ACK repeats.</param>
public sealed record OwnChange(string LocalSdp, uint CSeq);
