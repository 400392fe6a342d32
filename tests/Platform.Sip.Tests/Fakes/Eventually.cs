using System.Diagnostics;

namespace Platform.Sip.Tests.Fakes;

/// <summary>Waits for a state that other threads bring about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task Is(Func<bool> condition, Func<string> saw)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > Limit) throw new TimeoutException($"Not reached in {Limit.TotalSeconds} s; saw {saw()}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}
