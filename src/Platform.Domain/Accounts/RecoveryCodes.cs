using System.Security.Cryptography;
using System.Text;

namespace Platform.Domain.Accounts;

/// <summary>
/// Codes that stand in for a lost authenticator, each good once: 50 random bits as <c>ABCDE-FGHIJ</c>. Only their SHA-256 is kept; with
/// so many bits and slowed-down guessing a salt would add nothing.
/// </summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>Random bytes for one code.</summary>
    public const int Bytes = 7;

    private const int Half = 5;

    /// <param name="random"><see cref="Bytes"/> random bytes.</param>
    public static string Make(ReadOnlySpan<byte> random)
    {
        var letters = Base32.Encode(random);
        return $"{letters[..Half]}-{letters[Half..(2 * Half)]}";
    }

    /// <summary>However it is typed: case, blanks and hyphens do not count.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())));
}
