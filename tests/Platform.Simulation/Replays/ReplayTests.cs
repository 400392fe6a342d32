using Platform.Domain.Catalog.Declarations;
using Platform.Domain.Figures;
using Platform.Grains.Replays;

namespace Platform.Simulation.Replays;

public sealed class ReplayTests
{
    /// <summary>
    /// Nothing is changed, so nothing may differ: the same contacts end in the same way after the same waits. Stretches of agents are kept
    /// in whole milliseconds, so a moment that follows from one may be a millisecond or two away.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_day_that_is_replayed_unchanged_comes_out_as_it_was(int seed)
    {
        await using var worked = new WorkedDay(seed);
        var day = worked.Work();
        var script = ScriptReading.Of(day);
        var (was, isNow) = (DayFigures.Of(day, script, WorkedDay.Catalog), Replay.Run(script, WorkedDay.Catalog));
        var different = was.Contacts.Where(contact => !IsSame(contact.Value, isNow.Contacts[contact.Key]))
            .Select(contact => $"{contact.Key}: {contact.Value} -> {isNow.Contacts[contact.Key]}").ToList();
        Assert.True(different.Count == 0, string.Join("\n", different));
        Assert.True(was.AllQueues[Measure.Abandoned] > 0 && was.AllQueues[Measure.LeftOtherwise] > 0, $"Nothing was put to the test: {was.AllQueues}.");
        Assert.Equal(was.Contacts.Count, isNow.Contacts.Count);
        foreach (var queue in was.Queues.Keys)
        {
            var (recorded, played) = (Ratios.Of(was.Queues[queue]), Ratios.Of(isNow.Queues[queue]));
            Assert.Equal((recorded.ServiceLevel, recorded.AbandonRate), (played.ServiceLevel, played.AbandonRate));
            Assert.InRange(played.AverageSpeedOfAnswerMs!.Value - recorded.AverageSpeedOfAnswerMs!.Value, -3, 3);
            Assert.InRange(played.AverageHandlingMs!.Value - recorded.AverageHandlingMs!.Value, -3, 3);
        }

        Assert.Equal(Ratios.Of(was.Agents).Occupancy!.Value, Ratios.Of(isNow.Agents).Occupancy!.Value, 4);
        Assert.Equal((was.AgentCount, was.SeatsAmount), (isNow.AgentCount, isNow.SeatsAmount));
        Assert.InRange(isNow.InboundMs - was.InboundMs, -3 * was.Contacts.Count, 3 * was.Contacts.Count);
        Assert.Empty(ReplayWords.Explain(was, isNow, "CNY"));
    }

    [Fact]
    public async Task With_two_agents_more_fewer_callers_leave_and_it_says_why()
    {
        await using var worked = new WorkedDay(4);
        var day = worked.Work();
        var script = ScriptReading.Of(day);
        var before = Replay.Run(script, WorkedDay.Catalog);
        var (more, catalog, faults) = Staffing.Apply(script, WorkedDay.Catalog, [new(Like: "1001", Add: 2)]);
        Assert.Empty(faults);
        var after = Replay.Run(more, catalog);
        var (was, then) = (before.AllQueues, after.AllQueues);
        Assert.Equal(before.Contacts.Keys.Order(), after.Contacts.Keys.Order());
        Assert.True(then[Measure.Answered] > was[Measure.Answered], $"{was} -> {then}");
        Assert.True(Ratios.Of(then).AverageSpeedOfAnswerMs < Ratios.Of(was).AverageSpeedOfAnswerMs, $"{was} -> {then}");
        Assert.True(Ratios.Of(after.Agents).Occupancy < Ratios.Of(before.Agents).Occupancy, $"{before.Agents} -> {after.Agents}");
        var words = ReplayWords.Explain(before, after, "CNY");
        Assert.Matches("^2 agents more: [0-9]+ callers who left would have been answered", words[0]);
        Assert.Contains(words, sentence => sentence.StartsWith("support: ", StringComparison.Ordinal));
        Assert.Contains(words, sentence => sentence.StartsWith("2 voice seats more: ", StringComparison.Ordinal));
        Assert.Equal(after.Contacts, Replay.Run(more, catalog).Contacts);
    }

    private static bool IsSame(ContactEnd one, ContactEnd other) =>
        one.Outcome == other.Outcome && one.Queue == other.Queue && Math.Abs(one.WaitMs - other.WaitMs) <= 3;
}
