namespace Platform.Telephony.Trunks;

/// <summary>How our registration at a carrier stands (RFC 3261 section 10.2).</summary>
/// <param name="Since">When we became registered, or ceased to be.</param>
/// <param name="RegisteredUntil">Null when we are not registered.</param>
/// <param name="WantedS">The expiry that we ask for; raised when the carrier finds it too brief (423).</param>
/// <param name="Failures">In a row.</param>
/// <param name="LastStatus">Of the last answer, 408 for none in time, 503 when it could not be sent; null before the first.</param>
public sealed record RegistrationState(DateTimeOffset Since, int WantedS, DateTimeOffset? RegisteredUntil = null, int Failures = 0,
    int? LastStatus = null)
{
    /// <summary>RFC 5626 section 4.5: base-time when all flows failed, and max-time.</summary>
    public static readonly TimeSpan DefaultRetryBase = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(30);
    private const int MaxDoublings = 10;

    public bool IsRegistered => RegisteredUntil is not null;

    /// <param name="expiresS">What the carrier granted.</param>
    public RegistrationState Accepted(int expiresS, DateTimeOffset now) => this with
    {
        Since = IsRegistered ? Since : now,
        RegisteredUntil = now + TimeSpan.FromSeconds(expiresS),
        Failures = 0,
        LastStatus = 200,
    };

    /// <summary>A failed refresh does not end what is still granted.</summary>
    /// <param name="minimumS">Of a 423; null without one.</param>
    public RegistrationState Failed(int status, int? minimumS, DateTimeOffset now)
    {
        var isOver = RegisteredUntil is { } until && until <= now;
        return this with
        {
            Since = isOver ? now : Since,
            RegisteredUntil = isOver ? null : RegisteredUntil,
            WantedS = status == 423 && minimumS > WantedS ? minimumS.Value : WantedS,
            Failures = status == 423 && minimumS > WantedS ? Failures : Failures + 1,
            LastStatus = status,
        };
    }

    /// <summary>
    /// Until the next REGISTER: in good time before the expiry; after failures twice as long each time, half of it by chance
    /// (RFC 5626 section 4.5).
    /// </summary>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Wait(DateTimeOffset now, TimeSpan retryBase, double chance)
    {
        if (LastStatus == 423 && Failures == 0)
            return TimeSpan.Zero;
        if (Failures == 0 && RegisteredUntil is { } until)
            return (until - now) * (0.8 + (0.1 * chance));
        var upper = retryBase * Math.Pow(2, Math.Min(Failures - 1, MaxDoublings));
        return (upper < LongestRetry ? upper : LongestRetry) * (0.5 + (0.5 * chance));
    }
}
