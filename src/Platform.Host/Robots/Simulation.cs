using Platform.Domain.Catalog.Declarations;

namespace Platform.Host.Robots;

/// <summary>Robot agents in their seats and robot callers on the line, until time is up or somebody stops it.</summary>
internal sealed class Simulation(SimulationOptions options, RobotCast cast, RobotStage stage, TimeProvider time, TextWriter output,
    bool isTerminal)
{
    private readonly CallTally _tally = new();
    private readonly StatusLine _status = new(output, isTerminal);

    /// <summary>The exit code: 1 when no agent came into a seat.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var agents = await SeatAgents(cancellation);
        if (agents.Count == 0 && options.Agents > 0)
        {
            await output.WriteLineAsync("No robot agent is in a seat: nobody would answer.");
            return 1;
        }
        var numbers = NumbersFor(agents);
        await output.WriteLineAsync(FormattableString.Invariant(
            $"{agents.Count} robot agents; {options.CallsPerMinute:0.##} calls a minute to {string.Join(", ", numbers.Select(number => number.Number))}; seed {options.Seed}. Ctrl-C ends it."));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = options.Duration is { } duration ? time.CreateTimer(_ => end.Cancel(), null, duration,
            Timeout.InfiniteTimeSpan) : null;
        var load = new RobotLoad(stage.Caller, numbers, _tally, options, time).RunAsync(end.Token);
        await ShowStatus(agents, end.Token);
        await load;
        await Task.WhenAll(agents.Select(agent => agent.DisposeAsync().AsTask()));
        await Summarize(agents.Count);
        return 0;
    }

    private async Task<List<RobotAgent>> SeatAgents(CancellationToken cancellation)
    {
        var seated = new List<RobotAgent>();
        foreach (var role in cast.Agents.Take(options.Agents))
        {
            var random = new Random(options.Seed + 1 + seated.Count);
            var agent = stage.NewAgent(role, () => Behave(random));
            if (await agent.StartAsync(cancellation) is { } refusal)
            {
                await output.WriteLineAsync($"Agent {role.Id} stays out: {refusal}");
                await agent.DisposeAsync();
            }
            else seated.Add(agent);
        }
        return seated;
    }

    /// <summary>Those that a robot answers; all when none does, for people to answer.</summary>
    private List<NumberDeclaration> NumbersFor(List<RobotAgent> agents)
    {
        var queues = agents.SelectMany(agent => agent.Role.Queues).ToHashSet();
        return [.. cast.Numbers.Where(number => queues.Count == 0 || queues.Contains(number.Queue!))];
    }

    private PhoneBehaviour Behave(Random random)
    {
        lock (random) return new PhoneBehaviour(Chance.Between(random, 1, 4), Chance.Exponential(random, options.Talk * 2));
    }

    private async Task ShowStatus(List<RobotAgent> agents, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            _status.Show(Describe(agents.Count, agents.Count(agent => agent.Phone.IsTalking)));
            await Task.WhenAny(Task.Delay(_status.Period, time, cancellation));
        }
        _status.Leave();
    }

    private async Task Summarize(int agents)
    {
        await output.WriteLineAsync($"Ended. {Describe(agents, 0)}");
        foreach (var (reason, count) in _tally.Failures) await output.WriteLineAsync($"  failed {count} times: {reason}");
    }

    private string Describe(int agents, int talking) =>
        $"calls up {_tally.Up}, waiting {_tally.Waiting} | answered {_tally.Answered}, gave up {_tally.GaveUp}, let go {_tally.LetGo}, failed {_tally.Failed} | agents {agents}, talking {talking}";
}
