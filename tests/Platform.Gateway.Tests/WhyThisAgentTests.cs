using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Tests;

public class WhyThisAgentTests
{
    [Theory]
    [InlineData("least_occupied", 250, 400, "Agent 1001 was the least occupied of 2 free agents: 25% of its time; next was 1002 with 40%.", "在 2 位空闲坐席中，1001 的占用率最低：25%；其次是 1002，40%。")]
    [InlineData("round_robin", 3, 7, "It was the turn of agent 1001 of 2 free agents; next is 1002.", "在 2 位空闲坐席中，轮到 1001；下一位是 1002。")]
    [InlineData("most_skilled", 9, 5, "Agent 1001 was the most skilled of 2 free agents: 9 levels; next was 1002 with 5.", "在 2 位空闲坐席中，1001 的技能最高：合计 9 级；其次是 1002，5 级。")]
    [InlineData("least_skilled", 3, 9, "Agent 1001 was the least skilled of 2 free agents that fitted: 3 levels; next was 1002 with 9.", "在 2 位空闲坐席中，1001 是符合要求者中技能最低的：合计 3 级；其次是 1002，9 级。")]
    [InlineData("preferred", 1, 2, "Agent 1001 preferred the queue most of 2 free agents: choice 1; of 1002 it is choice 2.", "在 2 位空闲坐席中，1001 最优先服务该队列：第 1 选择；对 1002 是第 2 选择。")]
    [InlineData("ring_all", 0, 0, "In this queue all free agents that fit ring at once, 1001 among them.", "该队列让所有符合要求的空闲坐席同时振铃，1001 是其中之一。")]
    [InlineData("round_robin", 0, 0, "Agent 1001 and 1002 were equal by round_robin of 2 free agents, and 1001 had been idle longer: 9 s and 4 s.", "在 2 位空闲坐席中，按策略 round_robin，1001 与 1002 相当，而 1001 空闲更久：9 秒和 4 秒。")]
    [InlineData("longest_idle", 0, 0, "Agent 1001 had been idle the longest of 2 free agents: 9 s; next was 1002 with 4 s.", "在 2 位空闲坐席中，1001 空闲时间最长：9 秒；其次是 1002，4 秒。")]
    public void Each_strategy_says_by_what_it_went(string strategy, long first, long second, string english, string chinese)
    {
        var why = new OfferReason(strategy, 1, 2, [new Candidate("1001", 9_000) { Score = first }, new Candidate("1002", 4_000) { Score = second }]);
        Assert.Equal($"{english} 1 contact waited, this one was first.", InWords(why, Language.English));
        Assert.Equal($"{chinese}当时有 1 个联络在等待，此联络排在首位。", InWords(why, Language.Chinese));
    }

    [Fact]
    public void The_last_agent_is_said_whether_it_was_chosen_or_not()
    {
        var chosen = new OfferReason("last_agent", 1, 2, [new Candidate("1001", 9_000), new Candidate("1002", 20_000)]) { LastAgent = "1001" };
        Assert.Equal("Agent 1001 had talked with this caller last. 1 contact waited, this one was first.", InWords(chosen, Language.English));
        Assert.Equal("坐席 1001 上次与该来电者通过话。当时有 1 个联络在等待，此联络排在首位。", InWords(chosen, Language.Chinese));
        var missed = new OfferReason("longest_idle", 1, 1, [new Candidate("1001", 9_000)]) { LastAgent = "1002" };
        Assert.Equal("Agent 1001 was the only free agent of the queue, idle for 9 s. Agent 1002, who had talked with this caller last, was not free in time. 1 contact waited, this one was first.", InWords(missed, Language.English));
        Assert.Equal("坐席 1001 是该队列唯一的空闲坐席，已空闲 9 秒。上次与该来电者通话的坐席 1002 未能及时空闲。当时有 1 个联络在等待，此联络排在首位。", InWords(missed, Language.Chinese));
    }

    [Fact]
    public void What_was_asked_who_did_not_fit_that_less_was_asked_and_priority_are_said()
    {
        var why = new OfferReason("most_skilled", 3, 1, [new Candidate("1001", 9_000) { Score = 4 }])
        {
            WaitedMs = 31_500,
            Asked = [new SkillRequirement("en", 3), new SkillRequirement("billing", 1)],
            Relaxed = 1,
            Unfit = 2,
            Priority = 2,
            PriorityBecause = "list gold",
            PriorityMs = 120_000,
        };
        Assert.Equal(
            "Agent 1001 was the only free agent of the queue that fitted, idle for 9 s. Asked for was en 3+ and billing 1+. After a wait of 31.5 s less was asked than at first. "
            + "2 more were free but could not do what was asked. The contact had priority 2 (list gold), which counted as 120 s of waiting. 3 contacts waited, this one was the first that it fitted.",
            InWords(why, Language.English));
        Assert.Equal(
            "坐席 1001 是该队列唯一符合要求的空闲坐席，已空闲 9 秒。技能要求：en 3+、billing 1+。等待 31.5 秒后，要求已放宽。另有 2 位空闲坐席不符合要求。此联络的优先级为 2（list gold），相当于多等待 120 秒。当时有 3 个联络在等待，此联络在其可接听者中排在首位。",
            InWords(why, Language.Chinese));
    }

    [Fact]
    public void Names_stand_for_the_ids_of_what_is_there()
    {
        var catalog = new CatalogSnapshot(1,
        [
            new AgentDocument("acme", "1001", "Anna", ["support"]), new QueueDocument("acme", "sales", "Sales"), new SkillDocument("acme", "en", "English"),
            new AgentDocument("globex", "1002", "Ben", ["support"]),
        ]);
        var why = new OfferReason("longest_idle", 1, 2, [new Candidate("1001", 9_000), new Candidate("1002", 4_000)])
        {
            Asked = [new SkillRequirement("en", 3), new SkillRequirement("gone", 1)],
            LastAgent = "1001",
            LentBy = "sales",
        };
        Assert.Equal(
            "Agent Anna (1001) had been idle the longest of 2 free agents: 9 s; next was 1002 with 4 s. The agent was lent by the queue Sales, for this one's service level was at risk. "
            + "Asked for was English 3+ and gone 1+. 1 contact waited, this one was the first that it fitted.",
            WhyThisAgent.InWords(NamedOffer.Of(new CallOffer("1001#x.1", "1001", default, why), "acme", catalog), Language.English));
    }

    private static string InWords(OfferReason why, Language language) => WhyThisAgent.InWords(new CallOffer("1001#x.1", "1001", default, why), language);
}
