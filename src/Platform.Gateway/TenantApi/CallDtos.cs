using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Gateway.Billing;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="CallId">26 characters, sortable by time.</param>
/// <param name="Trunk">The carrier's line that it came in by, by the operator's name for it; empty for a placed call.</param>
/// <param name="Agent">The agent that placed the call, or answered it last; null when none did.</param>
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
    /// <summary>inbound, outbound or internal.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>The agent who placed the call; null for one that came in.</summary>
    public string? PlacedBy { get; init; }

    /// <summary>The number that the called side of a placed call saw.</summary>
    public string? CallerId { get; init; }

    /// <summary>The callback that the call is an attempt of; null for every other call.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The message that the call was placed for; null for every other call.</summary>
    public string? MessageId { get; init; }

    internal static CallSummaryDto Of(CallRecord call) =>
        new(call.CallId, call.From, call.To, call.Queue, call.Trunk, call.Agent, call.OfferedAt,
        call.AnsweredAt, call.ConnectedAt, call.EndedAt, call.Cause, call.WaitMs, call.TalkMs)
        {
            Direction = call.Direction,
            PlacedBy = call.PlacedBy,
            CallerId = call.CallerId,
            CallbackId = call.Callback?.CallbackId,
            MessageId = call.Message?.MessageId,
        };
}

/// <param name="IdleMs">How long the agent had been idle.</param>
public sealed record CandidateDto(string Agent, long IdleMs)
{
    /// <summary>
    /// What the strategy went by: occupancy in permille, the number of the queue's last offer to the agent, levels of skills, or
    /// preference; 0 for the longest idle.
    /// </summary>
    public long Score { get; init; }
}

/// <param name="Outcome">ringing, answered, noAnswer, rejected, unreachable or callerGone.</param>
/// <param name="Strategy">Such as longest_idle.</param>
/// <param name="WaitingBefore">Contacts that were waiting in the queue, this one included.</param>
/// <param name="CandidateCount">Agents that were free and fitted.</param>
/// <param name="Candidates">The best of them, best first; the first one was chosen.</param>
/// <param name="Why">The same in words, in zh-CN or en by Accept-Language.</param>
public sealed record OfferDto(string OfferId, string Agent, DateTimeOffset At, DateTimeOffset? EndedAt, OfferOutcome Outcome,
    string Strategy, int WaitingBefore, int CandidateCount, IReadOnlyList<CandidateDto> Candidates, string Why)
{
    /// <summary>How long the contact had waited.</summary>
    public long WaitedMs { get; init; }

    /// <summary>What was asked of agents after that wait.</summary>
    public IReadOnlyList<SkillRequirement> Asked { get; init; } = [];

    /// <summary>How often less was asked than before because of the wait.</summary>
    public int Relaxed { get; init; }

    /// <summary>Agents that were free but could not do what was asked.</summary>
    public int Unfit { get; init; }

    /// <summary>Points of priority that the contact had.</summary>
    public int Priority { get; init; }

    /// <summary>The rule that gave them, such as <c>list gold</c>; null for none.</summary>
    public string? PriorityBecause { get; init; }

    /// <summary>How much waiting they counted as.</summary>
    public long PriorityMs { get; init; }

    /// <summary>The agent who talked with the caller last, whom it was to be offered to first; null for none.</summary>
    public string? LastAgent { get; init; }

    /// <summary>The queue that lent the agent, for this one's service level was at risk; null for an agent of its own.</summary>
    public string? LentBy { get; init; }
}

/// <param name="PacketsIn">RTP packets that this house received.</param>
/// <param name="Lost">Packets that the sender numbered and that did not arrive.</param>
/// <param name="JitterMs">Interarrival jitter, RFC 3550 A.8.</param>
public sealed record LegStatisticsDto(long PacketsIn, long PacketsOut, long Lost, double JitterMs)
{
    /// <summary>Mean opinion score, 1 (bad) to 4.5, of what this side sent: an estimate (E-model, ITU-T G.107) from loss and delay.</summary>
    public double? MosIn { get; init; }

