namespace Platform.Domain.Webhooks;

/// <summary>When a delivery is tried again: after 10 s, then four times as long each time up to 6 h; ten tries within 22 hours.</summary>
public static class DeliveryPace
{
    public const int MaxAttempts = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);
    private const int Growth = 4;

    /// <param name="attempts">Tries so far, at least one.</param>
    /// <returns>Null when it was tried often enough.</returns>
    public static TimeSpan? AfterFailure(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (attempts >= MaxAttempts)
            return null;
        var pause = First * Math.Pow(Growth, attempts - 1);
        return pause < Longest ? pause : Longest;
    }
}
