using System.Net;
using Platform.Media.Audio;
using Platform.Media.Dtmf;
using Platform.Media.Ice;
using Platform.Media.Relay;

namespace Platform.Media;

/// <summary>
/// One call leg's media: an RTP and an RTCP port, the peer behind them, and the one continuous RTP stream that the peer hears,
/// whatever its source (the bridged leg, music, a prompt). Safe from any thread; nothing blocks.
/// </summary>
public sealed class MediaLeg : IDisposable
{
    private readonly MediaEngine _engine;
    private readonly LegIdentity _identity;
    private readonly LegCounters _counters;
    private long _playId;
    private int _isClosed;
    private volatile MediaRemote? _remote;
    private volatile IceCredentials? _ice;

    internal MediaLeg(
        MediaEngine engine, LegIdentity identity, RelayThread thread, Action<MediaLegEvent>? onEvent, Action<MediaLeg> onClosed,
        IceCredentials? ice = null)
    {
        _ice = ice;
        _engine = engine;
        _identity = identity;
        _counters = new LegCounters { Sequence = identity.Sequence, Timestamp = identity.Timestamp };
        OnEvent = onEvent;
        Core = new LegCore(this, identity, _counters, thread, () => onClosed(this));
    }

    /// <summary>Even UDP port for RTP; the shared one for a browser leg.</summary>
    public int RtpPort => _identity.RtpPort;

    /// <summary>RTP port + 1; the RTP port for a browser leg.</summary>
    public int RtcpPort => IsBrowser ? RtpPort : RtpPort + 1;

    /// <summary>It shares the engine's browser port and is secured by DTLS.</summary>
    public bool IsBrowser => _identity.Browser is not null;

    /// <summary>Our ICE credentials for SDP; browser legs only.</summary>
    public IceCredentials? Ice => _ice;

    /// <summary>The address for SDP.</summary>
    public IPAddress AdvertisedAddress => _engine.AdvertisedAddress;

    /// <summary>What the last <see cref="SetRemote"/> set.</summary>
    public MediaRemote? Remote => _remote;

    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    /// <summary>Figures of this moment; also after closing.</summary>
    public MediaLegStatistics Statistics => _counters.Snapshot(_engine.Clock);

    internal Action<MediaLegEvent>? OnEvent { get; }

    internal LegCore Core { get; }

    /// <summary>
    /// Sets or changes the peer. A new address lets the leg latch anew. Refusals: BadAddress, BadPayload, LegClosed; then nothing
    /// changed. Refusal BadSecurity: see there.
    /// </summary>
    public MediaRefusal SetRemote(MediaRemote remote)
    {
        ArgumentNullException.ThrowIfNull(remote);
        if (IsClosed) return MediaRefusal.LegClosed;
        var refusal = PeerSettings.TryMake(remote, _engine.Family, out var settings);
        if (refusal != MediaRefusal.None) return refusal;
        if (IsBrowser != remote.Security is MediaSecurity.Dtls) return MediaRefusal.BadSecurity;
        lock (Core.Gate)
        {
            _remote = remote;
            Core.Home.Post(Core, core => core.Use(settings!));
        }

        return MediaRefusal.None;
    }

    /// <summary>
    /// Makes new ICE credentials for an SDP that restarts ICE (RFC 8445 9), because the browser's network changed or another browser
    /// takes the call over. Those before stay valid until the next restart. Null on a leg that has no ICE.
    /// </summary>
    public IceCredentials? RestartIce()
    {
        if (!IsBrowser) return null;
        var ice = IceLiteAgent.NewCredentials();
        _ice = ice;
        Post(core => core.Browser!.Restart(ice));
        return ice;
    }

    /// <summary>Plays to the peer instead of what the bridge brings, until it ends or is stopped. Starts once a remote is set.</summary>
    /// <returns>The number that <see cref="PlayEnded"/> will carry.</returns>
    public long Play(AudioLoop audio, PlayMode mode = PlayMode.Loop)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var id = Interlocked.Increment(ref _playId);
        if (IsClosed) _engine.Raise(new PlayEnded(this, id, PlayEndReason.LegClosed));
        else StartPlaying(audio, mode, id);
        return id;
    }

    private void StartPlaying(AudioLoop audio, PlayMode mode, long id)
    {
        audio.Prepare(_remote?.Codec ?? MediaCodec.Pcma);
        Post(core => core.Play(new AudioPlayer(audio, mode, id)));
    }

    /// <summary>Ends what <see cref="Play"/> began; the bridge is heard again. Nothing playing: nothing happens.</summary>
    public void Stop() => Post(core => core.Stop(PlayEndReason.Stopped));

    /// <summary>Sends a key press (RFC 4733) after those already under way. Refusals: BadDigit, NoTelephoneEvent, LegClosed.</summary>
    public MediaRefusal SendDigit(char digit, int durationMs = 100)
    {
        if (!TelephoneEvent.TryCodeOf(digit, out var code) || durationMs is < 40 or > 5000) return MediaRefusal.BadDigit;
        if (IsClosed) return MediaRefusal.LegClosed;
        if (_remote?.TelephoneEventPayloadType is null) return MediaRefusal.NoTelephoneEvent;
        Post(core => core.Press(code, durationMs));
        return MediaRefusal.None;
    }

    /// <summary>The leg as a value, for <see cref="MediaEngine.Reopen"/>.</summary>
    public MediaLegDescription Describe() => new()
    {
        RtpPort = RtpPort,
        RtcpPort = RtcpPort,
        Remote = _remote,
        Latched = Volatile.Read(ref _counters.Latched),
        Ssrc = _identity.Ssrc,
        Sequence = (ushort)Volatile.Read(ref _counters.Sequence),
        Timestamp = Volatile.Read(ref _counters.Timestamp),
        Ice = _ice,
        SentRollOver = Volatile.Read(ref _counters.SentRollOver),
        HeardRollOver = Volatile.Read(ref _counters.HeardRollOver),
        RtcpIndex = Volatile.Read(ref _counters.RtcpIndex),
        CanonicalName = _identity.CanonicalName,
        TakenAt = _engine.Clock.UtcNow,
    };

    /// <summary>Sends an RTCP BYE, ends the bridge, closes the sockets, gives the ports back. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0) Post(core => core.Close());
    }

    /// <summary>From now on this hears the peer, too, until it is removed or the leg is closed.</summary>
    internal void AddSink(IAudioSink sink) => Post(core => core.Input.AddSink(sink));

    internal void RemoveSink(IAudioSink sink) => Post(core => core.Input.RemoveSink(sink));

    /// <summary>Has the command run on the leg's thread, wherever the leg is moving to.</summary>
    internal void Post(Action<LegCore> command)
    {
        lock (Core.Gate) Core.Home.Post(Core, command);
    }
}
