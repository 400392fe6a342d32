using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>Which of the free agents is chosen, and what is asked of it.</summary>
public class QueuePolicyTests
{
    [Theory]
    // Each strategy, then what breaks its ties: the longest idle, then the lowest id.
    [InlineData("LongestIdle", "free a1@5 v1 busy=0; free a2@3 v1 busy=900", "a2")]
    [InlineData("LongestIdle", "free a2@3 v1; free a1@3 v1", "a1")]
    [InlineData("LeastOccupied", "free a1@1 v1 busy=500; free a2@9 v1 busy=499", "a2")]
    [InlineData("LeastOccupied", "free a1@5 v1 busy=500; free a2@3 v1 busy=500", "a2")]
    [InlineData("MostSkilled en=2", "free a1@5 v1 en=2 fr=9; free a2@9 v1 en=3", "a2")]
    [InlineData("MostSkilled", "free a1@5 v1 en=2 fr=9; free a2@3 v1 en=10", "a1")]
    [InlineData("MostSkilled en=2 fr=1", "free a1@5 v1 en=2 fr=9; free a2@3 v1 en=10 fr=1", "a2")]
    [InlineData("LeastSkilled en=2", "free a1@1 v1 en=3; free a2@9 v1 en=2", "a2")]
    [InlineData("LeastSkilled en=2", "free a1@9 v1 en=3; free a2@1 v1 en=2 fr=9", "a1")]
    [InlineData("LeastSkilled en=2", "free a1@5 v1 en=2; free a2@3 v1 en=2", "a2")]
    [InlineData("Preferred", "free a1@1 v1 likes=2; free a2@9 v1 likes=1", "a2")]
    [InlineData("Preferred", "free a1@1 v1 likes=2; free a2@9 v1 likes=2", "a1")]
    [InlineData("RoundRobin", "free a1@5 v1; free a2@3 v1", "a2")]
    // Who does not fit is not chosen, however good; agents without the skill have level 0.
    [InlineData("MostSkilled en=5", "free a1@1 v1 en=4 fr=10; free a2@9 v1 en=5", "a2")]
    [InlineData("LongestIdle en=5", "free a1@1 v1; free a2@9 v1 en=5", "a2")]
    [InlineData("LongestIdle en=5", "free a1@1 v1 en=4", "nobody")]
    [InlineData("LongestIdle en=5 fr=1", "free a1@1 v1 en=9; free a2@2 v1 en=5 fr=1", "a2")]
    public void Chooses(string policy, string agents, string chosen)
    {
        var (state, _) = QueueScript.Run($"policy {policy}; {agents}; join c1@0");
        Assert.Equal(chosen, state.Contacts["c1"].Pending?.Agent ?? "nobody");
    }

    [Theory]
    // At each step those who fit from it on; a step is reached by the wait, whatever happens in between.
    [InlineData("@0 join c1@0; @9 free a1@0 v1 en=3", "nobody")]
    [InlineData("@0 join c1@0; @10 free a1@0 v1 en=3", "a1")]
    [InlineData("@0 join c1@0; @0 free a1@0 v1 en=3; @9 tick", "nobody")]
    [InlineData("@0 join c1@0; @0 free a1@0 v1 en=3; @10 tick", "a1")]
    [InlineData("@0 join c1@0; @0 free a1@0 v1; @19 tick", "nobody")]
    [InlineData("@0 join c1@0; @0 free a1@0 v1; @20 tick", "a1")]
    [InlineData("@0 free a1@0 v1; @25 join c1@0", "a1")]
    // Of those who fit now the strategy chooses, not the one who fitted first.
    [InlineData("@0 join c1@0; @11 free a1@5 v1 en=9; @12 tick", "a1")]
    [InlineData("@0 free a1@1 v1 en=3; @0 free a2@2 v1 en=9; @15 join c1@0", "a1")]
    [InlineData("@0 free a1@1 v1 en=3; @0 free a2@2 v1 en=9; @5 join c1@0", "a2")]
    public void Asks_for_less_by_and_by(string script, string chosen)
    {
        var (state, _) = QueueScript.Run($"policy LongestIdle en=5 then 10 en=3 then 20; {script}");
        Assert.Equal(chosen, state.Contacts["c1"].Pending?.Agent ?? "nobody");
    }

