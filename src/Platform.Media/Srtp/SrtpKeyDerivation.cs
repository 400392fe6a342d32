using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Media.Srtp;

/// <summary>What a derived key is for (RFC 3711 4.3.2).</summary>
internal enum SrtpLabel : byte
{
    RtpEncryption = 0,
    RtpAuthentication = 1,
    RtpSalt = 2,
    RtcpEncryption = 3,
    RtcpAuthentication = 4,
    RtcpSalt = 5,
}

/// <summary>
/// Session keys out of a master key (RFC 3711 4.3, with AES-256 by RFC 7714 11): the keystream of AES in counter mode, which
/// begins at the master salt with the label in it. The key derivation rate is 0, as everywhere in practice.
/// <code>
/// | master salt (14 bytes; 12 and two zeros for GCM), byte 7 XOR label | block counter (2) |
/// </code>
/// </summary>
internal static class SrtpKeyDerivation
{
    private const int BlockLength = 16;
    private const int LabelOffset = 7;
    private const int CounterOffset = 14;

    public static byte[] Derive(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, SrtpLabel label, int length)
    {
        using var aes = Aes.Create();
        aes.SetKey(masterKey);
        Span<byte> input = stackalloc byte[BlockLength];
        Span<byte> output = stackalloc byte[BlockLength];
        input.Clear();
        masterSalt.CopyTo(input);
        input[LabelOffset] ^= (byte)label;
        var derived = new byte[length];
        for (var offset = 0; offset < length; offset += BlockLength)
        {
            BinaryPrimitives.WriteUInt16BigEndian(input[CounterOffset..], (ushort)(offset / BlockLength));
            aes.EncryptEcb(input, output, PaddingMode.None);
            output[..Math.Min(BlockLength, length - offset)].CopyTo(derived.AsSpan(offset));
        }

        return derived;
    }
}
