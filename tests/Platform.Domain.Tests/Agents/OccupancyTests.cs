using Platform.Domain.Agents;
using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Agents;

public class OccupancyTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly AgentOffer Offer = new("o1", "call:acme/1", "support", 20_000, new WrapUpPolicy(10_000));

    /// <summary>60 s free, 10 s held and ringing, 20 s of talk, 10 s of wrap-up, then a break, which counts as neither.</summary>
    [Fact]
    public void Occupancy_is_handling_of_handling_and_free_time_without_breaks_since_the_log_in()
    {
        var state = Run(
            (0, new AgentCommand.Login("s1", new SeatLease("voice", "1001", 1, Start.AddHours(9)), ["support"], true, Start.AddHours(9))),
            (60, new AgentCommand.Reserve(Offer)), (61, new AgentCommand.Confirm("o1")), (70, new AgentCommand.OfferResult("o1", OfferOutcome.Answered)),
            (90, new AgentCommand.ContactEnded("o1")), (100, new AgentCommand.Tick()));
        Assert.Equal((AgentPresence.Ready, 40_000L, 60_000L, 400), (state.Presence, state.HandlingMs, state.AvailableMs, state.OccupancyPermille));
        Assert.Equal("support", state.LastQueue);
        state = Run(state, (100, new AgentCommand.TakeBreak("lunch")), (900, new AgentCommand.MakeReady()));
        Assert.Equal(400, state.OccupancyPermille);
        state = Run(state, (901, new AgentCommand.Login("s2", new SeatLease("voice", "1001", 2, Start.AddHours(9)), ["support"], true, Start.AddHours(9))));
        Assert.Equal(0, state.OccupancyPermille);
    }

    private static AgentState Run(params (int Second, AgentCommand Command)[] steps) => Run(AgentState.Initial, steps);

    private static AgentState Run(AgentState state, params (int Second, AgentCommand Command)[] steps) => steps.Aggregate(state,
        (known, step) => AgentMachine.Decide(known, step.Command, Start.AddSeconds(step.Second)).Events.Aggregate(known, AgentMachine.Apply));
}
