using Platform.Media;

namespace Platform.Telephony.Calls;

/// <summary>Opens a leg's RTP ports. Media events need the leg, which needs the media: they are connected once both are there.</summary>
internal static class LegMedia
{
    /// <param name="connect">To be called with the leg as soon as it is made.</param>
    public static bool TryOpen(CallSession call, MediaEngine engine, out MediaLeg media, out Action<Leg> connect)
    {
        Leg? owner = null;
        var allocation = engine.Allocate(happened =>
        {
            if (Volatile.Read(ref owner) is { } leg)
                call.PostMedia(leg, happened);
        });
        media = allocation.Leg!;
        connect = leg => Volatile.Write(ref owner, leg);
        return allocation.IsAllocated;
    }
}
