namespace Platform.Testing;

/// <summary>A moment on the system's monotonic clock until which a test is ready to wait.</summary>
public readonly struct Deadline
{
    private readonly long _start;
    private readonly TimeSpan _span;

    private Deadline(long start, TimeSpan span) => (_start, _span) = (start, span);

    public static Deadline After(TimeSpan span) => new(TimeProvider.System.GetTimestamp(), span);

    public TimeSpan Left
    {
        get
        {
            var left = _span - TimeProvider.System.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool Passed => Left == TimeSpan.Zero;

    /// <summary>True when the task completed before the deadline.</summary>
    public async Task<bool> Wait(Task task)
    {
        try
        {
            await task.WaitAsync(Left, TimeProvider.System);
            return true;
        }
        catch (TimeoutException)
        {
            return task.IsCompleted;
        }
    }
}
