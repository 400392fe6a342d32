namespace Platform.Media;

/// <summary>
/// Something happened on a leg. Delivered to the handler given at allocation, one event at a time and in order per engine,
/// never on a relay thread; a handler should return soon.
/// </summary>
public abstract record MediaLegEvent(MediaLeg Leg);

/// <summary>
/// No RTP arrived for the silence time-out although the direction expects it, and no RTCP that tells of a live peer (one that is
/// muted may send nothing else). Once per silence; armed again by the next packet.
/// </summary>
/// <param name="Leg">The silent leg.</param>
/// <param name="Since">Time of the last packet, or when media was first expected.</param>
public sealed record LegSilent(MediaLeg Leg, DateTimeOffset Since) : MediaLegEvent(Leg);

/// <summary>A peer that is bridged and should be heard is not.</summary>
/// <param name="Leg">The leg whose peer is not heard.</param>
/// <param name="Fault">How.</param>
/// <param name="Since">Since when.</param>
public sealed record AudioMissing(MediaLeg Leg, AudioFault Fault, DateTimeOffset Since) : MediaLegEvent(Leg);

/// <summary>What <see cref="AudioMissing"/> told is over: the peer is heard, or need not be any more.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Fault">What is over.</param>
/// <param name="Since">When it had begun.</param>
public sealed record AudioReturned(MediaLeg Leg, AudioFault Fault, DateTimeOffset Since) : MediaLegEvent(Leg);

/// <summary>What is wrong with the audio of a bridged peer. Numbers are stable.</summary>
public enum AudioFault
{
    None = 0,

    /// <summary>One-way audio: the other side speaks, and this peer sends no RTP (nor RTCP).</summary>
    Stopped = 1,

    /// <summary>One-way audio: the other side speaks, and what this peer sends is silence.</summary>
    OnlySilence = 2,

    /// <summary>Neither side is heard.</summary>
    BothSilent = 3,
}

/// <summary>The peer pressed a key. Once per key, at its end.</summary>
/// <param name="Leg">The leg whose peer pressed the key.</param>
/// <param name="Digit">0-9, *, #, A-D.</param>
/// <param name="DurationMs">How long it was held.</param>
/// <param name="IsInband">Found by its tones; else told by telephone events (RFC 4733).</param>
public sealed record DigitReceived(MediaLeg Leg, char Digit, int DurationMs, bool IsInband = false) : MediaLegEvent(Leg);

/// <summary>A <see cref="MediaLeg.Play"/> ended.</summary>
/// <param name="Leg">The leg that was played to.</param>
/// <param name="PlayId">What <see cref="MediaLeg.Play"/> returned.</param>
/// <param name="Reason">Why it ended.</param>
public sealed record PlayEnded(MediaLeg Leg, long PlayId, PlayEndReason Reason) : MediaLegEvent(Leg);

/// <summary>A browser leg's DTLS handshake is over and the keys are in use; again after another browser took the leg over.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Suite">How its media is protected.</param>
public sealed record LegSecured(MediaLeg Leg, SrtpSuite Suite) : MediaLegEvent(Leg);

/// <summary>A browser leg has no keys, or no more. Nothing is sent until <see cref="MediaLeg.SetRemote"/> begins a new handshake.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Reason">Why.</param>
public sealed record LegSecurityFailed(MediaLeg Leg, MediaSecurityFailure Reason) : MediaLegEvent(Leg);

/// <summary>
/// A browser sent no ICE check for the consent time-out (RFC 7675): its network or the browser itself is gone, and nothing is sent
/// any more. Its next check brings it back.
/// </summary>
/// <param name="Leg">The leg.</param>
/// <param name="Since">Time of the last check.</param>
public sealed record LegUnreachable(MediaLeg Leg, DateTimeOffset Since) : MediaLegEvent(Leg);

public enum MediaSecurityFailure
{
    /// <summary>The DTLS handshake failed or got no answer for too long.</summary>
    Handshake = 1,

    /// <summary>The peer's certificate is not the one that its SDP named.</summary>
    WrongFingerprint = 2,

    /// <summary>The peer offers no SRTP suite that we have.</summary>
    NoCommonSuite = 3,

    /// <summary>The peer closed the association.</summary>
    ClosedByPeer = 4,
}

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
