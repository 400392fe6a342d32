using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Platform.Media.Recording;

/// <summary>
/// A recording as a WAV file: stereo, 16-bit PCM, left and right in turn. Seekable: a part of it is made from the blocks that it lies in.
/// </summary>
public sealed class RecordingWavStream(RecordingReader reader) : Stream
{
    public const int HeaderLength = 44;
    public const int BytesPerFrame = 4;

    private readonly byte[] _header = Header(reader.Frames);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = HeaderLength + reader.Frames * BytesPerFrame;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, Length - _position);
        if (wanted <= 0) return 0;
        var read = _position < HeaderLength ? ReadHeader(buffer[..wanted]) : ReadAudio(buffer[..wanted]);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : Length);
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) reader.Dispose();
        base.Dispose(disposing);
    }

    private int ReadHeader(Span<byte> buffer)
    {
        var part = _header.AsSpan((int)_position);
        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        return part.Length;
    }

    private int ReadAudio(Span<byte> buffer)
    {
        var at = _position - HeaderLength;
        var within = (int)(at % BytesPerFrame);
        var frames = (within + buffer.Length + BytesPerFrame - 1) / BytesPerFrame;
        var samples = new short[frames * 2];
        var read = reader.Read(at / BytesPerFrame, samples) * BytesPerFrame;
        var bytes = MemoryMarshal.AsBytes(samples.AsSpan())[within..Math.Max(within, read)];
        bytes = bytes[..Math.Min(bytes.Length, buffer.Length)];
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    private static byte[] Header(long frames)
    {
        var dataLength = (uint)Math.Min(frames * BytesPerFrame, uint.MaxValue - HeaderLength);
        var header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), dataLength + HeaderLength - 8);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), RecordingFormat.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), RecordingFormat.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), RecordingFormat.SampleRate * BytesPerFrame);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), BytesPerFrame);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), dataLength);
        return header;
    }
}