    /// <summary>The same of what this side heard, by its own reports; null when it sends none.</summary>
    public double? MosOut { get; init; }

    /// <summary>Packets of ours that this side lost, by its last report.</summary>
    public long? LostByPeer { get; init; }

    /// <summary>Between us and this side and back.</summary>
    public double? RoundTripMs { get; init; }

    /// <summary>For so long only the other side was heard: one-way audio.</summary>
    public long OneWayMs { get; init; }

    /// <summary>For so long neither side was heard.</summary>
    public long SilenceMs { get; init; }

    internal static LegStatisticsDto Of(LegStatistics figures) =>
        new(figures.PacketsIn, figures.PacketsOut, figures.Lost, figures.JitterMs)
        {
            MosIn = figures.MosIn,
            MosOut = figures.MosOut,
            LostByPeer = figures.LostByPeer,
            RoundTripMs = figures.RoundTripMs,
            OneWayMs = figures.OneWayMs,
            SilenceMs = figures.SilenceMs,
        };
}

/// <param name="Role">caller, agent, outside or supervisor.</param>
/// <param name="Party">The number of the caller or of who was called, or the agent's id.</param>
public sealed record LegDto(string LegId, LegRole Role, string Party, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt, string? Codec, LegStatisticsDto? Statistics)
{
    /// <summary>The agent whose phone it is; null for the world outside.</summary>
    public string? Agent { get; init; }

    /// <summary>The carrier's line that a leg outside took.</summary>
    public string? Trunk { get; init; }

    internal static LegDto Of(CallLeg leg) => new(leg.LegId, leg.Role, leg.Party, leg.StartedAt, leg.AnsweredAt, leg.EndedAt, leg.Codec,
        leg.Statistics is { } figures ? LegStatisticsDto.Of(figures) : null)
    {
        Agent = leg.Agent,
        Trunk = leg.Trunk,
    };
}

/// <param name="Kind">queue, offer, dial, talk, hold, transfer, consult, conference, supervision, overflow, flow, flowNode, callback, voicemail, playback or announcement. Agents are not shown supervisions.</param>
/// <param name="Party">The queue, agent or number that the step is about, or the flow or its node; of a hold, who held; of a conference, the third;
/// of a callback or an announcement, its queue.</param>
/// <param name="To">Null while it goes on.</param>
/// <param name="By">The agent who asked for it, the log-in of who supervised or moved, or the queue that overflowed.</param>
/// <param name="Outcome">answered when it worked; else why not.</param>
public sealed record PathStepDto(PathStepKind Kind, string Party, DateTimeOffset From, DateTimeOffset? To, string? LegId, string? By,
    OfferOutcome? Outcome)
{
    /// <summary>Of a supervision: listen, whisper or barge.</summary>
    public SupervisionMode? Mode { get; init; }

    /// <summary>Of a flow its version; of a node the way that was taken, where there are several.</summary>
    public string? Detail { get; init; }

    /// <summary>Of a flow's node its type, such as menu.</summary>
    public string? NodeType { get; init; }

    /// <summary>Of an announcement: the place in the line that was said; null when none was.</summary>
    public int? Position { get; init; }

    /// <summary>Of an announcement: the estimate of the wait that was said, before it was rounded; null when none was.</summary>
    public long? ExpectedMs { get; init; }

    /// <summary>Of an overflow: which rule applied.</summary>
    public OverflowReason? Overflow { get; init; }

    /// <summary>Of an overflow: the same in words, in zh-CN or en by Accept-Language.</summary>
    public string? Why { get; init; }

    internal static PathStepDto Of(PathStep step, Language language) =>
        new(step.Kind, step.Party, step.From, step.To, step.LegId, step.By, step.Outcome)
        {
            Mode = step.Mode,
            Detail = step.Detail,
            NodeType = step.NodeType,
            Position = step.Position,
            ExpectedMs = step.ExpectedMs,
            Overflow = step.Overflow,
            Why = step.Overflow is { } reason ? WhyElsewhere.InWords(reason, language) : null,
        };
}

