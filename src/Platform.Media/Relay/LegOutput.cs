using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Dtmf;
using Platform.Media.Jitter;
using Platform.Media.Rtp;

namespace Platform.Media.Relay;

/// <summary>
/// The sending half of a leg: takes turns between key presses, own audio and what the leg hears of others, in that order of precedence, and
/// keeps them one stream. Relay thread only.
/// </summary>
internal sealed partial class LegOutput
{
    private readonly LegCore _leg;
    private readonly LegCounters _counters;
    private readonly AddressLatch _latch;
    private readonly OutgoingStream _stream;
    private readonly DigitSender _digits = new();
    private AudioPlayer? _player;
    private IAudioEncoder? _encoder;
    private PeerSettings? _peer;
    private Pacer _pacer;
    private long _ownSource;
    private uint _owedClock;

    public LegOutput(LegCore leg, LegCounters counters, LegIdentity identity, AddressLatch latch)
    {
        _leg = leg;
        _counters = counters;
        _latch = latch;
        _stream = new OutgoingStream(identity.Ssrc, identity.Sequence, identity.Timestamp);
    }

    public OutgoingStream Stream => _stream;

    /// <summary>There is something of our own to be sent at the ticks of the media timer.</summary>
    public bool WantsTicks => _peer is not null && (_player is not null || _digits.IsActive);

    private bool CanSend => _peer is { MaySend: true } && !_latch.Target.IsNone && _leg.Wire.IsReady;

    public void Use(PeerSettings peer)
    {
        _peer = peer;
        _stream.UseClockRate(peer.ClockRate);
        if (_encoder?.Codec == peer.Codec) return;
        _encoder?.Dispose();
        _encoder = null;
        _unsent = null;
    }

    /// <summary>Nothing is sent any more.</summary>
    public void Close() => _encoder?.Dispose();

    /// <summary>Plays from now on; gives the number of the play that it ends, if any.</summary>
    public long? Play(AudioPlayer player)
    {
        var former = _player?.Id;
        _player = player;
        BeginOwn();
        return former;
    }

    /// <summary>Ends playing; gives the number of the play that it ends, if any.</summary>
    public long? Stop()
    {
        var former = _player?.Id;
        _player = null;
        return former;
    }

    public void Press(byte code, int durationMs)
    {
        if (!_digits.IsActive) BeginOwn();
        _digits.Enqueue(code, durationMs);
    }

    /// <summary>The first packet of a run is due at this tick.</summary>
    public void BeginPacing(long tick) => _pacer.Begin(tick);

    /// <summary>Sends what is due at this tick.</summary>
    /// <param name="finished">Number of the play that came to its end, if any.</param>
    /// <returns>Ticks until it wants to be called again.</returns>
    public int Tick(long tick, out long? finished)
    {
        finished = null;
        var peer = _peer!;
        var isPressing = _digits.IsActive;
        var packetMs = isPressing ? DigitSender.StepMs : peer.PacketTimeMs;
        if (isPressing) SendPress(peer);
        else finished = SendAudio(peer, _player!);
        var ticks = _pacer.Next(tick, packetMs / Pacer.TickMs, out var givenUp);
        if (givenUp > 0) GiveUp(givenUp * packetMs, peer);
        return ticks;
    }

    /// <summary>Sends a packet of the bridged leg on. The datagram is rewritten in place.</summary>
    public void Relay(Span<byte> datagram, in RelayedPacket relayed)
    {
        var header = relayed.Header;
        if (_player is not null || _digits.IsActive) return;
        if (!CanSend)
        {
            _leg.Thread.Counters.CountDrop(DropReason.Direction);
            return;
        }

        var peer = _peer!;
        if (peer.PayloadTypeOf(relayed.Kind) is not { } payloadType)
        {
            _stream.LeaveOut(relayed.Source, header, relayed.IsRestart);
            _leg.Thread.Counters.CountDrop(DropReason.PayloadType);
            return;
        }

        var lastDuration = _joinFrom is null ? 0 : (uint)(Voice.FrameMs * peer.ClockPerMs);
        if (!_stream.TryPlace(relayed.Source, header, relayed.IsRestart, _leg.Thread.RtpNow(_stream.ClockRate), out var place, lastDuration))
        {
            _leg.Thread.Counters.CountDrop(DropReason.Stale);
            return;
        }

        var payload = datagram.Slice(header.PayloadOffset, header.PayloadLength);
        Translate(peer, relayed, payload);
        if (PayloadKinds.IsAudio(relayed.Kind)) JoinRelayed(peer, payload);
        var packet = datagram.Slice(header.PayloadOffset - RtpHeader.Length, RtpHeader.Length + header.PayloadLength);
        Send(packet, payloadType, place);
    }

