using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Calls;

public class OverflowTests
{
    [Fact]
    public void Every_step_of_an_overflow_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(OverflowTable.Text).Differences(OverflowCases.States.Keys, [.. OverflowCases.Own.Keys, .. OverflowCases.Shared], OverflowCases.Decide);
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_call_keeps_its_place_in_the_next_queue_and_waits_there_anew()
    {
        var state = CallState.None;
        foreach (var (second, command) in new[] { (0, "announce"), (1, "queue accepted"), (60, "due to sales"), (60, "sales takes it") })
            (state, _) = CallCases.Run(state, OverflowCases.Commands[command](state), CallCases.Start.AddSeconds(second));
        Assert.Equal(("sales", CallCases.Start, CallCases.Start.AddSeconds(60)), (state.Queue, state.PlaceAt, state.QueuedAt));
    }

    [Fact]
    public void The_record_tells_the_way_and_why()
    {
        var state = OverflowCases.Run(["announce", "queue accepted", "answered caller", "due all", "sales is full", "answered target", "ended target"]);
        var path = CallRecord.Of(state).Path;
        Assert.Equal(
            ["Queue support ", "Overflow sales Busy", "Overflow +8613900000000 Answered", "Dial +8613900000000 Answered", "Talk +8613900000000 "],
            path.Select(step => $"{step.Kind} {step.Party} {step.Outcome}"));
        Assert.All(path.Where(step => step.Kind == PathStepKind.Overflow), step => Assert.Equal(
            ("support", new OverflowReason(OverflowTrigger.Wait, 60_000, 60_000)), (step.By, step.Overflow)));
        Assert.All(path, step => Assert.NotNull(step.To));
    }

    [Fact]
    public void A_person_sends_it_on_and_back_and_the_record_names_the_person()
    {
        var state = OverflowCases.Run(["announce", "queue accepted", "answered caller", "due to sales", "sales takes it", "moved to support"]);
        Assert.Equal("support", CallMachine.AskedQueue(state));
        state = CallCases.Run(state, new CallCommand.OverflowAnswered("support", true), CallCases.Start).State;
        var moved = CallRecord.AsOf(state, CallCases.Start).Path.Last(step => step.Kind == PathStepKind.Overflow);
        Assert.Equal(("support", "sue", null), (state.Queue, moved.By, moved.Overflow));
        Assert.Equal(["support/0"], state.Overflow.Tried);
        Assert.Null(CallMachine.AskedQueue(CallCases.Run(state, OverflowCases.Commands["due to sales"](state), CallCases.Start).State));
    }

    [Fact]
    public void A_talk_makes_all_rules_good_again()
    {
        string[] way = ["announce", "queue accepted", "due to sales", "sales takes it", "offer o3"];
        Assert.Equal(["support/0"], OverflowCases.Run(way).Overflow.Tried);
        var talking = CallCases.Run(OverflowCases.Run(way), new CallCommand.LegAnswered("o3", "PCMA"), CallCases.Start).State;
        Assert.Equal((CallPhase.Talking, OverflowTrail.None), (talking.Phase, talking.Overflow));
    }

    /// <summary>Whatever its queues want and whoever refuses: after some tries the call is left in peace, in a place of its own or over.</summary>
    [Fact]
    public void All_overflowing_ends() => Property.Holds(random =>
    {
        string[] queues = ["support", "sales", "night"];
        var (state, asked) = (CallCases.Run(CallState.None, OverflowCases.Commands["announce"](CallState.None), CallCases.Start).State, 0);
        for (var step = 0; step < 200 && state.Phase is CallPhase.Offered or CallPhase.Waiting or CallPhase.Dialing; step++)
        {
            IReadOnlyList<OverflowChoice> due = [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(rule => new OverflowChoice(rule,
                rule < 3 ? new Destination.ToQueue(queues[rule]) : new Destination.Outside("+8613900000000"), new OverflowReason(OverflowTrigger.NoAgent, 0, 0)))];
            CallCommand command = (state.Phase, CallMachine.AskedQueue(state)) switch
            {
                (CallPhase.Dialing, _) => new CallCommand.LegFailed(state.PartnerLegId!, OfferOutcome.Busy, CallCases.Figures),
                (_, { } queue) => new CallCommand.OverflowAnswered(queue, random.Next(2) == 0) { Overflows = due },
                (CallPhase.Offered, _) => random.Next(2) == 0 ? new CallCommand.QueueAccepted { Overflows = due } : new CallCommand.QueueRefused { Overflows = due },
                _ => new CallCommand.OverflowDue(due),
            };
            (state, var decision) = CallCases.Run(state, command, CallCases.Start);
            asked += decision.Events.Count(happened => happened is CallEvent.OverflowBegan);
        }

        return asked > 12 ? $"{asked} were asked" : state is { Phase: CallPhase.Waiting, Overflow.Attempt: null } or { Phase: CallPhase.Ended or CallPhase.Ending } ? null : $"left in {state.Phase}";
    });
}
