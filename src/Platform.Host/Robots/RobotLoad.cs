using Platform.Domain.Catalog.Declarations;

namespace Platform.Host.Robots;

/// <summary>
/// Callers that come as a Poisson process: independent of each other, so with exponential gaps. All chance is drawn here, in
/// the order of the calls, so that a seed gives the same callers again.
/// </summary>
internal sealed class RobotLoad(RobotCaller caller, IReadOnlyList<NumberDeclaration> numbers, CallTally tally, SimulationOptions options,
    TimeProvider time)
{
    private static readonly TimeSpan MeanPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(options.Seed);
    private readonly List<Task> _calls = [];

    /// <summary>Calls until cancelled, then hangs up what is left.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var gap = TimeSpan.FromMinutes(1 / options.CallsPerMinute);
        while (!cancellation.IsCancellationRequested)
        {
            PlaceOne(cancellation);
            await Task.WhenAny(Task.Delay(Chance.Exponential(_random, gap), time, cancellation));
        }
        await Task.WhenAny(Task.WhenAll(_calls), Task.Delay(EndPatience, time, CancellationToken.None));
    }

    private void PlaceOne(CancellationToken cancellation)
    {
        _calls.RemoveAll(call => call.IsCompleted);
        var number = numbers[_random.Next(numbers.Count)].Number;
        var from = Chance.CallersNumber(_random);
        // Agents hang up after times of the same distribution: the shorter of two such times has the mean that was asked for.
        var behaviour = new CallerBehaviour(Chance.Exponential(_random, MeanPatience), Chance.Exponential(_random, options.Talk * 2));
        if (caller.Call(number, from) is { } call) _calls.Add(Play(call, behaviour, cancellation));
        else tally.NotPlaced("no free RTP ports on this machine");
    }

    private async Task Play(OutgoingRobotCall call, CallerBehaviour behaviour, CancellationToken cancellation)
    {
        var reachedAgent = false;
        tally.Place();
        await caller.Play(call, behaviour, OnAgent, cancellation);
        tally.End(await call.Ended, reachedAgent);

        void OnAgent()
        {
            reachedAgent = true;
            tally.Answer();
        }
    }
}
