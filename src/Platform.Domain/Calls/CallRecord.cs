using Platform.Domain.Callbacks;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Calls;

/// <summary>The call detail record (CDR): one per call, whatever happens.</summary>
/// <param name="AnsweredAt">When the caller's leg was answered; null when it never was.</param>
/// <param name="ConnectedAt">When the parties could hear each other for the first time; null when nobody answered.</param>
/// <param name="Agent">Who placed the call, or answered it last; null when no agent did.</param>
/// <param name="WaitMs">In queues, from joining to the connection or to the end without one; so far while the call is under way.</param>
/// <param name="TalkMs">With partners, whoever they were; so far while the call is under way.</param>
public sealed record CallRecord(string Tenant, string CallId, string SipCallId, string Trunk, string From, string To, string Queue,
    string Node, DateTimeOffset OfferedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? ConnectedAt, DateTimeOffset? EndedAt,
    EndCause? Cause, string? Agent,
    long WaitMs, long TalkMs, IReadOnlyList<CallLeg> Legs, IReadOnlyList<CallOffer> Offers, IReadOnlyList<HoldPeriod> Holds)
{
    public CallDirection Direction { get; init; } = CallDirection.Inbound;

    /// <summary>The agent who placed the call; null for one that a trunk brought.</summary>
    public string? PlacedBy { get; init; }

    /// <summary>Where a placed call was to go.</summary>
    public Destination? Destination { get; init; }

    /// <summary>The number that the called side of a placed call saw, in E.164.</summary>
    public string? CallerId { get; init; }

    /// <summary>Of which callback it is an attempt.</summary>
    public CallbackOrigin? Callback { get; init; }

    /// <summary>Which message it was placed for.</summary>
    public MessageOrigin? Message { get; init; }

    /// <summary>The call's way through the house, in the order in which its steps began. Empty for calls of older versions.</summary>
    public IReadOnlyList<PathStep> Path { get; init; } = [];

    /// <summary>Short words that say what the call was about, sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its caller answered in flows, such as in a survey after the talk.</summary>
    public IReadOnlyList<SurveyAnswer> Answers { get; init; } = [];

    /// <summary>What was recorded of it, who paused that, and why it is missing; null when nothing was to be recorded.</summary>
    public CallRecording? Recording { get; init; }

    /// <summary>By what its waits were judged, for those queues that had terms of their own when it ended; null when none had.</summary>
    public IReadOnlyDictionary<string, AnswerTerms>? Terms { get; init; }

    /// <summary>The record of a call that is under way: written before anything else happens, so that no call can vanish.</summary>
    public static CallRecord Open(OfferedCall call) =>
        new(call.Tenant, call.CallId, call.SipCallId, call.Trunk, call.From, call.To, call.Queue, call.Node, call.At, null, null, null,
            null, null, 0, 0, [], [], [])
        {
            Direction = call.Direction,
            PlacedBy = call.Agent,
            Destination = call.Destination,
            CallerId = call.CallerId,
            Callback = call.Callback,
            Message = call.Message,
            Agent = call.Agent,
        };

    /// <summary>The complete record of an ended call.</summary>
    public static CallRecord Of(CallState state) =>
        AsOf(state, state.EndedAt ?? throw new InvalidOperationException("A call that is not over has no complete record."));

    /// <summary>
    /// The record as it stands at a moment of the call: waiting and talking are counted up to <paramref name="now"/>, or to the end.
    /// </summary>
    public static CallRecord AsOf(CallState state, DateTimeOffset now)
    {
        var call = state.Call ?? throw new InvalidOperationException("A call that was never offered has no record.");
        var last = state.EndedAt ?? now;
        return Open(call) with
        {
            Queue = state.Queue,
            AnsweredAt = state.CallerAnsweredAt,
            ConnectedAt = state.ConnectedAt,
            EndedAt = state.EndedAt,
            Cause = state.Cause,
            Agent = call.Agent ?? AnsweringAgent(state),
            WaitMs = Span(state, PathStepKind.Queue, last),
            TalkMs = Span(state, PathStepKind.Talk, last),
            Legs = state.Legs,
            Offers = state.Offers,
            Holds = state.Holds,
            Path = CallPath.Of(state),
            Tags = [.. state.Tags],
            Answers = state.Answers,
            Recording = state.Recording.IsEmpty ? null : state.Recording,
        };
    }

    /// <summary>The record with the terms of the queues that it was in.</summary>
    public CallRecord Judged(CatalogSnapshot catalog)
    {
        var terms = Path.Where(step => step.Kind == PathStepKind.Queue).Select(step => step.Party).Distinct()
            .Select(queue => (Queue: queue, Terms: AnswerTerms.Of(catalog.FindQueue(Tenant, queue))))
            .Where(judged => judged.Terms != AnswerTerms.Default)
            .ToDictionary(judged => judged.Queue, judged => judged.Terms);
        return terms.Count == 0 ? this : this with { Terms = terms };
    }

    private static string? AnsweringAgent(CallState state) =>
        state.Offers.FindLast(offer => offer.Outcome == OfferOutcome.Answered)?.Agent;

    private static long Span(CallState state, PathStepKind kind, DateTimeOffset last)
    {
        var total = 0L;
        foreach (var step in state.Steps.Where(step => step.Kind == kind))
            total += Math.Max(0, (long)((step.To ?? last) - step.From).TotalMilliseconds);
        return total;
    }
}
