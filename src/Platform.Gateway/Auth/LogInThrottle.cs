using System.Collections.Concurrent;

namespace Platform.Gateway.Auth;

/// <summary>
/// Slows down guessing at one login: some failures are free, then each one doubles the wait before the next try. It goes by the
/// name that was given, known or not, so it tells nobody who exists; the longest wait is short enough that nobody can be shut out for long.
/// </summary>
internal sealed class LogInThrottle(TimeProvider time)
{
    public const int FreeFailures = 5;
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
    private const int MaxEntries = 50_000;

    private readonly ConcurrentDictionary<(string? Tenant, string Login), Failures> failures = new();

    /// <summary>How long the next try must wait; zero when it may be made now.</summary>
    public TimeSpan WaitOf(string? tenant, string login) =>
        failures.TryGetValue((tenant, login), out var known) && known.NextTryAt > time.GetUtcNow() ? known.NextTryAt - time.GetUtcNow() : TimeSpan.Zero;

    /// <returns>Whether the failures are now so many that the next try must wait, for the first time.</returns>
    public bool Failed(string? tenant, string login)
    {
        var now = time.GetUtcNow();
        if (failures.Count >= MaxEntries)
            DropOld(now);
        return failures.AddOrUpdate((tenant, login), _ => After(1, now),
            (_, known) => After(now - known.LastAt > Memory ? 1 : known.Count + 1, now)).Count == FreeFailures;
    }

    public void Succeeded(string? tenant, string login) => failures.TryRemove((tenant, login), out _);

    private static Failures After(int count, DateTimeOffset now)
    {
        var over = count - FreeFailures;
        var wait = over < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(over, 16))));
        return new Failures(count, now, now + wait);
    }

    private void DropOld(DateTimeOffset now)
    {
        foreach (var (key, known) in failures)
        {
            if (now - known.LastAt > Memory)
                failures.TryRemove(key, out _);
        }

        if (failures.Count >= MaxEntries)
            failures.Clear();
    }

    private readonly record struct Failures(int Count, DateTimeOffset LastAt, DateTimeOffset NextTryAt);
}