    /// <summary>A packet was sent, or the system did not take it.</summary>
    public void OnSent(int packetLength, bool hasLeft)
    {
        if (!hasLeft)
        {
            _counters.SendErrors++;
            _leg.Thread.Counters.CountDrop(DropReason.SendFailed);
            return;
        }

        _leg.Thread.Counters.CountOut();
        _counters.PacketsOut++;
        _counters.BytesOut += packetLength;
        _counters.PayloadBytesOut += packetLength - RtpHeader.Length;
    }

    private static void Translate(PeerSettings peer, in RelayedPacket relayed, Span<byte> payload)
    {
        if (relayed.Kind == PayloadKind.TelephoneEvent)
            TelephoneEvent.ChangeClock(payload, relayed.TelephoneEventClockPerMs, peer.TelephoneEventClockPerMs);
        else if (PayloadKinds.IsAudio(relayed.Kind) && PayloadKinds.CodecOf(relayed.Kind) is var codec && codec != peer.Codec)
            G711.Transcode(codec, payload);
    }

    private void BeginOwn()
    {
        // Own sources are negative so that they never equal a relayed one.
        _ownSource--;
        _owedClock = 0;
    }

    private void GiveUp(int ms, PeerSettings peer)
    {
        _player?.Skip(ms);
        _owedClock += (uint)(ms * peer.ClockPerMs);
    }

    private void SendPress(PeerSettings peer)
    {
        if (!_digits.TryStep(peer.TelephoneEventClockPerMs, out var step))
        {
            if (!_digits.IsActive) BeginOwn();
            return;
        }

        if (step.IsFirst) _ownSource--;
        if (!CanSend || peer.TelephoneEventPayloadType is not { } payloadType) return;
        var packet = _leg.Thread.Scratch[..(RtpHeader.Length + TelephoneEvent.Length)];
        step.Event.Write(packet[RtpHeader.Length..]);
        Send(packet, payloadType, _stream.Next(_ownSource, 0, _leg.Thread.RtpNow(_stream.ClockRate)));
    }

    private long? SendAudio(PeerSettings peer, AudioPlayer player)
    {
        var packet = _leg.Thread.Scratch;
        packet = packet[..(RtpHeader.Length + FillAudio(peer, player, packet[RtpHeader.Length..]))];
        if (CanSend)
        {
            Send(packet, peer.PayloadType, _stream.Next(_ownSource, _owedClock, _leg.Thread.RtpNow(_stream.ClockRate)));
            _owedClock = 0;
        }

        _owedClock += (uint)(peer.PacketTimeMs * peer.ClockPerMs);
        if (!player.IsFinished) return null;
        _player = null;
        return player.Id;
    }

    /// <summary>The player keeps octets of each codec but Opus ready, where a packet depends on those before it.</summary>
    private int FillAudio(PeerSettings peer, AudioPlayer player, Span<byte> payload)
    {
        if (peer.Codec != MediaCodec.Opus)
        {
            var octets = payload[..(peer.PacketTimeMs * AudioLoop.SamplesPerMs)];
            player.Fill(peer.Codec, octets);
            return octets.Length;
        }

        _encoder ??= AudioCodecs.CreateEncoder(peer.Codec);
        Span<short> samples = stackalloc short[peer.PacketTimeMs * _encoder.SampleRate / 1000];
        player.Fill(samples);
        return _encoder.Encode(samples, payload);
    }

    private void Send(Span<byte> packet, int payloadType, in RtpPlace place)
    {
        RtpHeader.Write(packet, place.Marker, payloadType, place.Sequence, place.Timestamp, _stream.Ssrc);
        _counters.Sequence = _stream.Sequence;
        _counters.Timestamp = _stream.Timestamp;
        _leg.Wire.SendRtp(packet, _latch.Target);
    }
}
