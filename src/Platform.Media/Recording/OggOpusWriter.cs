using System.Buffers.Binary;
using System.Text;
using Platform.Media.Codecs;

namespace Platform.Media.Recording;

/// <summary>
/// A recording as Opus in Ogg (RFC 7845, RFC 3533): stereo, packets of 20 ms, a page a second. Needs libopus.
/// </summary>
public sealed class OggOpusWriter
{
    public const string ContentType = "audio/ogg; codecs=opus";

    private const int FrameSamples = RecordingFormat.SampleRate / 50;
    private const int PacketsPerPage = 50;
    private const int ClockPerSample = 48000 / RecordingFormat.SampleRate;
    private const int BitsPerSecond = 32_000;
    private const int LargestPacket = 1275;

    /// <summary>The encoder's delay of 6.5 ms, at 48 kHz.</summary>
    private const int PreSkip = 312;

    private const byte FirstPage = 2;
    private const byte LastPage = 4;

    private readonly Stream _target;
    private readonly uint _serial;
    private readonly List<byte> _body = [];
    private readonly List<byte> _lacing = [];
    private uint _page;

    private OggOpusWriter(Stream target, uint serial) => (_target, _serial) = (target, serial);

    /// <summary>This process can make it.</summary>
    public static bool IsAvailable => Opus.IsAvailable;

    /// <param name="reader">What to write.</param>
    /// <param name="target">Is written to a page at a time.</param>
    /// <param name="serial">Of the Ogg stream; any number.</param>
    public static async Task WriteAsync(RecordingReader reader, Stream target, uint serial, CancellationToken cancellation)
    {
        var writer = new OggOpusWriter(target, serial);
        await writer.WriteHeadersAsync(cancellation);
        using var encoder = Opus.CreateEncoder(RecordingFormat.SampleRate, RecordingFormat.Channels, Opus.ApplicationVoip, out var error);
        if (error != 0) throw new InvalidOperationException($"opus_encoder_create failed with {error}");
        _ = Opus.Set(encoder, Opus.SetBitrate, BitsPerSecond);
        await writer.WriteAudioAsync(reader, encoder, cancellation);
    }

    private async Task WriteHeadersAsync(CancellationToken cancellation)
    {
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        (head[8], head[9]) = (1, RecordingFormat.Channels);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), PreSkip);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), RecordingFormat.SampleRate);
        Add(head);
        await WritePageAsync(0, FirstPage, cancellation);
        var vendor = Encoding.UTF8.GetBytes("Platform");
        var tags = new byte[8 + 4 + vendor.Length + 4];
        "OpusTags"u8.CopyTo(tags);
        BinaryPrimitives.WriteInt32LittleEndian(tags.AsSpan(8), vendor.Length);
        vendor.CopyTo(tags, 12);
        Add(tags);
        await WritePageAsync(0, 0, cancellation);
    }

    private async Task WriteAudioAsync(RecordingReader reader, Opus.EncoderHandle encoder, CancellationToken cancellation)
    {
        var samples = new short[2 * FrameSamples];
        var packet = new byte[LargestPacket];
        var total = PreSkip + reader.Frames * ClockPerSample;
        var packets = (total + FrameSamples * ClockPerSample - 1) / (FrameSamples * ClockPerSample);
        for (long i = 0; i < packets; i++)
        {
            var read = reader.Read(i * FrameSamples, samples);
            samples.AsSpan(2 * read).Clear();
            Add(packet.AsSpan(0, Encode(encoder, samples, packet)));
            var isLast = i + 1 == packets;
            if (isLast) await WritePageAsync(total, LastPage, cancellation);
            else if ((i + 1) % PacketsPerPage == 0) await WritePageAsync((i + 1) * FrameSamples * ClockPerSample, 0, cancellation);
        }
    }

    private static unsafe int Encode(Opus.EncoderHandle encoder, short[] samples, byte[] packet)
    {
        fixed (short* from = samples)
        fixed (byte* to = packet)
        {
            var length = Opus.Encode(encoder, from, FrameSamples, to, packet.Length);
            return length > 0 ? length : throw new InvalidOperationException($"opus_encode failed with {length}");
        }
    }

    private void Add(ReadOnlySpan<byte> packet)
    {
        _body.AddRange(packet);
        for (var left = packet.Length; ; left -= 255)
        {
            _lacing.Add((byte)Math.Min(left, 255));
            if (left < 255) return;
        }
    }

    private async Task WritePageAsync(long granule, byte flags, CancellationToken cancellation)
    {
        var page = new byte[27 + _lacing.Count + _body.Count];
        "OggS"u8.CopyTo(page);
        page[5] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(14), _serial);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(18), _page++);
        page[26] = (byte)_lacing.Count;
        _lacing.CopyTo(page, 27);
        _body.CopyTo(page, 27 + _lacing.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), OggChecksum.Of(page));
        _lacing.Clear();
        _body.Clear();
        await _target.WriteAsync(page, cancellation);
    }
}
