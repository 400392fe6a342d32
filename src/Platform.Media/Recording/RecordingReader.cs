using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Platform.Media.Audio;

namespace Platform.Media.Recording;

/// <summary>What is wrong with a recording's file. Numbers are stable.</summary>
public enum RecordingDamage
{
    None = 0,

    /// <summary>It does not begin as a recording does.</summary>
    NoRecording = 1,

    /// <summary>A block does not fit to the one before it: something was changed, left out or moved.</summary>
    BrokenChain = 2,

    /// <summary>A block cannot be opened with the tenant's key.</summary>
    NotAuthentic = 3,

    /// <summary>It ends elsewhere than the index says.</summary>
    WrongEnd = 4,
}

/// <param name="At">Frames of audio before the gap.</param>
/// <param name="From">When it began.</param>
/// <param name="Length">How long it was.</param>
public sealed record RecordedGap(long At, DateTimeOffset From, TimeSpan Length);

/// <summary>What a file holds up to its last whole block.</summary>
/// <param name="Frames">Of audio, at <see cref="RecordingHeader.SampleRate"/>.</param>
/// <param name="Bytes">Up to the end of the last whole block.</param>
/// <param name="Head">The last whole block's hash in lower-case hex.</param>
/// <param name="EndedAt">When it was closed; of a file that was not, when its audio ends.</param>
/// <param name="IsClosed">It was closed in good order.</param>
public sealed record RecordingSummary(long Frames, long Bytes, int Blocks, string Head, IReadOnlyList<RecordedGap> Gaps, DateTimeOffset EndedAt,
    bool IsClosed)
{
    public long LengthMs => RecordingFormat.Milliseconds(Frames);
}

