namespace Platform.Actors.Runtime;

/// <summary>
/// Lanes on the thread pool. A visit of several turns spares queueing; it is short so that no grain starves others. All stand in the one
/// queue of the pool: from a thread's own, the newest would be taken first, and under load the others would wait without end.
/// </summary>
internal sealed class ThreadPoolTurnHost : ITurnHost
{
    public static readonly ThreadPoolTurnHost Instance = new();

    public int TurnsPerVisit => 32;

    public void Schedule(TurnLane lane) => ThreadPool.UnsafeQueueUserWorkItem(lane, preferLocal: false);

    public void TurnEnded(TurnLane lane)
    {
    }
}
