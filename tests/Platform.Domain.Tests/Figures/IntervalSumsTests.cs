using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Figures;
using static Platform.Domain.Tests.Figures.FigureCases;

namespace Platform.Domain.Tests.Figures;

public class IntervalSumsTests
{
    private const string Number = "+862110000000";

    [Fact]
    public void An_answered_call_counts_for_its_queue_its_number_and_its_agent_where_it_was_offered()
    {
        var sums = IntervalSums.Of(CallFacts.Of(Answered(899, 60)), Number);
        var quarter = QuarterHour.Of(Start);
        var queue = new FigureSums
        {
            [Measure.Offered] = 1,
            [Measure.Answered] = 1,
            [Measure.AnswerWaitMs] = 899_000,
            [Measure.LongestWaitMs] = 899_000,
            [Measure.Handled] = 1,
            [Measure.TalkMs] = 60_000,
        };
        Assert.Equal(queue, sums[new(FigureGroup.Queue, "support", quarter)]);
        Assert.Equal(queue, sums[new(FigureGroup.Number, Number, quarter)]);
        Assert.Equal(new FigureSums { [Measure.Handled] = 1, [Measure.TalkMs] = 60_000 }, sums[new(FigureGroup.Agent, "1001", quarter)]);
        Assert.Equal(3, sums.Count);
    }

    [Fact]
    public void An_agents_time_is_cut_where_an_interval_ends()
    {
        var stretch = new AgentStretch(AgentPresence.WrapUp, Start.AddMinutes(14), Start.AddMinutes(46), null, "support", "call:acme/01A");
        var sums = IntervalSums.Of("1001", [stretch]);
        var quarter = QuarterHour.Of(Start);
        Assert.Equal([1L, 15L, 15L, 1L], Enumerable.Range(0, 4).Select(i => sums[new(FigureGroup.Agent, "1001", quarter + i)][Measure.WrapUpMs] / 60_000));
        Assert.Equal([1L, 15L, 15L, 1L], Enumerable.Range(0, 4).Select(i => sums[new(FigureGroup.Queue, "support", quarter + i)][Measure.WrapUpMs] / 60_000));
    }

    [Theory]
    [InlineData(AgentPresence.Ready, Measure.ReadyMs)]
    [InlineData(AgentPresence.Reserved, Measure.RingingMs)]
    [InlineData(AgentPresence.Ringing, Measure.RingingMs)]
    [InlineData(AgentPresence.Talking, Measure.ContactMs)]
    [InlineData(AgentPresence.WrapUp, Measure.WrapUpMs)]
    [InlineData(AgentPresence.Break, Measure.BreakMs)]
    public void Each_presence_has_its_measure(AgentPresence presence, Measure measure) => Assert.Equal(
        new FigureSums { [measure] = 1_000 }, Assert.Single(IntervalSums.Of("1001", [new(presence, Start, At(1))])).Value);

    [Fact]
    public void Sums_over_intervals_are_those_of_the_whole_and_of_the_records() => Property.Holds(random =>
    {
        var records = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Drawn(random)).ToList();
        var facts = records.Select(CallFacts.Of).ToList();
        var rows = facts.SelectMany(fact => IntervalSums.Of(fact, Number)).ToList();
        var queues = Total(rows, FigureGroup.Queue);
        var agents = Total(rows, FigureGroup.Agent);
        var waitMs = records.Sum(record => record.Path.Where(step => step.Kind == PathStepKind.Queue).Sum(step => (long)(step.To!.Value - step.From).TotalMilliseconds));
        var stays = facts.SelectMany(fact => fact.Stays).ToList();
        if (queues[Measure.Offered] != records.Sum(record => record.Path.Count(step => step.Kind == PathStepKind.Queue)))
            return "Stays are missing.";
        if (queues[Measure.Offered] != queues[Measure.Answered] + queues[Measure.Abandoned] + queues[Measure.ShortAbandoned] + queues[Measure.LeftOtherwise])
            return $"Outcomes do not add up to what was offered: {queues}";
        if (stays.Sum(stay => stay.WaitMs) != waitMs)
            return "Waits are not those of the records.";
        if (agents[Measure.TalkMs] + agents[Measure.HoldMs] != records.Sum(record => record.Path.Where(step => step.Kind == PathStepKind.Talk).Sum(step => (long)(step.To!.Value - step.From).TotalMilliseconds)))
            return "Talk and hold are not those of the records.";
        if (queues[Measure.Handled] + facts.Sum(fact => fact.Direct.Count) != agents[Measure.Handled])
            return "Queues and agents do not tell of the same contacts.";
        if (queues[Measure.LongestWaitMs] != stays.Select(stay => stay.WaitMs).Max())
            return "The longest wait is another one.";
        return FigureSums.Of(rows.Where(row => row.Key.Group == FigureGroup.Number).Select(row => row.Value))[Measure.Offered] == records.Count ? null : "A number's calls are not the calls.";
    });

    [Fact]
    public void An_agents_time_is_whole_however_it_is_cut() => Property.Holds(random =>
    {
        var at = Start.AddMilliseconds(random.Next(1_000_000));
        var stretches = new List<AgentStretch>();
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var to = at.AddMilliseconds(random.Next(1, 5_000_000));
            stretches.Add(new((AgentPresence)random.Next(1, 7), at, to));
            at = to;
        }

        var counted = FigureSums.Of(IntervalSums.Of("1001", stretches).Values);
        var whole = (long)(at - stretches[0].From).TotalMilliseconds;
        return Ratios.LoggedInMs(counted) == whole ? null : $"{whole} ms became {Ratios.LoggedInMs(counted)} ms.";
    });

    private static FigureSums Total(IEnumerable<KeyValuePair<FigureKey, FigureSums>> rows, FigureGroup group) =>
        FigureSums.Of(rows.Where(row => row.Key.Group == group).Select(row => row.Value));

    /// <summary>A call through one to three queues, each of which answers, hands on or loses it.</summary>
    private static CallRecord Drawn(Random random)
    {
        var (now, path, legs) = (random.Next(100_000), new List<PathStep>(), new List<CallLeg>());
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var until = now + random.Next(0, 60);
            path.Add(Step(PathStepKind.Queue, random.Pick(["support", "sales"]), now, until));
            now = until;
            if (random.Next(3) == 0)
                continue;
            var agent = random.Pick(["1001", "1002", "1003"]);
            legs.Add(Leg($"o{legs.Count}", agent, now));
            path.Add(Step(PathStepKind.Talk, agent, now, now += random.Next(1, 600), legs[^1].LegId));
        }

        var cause = path[^1].Kind == PathStepKind.Talk ? EndCause.AgentHungUp : random.Pick([EndCause.Abandoned, EndCause.QueueTimeout, EndCause.NodeLost]);
        return Call(now, cause, [.. legs], [.. path]) with { OfferedAt = path[0].From };
    }
}
