using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Calls.CallCases;

namespace Platform.Domain.Tests.Calls;

public class CallRecordTests
{
    /// <summary>Runs named commands, each at its second.</summary>
    private static CallState Play(params (int Second, string Command)[] steps) =>
        steps.Aggregate(CallState.None, (state, step) => Run(state, Find(step.Command, state), Start.AddSeconds(step.Second)).State);

    private static CallCommand Find(string command, CallState state) => command == "ended out-2"
        ? new CallCommand.LegEnded("out-2", LegStatistics.None)
        : Commands[command](state);

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
    public void A_caller_whose_answer_comes_after_the_end_was_answered_for_no_time()
    {
        var record = CallRecord.Of(Play((0, "announce"), (1, "queue accepted"), (5, "offer o2"), (9, "answered o2"), (10, "ended o2"), (11, "answered caller"), (12, "ended caller")));
        Assert.Equal((Start.AddSeconds(10), Start.AddSeconds(10)), (record.AnsweredAt!.Value, record.EndedAt!.Value));
        var entry = Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record, Prices, "CNY")));
        Assert.Equal(("call:01J0:inbound", 0L, 0, 0m), (entry.Id, entry.DurationMs, entry.BilledSeconds, entry.Amount));
    }

    [Theory]
    [InlineData(8, 68, 68, 0.06)]
    [InlineData(8, 68, 69, 0.06)]
    [InlineData(8, 69, 69, 0.12)]
    public void The_books_have_for_a_leg_what_the_ledger_has_even_when_its_end_is_told_after_the_calls(int answered, int ended, int told, decimal cost)
    {
        var prices = Prices with { Minutes = [new(CallDirection.Outbound, "", 0.06m, 60, 60)] };
        var state = Play((0, "dial outside"), (answered, "answered target"), (answered, "answered caller"), (ended, "ended caller"), (told, "ended target"));
        var leg = state.FindLeg("out-1")!;
        Assert.Equal((Start.AddSeconds(ended), Start.AddSeconds(told)), (state.EndedAt!.Value, leg.EndedAt!.Value));
        Assert.Equal(cost, CallCharges.OfLeg(state, leg, prices, Start.AddSeconds(told)));
        Assert.Equal(cost, CallCharges.OfLeg(CallRecord.Of(state), "out-1", prices));
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

    private static readonly PriceListDocument Prices =
        new("p", "CNY", [new(CallDirection.Inbound, "", 0.6m, 6, 6), new(CallDirection.Outbound, "+86", 1.2m), new(CallDirection.Outbound, "+86139", 0.3m, 6, 6)], []);

    private static string ChargesOf(CallRecord record) => string.Join(", ", CallCharges.Of(record, Prices, "CNY").Cast<MinutesEntry>()
        .Select(entry => FormattableString.Invariant($"{entry.Id[10..]} {entry.Number} {entry.BilledSeconds}s {entry.Amount}")));

    private static string PathOf(CallRecord record) => string.Join(", ", record.Path.Select(step => FormattableString.Invariant(
        $"{step.Kind} {step.Party} {(step.From - Start).TotalSeconds}-{(step.To - Start)?.TotalSeconds}{(step.By is null ? "" : $" by {step.By}")}{(step.Outcome is null ? "" : $" {step.Outcome}")}")));

    [Fact]
    public void A_call_that_is_transferred_outside_is_charged_for_both_legs_and_tells_its_whole_path()
    {
        var record = CallRecord.Of(Play((0, "announce"), (1, "queue accepted"), (2, "answered caller"), (5, "offer o2"), (9, "answered o2"),
            (30, "transfer outside"), (32, "rang target"), (33, "ended o2"), (40, "answered target"), (100, "ended target"), (101, "ended caller")));
        Assert.Equal("inbound +862800000001 102s 1.02, out-2 +8613900000000 60s 0.3", ChargesOf(record));
        Assert.Equal("Offer 1001 0-9 Answered, Queue support 1-9, Talk 1001 9-32, "
            + "Transfer +8613900000000 30-32 by 1001 Answered, Dial +8613900000000 30-40 Answered, Talk +8613900000000 40-100", PathOf(record));
        Assert.Equal((EndCause.CalleeHungUp, "1001", 8_000L, 83_000L), (record.Cause, record.Agent, record.WaitMs, record.TalkMs));
    }

    [Fact]
    public void A_consultation_outside_is_charged_until_it_ends_and_the_talk_goes_on()
    {
        var record = CallRecord.Of(Play((0, "announce"), (1, "queue accepted"), (2, "answered caller"), (5, "offer o2"), (9, "answered o2"),
            (20, "held o2"), (21, "consult placed"), (25, "answered target"), (26, "answered origin"), (50, "end consult"), (51, "ended out-2"),
            (52, "ended origin"), (53, "resumed o2"), (80, "ended caller"), (81, "ended o2")));
        Assert.Equal("inbound +862800000001 78s 0.78, out-2 +8613900000000 30s 0.15", ChargesOf(record));
        Assert.Equal("Offer 1001 0-9 Answered, Queue support 1-9, Talk 1001 9-80, Hold 1001 20-53, Consult +8613900000000 21-50 by 1001 Answered, "
            + "Dial +8613900000000 21-25 Answered", PathOf(record));
    }

    [Fact]
    public void A_call_out_is_charged_from_its_answer_and_one_that_is_not_answered_costs_nothing()
    {
        var talked = CallRecord.Of(Play((0, "dial outside"), (1, "rang target"), (8, "answered target"), (9, "answered caller"), (20, "ended caller"), (21, "ended target")));
        Assert.Equal("out-1 +8613900000000 12s 0.06", ChargesOf(talked));
        Assert.Equal((CallDirection.Outbound, "1001", "1001", "+862800000001", EndCause.AgentHungUp),
            (talked.Direction, talked.PlacedBy, talked.Agent, talked.CallerId, talked.Cause));
        var busy = CallRecord.Of(Play((0, "dial outside"), (1, "failed target"), (2, "ended caller")));
        Assert.Equal(("", EndCause.Busy, "Dial +8613900000000 0-1 Busy"), (ChargesOf(busy), busy.Cause, PathOf(busy)));
        Assert.Empty(ChargesOf(CallRecord.Of(Play((0, "dial emergency unengaged"), (8, "answered target"), (9, "answered caller"), (60, "ended caller"), (61, "ended target")))));
    }

    [Fact]
    public void A_call_to_an_agent_costs_only_where_there_is_a_price_for_it()
    {
        var record = CallRecord.Of(Play((0, "dial agent"), (1, "rang target"), (8, "answered target"), (9, "answered caller"), (20, "ended caller"), (21, "ended target")));
        Assert.Empty(ChargesOf(record));
        var prices = Prices with { Minutes = [new(CallDirection.Internal, "", 0.06m, 6, 6)] };
        var entry = Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record, prices, "CNY")));
        Assert.Equal(("call:01J0:internal", 12_000L, 0.012m), (entry.Id, entry.DurationMs, entry.Amount));
    }

    [Fact]
    public void A_call_can_be_printed_before_it_has_a_leg() => Assert.Contains("Legs", CallState.None.ToString(), StringComparison.Ordinal);

    private static CallRecord Lose(CallState state, int lastSeen) => CallRecord.Of(Run(state, new CallCommand.NodeLost(Start.AddSeconds(lastSeen)), Start.AddSeconds(90)).State);
}
