using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Grains;

/// <summary>Which moments matter to a call in its present phase, and what they bring.</summary>
internal static class CallClock
{
    private static readonly TimeSpan LongestMessage = TimeSpan.FromSeconds(60);
    private static readonly QueueDocument Defaults = new("none", "none", "none");

    /// <summary>The command that is due by now, if any.</summary>
    public static CallCommand? Due(CallState state, QueueDocument? queue, GrainTimings timings, DateTimeOffset nodeSeenAt,
        DateTimeOffset now)
    {
        if (state.Phase is CallPhase.None or CallPhase.Ended)
            return null;
        if (now >= nodeSeenAt + timings.NodeSilence)
            return new CallCommand.NodeLost(nodeSeenAt);
        if (PhaseEnds(state, queue, timings) is not { } ends || now < ends)
            return null;
        return state.Phase switch
        {
            CallPhase.Waiting => new CallCommand.WaitExpired(),
            CallPhase.Ringing => new CallCommand.RingExpired(state.LiveOffer!.OfferId),
            CallPhase.Leaving or CallPhase.Ending => new CallCommand.EndingExpired(),
            _ => null,
        };
    }

    /// <summary>When to look again.</summary>
    public static DateTimeOffset? NextDue(CallState state, QueueDocument? queue, GrainTimings timings, DateTimeOffset nodeSeenAt)
    {
        var silence = nodeSeenAt + timings.NodeSilence;
        return PhaseEnds(state, queue, timings) is { } ends && ends < silence ? ends : silence;
    }

    private static DateTimeOffset? PhaseEnds(CallState state, QueueDocument? queue, GrainTimings timings) => state.Phase switch
    {
        CallPhase.Waiting => state.QueuedAt!.Value.AddMilliseconds((queue ?? Defaults).MaxWaitMs),
        CallPhase.Ringing => state.LiveOffer!.At.AddMilliseconds((queue ?? Defaults).RingTimeoutMs),
        CallPhase.Leaving => state.QueuedAt!.Value.AddMilliseconds((queue ?? Defaults).MaxWaitMs) + LongestMessage,
        CallPhase.Ending => state.EndedAt!.Value + timings.LastFigures,
        _ => null,
    };
}
