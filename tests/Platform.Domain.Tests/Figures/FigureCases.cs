using Platform.Domain.Calls;
using Platform.Domain.Figures;

namespace Platform.Domain.Tests.Figures;

/// <summary>Records as calls leave them, with times in seconds after the call came.</summary>
internal static class FigureCases
{
    public static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));

    public static DateTimeOffset At(int second) => Start.AddSeconds(second);

    public static CallRecord Answered(int waitS, int talkS, EndCause cause = EndCause.CallerHungUp) => Call(waitS + talkS, cause,
        [Leg("o1", "1001", waitS)], [Step(PathStepKind.Queue, "support", 0, waitS), Step(PathStepKind.Talk, "1001", waitS, waitS + talkS, "o1")]);

    public static CallRecord Waiting(int waitS, EndCause cause) => Call(waitS, cause, [], [Step(PathStepKind.Queue, "support", 0, waitS)]);

    public static CallRecord Call(int endS, EndCause cause, CallLeg[] legs, PathStep[] path, string? placedBy = null) => CallRecord.Open(
        new OfferedCall("acme", "01A", "01A@trunk", "trunk-1", "+8613800000001", "+862110000000", "support", "node-1", Start) { Agent = placedBy }) with
        {
            EndedAt = At(endS),
            Cause = cause,
            Legs = [new CallLeg(CallState.CallerLegId, LegRole.Caller, "+8613800000001", Start) { Agent = placedBy, EndedAt = At(endS) }, .. legs],
            Path = path,
        };

    public static CallLeg Leg(string legId, string agent, int second) => new(legId, LegRole.Agent, agent, At(second)) { Agent = agent };

    public static PathStep Step(PathStepKind kind, string party, int from, int to, string? legId = null) =>
        new(kind, party, At(from)) { To = At(to), LegId = legId };
}
