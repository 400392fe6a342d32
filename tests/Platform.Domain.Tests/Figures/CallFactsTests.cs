using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using static Platform.Domain.Tests.Figures.FigureCases;

namespace Platform.Domain.Tests.Figures;

public class CallFactsTests
{
    [Theory]
    [InlineData("answered at once", 0, EndCause.CallerHungUp, StayOutcome.Answered, true)]
    [InlineData("answered at the last moment of the target", 20, EndCause.AgentHungUp, StayOutcome.Answered, true)]
    [InlineData("answered late", 21, EndCause.CallerHungUp, StayOutcome.Answered, false)]
    [InlineData("hung up at once", 5, EndCause.Abandoned, StayOutcome.ShortAbandoned, false)]
    [InlineData("hung up", 6, EndCause.Abandoned, StayOutcome.Abandoned, false)]
    [InlineData("hung up after the greeting", 30, EndCause.CallerHungUp, StayOutcome.Abandoned, false)]
    [InlineData("waited too long", 300, EndCause.QueueTimeout, StayOutcome.LeftOtherwise, false)]
    [InlineData("lost with its node", 3, EndCause.NodeLost, StayOutcome.LeftOtherwise, false)]
    [InlineData("cleared", 3, EndCause.Cleared, StayOutcome.LeftOtherwise, false)]
    public void A_stay_ends_in_one_of_four_ways(string call, int waitS, EndCause cause, StayOutcome outcome, bool isInTarget)
    {
        var isAnswered = outcome == StayOutcome.Answered;
        var record = isAnswered ? Answered(waitS, 60, cause) : Waiting(waitS, cause);
        var stay = Assert.Single(CallFacts.Of(record).Stays);
        Assert.Equal((call, waitS * 1_000L, outcome, isInTarget), (call, stay.WaitMs, stay.Outcome, stay.IsInTarget));
        Assert.Equal(isAnswered ? [new Handling("1001", At(waitS), 60_000, 0, 0)] : [], stay.Handlings);
    }

    [Fact]
    public void Waits_that_were_told_are_held_against_the_one_that_came()
    {
        PathStep[] told =
        [
            Step(PathStepKind.Announcement, "support", 10, 10) with { Position = 3, ExpectedMs = 90_000 },
            Step(PathStepKind.Announcement, "support", 40, 40) with { Position = 2 },
            Step(PathStepKind.Announcement, "support", 50, 50) with { ExpectedMs = 20_000 },
        ];
        var answered = Answered(100, 60);
        var stay = Assert.Single(CallFacts.Of(answered with { Path = [.. answered.Path, .. told] }).Stays);
        Assert.Equal([new ToldWait(90_000, 90_000), new ToldWait(20_000, 50_000)], stay.Told);
        var sums = IntervalSums.Of(stay);
        Assert.Equal((2, 30_000, -30_000), (sums[Measure.WaitsTold], sums[Measure.ToldErrorMs], sums[Measure.ToldExcessMs]));

        var abandoned = Waiting(100, EndCause.Abandoned);
        Assert.Empty(CallFacts.Of(abandoned with { Path = [.. abandoned.Path, .. told] }).Stays[0].Told);
    }

    [Fact]
    public void A_queues_own_terms_are_those_of_the_record()
    {
        var terms = new Dictionary<string, AnswerTerms> { ["support"] = new(10_000, 30_000) };
        Assert.False(CallFacts.Of(Answered(11, 60) with { Terms = terms }).Stays[0].IsInTarget);
        Assert.True(CallFacts.Of(Answered(10, 60) with { Terms = terms }).Stays[0].IsInTarget);
        Assert.Equal(StayOutcome.ShortAbandoned, CallFacts.Of(Waiting(30, EndCause.Abandoned) with { Terms = terms }).Stays[0].Outcome);
    }

    [Fact]
    public void A_record_keeps_the_terms_of_queues_that_have_their_own()
    {
        var catalog = new CatalogSnapshot(1,
            [new QueueDocument("acme", "support", "Support") { ShortAbandonMs = 1_000, ServiceLevel = new(90, 10_000) },
             new QueueDocument("acme", "sales", "Sales")]);
        var judged = (Waiting(3, EndCause.Abandoned) with { Path = [Step(PathStepKind.Queue, "sales", 0, 1), Step(PathStepKind.Queue, "support", 1, 3)] })
            .Judged(catalog);
        Assert.Equal(new KeyValuePair<string, AnswerTerms>("support", new(10_000, 1_000)), Assert.Single(judged.Terms!));
        Assert.Null(Waiting(3, EndCause.Abandoned).Judged(new CatalogSnapshot(1, [])).Terms);
    }

