namespace Platform.Domain.Webhooks;

public enum WebhookHealth
{
    /// <summary>Nothing was delivered in the last days.</summary>
    Idle = 0,

    /// <summary>The last that was tried came through.</summary>
    Healthy = 1,

    /// <summary>Something was refused and will be tried again.</summary>
    Retrying = 2,

    /// <summary>Something was given up since the last that came through.</summary>
    Unhealthy = 3,
}

/// <summary>How a webhook's deliveries of the last days stand.</summary>
/// <param name="Waiting">Not delivered yet.</param>
/// <param name="Refused">Those of them that were tried in vain.</param>
/// <param name="FailedAt">When the last one was given up.</param>
public sealed record DeliveryTotals(long Waiting, long Refused, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt)
{
    public static DeliveryTotals None { get; } = new(0, 0, null, null);

    public WebhookHealth Health => FailedAt is { } failed && (DeliveredAt is not { } delivered || delivered < failed) ? WebhookHealth.Unhealthy
        : Refused > 0 ? WebhookHealth.Retrying
        : DeliveredAt is not null ? WebhookHealth.Healthy
        : WebhookHealth.Idle;
}
