using System.Net;
using Platform.Media.Audio;

namespace Platform.Media;

/// <summary>
/// Relays RTP between call legs, plays audio to them and measures what arrives, on threads of its own. All members are safe
/// from any thread and return at once; what they ask for happens on the relay thread, in the order in which it was asked.
/// </summary>
public sealed class MediaEngine : IDisposable
{
    public MediaEngine(MediaEngineOptions options) => throw new NotSupportedException();

    /// <summary>The address for SDP.</summary>
    public IPAddress AdvertisedAddress => throw new NotSupportedException();

    public int OpenLegs => throw new NotSupportedException();

    /// <summary>Port pairs that <see cref="Allocate"/> can still hand out.</summary>
    public int FreePortPairs => throw new NotSupportedException();

    /// <summary>Opens a leg with ports of its own. Refusals: NoPorts, NoSockets, EngineClosed.</summary>
    /// <param name="onEvent">Hears what happens on the leg, see <see cref="MediaLegEvent"/>.</param>
    public MediaAllocation Allocate(Action<MediaLegEvent>? onEvent = null) => throw new NotSupportedException();

    /// <summary>Opens a leg again from its description, on the same ports. Refusals: PortsTaken, NoSockets, EngineClosed, BadAddress, BadPayload.</summary>
    public MediaAllocation Reopen(MediaLegDescription description, Action<MediaLegEvent>? onEvent = null) => throw new NotSupportedException();

    /// <summary>Relays each leg's audio to the other; either leg's former partner is left alone. Refusals: LegClosed.</summary>
    public MediaRefusal Bridge(MediaLeg first, MediaLeg second) => throw new NotSupportedException();

    /// <summary>Ends the relaying between the leg and its partner, if any.</summary>
    public void Unbridge(MediaLeg leg) => throw new NotSupportedException();

    /// <summary>Closes all legs and ends the threads. Idempotent.</summary>
    public void Dispose() => throw new NotSupportedException();
}
