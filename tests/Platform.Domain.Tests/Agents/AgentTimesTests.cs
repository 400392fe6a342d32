using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Figures;

namespace Platform.Domain.Tests.Agents;

public class AgentTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);

    private static AgentState After(AgentState state, int second, AgentCommand command) =>
        AgentMachine.Decide(state, command, At(second)).Events.Aggregate(state, AgentMachine.Apply);

    private static AgentState Served() => new (int Second, AgentCommand Command)[]
    {
        (0, new AgentCommand.Login("s1", new SeatLease("voice", "1001", 1, At(999)), ["support"], Ready: true, At(999))),
        (10, new AgentCommand.Reserve(new AgentOffer("o1", "call:acme/01A", "support", 20_000, new WrapUpPolicy(30_000)))),
        (11, new AgentCommand.Confirm("o1")),
        (15, new AgentCommand.OfferResult("o1", OfferOutcome.Answered)),
        (75, new AgentCommand.ContactEnded("o1")),
        (105, new AgentCommand.Tick()),
        (125, new AgentCommand.TakeBreak("lunch")),
    }.Aggregate(AgentState.Initial, (state, step) => After(state, step.Second, step.Command));

    [Fact]
    public void Each_state_leaves_a_stretch_that_tells_what_it_was_about() => Assert.Equal(
    [
        new(AgentPresence.Ready, At(0), At(10)),
        new(AgentPresence.Ringing, At(10), At(15), null, "support", "call:acme/01A"),
        new(AgentPresence.Talking, At(15), At(75), null, "support", "call:acme/01A"),
        new(AgentPresence.WrapUp, At(75), At(105), null, "support", "call:acme/01A"),
        new(AgentPresence.Ready, At(105), At(125)),
    ], Served().Uncounted);

    [Fact]
    public void What_goes_on_is_counted_in_pieces_that_leave_no_gap()
    {
        var first = AgentTimes.Cut(Served(), At(200));
        var second = AgentTimes.Cut(first, At(300));
        Assert.Equal([new(AgentPresence.Break, At(125), At(200), "lunch"), new(AgentPresence.Break, At(200), At(300), "lunch")],
            second.Uncounted.TakeLast(2));
        Assert.Same(second.Uncounted, AgentTimes.Cut(second, At(300)).Uncounted);
        Assert.Same(second.Uncounted, AgentTimes.Cut(second, At(250)).Uncounted);
    }

    [Fact]
    public void What_the_figures_have_is_forgotten_and_what_came_meanwhile_is_not()
    {
        var served = Served();
        var later = AgentTimes.Cut(served, At(200));
        Assert.Equal([new AgentStretch(AgentPresence.Break, At(125), At(200), "lunch")], AgentTimes.Counted(later, served.Uncounted).Uncounted);
    }

    [Fact]
    public void Time_in_which_nobody_looked_after_the_agent_is_not_counted() => Assert.Equal(
        new AgentStretch(AgentPresence.Break, At(500), At(600), "lunch"),
        AgentTimes.Cut(AgentTimes.Resume(Served(), At(500)), At(600)).Uncounted[^1]);

    [Fact]
    public void Nobody_counts_the_time_of_an_agent_that_is_not_there()
    {
        var gone = After(Served(), 130, new AgentCommand.Logout());
        Assert.Equal(AgentPresence.Break, gone.Uncounted[^1].Presence);
        Assert.Same(gone.Uncounted, AgentTimes.Cut(gone, At(900)).Uncounted);
    }
}
