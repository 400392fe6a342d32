using System.Collections.Concurrent;

namespace Platform.Host.Robots;

/// <summary>What became of the robots' calls. Safe for any thread.</summary>
internal sealed class CallTally
{
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private int _placed;
    private int _answered;
    private int _over;
    private int _overAfterAgent;
    private int _gaveUp;

    public int Up => _placed - _over;

    /// <summary>Calls up that hear no agent.</summary>
    public int Waiting => Up - (_answered - _overAfterAgent);

    /// <summary>Calls that reached an agent.</summary>
    public int Answered => _answered;

    /// <summary>Calls that ended before an agent, but not by a refusal.</summary>
    public int GaveUp => _gaveUp;

    public int Failed => _failures.Values.Sum();

    /// <summary>Why calls failed, and how many each.</summary>
    public IReadOnlyList<(string Reason, int Count)> Failures =>
        [.. _failures.OrderByDescending(failure => failure.Value).Select(failure => (failure.Key, failure.Value))];

    public void Place() => Interlocked.Increment(ref _placed);

    public void Answer() => Interlocked.Increment(ref _answered);

    public void NotPlaced(string reason) => _failures.AddOrUpdate(reason, 1, (_, count) => count + 1);

    public void End(RobotCallEnd end, bool reachedAgent)
    {
        Interlocked.Increment(ref _over);
        if (reachedAgent) Interlocked.Increment(ref _overAfterAgent);
        else if (end.Cause is RobotEndCause.Refused or RobotEndCause.AnswerLost) NotPlaced(end.ToString());
        else Interlocked.Increment(ref _gaveUp);
    }
}
