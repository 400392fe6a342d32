using Platform.Domain.Figures;
using Platform.Grains.Replays;

namespace Platform.Simulation.Replays;

public sealed class ReplayWordsTests
{
    private static readonly DayFigures Before = Day(agents: 2, occupied: 90, longestMs: 310_000, new("01A", new("support", StayOutcome.Abandoned, 310_000)),
        new("01B", new("support", StayOutcome.Answered, 4_000)), new("01C", new("support", StayOutcome.LeftOtherwise, 90_000)));

    [Fact]
    public void Nothing_is_said_of_days_that_are_alike() => Assert.Empty(ReplayWords.Explain(Before, Before, "CNY"));

    [Fact]
    public void What_differs_is_said_in_sentences()
    {
        var after = Day(agents: 4, occupied: 60, longestMs: 95_000, new("01A", new("support", StayOutcome.Answered, 95_000)),
            new("01B", new("support", StayOutcome.Answered, 4_000)), new("01C", new("support", StayOutcome.Answered, 9_000)));
        Assert.Equal(
        [
            "2 agents more: 1 caller who left would have been answered; 1 caller whom no agent of these queues answered would have been answered.",
            "support: service level 33.3 % -> 100.0 %, average speed of answer 4.0 s -> 36 s, abandoned 1 -> 0, longest wait 310 s -> 95 s.",
            "Agents would have been at work for 60.0 % of their time free or at work, instead of 90.0 %.",
            "1 voice seat more: 12.00 CNY for the day instead of 9.00.",
        ], ReplayWords.Explain(Before, after, "CNY"));
    }

    private static DayFigures Day(int agents, long occupied, long longestMs, params KeyValuePair<string, ContactEnd>[] contacts)
    {
        var answered = contacts.Count(contact => contact.Value.Outcome == StayOutcome.Answered);
        return new(new Dictionary<string, FigureSums>
        {
            ["support"] = new()
            {
                [Measure.Offered] = contacts.Length,
                [Measure.Answered] = answered,
                [Measure.AnsweredInTarget] = answered,
                [Measure.Abandoned] = contacts.Count(contact => contact.Value.Outcome == StayOutcome.Abandoned),
                [Measure.AnswerWaitMs] = contacts.Where(contact => contact.Value.Outcome == StayOutcome.Answered).Sum(contact => contact.Value.WaitMs),
                [Measure.LongestWaitMs] = longestMs,
            },
        }, new() { [Measure.ContactMs] = occupied, [Measure.ReadyMs] = 100 - occupied }, agents, [new("voice", 3, agents, 3m)], 0, 1m, contacts.ToDictionary());
    }
}
