using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Platform.Media.Srtp;

/// <summary>
/// AES in counter mode as SRTP uses it (RFC 3711 4.1.1): the keystream of a packet is the encryption of
/// <code>
/// | salt (14 bytes) XOR (0 (4) | SSRC (4) | packet index (6)) | block counter (2) |
/// </code>
/// </summary>
internal sealed class CounterMode : IDisposable
{
    private const int BlockLength = 16;
    private const int CounterOffset = 14;
    private const int SsrcOffset = 4;

    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _encryptor;
    private readonly byte[] _salt = new byte[BlockLength];
    private byte[] _keystream = new byte[12 * BlockLength];

    public CounterMode(byte[] key, byte[] salt)
    {
        _aes.Mode = CipherMode.ECB;
        _aes.Padding = PaddingMode.None;
        _aes.Key = key;
        _encryptor = _aes.CreateEncryptor();
        salt.CopyTo(_salt, 0);
    }

    /// <summary>Encrypts or decrypts in place, which is the same.</summary>
    public void Apply(Span<byte> data, uint ssrc, ulong index)
    {
        if (data.IsEmpty) return;
        var length = (data.Length + BlockLength - 1) / BlockLength * BlockLength;
        if (_keystream.Length < length) _keystream = new byte[length];
        FillCounters(_keystream.AsSpan(0, length), ssrc, index);
        _encryptor.TransformBlock(_keystream, 0, length, _keystream, 0);
        Xor(data, _keystream);
    }

    public void Dispose()
    {
        _encryptor.Dispose();
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_keystream);
    }

    private void FillCounters(Span<byte> blocks, uint ssrc, ulong index)
    {
        Span<byte> first = stackalloc byte[BlockLength];
        BinaryPrimitives.WriteUInt64BigEndian(first[(BlockLength - sizeof(ulong))..], index << 16);
        first[..(BlockLength - sizeof(ulong))].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(first[SsrcOffset..], ssrc);
        Xor(first, _salt);
        for (var i = 0; i * BlockLength < blocks.Length; i++)
        {
            var block = blocks.Slice(i * BlockLength, BlockLength);
            first.CopyTo(block);
            BinaryPrimitives.WriteUInt16BigEndian(block[CounterOffset..], (ushort)i);
        }
    }

    private static void Xor(Span<byte> data, ReadOnlySpan<byte> with)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        var withWords = MemoryMarshal.Cast<byte, ulong>(with);
        for (var i = 0; i < words.Length; i++) words[i] ^= withWords[i];
        for (var i = words.Length * sizeof(ulong); i < data.Length; i++) data[i] ^= with[i];
    }
}
