using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

public class OverflowCheckTests
{
    private static readonly QueueDocument Queue = new("acme", "support", "Support")
    {
        ServiceLevel = new ServiceLevelTarget(80, 20_000),
        Overflows =
        [
            new(OverflowTrigger.Wait, "queue:sales", AfterMs: 60_000),
            new(OverflowTrigger.Length, "queue:sales", MoreThan: 3),
            new(OverflowTrigger.NoAgent, "number:+8613900000000", AfterMs: 5_000),
            new(OverflowTrigger.NoAgent, "agent:1001"),
            new(OverflowTrigger.AtRisk, "queue:night"),
            new(OverflowTrigger.Wait, "agent:1001", AfterMs: 30_000),
        ],
    };

    /// <summary>Wait (s), joining, full, others, unstaffed (s), percent at risk: rules, each with what it was.</summary>
    [Theory]
    [InlineData(0, true, false, 3, null, null, "")]
    [InlineData(0, true, false, 4, null, null, "1:4")]
    [InlineData(0, true, true, 2, null, null, "1:2")]
    [InlineData(10, false, false, 9, null, null, "")]
    [InlineData(0, true, false, 0, 0, null, "2:0 3:0")]
    [InlineData(0, false, false, 0, 4, null, "")]
    [InlineData(0, false, false, 0, 5, null, "2:5000")]
    [InlineData(0, false, false, 0, 10, null, "2:10000 3:10000")]
    [InlineData(0, true, false, 0, null, 79, "4:79")]
    [InlineData(29, false, false, 0, null, null, "")]
    [InlineData(30, false, false, 0, null, null, "5:30000")]
    [InlineData(60, false, false, 0, null, 10, "0:60000 4:10 5:60000")]
    public void Rules_apply_in_their_order(int waited, bool joining, bool full, int others, int? unstaffed, int? percent, string due)
    {
        var standing = new QueueStanding(TimeSpan.FromSeconds(waited))
        {
            IsJoining = joining,
            IsFull = full,
            Waiting = others,
            Unstaffed = unstaffed is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            PercentAtRisk = percent,
        };
        Assert.Equal(due, string.Join(' ', OverflowCheck.Due(Queue, standing).Select(choice => $"{choice.Rule}:{choice.Reason!.Was}")));
    }

    [Fact]
    public void A_reason_says_what_the_rule_allows()
    {
        var all = new QueueStanding(TimeSpan.FromSeconds(70)) { IsJoining = true, Waiting = 5, Unstaffed = TimeSpan.FromSeconds(20), PercentAtRisk = 50 };
        Assert.Equal([60_000, 3, 0, 0, 80, 30_000], OverflowCheck.Due(Queue, all).Select(choice => choice.Reason!.Limit));
        Assert.Equal(new Destination.Outside("+8613900000000"), OverflowCheck.Due(Queue, all)[2].To);
    }

    [Fact]
    public void The_next_rule_of_wait_is_the_earliest_that_is_left()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), OverflowCheck.NextWait(Queue, OverflowTrail.None));
        Assert.Equal(TimeSpan.FromSeconds(60), OverflowCheck.NextWait(Queue, new OverflowTrail { Tried = ["support/5"] }));
        Assert.Null(OverflowCheck.NextWait(Queue, new OverflowTrail { Tried = ["support/5", "support/0"] }));
        Assert.Null(OverflowCheck.NextWait(Queue, new OverflowTrail { Tried = ["support/5"], Left = ["sales"] }));
        Assert.Equal(TimeSpan.FromSeconds(30), OverflowCheck.NextWait(Queue, new OverflowTrail { Tried = ["sales/5"] }));
    }

    [Fact]
    public void The_service_level_is_of_the_last_five_minutes_and_of_those_who_wait_too_long()
    {
        var (watch, now) = (ServiceLevelWatch.Empty, QueueScript.Start);
        for (var i = 0; i < 4; i++)
            watch = watch.Count(inTime: true, now.AddSeconds(40 * i));
        Assert.Null(watch.PercentAt(now.AddSeconds(120), 0));
        Assert.Equal(80, watch.PercentAt(now.AddSeconds(120), 1));
        Assert.Equal(66, watch.Count(inTime: false, now.AddSeconds(121)).PercentAt(now.AddSeconds(121), 1));
        Assert.Equal(60, watch.PercentAt(now.AddSeconds(305), 2));
        Assert.Null(watch.PercentAt(now.AddSeconds(430), 0));
    }

    [Fact]
    public void A_queue_counts_who_is_offered_in_time_and_sees_when_it_falls_short()
    {
        const string Policy = "policy LongestIdle level=80/20; ";
        Assert.Equal("Counted True, Left c1", QueueScript.Run(Policy + "join c1@0; free a1@0 v1; reserved c1 a1#t.1 yes v2; @20 assigned c1 a1#t.1 Accepted").Outcome);
        Assert.Equal("Counted False, Left c1", QueueScript.Run(Policy + "join c1@0; @15 free a1@0 v1; reserved c1 a1#t.1 yes v2; @21 assigned c1 a1#t.1 Accepted").Outcome);
        Assert.Equal("Left c1", QueueScript.Run(Policy + "join c1@0; @20 leave c1").Outcome);
        Assert.Equal("Counted False, Left c1", QueueScript.Run(Policy + "join c1@0; @21 leave c1").Outcome);
        const string Five = Policy + "join c1@0; @21 leave c1; join c1@0; @21 leave c1; join c1@0; @21 leave c1; ";
        Assert.Equal("nothing", QueueScript.Run(Five + "join c1@0; @22 tick").Outcome);
        var (state, seen) = QueueScript.Run(Five + "join c1@0; join c2@1; @22 tick");
        Assert.Equal(("LevelSeen 0", 0), (seen, state.PercentAtRisk));
    }
}
