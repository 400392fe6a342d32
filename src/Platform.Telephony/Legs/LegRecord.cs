using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip.Dialogs;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;

namespace Platform.Telephony.Legs;

/// <summary>Where a leg stands. The numbers are stable: records hold them.</summary>
public enum LegPhase
{
    /// <summary>The far side's INVITE has no final response.</summary>
    Offered = 0,

    /// <summary>The far side's INVITE got its 200, and the ACK is still to come.</summary>
    Answering = 1,

    /// <summary>The far side's devices, or a number outside, are being called.</summary>
    Calling = 2,

    Live = 3,

    /// <summary>Reported as ended; only the dialog's last transaction is still under way.</summary>
    Closing = 4,

    Ended = 5,

    /// <summary>Its browser is gone in mid-call; media and place in the call wait for the next one.</summary>
    Away = 6,
}

/// <summary>What a leg's far side is given to hear. The numbers are stable: records hold them.</summary>
public enum LegSound
{
    Nothing = 0,

    /// <summary>Music; together with a bridge: because the other side holds.</summary>
    Music = 1,

    Message = 2,
    Ringback = 3,

    /// <summary>The bridged leg.</summary>
    Partner = 4,
}

/// <summary>
/// One device of an agent, or one peer of a trunk, that is being called. Each gets an INVITE and a Call-ID of its own.
/// </summary>
/// <param name="LocalTag">The From tag of its INVITE.</param>
/// <param name="FinalStatus">The device's final answer; 0 while there is none.</param>
/// <param name="AskedLonger">It found our session interval too brief, and was asked again with its own (RFC 4028).</param>
public sealed record LegFork(string Contact, string SipCallId, string LocalTag, bool HasRung = false, int FinalStatus = 0,
    bool AskedLonger = false)
{
    /// <summary>Our media as this device was offered it, until one answers; null where all are offered the leg's own.</summary>
    public LegMediaTerms? Terms { get; init; }

    /// <summary>The offer, as text; null together with the terms.</summary>
    public string? LocalSdp { get; init; }
}

/// <summary>
/// Everything about a leg that is worth keeping, as one serializable value: sockets, timers and transactions are the only
/// things about a leg that are not in here, and they can be made again from it. Its descriptions and its media hold the keys of the
/// conversation: it never leaves the node, is shown by no API, and where it is stored it is stored as a secret.
/// </summary>
public sealed record LegRecord
{
    public required string CallKey { get; init; }

    public required string LegId { get; init; }

    public required LegRole Role { get; init; }

    public required LegPhase Phase { get; init; }

    /// <summary>The agent of the call's tenant whose phone this is; null when it is nobody of the house.</summary>
    public string? Agent { get; init; }

    /// <summary>The leg that waits for this one to be answered; null when none does.</summary>
    public string? Towards { get; init; }

    /// <summary>Of a leg whose INVITE came to us from that INVITE on, of one that we call from the answer on.</summary>
    public DialogState? Dialog { get; init; }

    /// <summary>The devices that we call; empty for a leg whose INVITE came to us.</summary>
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

    /// <summary>The far side's INVITE had no offer: we make one, and its ACK or PRACK answers it.</summary>
    public bool AnswerComesInAck { get; init; }

    /// <summary>Our provisional responses are acknowledged by PRACK (RFC 3262).</summary>
    public bool AcknowledgesProvisionals { get; init; }

    /// <summary>Offer and answer were exchanged before the 200, which therefore carries none.</summary>
    public bool IsDescribed { get; init; }

    public bool EarlyMediaSent { get; init; }

    public bool RingingSent { get; init; }

    /// <summary>The far side holds us, as last reported.</summary>
    public bool Held { get; init; }

    public string? BridgedTo { get; init; }

    public LegSound Hears { get; init; }

    /// <summary>Our re-INVITE waits for the far side's answer; null when none does.</summary>
    public OwnChange? OwnChange { get; init; }

    /// <summary>The far side asked for a transfer and was not told yet what became of it; null when it did not.</summary>
    public PendingTransfer? Transfer { get; init; }

    /// <summary>The session timer (RFC 4028); null when none was agreed.</summary>
    public LegSession? Session { get; init; }

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
public sealed record LegMediaTerms(string Address, int RtpPort, IReadOnlyList<AudioCodec> Codecs, ulong SessionId, ulong Version)
{
    /// <summary>Codecs that answers choose before the offer's own order.</summary>
    public IReadOnlyList<AudioCodec> Preferred { get; init; } = [];

    /// <summary>Our SRTP keys for descriptions (RFC 4568), one a suite; empty where descriptions carry none.</summary>
    public IReadOnlyList<SdesKey> Keys { get; init; } = [];

    /// <summary>Without SRTP there is no leg.</summary>
    public bool RequiresKeys { get; init; }

    /// <summary>Of a browser's leg; null for others.</summary>
    public BrowserTerms? Browser { get; init; }
}

/// <summary>What a browser is told of our side of DTLS and ICE.</summary>
/// <param name="Fingerprint">Of our certificate, as in a=fingerprint.</param>
public sealed record BrowserTerms(string Fingerprint, string Ufrag, string Password)
{
    public override string ToString() => $"BrowserTerms {{ Ufrag = {Ufrag} }}";
}

/// <param name="LocalSdp">What we offered.</param>
/// <param name="CSeq">Of our re-INVITE, which the ACK repeats.</param>
public sealed record OwnChange(string LocalSdp, uint CSeq);

/// <param name="ReferCSeq">Of the REFER; names the subscription in our NOTIFYs (RFC 3515 section 2.4.6).</param>
/// <param name="WantsNotify">False when the far side suppressed the subscription (RFC 4488).</param>
public sealed record PendingTransfer(uint ReferCSeq, bool WantsNotify);

/// <param name="Interval">The session ends that long after its last refresh.</param>
/// <param name="TakesUpdate">The far side allows UPDATE, which is a refresh without any media in it.</param>
public sealed record LegSession(SessionTimerState State, TimeSpan Interval, bool WeRefresh, bool TakesUpdate);
