using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Domain.Tests.Catalog;

namespace Platform.Domain.Tests.Queues;

public class BorrowingTests
{
    /// <summary>Five contacts that waited too long are what puts a service level at risk.</summary>
    private const string AtRisk = "policy LongestIdle level=80/5 borrows=sales/1; join c1@0; @6 leave c1; @6 join c2@0; @6 leave c2; @6 join c3@0; @6 leave c3; @6 join c4@0; @6 leave c4; @6 join c5@0";

    [Theory]
    [InlineData("a queue at risk with somebody who waits asks", AtRisk + "; @7 tick", "LevelSeen 0 -> AskForAgents sales 1 1")]
    [InlineData("and asks again", AtRisk + "; @7 tick; @9 join c6@7; @9 tick", "-> AskForAgents sales 1 2")]
    [InlineData("not when nobody waits", AtRisk + "; @7 leave c5; @7 tick", "LevelSeen 0")]
    [InlineData("nor with few contacts", "policy LongestIdle level=80/5 borrows=sales/1; join c1@0; @7 tick", "nothing")]
    [InlineData("nor without such a rule", "policy LongestIdle level=80/5; join c1@0; @6 leave c1; @6 join c2@0; @6 leave c2; @6 join c3@0; @6 leave c3; @6 join c4@0; @6 leave c4; @6 join c5@0; @7 tick", "LevelSeen 0")]
    public void A_queue_asks_for_agents_while_its_service_level_is_at_risk(string what, string script, string outcome) =>
        Assert.Equal((what, outcome), (what, QueueScript.Run(script).Outcome));

    [Theory]
    [InlineData("the free ones but for those whom it chooses first", "free a1@0 v1; free a2@1 v1; free a3@2 v1; lend sales 1 5", "-> LendAgent sales a2, LendAgent sales a3")]
    [InlineData("as many as are wanted", "free a1@0 v1; free a2@1 v1; free a3@2 v1; lend sales 0 1", "-> LendAgent sales a1")]
    [InlineData("none when none is left", "free a1@0 v1; lend sales 1 5", "nothing")]
    [InlineData("none while somebody waits whom they do not fit", "policy LongestIdle en=5; free a1@0 v1; join c1@0; lend sales 0 5", "nothing")]
    [InlineData("none whom another lent", "lent a1@0 v1 help; lend sales 0 5", "nothing")]
    public void A_queue_lends_whom_it_does_not_need(string what, string script, string outcome) =>
        Assert.Equal((what, outcome), (what, QueueScript.Run(script).Outcome));

    [Theory]
    [InlineData("an agent who is lent is offered", "join c1@0; lent a1@0 v1 sales", "OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("one of its own stays its own", "free a1@0 v1; lent a1@0 v1 sales; @5 tick", "nothing")]
    [InlineData("a loan ends by itself", "lent a1@0 v1 sales; @5 tick", "AgentGone a1 1")]
    [InlineData("who took something else is not free any more", "busy a1 v3; lent a1@0 v1 sales", "nothing")]
    public void A_loan_lasts_for_a_moment(string what, string script, string outcome)
    {
        var decided = QueueScript.Run(script).Outcome;
        Assert.True(decided.Contains(outcome, StringComparison.Ordinal), $"{what}: {decided}");
    }

    [Fact]
    public void The_offer_says_who_lent_the_agent()
    {
        var state = QueueScript.Run("join c1@0; lent a1@0 v1 sales").State;
        Assert.Equal("sales", state.Contacts["c1"].Pending!.Why.LentBy);
        Assert.Null(QueueScript.Run("join c1@0; free a1@0 v1").State.Contacts["c1"].Pending!.Why.LentBy);
    }

    [Fact]
    public void Rules_name_other_queues_and_need_a_service_level()
    {
        var queue = CatalogCases.Queue with { ServiceLevel = new(80, 20_000) };
        QueueDocument sales = new("acme", "sales", "Sales");
        Assert.Empty(Check(queue with { Borrows = [new("sales", 0)] }));
        Assert.Equal(["borrows: OutOfRange"], Check(queue with { ServiceLevel = null, Borrows = [new("sales")] }));
        Assert.Equal(["borrows[0].queue: Duplicate", "borrows[1].keep: OutOfRange", "borrows[2].queue: Duplicate", "borrows[3].queue: UnknownReference"],
            Check(queue with { Borrows = [new("support"), new("sales", -1), new("sales"), new("gone")] }));

        IEnumerable<string> Check(QueueDocument changed) => CatalogRules.Check([.. CatalogCases.Replace(CatalogCases.Queue, changed), sales])
            .Select(fault => $"{fault.Path["tenants[acme].queues[support].".Length..]}: {fault.Code}");
    }
}
