using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Dtmf;
using Platform.Media.Jitter;
using Platform.Media.Mixing;
using Platform.Media.Rtp;

namespace Platform.Media.Relay;

/// <summary>What a leg is sent when it hears several others, or one whose codec its peer does not take.</summary>
internal sealed partial class LegOutput
{
    private const int KeyHoldsMs = 60;
    private const int LongestPacketMs = 60;

    private readonly Mixer _mixer = new();
    private SampleQueue? _unsent;
    private long _mixSource;
    private uint _owedMixClock;
    private byte _lastOctet;
    private bool _hasLastOctet;
    private short? _joinFrom;
    private long _keyOf;
    private uint _keySentAs;
    private uint _keyTimestamp;
    private long _keyUntil = long.MinValue;

    /// <summary>Whom the leg hears in a mix; none: what it hears is relayed, or nothing.</summary>
    public void UseMix(Voice[] voices)
    {
        if (_mixer.IsIdle && voices.Length > 0) BeginMix();
        else if (!_mixer.IsIdle && voices.Length == 0) _joinFrom = _mixer.Last;
        _mixer.Use(voices);
    }

    /// <summary>Sends the next 20 ms of the mix, unless something else comes first.</summary>
    public void SendMix()
    {
        var peer = _peer!;
        _encoder ??= AudioCodecs.CreateEncoder(peer.Codec);
        var frame = _mixer.Next(_encoder.SampleRate);
        if (frame.IsEmpty || _player is not null || _digits.IsActive || _leg.Thread.Now < _keyUntil) return;
        if (peer.PacketTimeMs == Voice.FrameMs) SendMixed(peer, frame);
        else SendInPackets(peer, frame);
    }

    /// <summary>So much of the mix came too late to be sent.</summary>
    public void SkipMix(int ms) => _owedMixClock += (uint)(ms * _peer!.ClockPerMs);

    /// <summary>Passes a key press on in the middle of a mix, which keeps quiet meanwhile.</summary>
    public void RelayKey(ReadOnlySpan<byte> datagram, in RelayedPacket relayed)
    {
        var header = relayed.Header;
        if (_player is not null || _digits.IsActive || !CanSend || header.PayloadLength < TelephoneEvent.Length) return;
        if (_peer!.TelephoneEventPayloadType is not { } payloadType) return;
        var packet = _leg.Thread.Scratch[..(RtpHeader.Length + TelephoneEvent.Length)];
        datagram.Slice(header.PayloadOffset, TelephoneEvent.Length).CopyTo(packet[RtpHeader.Length..]);
        TelephoneEvent.ChangeClock(packet[RtpHeader.Length..], relayed.TelephoneEventClockPerMs, _peer.TelephoneEventClockPerMs);
        Send(packet, payloadType, PlaceKey(relayed.Source, header.Timestamp));
        _keyUntil = _leg.Thread.Now + _leg.Thread.Clock.TicksPerSecond * KeyHoldsMs / 1000;
    }

    /// <summary>All packets of a press carry the time of its beginning.</summary>
    private RtpPlace PlaceKey(long source, uint timestamp)
    {
        if (source == _keyOf && timestamp == _keyTimestamp) return _stream.Repeat(_keySentAs);
        var place = _stream.Next(--_ownSource, 0, _leg.Thread.RtpNow(_stream.ClockRate));
        (_keyOf, _keyTimestamp, _keySentAs) = (source, timestamp, place.Timestamp);
        return place;
    }

    private void BeginMix()
    {
        _mixSource = --_ownSource;
        _owedMixClock = (uint)(Voice.FrameMs * _peer!.ClockPerMs);
        _unsent?.Clear();
        if (_hasLastOctet) _mixer.GoOnFrom(LastSample());
        _hasLastOctet = false;
    }

    private short LastSample() => _peer!.Codec == MediaCodec.Pcma ? G711.ALawToLinear(_lastOctet) : G711.MuLawToLinear(_lastOctet);

    private void SendInPackets(PeerSettings peer, ReadOnlySpan<short> frame)
    {
        var perMs = _encoder!.SampleRate / 1000;
        _unsent ??= new SampleQueue((LongestPacketMs + Voice.FrameMs) * perMs);
        _unsent.Add(frame);
        Span<short> packet = stackalloc short[peer.PacketTimeMs * perMs];
        while (_unsent.Count >= packet.Length)
        {
            _unsent.Take(packet);
            SendMixed(peer, packet);
        }
    }

    private void SendMixed(PeerSettings peer, ReadOnlySpan<short> samples)
    {
        var step = (uint)(samples.Length / (_encoder!.SampleRate / 1000) * peer.ClockPerMs);
        if (!CanSend)
        {
            _owedMixClock += step;
            return;
        }

        var packet = _leg.Thread.Scratch;
        var length = _encoder.Encode(samples, packet[RtpHeader.Length..]);
        Send(packet[..(RtpHeader.Length + length)], peer.PayloadType, _stream.NextOf(_mixSource, _owedMixClock, _leg.Thread.RtpNow(_stream.ClockRate)));
        _owedMixClock = step;
        _leg.Thread.Counters.CountMixed();
    }

    /// <summary>Relayed G.711 goes on where a mix ended, and is remembered for a mix that goes on where it ends.</summary>
    private void JoinRelayed(PeerSettings peer, Span<byte> payload)
    {
        if (peer.Codec is not (MediaCodec.Pcma or MediaCodec.Pcmu) || payload.IsEmpty) return;
        if (_joinFrom is { } last)
        {
            Span<short> samples = stackalloc short[Math.Min(payload.Length, Voice.FrameMs * AudioLoop.SamplesPerMs)];
            G711.Decode(peer.Codec, payload[..samples.Length], samples);
            Seam.Join(last, samples, AudioLoop.SampleRate);
            G711.Encode(peer.Codec, samples, payload);
            _joinFrom = null;
        }

        (_lastOctet, _hasLastOctet) = (payload[^1], true);
    }
}
