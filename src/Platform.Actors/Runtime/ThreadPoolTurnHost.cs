namespace Platform.Actors.Runtime;

/// <summary>Lanes on the thread pool. A visit of several turns spares queueing; it is short so that no grain starves others.</summary>
internal sealed class ThreadPoolTurnHost : ITurnHost
{
    public static readonly ThreadPoolTurnHost Instance = new();

    public int TurnsPerVisit => 32;

    public void Schedule(TurnLane lane) => ThreadPool.UnsafeQueueUserWorkItem(lane, preferLocal: true);

    public void TurnEnded(TurnLane lane)
    {
    }
}
