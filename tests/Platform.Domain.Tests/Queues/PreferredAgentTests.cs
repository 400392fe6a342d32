using Platform.Domain.Calls;
using Platform.Domain.Queues;
using Platform.Domain.Tests.Calls;

namespace Platform.Domain.Tests.Queues;

/// <summary>A contact that prefers an agent is offered to it when its turn comes, or waits for it for a while.</summary>
public class PreferredAgentTests
{
    [Theory]
    // The agent is free: it is chosen, whomever the strategy would choose.
    [InlineData("free a1@0 v1; free a2@5 v1; join c1@6 wants=a2/20", "Joined c1, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    [InlineData("free a1@0 v1; free a2@5 v1; join c1@6 wants=a2/0", "Joined c1, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    // It is not: the contact waits for it, or not.
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20", "Joined c1, HeldForAgent c1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/0", "Joined c1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @7 join c2@7", "Joined c2, OfferMade c2 a1#t.1 -> ReserveAgent c2 a1#t.1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @7 free a2@7 v1", "AgentBecameFree a2, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @25 tick", "nothing")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @26 tick", "HoldEnded c1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @8 leave c1", "Left c1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/200; @36 tick", "Left c1, AgentGone a1 1")]
    // Its turn has to come first: the agent serves those who came before, and the time runs from there.
    [InlineData("@6 join c1@6; @7 join c2@7 wants=a2/20; @8 free a2@8 v1", "AgentBecameFree a2, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    [InlineData("@6 join c1@6 wants=a2/20; @20 free a1@20 v1", "AgentBecameFree a1, HeldForAgent c1")]
    [InlineData("@6 join c1@6 wants=a2/10; @20 free a1@20 v1; @29 tick", "nothing")]
    [InlineData("@6 join c1@6 wants=a2/5; @20 free a1@20 v1; @25 tick", "HoldEnded c1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    // Once held, never again; of several who are held for an agent the first one is served.
    [InlineData("@6 join c1@6 wants=a2/5; @7 free a1@7 v1; busy a1 v2; @12 tick; @13 free a1@13 v3", "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @7 join c2@7 wants=a2/20; @8 free a2@8 v1", "AgentBecameFree a2, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    // Somebody who comes before it has the agent first.
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/60; busy a1 v2; @10 join c2@10 first=1; @11 free a2@11 v1", "AgentBecameFree a2, OfferMade c2 a2#t.1 -> ReserveAgent c2 a2#t.1")]
    // An agent who can never do what is asked is not waited out: the time is.
    [InlineData("policy LongestIdle en=5; free a1@0 v1 en=5; @6 join c1@6 wants=a2/20; @7 free a2@7 v1 fr=5", "AgentBecameFree a2")]
    [InlineData("policy LongestIdle en=5 then 60; free a1@0 v1 en=5; free a2@0 v1; join c1@6 wants=a2/20", "Joined c1, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    // A new policy gives everybody a place again.
    [InlineData("free a1@0 v1; @6 join c1@6 wants=a2/20; @7 policy RoundRobin", "PolicyChanged, HeldForAgent c1")]
    public void Decides(string script, string outcome)
    {
        var (state, decided) = QueueScript.Run(script);
        Assert.Equal(outcome, decided);
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void The_reason_names_the_last_agent()
    {
        var chosen = QueueScript.Run("free a1@0 v1; free a2@5 v1; join c1@6 wants=a2/20").State.Contacts["c1"].Pending!.Why;
        Assert.Equal(("last_agent", "a2", 2), (chosen.Strategy, chosen.LastAgent, chosen.CandidateCount));
        Assert.Equal(["a2", "a1"], chosen.Candidates.Select(candidate => candidate.Agent));
        var missed = QueueScript.Run("free a1@0 v1; join c1@6 wants=a2/0").State.Contacts["c1"].Pending!.Why;
        Assert.Equal(("longest_idle", "a2"), (missed.Strategy, missed.LastAgent));
    }

    /// <summary>Whatever contacts prefer: who joined is offered to somebody, and none is held for longer than it wants to wait.</summary>
    [Fact]
    public void Nobody_waits_for_ever() => Property.Holds(random =>
    {
        var state = QueueState.Initial;
        for (var second = 0; second < 120; second++)
        {
            var agent = $"a{random.Next(3)}";
            var step = random.Next(4) switch
            {
                0 => $"join c{random.Next(6)}@{second} wants=a{random.Next(4)}/{random.Next(15)}",
                1 => $"free {agent}@{second} v{second}",
                2 => $"busy {agent} v{second}",
                _ => "tick",
            };
            (state, var outcome) = QueueScript.Run(state, $"@{second} {step}");
            if (outcome == "!QueueFull")
                continue;
            if (QueueInvariants.FindBreach(state) is { } breach)
                return $"{breach} after @{second} {step}";
            if (state.Contacts.Values.FirstOrDefault(contact => contact.IsHeld && contact.HeldUntil <= QueueScript.Start.AddSeconds(second)) is { } late)
                return $"{late.ContactKey} is still held after @{second} {step}";
            if (!state.Waiting.IsEmpty && !state.Idle.IsEmpty)
                return $"a contact waits for anybody and an agent is free after @{second} {step}";
        }

        return null;
    }, cases: 100);

    [Theory]
    [InlineData("queue support, talk o1", "1001")]
    [InlineData("queue support, talk o1, talk o2", "1002")]
    [InlineData("queue sales, talk o1, queue support, talk o2", "1002")]
    [InlineData("queue support, talk o1, queue sales, talk o2", "1001")]
    [InlineData("queue sales, talk o1", null)]
    [InlineData("queue support", null)]
    [InlineData("talk o1", null)]
    [InlineData("queue support, talk out-1", null)]
    [InlineData("queue support, talk o1, talk out-1", "1001")]
    public void The_record_tells_who_talked_last_on_the_queues_behalf(string path, string? agent) =>
        Assert.Equal(agent, LastAgents.Of([Record(path)], "support", CallCases.Call.From));

    [Fact]
    public void The_newest_call_of_the_caller_that_was_answered_counts()
    {
        var (first, unanswered) = (Record("queue support, talk o1"), Record("queue support"));
        Assert.Equal("1001", LastAgents.Of([unanswered, first, Record("queue support, talk o2")], "support", first.From));
        Assert.Null(LastAgents.Of([first with { From = "+8613900000009", To = first.From }, first with { Direction = Domain.Catalog.CallDirection.Outbound }], "support", first.From));
    }

    private static CallRecord Record(string path) => CallRecord.Open(CallCases.Call) with
    {
        Legs =
        [
            new("o1", LegRole.Agent, "1001", CallCases.Start) { Agent = "1001" }, new("o2", LegRole.Agent, "1002", CallCases.Start) { Agent = "1002" },
            new("out-1", LegRole.Outside, "+8613900000000", CallCases.Start),
        ],
        Path = [.. path.Split(", ").Select(step => step.Split(' ')).Select(words => new PathStep(words[0] == "queue" ? PathStepKind.Queue : PathStepKind.Talk, words[1], CallCases.Start) { LegId = words[1] })],
    };
}
