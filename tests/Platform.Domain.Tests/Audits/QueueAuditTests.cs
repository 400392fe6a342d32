using Platform.Domain.Audits;
using Platform.Domain.Queues;
using Platform.Domain.Tests.Queues;

namespace Platform.Domain.Tests.Audits;

public class QueueAuditTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClaimLife = TimeSpan.FromSeconds(30);

    private static DateTimeOffset At(int second) => QueueScript.Start.AddSeconds(second);

    private static List<LiveFinding> Audit(QueueState state, int second) => [.. QueueAudit.Of(state, "support", At(second), Grace, ClaimLife)];

    /// <summary>A queue that was not woken by either of the two: they stand there, and nobody brings them together.</summary>
    private static QueueState Asleep(int joined, int free, int settles = -100) => new QueueEvent[]
    {
        new QueueEvent.Joined(new WaitingContact("c1", At(joined)) { ExpiresAt = At(joined + 30) }),
        new QueueEvent.AgentBecameFree(new AvailableAgent("a1", At(free), 1, At(free + 30))),
    }.Aggregate(QueueState.Initial with { SettlesAt = At(settles) }, QueueMachine.Apply);

    [Theory]
    [InlineData("both wait", 0, 0, -100, 5, 5_000)]
    [InlineData("the agent came later", 0, 10, -100, 17, 7_000)]
    [InlineData("the contact came later", 10, 0, -100, 17, 7_000)]
    [InlineData("the queue settled later", 0, 0, 8, 20, 12_000)]
    public void A_pair_that_nobody_brings_together_is_found_after_the_grace(string what, int joined, int free, int settles, int now, long stuckMs)
    {
        var finding = Assert.Single(Audit(Asleep(joined, free, settles), now));
        Assert.Equal((what, new LiveFinding(LiveFault.UnservedContact, "support", "c1", "a1", At(now), stuckMs)), (what, finding));
        Assert.Equal((stuckMs, stuckMs), (finding.StuckAgentMs, finding.StuckCallMs));
    }

    [Theory]
    [InlineData(0, 0, -100, 4)]
    [InlineData(0, 0, 8, 12)]
    public void What_is_young_is_on_its_way(int joined, int free, int settles, int now) => Assert.Empty(Audit(Asleep(joined, free, settles), now));

    [Fact]
    public void A_queue_that_was_woken_has_nothing_to_find()
    {
        Assert.Empty(Audit(QueueScript.Run("join c1@0; free a1@0 v5").State, 20));
        Assert.Empty(Audit(QueueScript.Run("policy MostSkilled en=5; join c1@0; free a1@0 v5 fr=5").State, 20));
        Assert.Empty(Audit(QueueState.Initial, 20));
    }

    [Fact]
    public void A_contact_that_was_not_heard_of_for_as_long_as_its_claim_lasts_is_gone()
    {
        var finding = Assert.Single(Audit(QueueScript.Run("join c1@0").State, 31));
        Assert.Equal(new LiveFinding(LiveFault.WaitingContactGone, "support", "c1", null, At(31), 31_000), finding);
        Assert.Equal((0, 31_000), (finding.StuckAgentMs, finding.StuckCallMs));
        Assert.Equal((9, 0), (new LiveFinding(LiveFault.AgentHeldForNothing, "", "c1", "a1", At(0), 9).StuckAgentMs, new LiveFinding(LiveFault.AgentHeldForNothing, "", "c1", "a1", At(0), 9).StuckCallMs));
    }
}
