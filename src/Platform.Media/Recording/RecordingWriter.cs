using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Platform.Media.Recording;

/// <summary>Appends blocks to a recording's file. Throws what the file system throws; the file is then left as it is.</summary>
internal sealed class RecordingWriter : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly AesGcm _cipher;
    private readonly byte[] _hash;
    private byte[] _buffer = [];
    private int _blocks;

    /// <param name="path">Of a file that is not there yet; its folder is made.</param>
    /// <param name="header">Who and when.</param>
    /// <param name="tenantKey">256 bits.</param>
    public RecordingWriter(string path, RecordingHeader header, byte[] tenantKey)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        _cipher = new AesGcm(RecordingFormat.DeriveKey(tenantKey, header), RecordingFormat.TagLength);
        var start = RecordingFormat.Write(header);
        _hash = start[^RecordingFormat.HashLength..];
        RandomAccess.Write(_file, start, 0);
        Bytes = start.Length;
    }

    /// <summary>Length of the file.</summary>
    public long Bytes { get; private set; }

    public int Blocks => _blocks;

    public long Frames { get; private set; }

    /// <summary>The last block's hash in lower-case hex.</summary>
    public string Head => Convert.ToHexStringLower(_hash);

    public void WriteAudio(ReadOnlySpan<byte> samples)
    {
        var frames = samples.Length / RecordingFormat.Channels;
        Append(RecordingBlockKind.Audio, samples, frames);
        Frames += frames;
    }

    public void WriteStretch(DateTimeOffset at) => Append(RecordingBlockKind.Stretch, RecordingFormat.WriteMoment(at), 0);

    public void WriteEnd(DateTimeOffset at) => Append(RecordingBlockKind.End, RecordingFormat.WriteMoment(at), 0);

    /// <summary>Has what was written survive a loss of power.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void Dispose()
    {
        _file.Dispose();
        _cipher.Dispose();
    }

    private void Append(RecordingBlockKind kind, ReadOnlySpan<byte> payload, int frames)
    {
        const int HashLength = RecordingFormat.HashLength;
        const int HeaderLength = RecordingFormat.BlockHeaderLength;
        // The former hash stands before the block, so that it is hashed and authenticated together with it.
        var length = HashLength + RecordingFormat.OverheadLength + payload.Length;
        if (_buffer.Length < length) _buffer = new byte[length];
        var all = _buffer.AsSpan(0, length);
        _hash.CopyTo(all);
        var block = all[HashLength..];
        RecordingFormat.WriteBlockHeader(block, new RecordingBlock(Bytes, kind, _blocks, payload.Length, Frames, frames));
        Span<byte> nonce = stackalloc byte[RecordingFormat.NonceLength];
        RecordingFormat.WriteNonce(nonce, _blocks);
        _cipher.Encrypt(nonce, payload, block.Slice(HeaderLength, payload.Length), block.Slice(HeaderLength + payload.Length, RecordingFormat.TagLength),
            all[..(HashLength + HeaderLength)]);
        SHA256.HashData(all[..^HashLength], block[^HashLength..]);
        RandomAccess.Write(_file, block, Bytes);
        block[^HashLength..].CopyTo(_hash);
        Bytes += block.Length;
        _blocks++;
    }
}
