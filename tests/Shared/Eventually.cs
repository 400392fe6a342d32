using System.Net.Sockets;

namespace Platform.Testing;

/// <summary>Waits until a state is reached, and says what it saw last when it never is.</summary>
public static class Eventually
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Reads a value until it is the wanted one, and returns it. A read that fails because the other side is not there (yet)
    /// counts as a value that is not wanted.
    /// </summary>
    /// <param name="what">What is waited for, as it reads in the failure message: "agent 1001 to be ready".</param>
    public static async Task<T> Become<T>(Func<Task<T>> read, Func<T, bool> wanted, string what, TimeSpan? timeout = null)
    {
        var span = timeout ?? DefaultTimeout;
        var deadline = Deadline.After(span);
        using var timer = new PeriodicTimer(PollInterval, TimeProvider.System);
        while (true)
        {
            string seen;
            try
            {
                var value = await read();
                if (wanted(value)) return value;
                seen = value?.ToString() ?? "null";
            }
            catch (Exception absent) when (absent is HttpRequestException or SocketException or IOException)
            {
                seen = absent.Message;
            }

            if (deadline.Passed) throw new TimeoutException($"Waited {span.TotalSeconds:0.#} s for {what}; last seen: {seen}");
            await timer.WaitForNextTickAsync();
        }
    }

    public static Task<T> Become<T>(Func<T> read, Func<T, bool> wanted, string what, TimeSpan? timeout = null) =>
        Become(() => Task.FromResult(read()), wanted, what, timeout);
}