/// <param name="By">Who held the call: caller, agent or outside.</param>
public sealed record HoldDto(LegRole By, DateTimeOffset From, DateTimeOffset? To);

/// <param name="By">The log-in that paused it.</param>
/// <param name="To">Null while the pause lasts.</param>
public sealed record RecordingPauseDto(string By, DateTimeOffset From, DateTimeOffset? To, string? ResumedBy);

/// <param name="IsRecording">Recorded just now.</param>
/// <param name="IsPaused">Somebody paused it.</param>
/// <param name="AskedBy">The log-in that started it; null when the policy did.</param>
/// <param name="Fault">Why it is missing, or not whole.</param>
public sealed record CallRecordingDto(bool IsRecording, bool IsPaused, string? AskedBy, RecordingFault? Fault,
    IReadOnlyList<RecordingPauseDto> Pauses)
{
    internal static CallRecordingDto? Of(CallRecording? recording) => recording is null ? null : new(recording.Current is not null,
        recording.IsPaused, recording.AskedBy, recording.Fault,
        [.. recording.Pauses.Select(pause => new RecordingPauseDto(pause.By, pause.From, pause.To, pause.ResumedBy))]);
}

/// <param name="Disposition">Id of what the call came to; null for none.</param>
public sealed record CallNoteDto(string Agent, string? Disposition, string Text, DateTimeOffset At)
{
    internal static CallNoteDto Of(CallNote note) => new(note.Agent, note.Disposition, note.Text, note.At);
}

/// <param name="Phase">offered, waiting, ringing, summoning, dialing, talking, askingCallback, takingMessage, playingMessage, leaving, inFlow, ending or ended.</param>
/// <param name="SipCallId">The Call-ID header of the caller's dialog.</param>
/// <param name="Node">The node that held its legs.</param>
/// <param name="Charges">What the ledger holds for this call; empty until it is over.</param>
public sealed record CallDetailDto(CallSummaryDto Call, CallPhase Phase, string SipCallId, string Node, IReadOnlyList<LegDto> Legs,
    IReadOnlyList<OfferDto> Offers, IReadOnlyList<HoldDto> Holds, IReadOnlyList<LedgerEntryDto> Charges)
{
    /// <summary>What agents noted of it, oldest first.</summary>
    public IReadOnlyList<CallNoteDto> Notes { get; init; } = [];

    /// <summary>The call's way through the house, in the order in which its steps began.</summary>
    public required IReadOnlyList<PathStepDto> Path { get; init; }

    /// <summary>Short words that say what the call is about, sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its caller answered in flows, such as in a survey after the talk.</summary>
    public IReadOnlyList<SurveyAnswer> Answers { get; init; } = [];

    /// <summary>What is or was recorded of it; null when nothing was to be.</summary>
    public CallRecordingDto? Recording { get; init; }
}

/// <summary>A call under way.</summary>
public sealed record LiveCallDto(string CallId, CallPhase Phase, string From, string To, string Queue, string? Agent,
    DateTimeOffset OfferedAt, DateTimeOffset? ConnectedAt)
{
    /// <summary>inbound, outbound or internal.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>The callback that the call is an attempt of; null for every other call.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The message that the call was placed for; null for every other call.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whom an agent of the call asks aside or wants to transfer to: a queue, an agent or a number.</summary>
    public string? Aside { get; init; }

    /// <summary>Who talks with the two others: an agent or a number; null without a conference.</summary>
    public string? Third { get; init; }

    /// <summary>Who listens to the talk. Never told to agents.</summary>
    public SupervisionDto? Supervision { get; init; }
}
