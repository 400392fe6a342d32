using System.Collections.Concurrent;

namespace Platform.Telephony.Calls;

/// <summary>
/// Runs work in the order in which it was posted, one piece at a time, on the thread pool, without a thread of its own.
/// Work that throws is told to <paramref name="onFault"/>, and the next piece runs.
/// </summary>
internal sealed class SerialQueue(Action<Exception> onFault) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<Action> work = new();
    private int pending;

    public void Post(Action action)
    {
        work.Enqueue(action);
        if (Interlocked.Increment(ref pending) == 1)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            work.TryDequeue(out var action);
            RunOne(action!);
        }
        while (Interlocked.Decrement(ref pending) > 0);
    }

    private void RunOne(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            // A fault of one piece of work must not stop those behind it.
            onFault(fault);
        }
    }
}
