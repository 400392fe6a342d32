using Platform.Interop.Tenancy;

namespace Platform.Interop.Load;

/// <summary>Call records against ledger: what was answered is charged once, for exactly that long, and nothing else is.</summary>
public static class Books
{
    private const int IncrementS = 6;

    public static void ShouldAgree(IReadOnlyList<CallSummary> calls, IReadOnlyList<ChargeFacts> minutes)
    {
        Assert.Equal(calls.Count, calls.Select(call => call.CallId).Distinct().Count());
        var charges = minutes.ToLookup(entry => entry.Reference);
        var answered = calls.Where(call => call.AnsweredAt is not null).ToList();
        foreach (var call in answered)
            ShouldCharge(call, Assert.Single(charges[call.CallId]).Minutes!);
        Assert.Equal(answered.Count, minutes.Count);
    }

    private static void ShouldCharge(CallSummary call, MinutesFacts charged)
    {
        Assert.Equal((long)(call.EndedAt!.Value - call.AnsweredAt!.Value).TotalMilliseconds, charged.DurationMs);
        Assert.Equal((charged.DurationMs + (IncrementS * 1000) - 1) / (IncrementS * 1000) * IncrementS, charged.BilledSeconds);
        Assert.Equal(Math.Round(charged.PerMinute!.Value * charged.BilledSeconds / 60, 4, MidpointRounding.AwayFromZero), charged.Amount);
    }

    /// <summary>No agent talked to two callers at once.</summary>
    public static void ShouldTalkToOneAtATime(IReadOnlyList<CallSummary> calls)
    {
        foreach (var agent in calls.Where(call => call.ConnectedAt is not null).OrderBy(call => call.ConnectedAt).GroupBy(call => call.Agent))
        {
            foreach (var (first, second) in agent.Zip(agent.Skip(1)))
                Assert.True(first.EndedAt <= second.ConnectedAt, $"Agent {agent.Key} talked in {first.CallId} and {second.CallId} at once.");
        }
    }
}
