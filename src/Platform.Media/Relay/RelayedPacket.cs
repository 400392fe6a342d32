using Platform.Media.Rtp;

namespace Platform.Media.Relay;

/// <summary>A packet of one leg's peer on its way to another leg's.</summary>
/// <param name="Header">As it came.</param>
/// <param name="Kind">What its payload is.</param>
/// <param name="Source">Which stream it is of; never 0.</param>
/// <param name="IsRestart">Its sender began again.</param>
/// <param name="TelephoneEventClockPerMs">Units of the duration of the sender's telephone-events in a millisecond.</param>
internal readonly record struct RelayedPacket(
    RtpHeader Header, PayloadKind Kind, long Source, bool IsRestart, int TelephoneEventClockPerMs);
