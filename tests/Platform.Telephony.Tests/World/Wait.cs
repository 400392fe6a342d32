namespace Platform.Telephony.Tests.World;

internal static class Wait
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task Until(Func<bool> holds, Func<string> wanted, TimeSpan? atMost = null) => Until(() => Task.FromResult(holds()), wanted, atMost);

    public static async Task Until(Func<Task<bool>> holds, Func<string> wanted, TimeSpan? atMost = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (atMost ?? Longest))
                throw new TimeoutException($"Waited in vain for {wanted()}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
