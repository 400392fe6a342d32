namespace Platform.Media;

/// <summary>
/// Something happened on a leg. Delivered to the handler given at allocation, one event at a time and in order per engine,
/// never on a relay thread; a handler should return soon.
/// </summary>
public abstract record MediaLegEvent(MediaLeg Leg);

/// <summary>
/// No RTP arrived for the silence time-out although the direction expects it. Once per silence; armed again by the next packet.
/// </summary>
/// <param name="Leg">The silent leg.</param>
/// <param name="Since">Time of the last packet, or when media was first expected.</param>
public sealed record LegSilent(MediaLeg Leg, DateTimeOffset Since) : MediaLegEvent(Leg);

/// <summary>The peer pressed a key (RFC 4733). Once per key, at its end.</summary>
/// <param name="Leg">The leg whose peer pressed the key.</param>
/// <param name="Digit">0-9, *, #, A-D.</param>
/// <param name="DurationMs">How long it was held.</param>
public sealed record DigitReceived(MediaLeg Leg, char Digit, int DurationMs) : MediaLegEvent(Leg);

/// <summary>A <see cref="MediaLeg.Play"/> ended.</summary>
/// <param name="Leg">The leg that was played to.</param>
/// <param name="PlayId">What <see cref="MediaLeg.Play"/> returned.</param>
/// <param name="Reason">Why it ended.</param>
public sealed record PlayEnded(MediaLeg Leg, long PlayId, PlayEndReason Reason) : MediaLegEvent(Leg);

public enum PlayEndReason
{
    /// <summary>A one-shot reached its end.</summary>
    Finished = 0,

    /// <summary><see cref="MediaLeg.Stop"/> was called.</summary>
    Stopped = 1,

    /// <summary>Another <see cref="MediaLeg.Play"/> took its place.</summary>
    Replaced = 2,

    /// <summary>The leg was closed.</summary>
    LegClosed = 3,
}

public enum PlayMode
{
    /// <summary>Starts again at its end, until stopped.</summary>
    Loop = 0,

    /// <summary>Plays once, then raises <see cref="PlayEnded"/> with <see cref="PlayEndReason.Finished"/>.</summary>
    Once = 1,
}
