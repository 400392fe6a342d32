using System.Collections.Immutable;
using Platform.Domain.Flows;
using Platform.Domain.Recordings;

namespace Platform.Domain.Calls;

/// <summary>An agent whom the call has. The agent asks now and then whether that is still so.</summary>
/// <param name="LegId">The agent's leg in the call.</param>
/// <param name="Talks">False while the device rings, or what the agent placed is not answered.</param>
public sealed record AgentHold(string Agent, string OfferId, string LegId, bool Talks);

/// <summary>
/// Everything that was decided about one call. Small, serializable, and enough to go on from. At any time the call has a subject,
/// the party that waits and is served (the caller, until a transfer leaves somebody else behind), and at most one partner.
/// </summary>
public sealed record CallState
{
    public const string CallerLegId = "caller";

    public static CallState None { get; } = new();

    public CallPhase Phase { get; init; }
    public OfferedCall? Call { get; init; }

    /// <summary>The party that waits, is served, and stays when the other leaves.</summary>
    public string SubjectLegId { get; init; } = CallerLegId;

    /// <summary>Whom the subject talks to, or who rings for it.</summary>
    public string? PartnerLegId { get; init; }

    /// <summary>Further agents whose devices ring for it: the first that answers has the call.</summary>
    public ImmutableList<string> Rivals { get; init; } = [];

    /// <summary>The queue that the call is in, or was in last; empty when there was none.</summary>
    public string Queue { get; init; } = "";

    /// <summary>The call's place in that queue.</summary>
    public DateTimeOffset? PlaceAt { get; init; }

    /// <summary>When the queue took it.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When the subject and a partner could hear each other for the first time.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
    public EndCause? Cause { get; init; }

    /// <summary>The longest wait ran out while an agent's device rang.</summary>
    public bool WaitIsOver { get; init; }

    /// <summary>The present queue's greeting is over.</summary>
    public bool IsGreeted { get; init; }

    /// <summary>What the subject was told of its wait in the present queue; null before the first announcement.</summary>
    public AnnouncementTrail? Announcements { get; init; }

    public OverflowTrail Overflow { get; init; } = OverflowTrail.None;

    /// <summary>Agents in the talk whose browsers are gone.</summary>
    public ImmutableList<Away> Away { get; init; } = [];

    /// <summary>Somebody else whom a party of the talk calls meanwhile.</summary>
    public Aside? Aside { get; init; }

    /// <summary>A third who talks with subject and partner.</summary>
    public Conference? Conference { get; init; }

    /// <summary>Somebody who listens to the talk.</summary>
    public Supervision? Supervision { get; init; }

    public ImmutableList<CallLeg> Legs { get; init; } = [];
    public ImmutableList<CallOffer> Offers { get; init; } = [];
    public ImmutableList<HoldPeriod> Holds { get; init; } = [];

    /// <summary>Steps that no other list tells of: stays in queues, talks, numbers called, transfers, consultations.</summary>
    public ImmutableList<PathStep> Steps { get; init; } = [];

    public ImmutableList<AgentHold> Agents { get; init; } = [];

    /// <summary>Short words that say what the call is about, for rules and reports; kept when the call goes on elsewhere.</summary>
    public ImmutableSortedSet<string> Tags { get; init; } = [];

    /// <summary>How far the call is in its flow; null when it is in none.</summary>
    public FlowState? Flow { get; init; }

    /// <summary>The caller is asked, or was, how the talk went.</summary>
    public CallSurvey? Survey { get; init; }

    /// <summary>What the caller answered in flows, in their order.</summary>
    public ImmutableList<SurveyAnswer> Answers { get; init; } = [];

    /// <summary>The language that a flow chose for the caller; null for the tenant's.</summary>
    public string? Language { get; init; }

    /// <summary>Points of priority that a flow gave: it has at least so many in every queue.</summary>
    public int Points { get; init; }

    /// <summary>What is settled with a caller who wants to be called back.</summary>
    public CallbackDialog? CallbackDialog { get; init; }

    /// <summary>The callback is stored; it has the call's id.</summary>
    public bool HasCallback { get; init; }

    /// <summary>How far a caller at a mailbox is; null when it is at none.</summary>
    public VoicemailVisit? Voicemail { get; init; }

    /// <summary>A message that the caller spoke may be kept: it is to hear of the call's end.</summary>
    public bool HasMessage { get; init; }

    /// <summary>Why the call ends once the caller has heard so; null for the end of the longest wait.</summary>
    public EndCause? Farewell { get; init; }

    /// <summary>When the caller began to hear that.</summary>
    public DateTimeOffset? FarewellAt { get; init; }

    public CallRecording Recording { get; init; } = CallRecording.None;

    /// <summary>The offer that rings or talks now.</summary>
    public CallOffer? LiveOffer => Phase is CallPhase.Ringing or CallPhase.Dialing or CallPhase.Talking
        ? Offers.FindLast(offer => offer.OfferId == PartnerLegId)
        : null;

    /// <summary>A customer who is called first has not answered yet; the queue knows that it comes.</summary>
    public bool IsCustomerCalled => Phase == CallPhase.Summoning && Call!.CallsCustomerFirst;

    /// <summary>Devices ring for it, and more may ring along.</summary>
    public bool RingsAll => Phase == CallPhase.Ringing && LiveOffer?.Why.Strategy == OfferReason.RingAll;

    /// <summary>The last offer that the present queue made.</summary>
    public CallOffer? LastOfferInQueue => Offers.FindLast(offer => offer.At >= PlaceAt);

    public CallLeg? FindLeg(string? legId) => Legs.Find(leg => leg.LegId == legId);

    public bool IsAway(string legId) => Away.Exists(away => away.LegId == legId);

    public AgentHold? FindHold(string? legId) => Agents.Find(hold => hold.LegId == legId);

    /// <summary>The agent's leg in the talk; null when it does not talk to the subject or is the subject.</summary>
    public string? PartyOf(string agent) =>
        FindLeg(PartnerLegId)?.Agent == agent ? PartnerLegId : FindLeg(SubjectLegId)?.Agent == agent ? SubjectLegId : null;

    /// <summary>Those who wait, ring or talk now; not an earlier party's leg that is being released.</summary>
    public bool IsParty(string legId) => FindLeg(legId) is { EndedAt: null }
        && (legId == SubjectLegId || legId == PartnerLegId || Rivals.Contains(legId) || legId == Aside?.OriginLegId || legId == Aside?.TargetLegId
            || legId == Conference?.ThirdLegId || legId == Supervision?.LegId);

    /// <summary>The other one of subject and partner.</summary>
    public string OtherParty(string legId) => legId == SubjectLegId ? PartnerLegId! : SubjectLegId;

    /// <summary>When the caller's leg was answered; null before, and for a call that never was.</summary>
    public DateTimeOffset? CallerAnsweredAt => FindLeg(CallerLegId)?.AnsweredAt;
}
