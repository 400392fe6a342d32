using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Dtmf;
using Platform.Media.Jitter;
using Platform.Media.Recording;
using Platform.Media.Relay;

namespace Platform.Media.Tests.Fuzz;

/// <summary>
/// Payloads of all kinds, real and broken, with sequence numbers and time stamps that jump, into everything that listens to a peer: the
/// voice of a mix, the recording, the search for keys' tones, the last minute heard. A peer may send what it likes; it is its own call
/// that sounds like it, and no thread meets an exception.
/// </summary>
public class AudioFuzzTests
{
    private const int FrameSamples = 160;
    private const int Payloads = 64;

    [Theory]
    [InlineData(MediaCodec.Pcma)]
    [InlineData(MediaCodec.Pcmu)]
    [InlineData(MediaCodec.G722)]
    [InlineData(MediaCodec.Opus)]
    public void Payloads_of_all_kinds_are_heard_or_left(MediaCodec codec)
    {
        var packets = FuzzRun.Packets / 10;
        using var listeners = new Listeners(codec, FuzzRun.FirstSeed);
        for (var i = 0; i < packets; i++)
        {
            var described = listeners.Next();
            try
            {
                listeners.Hear();
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {FuzzRun.FirstSeed}, packet {i}: {described}", fault);
            }
        }

        Assert.True(listeners.HasHeard);
    }

    private sealed class Listeners : IDisposable
    {
        private readonly Random _random;
        private readonly MediaCodec _codec;
        private readonly List<byte[]> _encoded = [];
        private readonly Voice _voice = new(new TrafficCounters());
        private readonly HeardAudio _heard = new();
        private readonly InbandDigitDetector _tones = new(_ => { });
        private readonly RecordingTap _tap = new();
        private readonly RecordedTrack _track;
        private readonly int[] _mix = new int[FrameSamples];
        private readonly byte[] _payload = new byte[Mutations.Longest];
        private HeardPacket _packet;
        private int _length;
        private ushort _sequence;
        private uint _timestamp;
        private long _now;
        private long _rendered;

        public Listeners(MediaCodec codec, int seed)
        {
            (_codec, _random) = (codec, new Random(seed));
            _track = new RecordedTrack(_tap, ticksPerSecond: 8000);
            using var encoder = AudioCodecs.CreateEncoder(codec);
            for (var i = 0; i < Payloads; i++) _encoded.Add(Encode(encoder));
        }

        public bool HasHeard => _voice.HasBegun && _heard.Total > 0 && _rendered > 0;

        /// <summary>Makes the next packet; tells what it is.</summary>
        public string Next()
        {
            _now += _random.Next(8) == 0 ? _random.Next(4 * FrameSamples) : FrameSamples;
            _sequence += (ushort)(_random.Next(20) == 0 ? _random.Next(65536) : _random.Next(4));
            _timestamp += _random.Next(20) == 0 ? (uint)_random.Next(int.MinValue, int.MaxValue) : (uint)(_random.Next(4) * AudioCodecs.RtpClockRate(_codec) / 50);
            var codec = _random.Next(30) == 0 ? MediaCodec.Pcmu : _codec;
            _packet = new HeardPacket(codec, _sequence, _timestamp, _random.Next(100) == 0, _now);
            var encoded = _encoded[_random.Next(Payloads)];
            encoded.CopyTo(_payload, 0);
            _length = Mutations.Apply(_random, _payload, encoded.Length);
            return $"{_packet} {Convert.ToHexString(_payload, 0, _length)}";
        }

        public void Hear()
        {
            var payload = _payload.AsSpan(0, _length);
            foreach (var sink in new IAudioSink[] { _voice, _heard, _tones, _tap })
            {
                sink.Hear(_packet, payload);
                if (_length > 0 && _random.Next(20) == 0) sink.HearNoise(_packet, -(_payload[0] & 0x7F));
            }

            if (_random.Next(4) > 0) _voice.Advance();
            if (_voice.HasBegun) _ = _voice.Frame(8000).Length + _voice.Frame(16000).Length;
            for (; _rendered + FrameSamples <= _now - 400; _rendered += FrameSamples) _track.Render(_rendered, _mix);
        }

        public void Dispose()
        {
            _voice.Dispose();
            _heard.Dispose();
            _track.Dispose();
        }

        /// <summary>10 to 60 ms of noise, as the codec writes it.</summary>
        private byte[] Encode(IAudioEncoder encoder)
        {
            Span<short> samples = stackalloc short[encoder.SampleRate / 100 * (_codec == MediaCodec.Opus ? 2 : _random.Next(1, 7))];
            foreach (ref var sample in samples) sample = (short)_random.Next(-8000, 8000);
            return _payload[..encoder.Encode(samples, _payload)];
        }
    }
}
