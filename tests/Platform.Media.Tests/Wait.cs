using System.Diagnostics;

namespace Platform.Media.Tests;

/// <summary>Waits for a state; a time-out tells which state it saw instead.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    public static async Task Until(Func<bool> isReached, Func<object?> describe)
    {
        var started = Stopwatch.GetTimestamp();
        while (!isReached())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"still not reached after {Limit}; saw: {describe()}");
            await Task.Delay(Step, TimeProvider.System);
        }
    }
}