/// <summary>
/// Reads a recording's file, also one that is still written. Blocks are found by their headers alone, so that any place is reached
/// without decrypting what is before it. A last block that is not whole is left out. One thread at a time.
/// </summary>
public sealed class RecordingReader : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly AesGcm _cipher;
    private readonly List<RecordingBlock> _blocks = [];
    private readonly List<RecordingBlock> _audio = [];
    private readonly byte[] _firstHash;
    private readonly int _headerLength;
    private byte[] _opened = [];
    private int _openedIndex = -1;

    private RecordingReader(SafeFileHandle file, RecordingHeader header, byte[] firstHash, int headerLength, byte[] tenantKey)
    {
        (_file, Header, _firstHash, _headerLength) = (file, header, firstHash, headerLength);
        _cipher = new AesGcm(RecordingFormat.DeriveKey(tenantKey, header), RecordingFormat.TagLength);
        FindBlocks();
        while (_blocks is [.., var last] && !IsWhole(last)) _blocks.RemoveAt(_blocks.Count - 1);
        _audio.AddRange(_blocks.Where(block => block.Kind == RecordingBlockKind.Audio));
    }

    public RecordingHeader Header { get; }

    /// <summary>Frames of audio: a left and a right sample each.</summary>
    public long Frames => _audio is [.., var last] ? last.FirstFrame + last.Frames : 0;

    /// <summary>Null when it is no recording, or nothing of it was written.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="keyOf">Gives a tenant's key.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RecordingReader? Open(string path, Func<RecordingHeader, byte[]> keyOf)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (RecordingFormat.ReadHeader(file) is not { } read)
        {
            file.Dispose();
            return null;
        }

        return new RecordingReader(file, read.Header, read.Hash, read.Length, keyOf(read.Header));
    }

    /// <summary>The header of a file, without its key; null when it is no recording.</summary>
    public static RecordingHeader? ReadHeader(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return RecordingFormat.ReadHeader(file)?.Header;
    }

    /// <summary>What there is; needs the marks decrypted, so a file that was tampered with may fail.</summary>
    /// <exception cref="AuthenticationTagMismatchException">A mark is not authentic.</exception>
    public RecordingSummary Summarize()
    {
        var gaps = new List<RecordedGap>();
        var endsAt = Header.StartedAt;
        var isClosed = false;
        long frames = 0;
        foreach (var block in _blocks.Where(block => block.Kind != RecordingBlockKind.Audio))
        {
            endsAt += TimeSpan.FromSeconds((double)(block.FirstFrame - frames) / RecordingFormat.SampleRate);
            frames = block.FirstFrame;
            var at = RecordingFormat.ReadMoment(OpenBlock(block));
            if (block.Kind == RecordingBlockKind.Stretch && frames > 0) gaps.Add(new RecordedGap(frames, endsAt, at - endsAt));
            isClosed |= block.Kind == RecordingBlockKind.End;
            endsAt = at;
        }

        endsAt += TimeSpan.FromSeconds((double)(Frames - frames) / RecordingFormat.SampleRate);
        var (bytes, head) = _blocks is [.., var last]
            ? (EndOf(last), Convert.ToHexStringLower(HashAt(EndOf(last) - RecordingFormat.HashLength)))
            : (_headerLength, Convert.ToHexStringLower(_firstHash));
        return new RecordingSummary(Frames, bytes, _blocks.Count, head, gaps, endsAt, isClosed);
    }

    /// <summary>Looks at every block: the chain, and that each opens with the key.</summary>
    /// <param name="head">What the index says the last hash is; null not to compare.</param>
    public RecordingDamage Verify(string? head)
    {
        var hash = _firstHash;
        long frames = 0;
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            var stored = HashAt(EndOf(block) - RecordingFormat.HashLength);
            if (block.Index != i || block.FirstFrame != frames || !HashOf(block, hash).AsSpan().SequenceEqual(stored)) return RecordingDamage.BrokenChain;
            if (!TryOpen(block, hash, out _)) return RecordingDamage.NotAuthentic;
            frames += block.Frames;
            hash = stored;
        }

        return head is null || head == Convert.ToHexStringLower(hash) ? RecordingDamage.None : RecordingDamage.WrongEnd;
    }

    /// <summary>Reads frames as left and right samples in turn.</summary>
    /// <param name="frame">The first one.</param>
    /// <param name="samples">Room for them; an even number.</param>
    /// <returns>How many frames there were.</returns>
    /// <exception cref="AuthenticationTagMismatchException">A block is not authentic.</exception>
    public int Read(long frame, Span<short> samples)
    {
        var wanted = samples.Length / RecordingFormat.Channels;
        var read = 0;
        for (var i = FindAudio(frame); i >= 0 && i < _audio.Count && read < wanted; i++)
        {
            if (_openedIndex != i) (_opened, _openedIndex) = (OpenBlock(_audio[i]), i);
            var skipped = (int)(frame + read - _audio[i].FirstFrame);
            var count = Math.Min(_audio[i].Frames - skipped, wanted - read);
            G711.Decode(MediaCodec.Pcma, _opened.AsSpan(2 * skipped, 2 * count), samples[(2 * read)..]);
            read += count;
        }

        return read;
    }

    public void Dispose()
    {
        _file.Dispose();
        _cipher.Dispose();
    }

    private void FindBlocks()
    {
        Span<byte> header = stackalloc byte[RecordingFormat.BlockHeaderLength];
        var length = RandomAccess.GetLength(_file);
        for (long at = _headerLength; at + RecordingFormat.OverheadLength <= length;)
        {
            if (RandomAccess.Read(_file, header, at) < header.Length || !RecordingFormat.TryReadBlockHeader(header, at, out var block)) return;
            if (EndOf(block) > length) return;
            _blocks.Add(block);
            at = EndOf(block);
        }
    }

    /// <summary>A crash of the machine may leave a block's room with nothing in it.</summary>
    private bool IsWhole(in RecordingBlock block) =>
        HashOf(block, HashBefore(block)).AsSpan().SequenceEqual(HashAt(EndOf(block) - RecordingFormat.HashLength));

    private int FindAudio(long frame)
    {
        if (frame < 0 || frame >= Frames) return -1;
        var (low, high) = (0, _audio.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_audio[middle].FirstFrame <= frame) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private byte[] OpenBlock(in RecordingBlock block) => TryOpen(block, HashBefore(block), out var payload)
        ? payload
        : throw new AuthenticationTagMismatchException($"Block {block.Index} of the recording of {Header.CallId} is not authentic.");

    private bool TryOpen(in RecordingBlock block, byte[] hashBefore, out byte[] payload)
    {
        var bytes = new byte[RecordingFormat.BlockHeaderLength + block.Length + RecordingFormat.TagLength];
        RandomAccess.Read(_file, bytes, block.Offset);
        Span<byte> nonce = stackalloc byte[RecordingFormat.NonceLength];
        RecordingFormat.WriteNonce(nonce, block.Index);
        byte[] associated = [.. hashBefore, .. bytes.AsSpan(0, RecordingFormat.BlockHeaderLength)];
        payload = new byte[block.Length];
        try
        {
            _cipher.Decrypt(nonce, bytes.AsSpan(RecordingFormat.BlockHeaderLength, block.Length), bytes.AsSpan(^RecordingFormat.TagLength..), payload, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private byte[] HashOf(in RecordingBlock block, byte[] hashBefore)
    {
        var bytes = new byte[RecordingFormat.HashLength + RecordingFormat.BlockHeaderLength + block.Length + RecordingFormat.TagLength];
        hashBefore.CopyTo(bytes, 0);
        RandomAccess.Read(_file, bytes.AsSpan(RecordingFormat.HashLength), block.Offset);
        return SHA256.HashData(bytes);
    }

    private byte[] HashBefore(in RecordingBlock block) => HashAt(block.Offset - RecordingFormat.HashLength);

    private byte[] HashAt(long offset)
    {
        var hash = new byte[RecordingFormat.HashLength];
        RandomAccess.Read(_file, hash, offset);
        return hash;
    }

    private static long EndOf(in RecordingBlock block) => block.Offset + RecordingFormat.OverheadLength + block.Length;
}
