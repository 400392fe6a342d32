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
    private int _letGo;

    public int Up => _placed - _over;

    /// <summary>Calls up that hear no robot agent.</summary>
    public int Waiting => Up - (_answered - _overAfterAgent);

    /// <summary>Calls that heard a robot agent.</summary>
    public int Answered => _answered;

    /// <summary>Calls whose caller hung up without having heard one.</summary>
    public int GaveUp => _gaveUp;

    /// <summary>Calls that the other side ended before a robot agent was heard: the platform, or a person who talked instead.</summary>
    public int LetGo => _letGo;

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
        else if (end.Cause == RobotEndCause.HungUpThere) Interlocked.Increment(ref _letGo);
        else Interlocked.Increment(ref _gaveUp);
    }
}
