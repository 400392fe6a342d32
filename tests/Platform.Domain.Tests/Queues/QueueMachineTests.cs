using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

public class QueueMachineTests
{
    private const string Offered = "join c1@0; free a1@0 v5";
    private const string Assigning = Offered + "; reserved c1 a1#t.1 yes v6";

    [Theory]
    // Enqueue: already in (offer dealt with, or not), no room, room.
    [InlineData("join c1@0", "Joined c1")]
    [InlineData("join c1@0; join c1@0", "Renewed c1")]
    [InlineData(Assigning + "; join c1@0", "Renewed c1")]
    [InlineData(Assigning + "; join c1@0 after a1#t.1", "Renewed c1, OfferWithdrawn c1")]
    [InlineData(Assigning + "; join c1@0 after a9#t.9", "Renewed c1")]
    [InlineData("join c1@0; join c2@1; join c3@2", "!QueueFull")]
    [InlineData("join c1@0; join c2@1; join c3@2 after a1#t.9", "Joined c3")]
    [InlineData("join c1@0; join c2@1; join c3@2 again", "Joined c3")]
    // Leave: unknown, waiting, offered (the agent's answer is still to come), told (the agent is held).
    [InlineData("leave c1", "nothing")]
    [InlineData("join c1@0; leave c1", "Left c1")]
    [InlineData(Offered + "; leave c1", "Left c1")]
    [InlineData(Offered + "; leave c1; reserved c1 a1#t.1 yes v6", "-> ReleaseAgent a1 a1#t.1")]
    [InlineData(Assigning + "; leave c1", "Left c1 -> ReleaseAgent a1 a1#t.1")]
    // AgentAvailable: older than what is known, as old as the offer that is under way, news.
    [InlineData("busy a1 v6; free a1@0 v5", "nothing")]
    [InlineData(Offered + "; free a1@0 v5", "nothing")]
    [InlineData(Assigning + "; free a1@0 v5", "nothing")]
    [InlineData(Offered + "; free a1@0 v7", "AgentBecameFree a1")]
    [InlineData("free a1@0 v5; free a1@0 v5", "AgentBecameFree a1")]
    [InlineData("free a1@0 v5", "AgentBecameFree a1")]
    [InlineData(Offered, "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    // AgentUnavailable: older, news.
    [InlineData("free a1@0 v5; busy a1 v4", "nothing")]
    [InlineData("free a1@0 v5; busy a1 v6", "AgentGone a1 6")]
    // ReserveAnswered: no such offer (accepted, refused), told already, accepted, refused, never answered.
    [InlineData("reserved c1 a1#t.1 yes v6", "-> ReleaseAgent a1 a1#t.1")]
    [InlineData("reserved c1 a1#t.1 no v6", "nothing")]
    [InlineData(Assigning + "; reserved c1 a1#t.1 yes v6", "nothing")]
    [InlineData(Assigning + "; reserved c1 a1#t.1 no v6", "nothing")]
    [InlineData(Assigning, "OfferAdvanced c1 -> AssignContact c1 a1#t.1")]
    [InlineData(Offered + "; reserved c1 a1#t.1 no v6", "OfferWithdrawn c1, AgentGone a1 6")]
    [InlineData(Offered + "; reserved c1 a1#t.1 no v0", "OfferWithdrawn c1")]
    [InlineData(Offered + "; reserved c1 a1#t.1 no v0; free a1@0 v5", "AgentBecameFree a1, OfferMade c1 a1#t.2 -> ReserveAgent c1 a1#t.2")]
    [InlineData("join c1@0; free a1@0 v5; free a2@1 v1; reserved c1 a1#t.1 no v6", "OfferWithdrawn c1, AgentGone a1 6, OfferMade c1 a2#t.2 -> ReserveAgent c1 a2#t.2")]
    // AssignAnswered: no such offer, accepted, contact gone, agent gone, unknown for a while, unknown for too long.
    [InlineData("assigned c1 a1#t.1 Accepted", "nothing")]
    [InlineData(Assigning + "; assigned c1 a1#t.1 Accepted", "Left c1")]
    [InlineData(Assigning + "; assigned c1 a1#t.1 ContactGone", "Left c1 -> ReleaseAgent a1 a1#t.1")]
    [InlineData(Assigning + "; assigned c1 a1#t.1 AgentGone", "OfferWithdrawn c1")]
    [InlineData(Assigning + "; @19 assigned c1 a1#t.1 Unknown", "-> AssignContact c1 a1#t.1")]
    [InlineData(Assigning + "; @20 assigned c1 a1#t.1 Unknown", "Left c1")]
    // Tick: nothing old, offers that nobody settled, claims that nobody renewed.
    [InlineData(Offered + "; @19 tick", "nothing")]
    [InlineData(Offered + "; @20 tick", "OfferWithdrawn c1 -> ReleaseAgent a1 a1#t.1")]
    [InlineData(Assigning + "; @20 tick", "Left c1")]
    [InlineData("join c1@0; @29 tick", "nothing")]
    [InlineData("join c1@0; @30 tick", "Left c1")]
    [InlineData("free a1@0 v5; @30 tick", "AgentGone a1 5")]
    // Match: first come first served; the longest idle agent first; ids break ties.
    [InlineData("join c2@1; join c1@0; free a1@0 v1", "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("free a1@5 v1; free a2@3 v1; join c1@0", "Joined c1, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    [InlineData("free a2@3 v1; free a1@3 v1; join c1@0", "Joined c1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    public void Decides(string script, string outcome) => Assert.Equal(outcome, QueueScript.Run(QueueState.Initial, script).Outcome);

    [Fact]
    public void A_contact_whose_offer_failed_is_served_before_those_who_came_later()
    {
        var (state, _) = QueueScript.Run(QueueState.Initial, "join c1@0; free a1@0 v5; reserved c1 a1#t.1 yes v6; assigned c1 a1#t.1 Accepted; join c2@5; join c1@0 after a1#t.1");
        Assert.Equal(["c1", "c2"], state.Waiting.All.Select(key => key.ContactKey));
    }

    [Fact]
    public void After_a_fault_nobody_is_offered_or_refused_until_the_places_are_taken_again()
    {
        var settling = QueueState.Initial with { SettlesAt = QueueScript.Start.AddSeconds(10) };
        Assert.Equal("Joined c1", QueueScript.Run(settling, "free a1@0 v1; @5 join c1@0").Outcome);
        Assert.Equal("Joined c3", QueueScript.Run(settling, "@5 join c1@0; @5 join c2@0; @5 join c3@0").Outcome);
        Assert.Equal("OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1", QueueScript.Run(settling, "free a1@0 v1; @5 join c1@0; @10 tick").Outcome);
    }

    [Fact]
    public void The_reason_of_an_offer_names_the_best_candidates_and_how_long_they_were_idle()
    {
        var (state, _) = QueueScript.Run(QueueState.Initial, string.Concat(Enumerable.Range(1, 7).Select(i => $"free a{i}@{i} v1;")) + "@60 join c1@50");
        var why = state.Contacts["c1"].Pending!.Why;
        Assert.Equal(("longest_idle", 1, 7), (why.Strategy, why.WaitingBefore, why.CandidateCount));
        Assert.Equal(["a1", "a2", "a3", "a4", "a5"], why.Candidates.Select(candidate => candidate.Agent));
        Assert.Equal(59_000, why.Candidates[0].IdleMs);
    }
}
