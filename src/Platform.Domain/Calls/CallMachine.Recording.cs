using Platform.Domain.Recordings;
using static Platform.Domain.Recordings.RecordingCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// The recording follows the talk: whatever else was decided, it records who talks now, as long as the policy or somebody wants it and
/// nobody paused it. A call has one recording; it stands still while the caller waits, and ends with the call.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision Recording(CallState state, RecordingCommand command, DateTimeOffset now) => command switch
    {
        RecordingStarted => state.Phase == CallPhase.None || state.Recording.IsConfirmed
            ? CallDecision.Nothing
            : CallDecision.Accept([new RecordingEvent.RecordingConfirmed(now)], []),
        RecordingFailed failed => state.Phase == CallPhase.None || state.Recording.Fault is not null
            ? CallDecision.Nothing
            : CallDecision.Accept([new RecordingEvent.RecordingFaulted(failed.Fault, now)], []),
        _ when state.Phase is CallPhase.None or CallPhase.Ending or CallPhase.Ended => CallDecision.Refuse(CallRefusal.NoSuchCall),
        StartRecording { Mode: RecordingMode.Never } => CallDecision.Refuse(CallRefusal.RecordingNotAllowed),
        StartRecording start => state.Recording.AskedBy is null
            ? CallDecision.Accept([new RecordingEvent.RecordingAsked(start.By, now)], [])
            : CallDecision.Nothing,
        StopRecording { Mode: RecordingMode.Always } => CallDecision.Refuse(CallRefusal.RecordingRequired),
        StopRecording stop => state.Recording.AskedBy is null
            ? CallDecision.Nothing
            : CallDecision.Accept([new RecordingEvent.RecordingDropped(stop.By, now)], []),
        PauseRecording { OnlyForAgent: { } agent } when !Talks(state, agent) => CallDecision.Refuse(CallRefusal.NotTalking),
        ResumeRecording { OnlyForAgent: { } agent } when !Talks(state, agent) => CallDecision.Refuse(CallRefusal.NotTalking),
        PauseRecording or ResumeRecording when state.Recording.IsEmpty => CallDecision.Refuse(CallRefusal.NotRecorded),
        PauseRecording pause => state.Recording.IsPaused
            ? CallDecision.Nothing
            : CallDecision.Accept([new RecordingEvent.RecordingPaused(pause.By, now)], []),
        ResumeRecording resume => state.Recording.IsPaused
            ? CallDecision.Accept([new RecordingEvent.RecordingResumed(resume.By, now)], [])
            : CallDecision.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
    };

    private static bool Talks(CallState state, string agent) => state.Agents.Exists(hold => hold.Agent == agent && hold.Talks
        && (hold.LegId == state.SubjectLegId || hold.LegId == state.PartnerLegId || hold.LegId == state.Conference?.ThirdLegId));

    /// <summary>Adds to a decision what it means for the recording.</summary>
    /// <param name="before">What <paramref name="decision"/> was made on.</param>
    /// <param name="modeOf">The policy for a state of the call.</param>
    public static CallDecision FollowTalk(CallState before, CallDecision decision, Func<CallState, RecordingMode> modeOf, DateTimeOffset now)
    {
        if (decision.Events.Count == 0)
            return decision;
        var after = decision.Events.Aggregate(before, Apply);
        if (after.Call is null || before.Phase == CallPhase.Ended)
            return decision;
        var turn = new CallTurn(after, after.EndedAt ?? now);
        if (before.Phase == CallPhase.Ending)
            return NoteMissing(turn).Decision is { Events: [_, ..] noted } ? decision with { Events = [.. decision.Events, .. noted] } : decision;
        var talk = TalkOf(after) is { } heard && Wants(after.Recording, modeOf(after)) ? heard : null;
        var current = after.Recording.Current;
        if (current?.Talk != talk && current is not null)
            turn.Happened(new RecordingEvent.StretchEnded(turn.Now));
        if (current?.Talk != talk && talk is not null)
            turn.Happened(new RecordingEvent.StretchBegan(talk, turn.Now));
        IEnumerable<CallEvent> events = [.. decision.Events, .. NoteMissing(turn).Decision.Events];
        if (after.EndedAt is not null && !after.Recording.Stretches.IsEmpty)
            return decision with { Events = [.. events], Effects = [new CallEffect.FinishRecording(turn.Now), .. decision.Effects] };
        if (current?.Talk == talk)
            return decision;
        return decision with
        {
            Events = [.. events],
            Effects = talk is null
                ? [new CallEffect.SuspendRecording(turn.Now), .. decision.Effects]
                : [.. decision.Effects, new CallEffect.Record(talk, turn.Now)],
        };
    }

    /// <summary>A recording that no node ever confirmed is not there.</summary>
    private static CallTurn NoteMissing(CallTurn turn) =>
        turn.State is { Phase: CallPhase.Ended, Recording: { IsConfirmed: false, Fault: null, Stretches.IsEmpty: false } }
            ? turn.Happened(new RecordingEvent.RecordingFaulted(RecordingFault.NotStarted, turn.Now))
            : turn;

    private static bool Wants(CallRecording recording, RecordingMode mode) => !recording.IsPaused
        && (mode == RecordingMode.Always || (mode == RecordingMode.OnDemand && recording.AskedBy is not null));

    /// <summary>
    /// Everybody whom the subject can hear, and the subject. While its agent asks somebody aside, the subject is heard alone: what is said
    /// aside is not its talk, and neither is what a supervisor whispers.
    /// </summary>
    private static RecordedTalk? TalkOf(CallState state)
    {
        if (state is not { Phase: CallPhase.Talking, PartnerLegId: { } partner })
            return null;
        var aside = state.Aside is { Kind: AsideKind.Consult, OriginLegId: null } ? state.Aside.ByLegId : null;
        var (left, right) = Sides(state, state.SubjectLegId, partner);
        var talk = new RecordedTalk { Left = left == aside ? [] : [left], Right = right == aside ? [] : [right] };
        if (state.Conference is { } conference)
            talk = talk with { Right = [.. talk.Right, conference.ThirdLegId] };
        return SupervisorIn(state, talk) is { } supervisor ? talk with { Right = [.. talk.Right, supervisor] } : talk;
    }

    /// <summary>The leg of a supervisor who is heard by this talk.</summary>
    private static string? SupervisorIn(CallState state, RecordedTalk talk) =>
        state.Supervision is { IsOn: true, Mode: SupervisionMode.Barge } supervision
        && state.FindLeg(supervision.LegId) is { Held: false, EndedAt: null }
        && talk.Legs.Contains(HearingMatrix.LegOfWatched(state, supervision.Watched))
            ? supervision.LegId
            : null;

    /// <summary>As they were before; two who were on one side with a third who has left since are parted as before they were three.</summary>
    private static (string Left, string Right) Sides(CallState state, string subject, string partner)
    {
        foreach (var (talk, _) in state.Recording.Stretches.Reverse())
        {
            var (subjectSide, partnerSide) = (SideOf(talk, subject), SideOf(talk, partner));
            if (subjectSide != partnerSide)
                return subjectSide == Side.Left || partnerSide == Side.Right ? (subject, partner) : (partner, subject);
        }

        var isSubjectAgent = state.FindLeg(subject)?.Agent is not null;
        var isPartnerAgent = state.FindLeg(partner)?.Agent is not null;
        return isSubjectAgent && !isPartnerAgent ? (partner, subject) : (subject, partner);
    }

    private enum Side
    {
        None,
        Left,
        Right,
    }

    private static Side SideOf(RecordedTalk talk, string legId) =>
        talk.Left.Contains(legId) ? Side.Left : talk.Right.Contains(legId) ? Side.Right : Side.None;
}
