using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Queues;

/// <summary>Agents are offered what they take: calls, callbacks, messages, or several of these.</summary>
public class ContactKindTests
{
    [Theory]
    [InlineData("who takes no messages is spared them", "join m1@0 kind=message; free a1@1 v1 takes=call+callback", "AgentBecameFree a1")]
    [InlineData("but not what comes after", "join m1@0 kind=message; join c1@1; free a1@2 v1 takes=call", "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("who takes messages alone gets the first of them", "join c1@0; join m1@1 kind=message; free a1@2 v1 takes=message", "AgentBecameFree a1, OfferMade m1 a1#t.1 -> ReserveAgent m1 a1#t.1")]
    [InlineData("who takes all gets the first of all", "join m1@1 kind=message; join c1@0; free a1@2 v1", "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("a contact goes to who takes it, however long another is idle", "free a1@0 v1 takes=message; free a2@1 v1; join c1@2", "Joined c1, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    [InlineData("of those who take it the first by the strategy", "free a2@1 v1; free a1@0 v1 takes=call; join c1@2", "Joined c1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("what it takes may change", "join m1@0 kind=message; free a1@1 v1 takes=call; free a1@1 v2", "AgentBecameFree a1, OfferMade m1 a1#t.1 -> ReserveAgent m1 a1#t.1")]
    [InlineData("skills count, too", "policy LongestIdle en=5; join c1@0; free a1@1 v1 takes=call en=4", "AgentBecameFree a1")]
    [InlineData("a preferred agent who does not take it is none", "free a1@0 v1 takes=message; free a2@1 v1; join c1@2 wants=a1/0", "Joined c1, OfferMade c1 a2#t.1 -> ReserveAgent c1 a2#t.1")]
    [InlineData("nobody is called for an agent who takes no callbacks", "policy LongestIdle ahead=1/20/10; free a1@0 v1 takes=call; join b1@1 kind=callback away", "Joined b1")]
    [InlineData("nobody rings along who does not take it", "policy RingAll; free a1@0 v1; free a2@1 v1 takes=message; join c1@2; reserved c1 a1#t.1 yes v2; assigned c1 a1#t.1 Accepted", "Rung c1")]
    public void Decides(string what, string script, string outcome)
    {
        var (state, decided) = QueueScript.Run(script);
        Assert.Equal((what, outcome), (what, decided));
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void The_offer_counts_those_who_take_it()
    {
        var state = QueueScript.Run("free a1@0 v1 takes=message; free a2@1 v1; free a3@2 v1 takes=call; join c1@3").State;
        var why = state.Contacts["c1"].Pending!.Why;
        Assert.Equal((2, 1), (why.CandidateCount, why.Unfit));
        Assert.Equal(["a2", "a3"], why.Candidates.Select(candidate => candidate.Agent));
        Assert.Equal(1, state.IdleForCalls);
    }

    [Fact]
    public void An_agent_takes_at_least_one_kind_and_each_is_named_once()
    {
        Assert.Empty(Check([ContactKind.Message]));
        Assert.Equal(["takes: OutOfRange"], Check([]));
        Assert.Equal(["takes: OutOfRange"], Check([ContactKind.Call, ContactKind.Call]));
        Assert.Equal(["takes: OutOfRange"], Check([(ContactKind)9]));

        static IEnumerable<string> Check(IReadOnlyList<ContactKind> takes) => CatalogRules.Check(Replace(Agent, Agent with { Takes = takes }))
            .Select(fault => $"{fault.Path[(fault.Path.LastIndexOf('.') + 1)..]}: {fault.Code}");
    }
}
