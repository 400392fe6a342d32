using System.Text;

namespace Platform.Domain.Accounts;

/// <summary>RFC 4648 section 6, without padding: what people can type.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + BitsPerLetter - 1) / BitsPerLetter);
        var (pending, bits) = (0, 0);
        foreach (var one in bytes)
        {
            pending = (pending << 8) | one;
            for (bits += 8; bits >= BitsPerLetter; bits -= BitsPerLetter)
                text.Append(Alphabet[(pending >> (bits - BitsPerLetter)) & 0x1f]);
            pending &= (1 << bits) - 1;
        }

        if (bits > 0)
            text.Append(Alphabet[(pending << (BitsPerLetter - bits)) & 0x1f]);
        return text.ToString();
    }
}
