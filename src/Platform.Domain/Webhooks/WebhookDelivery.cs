namespace Platform.Domain.Webhooks;

/// <summary>Where a delivery stands. The numbers are stable: they are stored.</summary>
public enum DeliveryState
{
    /// <summary>To be tried, for the first time or once more.</summary>
    Waiting = 0,

    Delivered = 1,

    /// <summary>Tried as often as it may be.</summary>
    Failed = 2,
}

/// <summary>Why a try failed that brought no status. The numbers are stable: they are stored.</summary>
public enum DeliveryFault
{
    /// <summary>The address is none of the Internet, and the operator does not allow it.</summary>
    Forbidden = 1,

    /// <summary>No connection, or it broke.</summary>
    Unreachable = 2,

    /// <summary>No answer in time.</summary>
    Timeout = 3,

    /// <summary>The secret cannot be opened.</summary>
    NoSecret = 4,
}

/// <summary>How a try went: a status, or a fault.</summary>
/// <param name="Status">HTTP status; null when none came.</param>
public sealed record DeliveryResult(int? Status, DeliveryFault? Fault = null)
{
    public bool IsTaken => Status is >= 200 and < 300;
}

/// <summary>One event that one webhook is to be told of.</summary>
/// <param name="Attempts">Tries that were begun.</param>
/// <param name="NextAt">When it is tried next; while a try is under way, when it is taken for lost.</param>
/// <param name="Last">How the last try went; null before it.</param>
public sealed record WebhookDelivery(WebhookFact Fact, string Webhook, DeliveryState State, int Attempts, DateTimeOffset NextAt,
    DeliveryResult? Last = null, DateTimeOffset? LastAt = null)
{
    /// <summary>What came of the try that is under way.</summary>
    public WebhookDelivery After(DeliveryResult result, DateTimeOffset now)
    {
        var tried = this with { Last = result, LastAt = now };
        return result.IsTaken ? tried with { State = DeliveryState.Delivered }
            : DeliveryPace.AfterFailure(Attempts) is { } pause ? tried with { State = DeliveryState.Waiting, NextAt = now + pause }
            : tried with { State = DeliveryState.Failed };
    }
}
