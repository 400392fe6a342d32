using System.Net;
using Platform.Media.Audio;

namespace Platform.Media;

/// <summary>
/// One call leg's media: an RTP and an RTCP port, the peer behind them, and the one continuous RTP stream that the peer hears,
/// whatever its source (the bridged leg, music, a prompt). Safe from any thread; nothing blocks.
/// </summary>
public sealed class MediaLeg : IDisposable
{
    internal MediaLeg() => throw new NotSupportedException();

    /// <summary>Even UDP port for RTP.</summary>
    public int RtpPort => throw new NotSupportedException();

    /// <summary>RTP port + 1.</summary>
    public int RtcpPort => throw new NotSupportedException();

    /// <summary>The address for SDP.</summary>
    public IPAddress AdvertisedAddress => throw new NotSupportedException();

    /// <summary>What the last <see cref="SetRemote"/> set.</summary>
    public MediaRemote? Remote => throw new NotSupportedException();

    public bool IsClosed => throw new NotSupportedException();

    /// <summary>Sets or changes the peer. A new address lets the leg latch anew. Refusals: BadAddress, BadPayload, LegClosed; then nothing changed.</summary>
    public MediaRefusal SetRemote(MediaRemote remote) => throw new NotSupportedException();

    /// <summary>Plays to the peer instead of what the bridge brings, until it ends or is stopped. Starts once a remote is set.</summary>
    /// <returns>The number that <see cref="PlayEnded"/> will carry.</returns>
    public long Play(AudioLoop audio, PlayMode mode = PlayMode.Loop) => throw new NotSupportedException();

    /// <summary>Ends what <see cref="Play"/> began; the bridge is heard again. Nothing playing: nothing happens.</summary>
    public void Stop() => throw new NotSupportedException();

    /// <summary>Sends a key press (RFC 4733) after those already under way. Refusals: BadDigit, NoTelephoneEvent, LegClosed.</summary>
    public MediaRefusal SendDigit(char digit, int durationMs = 100) => throw new NotSupportedException();

    /// <summary>Figures of this moment; also after closing.</summary>
    public MediaLegStatistics Statistics => throw new NotSupportedException();

    /// <summary>The leg as a value, for <see cref="MediaEngine.Reopen"/>.</summary>
    public MediaLegDescription Describe() => throw new NotSupportedException();

    /// <summary>Sends an RTCP BYE, ends the bridge, closes the sockets, gives the ports back. Idempotent.</summary>
    public void Dispose() => throw new NotSupportedException();
}
