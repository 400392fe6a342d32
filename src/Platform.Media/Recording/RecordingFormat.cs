using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Media.Recording;

/// <param name="Salt">Makes the file's own key of the tenant's.</param>
/// <param name="Coding">How samples are kept: <c>alaw</c>, left and right in turn.</param>
public sealed record RecordingHeader(string Tenant, string CallId, string Node, DateTimeOffset StartedAt, int SampleRate, int Channels, string Coding,
    byte[] Salt);

internal enum RecordingBlockKind : byte
{
    /// <summary>Samples.</summary>
    Audio = 1,

    /// <summary>A stretch begins: when. What came before ended where its samples do.</summary>
    Stretch = 2,

    /// <summary>The recording was closed in good order: when.</summary>
    End = 3,
}

/// <param name="Offset">Of the block in the file.</param>
/// <param name="FirstFrame">Frames (left and right) of audio before it.</param>
/// <param name="Length">Bytes of the encrypted payload.</param>
internal readonly record struct RecordingBlock(long Offset, RecordingBlockKind Kind, int Index, int Length, long FirstFrame, int Frames);

/// <summary>
/// The file of a recording, only ever appended to. All numbers are little-endian.
/// <code>
/// file:   "PLREC01\n" | length 4 | header, JSON | SHA-256 of all that, 32 | block | block | …
/// block:  "RBLK" | kind 1 | 0 3 | index 4 | length 4 | first frame 8 | frames 4 | payload, encrypted | tag 16 | hash 32
/// </code>
/// Payloads are AES-256-GCM (NIST SP 800-38D) under a key of the file's own: HKDF-SHA-256 (RFC 5869) of the tenant's key with the
/// header's salt. The nonce is the block's index, which no file uses twice. The hash is SHA-256 of the former hash and the block up to
/// it, and the associated data are the former hash and the block's first 28 octets: no block can be changed, left out, moved or taken
/// from elsewhere without showing, and the last hash stands for the whole file, also to those who have no key.
/// </summary>
internal static class RecordingFormat
{
    public const int SampleRate = 8000;
    public const int Channels = 2;
    public const string Coding = "alaw";

    public const int BlockHeaderLength = 28;
    public const int TagLength = 16;
    public const int HashLength = 32;
    public const int NonceLength = 12;
    public const int SaltLength = 32;

    /// <summary>Far more than a block has; a length above it is damage.</summary>
    public const int LongestPayload = 1 << 20;

    private const int KeyLength = 32;
    private const int LongestHeader = 64 * 1024;
    private const uint BlockMagic = 0x4B4C4252;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static ReadOnlySpan<byte> FileMagic => "PLREC01\n"u8;

    public static int OverheadLength => BlockHeaderLength + TagLength + HashLength;

    public static byte[] DeriveKey(byte[] tenantKey, RecordingHeader header) => HKDF.DeriveKey(HashAlgorithmName.SHA256, tenantKey, KeyLength,
        header.Salt, Encoding.UTF8.GetBytes($"recording {header.Tenant} {header.CallId}"));

    /// <summary>The beginning of a file; its last 32 octets are the first hash of the chain.</summary>
    public static byte[] Write(RecordingHeader header)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(header, Json);
        var bytes = new byte[FileMagic.Length + 4 + text.Length + HashLength];
        FileMagic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(FileMagic.Length), text.Length);
        text.CopyTo(bytes, FileMagic.Length + 4);
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashLength), bytes.AsSpan(bytes.Length - HashLength));
        return bytes;
    }

    /// <summary>Null when the file does not begin as one should.</summary>
    public static (RecordingHeader Header, byte[] Hash, int Length)? ReadHeader(Microsoft.Win32.SafeHandles.SafeFileHandle file)
    {
        var start = new byte[FileMagic.Length + 4];
        if (RandomAccess.Read(file, start, 0) < start.Length || !start.AsSpan().StartsWith(FileMagic)) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(FileMagic.Length));
        if (length is <= 0 or > LongestHeader) return null;
        var bytes = new byte[start.Length + length + HashLength];
        if (RandomAccess.Read(file, bytes, 0) < bytes.Length) return null;
        var hash = bytes.AsSpan(bytes.Length - HashLength);
        if (!SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashLength)).AsSpan().SequenceEqual(hash)) return null;
        var header = JsonSerializer.Deserialize<RecordingHeader>(bytes.AsSpan(start.Length, length), Json);
        return header is null ? null : (header, hash.ToArray(), bytes.Length);
    }

    public static void WriteBlockHeader(Span<byte> target, in RecordingBlock block)
    {
        target[..BlockHeaderLength].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(target, BlockMagic);
        target[4] = (byte)block.Kind;
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], block.Index);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], block.Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], block.FirstFrame);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], block.Frames);
    }

    public static bool TryReadBlockHeader(ReadOnlySpan<byte> source, long offset, out RecordingBlock block)
    {
        block = new RecordingBlock(offset, (RecordingBlockKind)source[4], BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[12..]), BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[24..]));
        return BinaryPrimitives.ReadUInt32LittleEndian(source) == BlockMagic
            && block.Kind is RecordingBlockKind.Audio or RecordingBlockKind.Stretch or RecordingBlockKind.End
            && block is { Index: >= 0, Length: >= 0 and <= LongestPayload, FirstFrame: >= 0, Frames: >= 0 };
    }

    public static void WriteNonce(Span<byte> nonce, int index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], index);
    }

    public static byte[] WriteMoment(DateTimeOffset at) => JsonSerializer.SerializeToUtf8Bytes(at.ToUniversalTime(), Json);

    public static DateTimeOffset ReadMoment(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize<DateTimeOffset>(payload, Json);

    public static long Milliseconds(long frames) => frames * 1000 / SampleRate;
}
