using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>Where all ring, a contact stays in the queue while more and more agents ring for it; here at most three.</summary>
public class RingAllTests
{
    private const string Rung = "policy RingAll; free a1@0 v1; join c1@1; reserved c1 a1#t.1 yes v2; assigned c1 a1#t.1 Accepted";

    [Theory]
    [InlineData(Rung, "Rung c1")]
    [InlineData("policy RingAll; free a1@0 v1; free a2@0 v1; join c1@1; reserved c1 a1#t.1 yes v2; assigned c1 a1#t.1 Accepted", "Rung c1, OfferMade c1 a2#t.2 -> ReserveAgent c1 a2#t.2")]
    // Who becomes free rings along, unless somebody waits; at most three do.
    [InlineData(Rung + "; free a2@2 v1", "AgentBecameFree a2, OfferMade c1 a2#t.2 -> ReserveAgent c1 a2#t.2")]
    [InlineData(Rung + "; join c2@2; free a2@2 v1", "AgentBecameFree a2, OfferMade c2 a2#t.2 -> ReserveAgent c2 a2#t.2")]
    [InlineData(Rung + "; free a2@2 v1; reserved c1 a2#t.2 yes v2; assigned c1 a2#t.2 Accepted; free a3@2 v1; reserved c1 a3#t.3 yes v2; assigned c1 a3#t.3 Accepted; free a4@2 v1", "AgentBecameFree a4")]
    // The offer to another one comes to nothing: the contact rings on.
    [InlineData(Rung + "; free a2@2 v1; reserved c1 a2#t.2 no v2", "OfferWithdrawn c1, AgentGone a2 2")]
    [InlineData(Rung + "; free a2@2 v1; reserved c1 a2#t.2 no v2; free a3@3 v1", "AgentBecameFree a3, OfferMade c1 a3#t.3 -> ReserveAgent c1 a3#t.3")]
    // Answered: it leaves, and who was being asked is released.
    [InlineData(Rung + "; leave c1", "Left c1")]
    [InlineData(Rung + "; leave c1; free a2@2 v1", "AgentBecameFree a2")]
    [InlineData(Rung + "; free a2@2 v1; reserved c1 a2#t.2 yes v2; assigned c1 a2#t.2 ContactGone", "Left c1 -> ReleaseAgent a2 a2#t.2")]
    [InlineData(Rung + "; free a2@2 v1; leave c1; reserved c1 a2#t.2 yes v2", "-> ReleaseAgent a2 a2#t.2")]
    // Nobody answered: it waits again, in its place, and is offered anew.
    [InlineData(Rung + "; join c1@1 after a1#t.1", "Renewed c1, RingingEnded c1")]
    [InlineData(Rung + "; join c1@1 after a1#t.1; free a1@5 v3", "AgentBecameFree a1, OfferMade c1 a1#t.2 -> ReserveAgent c1 a1#t.2")]
    [InlineData(Rung + "; free a2@2 v1; join c1@1 after a1#t.1; reserved c1 a2#t.2 no v2; free a1@5 v3", "AgentBecameFree a1, OfferMade c1 a1#t.3 -> ReserveAgent c1 a1#t.3")]
    [InlineData(Rung + "; @20 join c1@1 rings; @31 tick", "nothing")]
    [InlineData("policy RingAll; join c1@1 rings", "nothing")]
    // Claims heal: a contact that says nothing is gone; with another policy it is not rung for any more.
    [InlineData(Rung + "; @30 tick", "Left c1")]
    [InlineData(Rung + "; policy LongestIdle; free a2@2 v1", "AgentBecameFree a2")]
    // Nobody in particular is preferred.
    [InlineData("policy RingAll; free a1@0 v1; join c1@1 wants=a2/20", "Joined c1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    public void Decides(string script, string outcome)
    {
        var (state, decided) = QueueScript.Run(script);
        Assert.Equal(outcome, decided);
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void A_contact_whom_agents_ring_for_does_not_wait()
    {
        var state = QueueScript.Run(Rung + "; join c2@2").State;
        Assert.Equal((1, 0, 1), (state.WaitingCount, state.WaitingBeside("c2"), state.WaitingBeside("c1")));
        Assert.Equal("ring_all", QueueScript.Run("policy RingAll; free a1@0 v1; join c1@1").State.Contacts["c1"].Pending!.Why.Strategy);
    }
}