    [Fact]
    public void An_agent_who_fits_only_those_who_waited_takes_the_first_of_them()
    {
        var (state, outcome) = QueueScript.Run("policy LongestIdle en=5 then 10; @0 join c1@0; @5 join c2@5; @10 free a1@0 v1");
        Assert.Equal("c1", state.Contacts.Values.Single(contact => contact.Pending is not null).ContactKey);
        Assert.StartsWith("AgentBecameFree a1, Relaxed c1 1, OfferMade c1", outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void Round_robin_goes_from_one_to_the_next_however_long_each_was_idle()
    {
        const string Both = "free a1@0 v9; free a2@0 v9; ";
        var (first, _) = QueueScript.Run($"policy RoundRobin; {Both}join c1@0");
        var (second, _) = QueueScript.Run(first, "leave c1; free a1@0 v11; join c2@1");
        var (third, _) = QueueScript.Run(second, "leave c2; free a2@0 v11; join c3@2");
        Assert.Equal(["a1", "a2", "a1"], new[] { first.Contacts["c1"], second.Contacts["c2"], third.Contacts["c3"] }.Select(contact => contact.Pending!.Agent));
    }

    [Fact]
    public void A_new_policy_counts_for_those_who_wait_and_those_who_are_free()
    {
        const string Unfit = "policy LongestIdle en=5; join c1@0; free a1@3 v1 en=4; free a2@2 v1 en=4";
        Assert.Equal("PolicyChanged, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1", QueueScript.Run($"{Unfit}; policy LongestIdle en=4").Outcome);
        Assert.Equal("PolicyChanged", QueueScript.Run($"{Unfit}; policy MostSkilled en=9").Outcome);
        var (state, outcome) = QueueScript.Run("join c1@0; free a1@0 v5; policy LongestIdle en=5; reserved c1 a1#t.1 yes v6");
        Assert.Equal("OfferAdvanced c1 -> AssignContact c1 a1#t.1", outcome);
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void The_reason_says_what_was_asked_and_by_what_the_agents_were_ranked()
    {
        var (state, _) = QueueScript.Run("policy MostSkilled en=5 then 10 en=3; free a1@0 v1 en=3; free a2@0 v1 en=4; free a3@0 v1 en=1; @12 join c1@0");
        var why = state.Contacts["c1"].Pending!.Why;
        Assert.Equal(("most_skilled", 2, 1, 12_000L, 1), (why.Strategy, why.CandidateCount, why.Unfit, why.WaitedMs, why.Relaxed));
        Assert.Equal([new SkillRequirement("en", 3)], why.Asked);
        Assert.Equal([("a2", 4L), ("a1", 3L)], why.Candidates.Select(candidate => (candidate.Agent, candidate.Score)));
    }

    /// <summary>The index finds what a look at everybody finds.</summary>
    [Fact]
    public void Each_offer_is_the_one_that_a_scan_of_all_contacts_and_agents_would_make() => Property.Holds(random =>
    {
        var state = QueueState.Initial;
        for (var second = 0; second < 60; second++)
        {
            var now = QueueScript.Start.AddSeconds(second);
            var decision = QueueMachine.Decide(state, RandomCommand(random, state, now), "t", now);
            foreach (var happened in decision.Events)
            {
                if (happened is QueueEvent.OfferMade made && QueueScan.BestPair(state, now) != (made.ContactKey, made.Offer.Agent))
                    return $"{made.ContactKey} was offered to {made.Offer.Agent} at {second}, and not {QueueScan.BestPair(state, now)}";
                state = QueueMachine.Apply(state, happened);
            }

            if (QueueInvariants.FindBreach(state) is { } breach)
                return $"{breach} at {second}";
            if (QueueScan.BestPair(state, now) is { } missed)
                return $"{missed} is not made at {second}";
        }

        return null;
    });

    private static QueueCommand RandomCommand(Random random, QueueState state, DateTimeOffset now)
    {
        var contact = $"c{random.Next(6)}";
        return random.Next(10) switch
        {
            < 3 => new QueueCommand.Enqueue(
                new JoinRequest(contact, now.AddSeconds(-random.Next(30))) { Priority = new ContactPriority(random.Next(3), "drawn"), Kind = (ContactKind)random.Next(3) }, 10, now.AddHours(1)),
            3 => new QueueCommand.Leave(contact),
            < 7 => RandomAgent(random, now),
            7 when state.Contacts.GetValueOrDefault(contact)?.Pending is { } offer =>
                new QueueCommand.ReserveAnswered(contact, offer.OfferId, random.Next(2) == 0, random.Next(60)),
            8 when random.Next(3) == 0 => new QueueCommand.Configure(RandomPolicy(random)),
            _ => new QueueCommand.Tick(),
        };
    }

    private static QueueCommand.AgentAvailable RandomAgent(Random random, DateTimeOffset now) =>
        new($"a{random.Next(6)}", now.AddSeconds(-random.Next(5)), random.Next(60), now.AddHours(1))
        {
            Profile = new AgentProfile([new SkillLevel("en", random.Next(1, 11)), new SkillLevel("fr", random.Next(1, 11))], random.Next(1, 4), random.Next(3))
            {
                Takes = random.Next(2) == 0 ? ContactKinds.All : (ContactKinds)random.Next(1, 8),
            },
        };

    private static QueuePolicy RandomPolicy(Random random)
    {
        var (english, french) = (random.Next(1, 11), random.Next(1, 11));
        return new QueuePolicy(random.Pick(Enum.GetValues<QueueStrategy>()),
        [
            new SkillStep(TimeSpan.Zero, [new("en", english), new("fr", french)]),
            new SkillStep(TimeSpan.FromSeconds(random.Next(1, 10)), [new("en", random.Next(1, english + 1))]),
            new SkillStep(TimeSpan.FromSeconds(random.Next(11, 20)), []),
        ])
        {
            Ageing = TimeSpan.FromSeconds(random.Next(1, 15)),
        };
    }
}
