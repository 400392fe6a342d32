using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Relay;

namespace Platform.Media.Jitter;

/// <summary>
/// What a leg's peer says as linear samples, 20 ms at a time, whatever the network did to it. There is one for each leg that is mixed
/// or transcoded, shared by all who hear it. Relay thread only; nothing is allocated per packet or per frame.
/// </summary>
internal sealed class Voice(TrafficCounters counters) : IAudioSink, IDisposable
{
    public const int FrameMs = 20;
    private const int NarrowRate = 8000;
    private const int WideRate = 16000;
    private const int WidePerMs = WideRate / 1000;
    private const int LongestConcealMs = 60;

    private readonly SampleQueue _queue = new(2 * AudioCodecs.LongestPayloadMs * WidePerMs);
    private readonly short[] _narrow = new short[FrameMs * NarrowRate / 1000];
    private readonly short[] _wide = new short[FrameMs * WidePerMs];
    private readonly ComfortNoise _noise = new();
    private readonly Upsampler _upsampler = new();
    private readonly Downsampler _downsampler = new();
    private JitterBuffer? _buffer;
    private IAudioDecoder? _decoder;
    private int _clockRate;
    private int _concealedMs;
    private bool _isOtherRateReady;

    /// <summary>Something was heard.</summary>
    public bool HasBegun => _decoder is not null;

    /// <summary>How much of what came is still to be heard.</summary>
    public double HeldMs => _buffer is null ? 0 : (_buffer.Held + ToClock(_queue.Count)) * 1000.0 / _clockRate;

    public void Hear(in HeardPacket packet, ReadOnlySpan<byte> payload)
    {
        var duration = AudioCodecs.RtpDuration(packet.Codec, payload);
        if (duration == 0 || duration > AudioCodecs.LongestPayloadMs * AudioCodecs.RtpClockRate(packet.Codec) / 1000) return;
        if (_buffer is null || AudioCodecs.RtpClockRate(packet.Codec) != _clockRate) UseClock(AudioCodecs.RtpClockRate(packet.Codec));
        if (!_buffer!.Put(packet, payload, duration, ToClock(_queue.Count))) counters.CountDrop(DropReason.Late);
    }

    public void HearNoise(in HeardPacket packet, int levelDbov) => _noise.SetLevel(levelDbov);

    /// <summary>Goes on by 20 ms.</summary>
    public void Advance()
    {
        _isOtherRateReady = false;
        if (_buffer is null) return;
        var frame = FrameMs * (_decoder?.SampleRate ?? NarrowRate) / 1000;
        while (_queue.Count < frame) Step(ref frame);
        CutExcess();
        _queue.Take((frame == _wide.Length ? _wide : _narrow).AsSpan());
    }

    /// <summary>The present 20 ms at 8000 or 16000 samples a second. Only after <see cref="HasBegun"/>.</summary>
    public ReadOnlySpan<short> Frame(int sampleRate)
    {
        if (sampleRate != _decoder!.SampleRate && !_isOtherRateReady) Resample();
        return sampleRate == WideRate ? _wide : _narrow;
    }

    public void Dispose() => _decoder?.Dispose();

    private void Resample()
    {
        _isOtherRateReady = true;
        if (_decoder!.SampleRate == NarrowRate) _upsampler.Process(_narrow, _wide);
        else _downsampler.Process(_wide, _narrow);
    }

    /// <summary>Adds something to the queue; a codec of another sample rate changes the length of the frame.</summary>
    private void Step(ref int frame)
    {
        switch (_buffer!.Take(out var packet, out var missing))
        {
            case JitterStep.Packet:
                UseDecoder(packet.Codec);
                frame = FrameMs * _decoder!.SampleRate / 1000;
                _queue.Add(_decoder.Decode(packet.Payload, _queue.Room));
                _concealedMs = 0;
                break;
            case JitterStep.Gap when _decoder is not null:
                var lost = Math.Min(ToSamples(missing), frame);
                if (lost == ToSamples(missing) && packet.Codec == _decoder.Codec) _decoder.Recover(packet.Payload, _queue.Room[..lost]);
                else _decoder.Conceal(_queue.Room[..lost]);
                _queue.Add(lost);
                _buffer.Fill(lost == ToSamples(missing) ? missing : ToClock(lost));
                counters.CountConcealed();
                break;
            default:
                MakeUp(frame - _queue.Count);
                break;
        }
    }

    private void MakeUp(int samples)
    {
        var room = _queue.Room[..samples];
        if (_decoder is not null && _concealedMs < LongestConcealMs)
        {
            _decoder.Conceal(room);
            counters.CountConcealed();
        }
        else
        {
            _noise.Fill(room);
        }

        _concealedMs += FrameMs;
        _queue.Add(samples);
        _buffer!.Wait(ToClock(samples));
    }

    /// <summary>Takes a period of the pitch out when the buffer holds more than it needs.</summary>
    private void CutExcess()
    {
        if (_decoder is null || _buffer!.Excess == 0) return;
        var perMs = _decoder.SampleRate / 1000;
        if (ToSamples(_buffer.Excess) < SpeechShortener.LongestMs * perMs) return;
        var needed = (FrameMs + SpeechShortener.NeededMs) * perMs;
        while (_queue.Count < needed)
        {
            if (_buffer.Take(out var packet, out _) != JitterStep.Packet || packet.Codec != _decoder.Codec) return;
            _queue.Add(_decoder.Decode(packet.Payload, _queue.Room));
        }

        var cut = SpeechShortener.Shorten(_queue.Samples, perMs);
        _queue.Remove(cut);
        _buffer.Cut(ToClock(cut));
    }

    private void UseDecoder(MediaCodec codec)
    {
        if (_decoder?.Codec == codec) return;
        if (_decoder is not null && _decoder.SampleRate != AudioCodecs.SampleRate(codec)) _queue.Clear();
        _decoder?.Dispose();
        _decoder = AudioCodecs.CreateDecoder(codec);
    }

    private void UseClock(int clockRate)
    {
        _clockRate = clockRate;
        _buffer = new JitterBuffer(clockRate);
    }

    private int ToClock(int samples) => (int)((long)samples * _clockRate / (_decoder?.SampleRate ?? NarrowRate));

    private int ToSamples(int clock) => (int)((long)clock * (_decoder?.SampleRate ?? NarrowRate) / _clockRate);
}
