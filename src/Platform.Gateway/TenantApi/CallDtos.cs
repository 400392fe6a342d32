using Platform.Domain.Calls;
using Platform.Gateway.Billing;

namespace Platform.Gateway.TenantApi;

/// <param name="CallId">26 characters, sortable by time.</param>
/// <param name="Trunk">The carrier's line that it came in by; the operator's name for it.</param>
/// <param name="Agent">The agent that answered; null when none did.</param>
/// <param name="AnsweredAt">When the caller's leg was answered: time is billed from here.</param>
/// <param name="ConnectedAt">When caller and agent could hear each other.</param>
/// <param name="EndedAt">Null while the call is under way.</param>
/// <param name="Cause">Why it ended, such as callerHungUp, abandoned, queueTimeout or nodeLost.</param>
/// <param name="WaitMs">From joining the queue to the connection, or to the end without one; so far while the call is under way.</param>
/// <param name="TalkMs">From the connection to the end; so far while the call is under way.</param>
public sealed record CallSummaryDto(string CallId, string From, string To, string Queue, string Trunk, string? Agent,
    DateTimeOffset OfferedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? ConnectedAt, DateTimeOffset? EndedAt, EndCause? Cause,
    long WaitMs, long TalkMs)
{
    internal static CallSummaryDto Of(CallRecord call) =>
        new(call.CallId, call.From, call.To, call.Queue, call.Trunk, call.Agent, call.OfferedAt,
        call.AnsweredAt, call.ConnectedAt, call.EndedAt, call.Cause, call.WaitMs, call.TalkMs);
}

/// <param name="IdleMs">How long the agent had been idle.</param>
public sealed record CandidateDto(string Agent, long IdleMs);

/// <param name="Outcome">ringing, answered, noAnswer, rejected, unreachable or callerGone.</param>
/// <param name="Strategy">Such as longest_idle.</param>
/// <param name="WaitingBefore">Contacts that were waiting in the queue, this one included.</param>
/// <param name="CandidateCount">Agents that were free and fitted.</param>
/// <param name="Candidates">The best of them, best first; the first one was chosen.</param>
/// <param name="Why">The same in words, in zh-CN or en by Accept-Language.</param>
public sealed record OfferDto(string OfferId, string Agent, DateTimeOffset At, DateTimeOffset? EndedAt, OfferOutcome Outcome,
    string Strategy, int WaitingBefore, int CandidateCount, IReadOnlyList<CandidateDto> Candidates, string Why);

/// <param name="PacketsIn">RTP packets that this house received.</param>
/// <param name="Lost">Packets that the sender numbered and that did not arrive.</param>
/// <param name="JitterMs">Interarrival jitter, RFC 3550 A.8.</param>
public sealed record LegStatisticsDto(long PacketsIn, long PacketsOut, long Lost, double JitterMs);

/// <param name="Role">caller or agent.</param>
/// <param name="Party">The caller's number, or the agent's id.</param>
public sealed record LegDto(string LegId, LegRole Role, string Party, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt, string? Codec, LegStatisticsDto? Statistics)
{
    internal static LegDto Of(CallLeg leg) => new(leg.LegId, leg.Role, leg.Party, leg.StartedAt, leg.AnsweredAt, leg.EndedAt, leg.Codec,
        leg.Statistics is { } figures ? new(figures.PacketsIn, figures.PacketsOut, figures.Lost, figures.JitterMs) : null);
}

/// <param name="By">Who held the call: caller or agent.</param>
public sealed record HoldDto(LegRole By, DateTimeOffset From, DateTimeOffset? To);

/// <param name="Phase">offered, waiting, ringing, talking, leaving, ending or ended.</param>
/// <param name="SipCallId">The Call-ID header of the caller's dialog.</param>
/// <param name="Node">The node that held its legs.</param>
/// <param name="Charges">What the ledger holds for this call; empty until it is over.</param>
public sealed record CallDetailDto(CallSummaryDto Call, CallPhase Phase, string SipCallId, string Node, IReadOnlyList<LegDto> Legs,
    IReadOnlyList<OfferDto> Offers, IReadOnlyList<HoldDto> Holds, IReadOnlyList<LedgerEntryDto> Charges);

/// <summary>A call under way.</summary>
public sealed record LiveCallDto(string CallId, CallPhase Phase, string From, string To, string Queue, string? Agent,
    DateTimeOffset OfferedAt, DateTimeOffset? ConnectedAt);
