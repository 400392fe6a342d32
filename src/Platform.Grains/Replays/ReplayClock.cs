namespace Platform.Grains.Replays;

/// <summary>Virtual time: what is due happens in order, and time passes only when nothing is left to do at a moment.</summary>
internal sealed class ReplayClock(DateTimeOffset start)
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Rank, long Number)> due = new();
    private readonly Queue<Action> messages = new();
    private long scheduled;

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>A message that is not waited for: it arrives when what happens now is over.</summary>
    public void Send(Action deliver) => messages.Enqueue(deliver);

    public void At(DateTimeOffset at, Action happen) => due.Enqueue(happen, (at, 1, scheduled++));

    /// <summary>Before all else of that moment.</summary>
    public void FirstAt(DateTimeOffset at, Action happen) => due.Enqueue(happen, (at, 0, scheduled++));

    public void RunUntil(DateTimeOffset end)
    {
        while (true)
        {
            while (messages.TryDequeue(out var deliver))
                deliver();
            if (!due.TryPeek(out var happen, out var order) || order.At > end)
                return;
            due.Dequeue();
            Now = order.At > Now ? order.At : Now;
            happen();
        }
    }
}
