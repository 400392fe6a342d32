using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Calls.CallCases;

namespace Platform.Domain.Tests.Calls;

public class CallRecordTests
{
    /// <summary>Runs named commands, each at its second.</summary>
    private static CallState Play(params (int Second, string Command)[] steps) =>
        steps.Aggregate(CallState.None, (state, step) => Run(state, Commands[step.Command](state), Start.AddSeconds(step.Second)).State);

    [Fact]
    public void A_caller_that_is_answered_only_with_the_agent_is_billed_from_there()
    {
        var record = CallRecord.Of(Play((0, "announce"), (1, "queue accepted"), (5, "offer o2"), (9, "answered o2"), (10, "answered caller"), (70, "ended o2"), (71, "ended caller")));
        Assert.Equal((Start.AddSeconds(10), Start.AddSeconds(9), Start.AddSeconds(70)), (record.AnsweredAt!.Value, record.ConnectedAt!.Value, record.EndedAt!.Value));
        Assert.Equal(("1001", EndCause.AgentHungUp, 8_000L, 61_000L), (record.Agent, record.Cause, record.WaitMs, record.TalkMs));
        var prices = new PriceListDocument("p", "CNY", [new(CallDirection.Inbound, "", 0.6m)], []);
        Assert.Equal(60, Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record, prices, "CNY"))).BilledSeconds);
    }

    [Fact]
    public void A_lost_nodes_call_ends_with_the_last_thing_that_is_known_of_it()
    {
        var talking = Play((0, "announce"), (1, "queue accepted"), (2, "answered caller"), (5, "offer o2"), (9, "answered o2"), (20, "held caller"));
        Assert.Equal(Start.AddSeconds(40), Lose(talking, 40).EndedAt);
        Assert.Equal(Start.AddSeconds(20), Lose(talking, 3).EndedAt);
        Assert.All(Lose(talking, 3).Holds, hold => Assert.True(hold.To >= hold.From));
        var waiting = Play((0, "announce"), (1, "queue accepted"), (5, "offer o2"), (9, "failed o2"));
        Assert.Equal(Start.AddSeconds(9), Lose(waiting, 0).EndedAt);
    }

    [Fact]
    public void A_wait_that_ran_out_while_an_agent_rang_ends_with_that_ring()
    {
        var left = Play((0, "announce"), (1, "queue accepted"), (2, "answered caller"), (5, "offer o2"), (8, "wait expired"), (25, "ring expired o2"));
        Assert.Equal(CallPhase.Leaving, left.Phase);
        Assert.Equal(CallPhase.Talking, Play((0, "announce"), (1, "queue accepted"), (5, "offer o2"), (8, "wait expired"), (9, "answered o2")).Phase);
    }

    [Theory]
    [InlineData("announced", 1, 3, null, 0, 0)]
    [InlineData("waits", 2, 7, null, 6_000, 0)]
    [InlineData("rings", 3, 8, null, 7_000, 0)]
    [InlineData("talks", 4, 20, "1001", 8_000, 11_000)]
    [InlineData("talks, seen by a clock that is behind", 4, 5, "1001", 8_000, 0)]
    [InlineData("is over, seen much later", 6, 500, "1001", 8_000, 61_000)]
    public void A_call_under_way_has_waited_and_talked_up_to_now(string call, int steps, int now, string? agent, long waitMs, long talkMs)
    {
        (int, string)[] life = [(0, "announce"), (1, "queue accepted"), (5, "offer o2"), (9, "answered o2"), (70, "ended o2"), (71, "ended caller")];
        var state = Play(life[..steps]);
        var record = CallRecord.AsOf(state, Start.AddSeconds(now));
        Assert.Equal((call, agent, waitMs, talkMs), (call, record.Agent, record.WaitMs, record.TalkMs));
        Assert.Equal((state.EndedAt, state.Legs, state.Offers), (record.EndedAt, record.Legs, record.Offers));
    }

    [Fact]
    public void A_call_can_be_printed_before_it_has_a_leg() => Assert.Contains("Legs", CallState.None.ToString(), StringComparison.Ordinal);

    private static CallRecord Lose(CallState state, int lastSeen) => CallRecord.Of(Run(state, new CallCommand.NodeLost(Start.AddSeconds(lastSeen)), Start.AddSeconds(90)).State);
}