    [Fact]
    public void A_transfer_to_another_queue_makes_a_second_stay_with_its_own_agent()
    {
        var record = Call(100, EndCause.CallerHungUp, [Leg("o1", "1001", 10), Leg("o2", "1002", 50)],
        [
            Step(PathStepKind.Queue, "support", 0, 10),
            Step(PathStepKind.Talk, "1001", 10, 40, "o1"),
            Step(PathStepKind.Transfer, "sales", 38, 40) with { By = "1001", Outcome = OfferOutcome.Answered },
            Step(PathStepKind.Queue, "sales", 40, 50),
            Step(PathStepKind.Talk, "1002", 50, 100, "o2"),
        ]);
        var facts = CallFacts.Of(record);
        Assert.Equal([("support", 10_000L), ("sales", 10_000L)], facts.Stays.Select(stay => (stay.Queue, stay.WaitMs)));
        Assert.Equal([new Handling("1001", At(10), 30_000, 0, 1)], facts.Stays[0].Handlings);
        Assert.Equal([new Handling("1002", At(50), 50_000, 0, 0)], facts.Stays[1].Handlings);
        var journey = facts.Journey()!;
        Assert.Equal((StayOutcome.Answered, 10_000L, true), (journey.Outcome, journey.WaitMs, journey.IsInTarget));
        Assert.Equal(2, journey.Handlings.Count);
    }

    [Fact]
    public void A_caller_who_is_sent_from_queue_to_queue_waited_in_both()
    {
        var record = Call(50, EndCause.Abandoned, [],
            [Step(PathStepKind.Queue, "support", 0, 30), Step(PathStepKind.Queue, "sales", 30, 50)]);
        var facts = CallFacts.Of(record);
        Assert.Equal([StayOutcome.LeftOtherwise, StayOutcome.Abandoned], facts.Stays.Select(stay => stay.Outcome));
        Assert.Equal((StayOutcome.Abandoned, 50_000L), (facts.Journey()!.Outcome, facts.Journey()!.WaitMs));
    }

    [Fact]
    public void Whom_the_queue_sent_the_call_to_did_not_answer_for_the_queue()
    {
        var outside = Call(50, EndCause.CalleeHungUp, [new CallLeg("out-1", LegRole.Outside, "+8613900139000", At(20))],
            [Step(PathStepKind.Queue, "support", 0, 30), Step(PathStepKind.Talk, "+8613900139000", 30, 50, "out-1")]);
        Assert.Equal(StayOutcome.LeftOtherwise, CallFacts.Of(outside).Stays[0].Outcome);
        var named = Answered(30, 20) with { Offers = [new CallOffer("o1", "1001", At(20), OfferReason.Direct)] };
        Assert.Equal(StayOutcome.LeftOtherwise, CallFacts.Of(named).Stays[0].Outcome);
    }

    [Fact]
    public void Hold_is_what_the_agent_held_and_no_talk()
    {
        var record = Answered(10, 60) with
        {
            Holds =
            [
                new HoldPeriod(LegRole.Agent, At(20), At(35)) { LegId = "o1" },
                new HoldPeriod(LegRole.Agent, At(60), null) { LegId = "o1" },
                new HoldPeriod(LegRole.Caller, At(40), At(50)) { LegId = CallState.CallerLegId },
            ],
        };
        Assert.Equal([new Handling("1001", At(10), 35_000, 25_000, 0)], CallFacts.Of(record).Stays[0].Handlings);
    }

    [Fact]
    public void A_third_in_a_conference_has_a_part_of_its_own()
    {
        var record = Call(100, EndCause.CallerHungUp, [Leg("o1", "1001", 10), Leg("x", "1002", 30)],
        [
            Step(PathStepKind.Queue, "support", 0, 10),
            Step(PathStepKind.Talk, "1001", 10, 100, "o1"),
            Step(PathStepKind.Conference, "1002", 40, 70, "x") with { By = "1001" },
        ]);
        Assert.Equal([new Handling("1001", At(10), 90_000, 0, 0), new Handling("1002", At(40), 30_000, 0, 0)],
            CallFacts.Of(record).Stays[0].Handlings);
    }

    [Fact]
    public void A_placed_call_is_a_part_of_the_agent_who_placed_it_and_of_no_queue()
    {
        var record = Call(50, EndCause.CalleeHungUp, [new CallLeg("out-1", LegRole.Outside, "+8613900139000", At(1))],
            [Step(PathStepKind.Dial, "+8613900139000", 1, 10, "out-1"), Step(PathStepKind.Talk, "+8613900139000", 10, 50, "out-1")], placedBy: "1001");
        var facts = CallFacts.Of(record);
        Assert.Empty(facts.Stays);
        Assert.Null(facts.Journey());
        Assert.Equal([new Handling("1001", At(10), 40_000, 0, 0)], facts.Direct);
    }

    [Fact]
    public void A_call_between_agents_is_a_part_of_both()
    {
        var record = Call(50, EndCause.CallerHungUp, [Leg("o1", "1002", 1)], [Step(PathStepKind.Talk, "1002", 10, 50, "o1")], placedBy: "1001");
        Assert.Equal(["1001", "1002"], CallFacts.Of(record).Direct.Select(handling => handling.Agent).Order());
    }

    [Fact]
    public void A_record_without_a_path_tells_of_nothing() =>
        Assert.Equal((0, 0), (CallFacts.Of(Call(9, EndCause.NodeLost, [], [])).Stays.Count, CallFacts.Of(Call(9, EndCause.NodeLost, [], [])).Direct.Count));
}
