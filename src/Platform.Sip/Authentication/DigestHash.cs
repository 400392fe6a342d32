using System.Security.Cryptography;
using System.Text;

namespace Platform.Sip.Authentication;

/// <summary>The formulas of RFC 7616 section 3.4 (RFC 2617 section 3.2.2), all results in lower-case hex.</summary>
public static class DigestHash
{
    /// <summary>H(user:realm:password): what a server stores instead of the password.</summary>
    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password) =>
        Hash(algorithm, $"{user}:{realm}:{password}");

    /// <summary>The response for qop=auth; for a null qop the older form of RFC 2069.</summary>
    public static string Response(
        DigestAlgorithm algorithm, string ha1, string method, string uri, string nonce, string? qop, string? nonceCount, string? cnonce)
    {
        var ha2 = Hash(algorithm, $"{method}:{uri}");
        return qop is null
            ? Hash(algorithm, $"{ha1}:{nonce}:{ha2}")
            : Hash(algorithm, $"{ha1}:{nonce}:{nonceCount}:{cnonce}:{qop}:{ha2}");
    }

    public static string Name(DigestAlgorithm algorithm) => algorithm switch
    {
        DigestAlgorithm.Md5 => "MD5",
        DigestAlgorithm.Sha256 => "SHA-256",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>An absent name means MD5; null for an algorithm that the library does not speak.</summary>
    public static DigestAlgorithm? Find(string? name) => name?.ToUpperInvariant() switch
    {
        null or "MD5" => DigestAlgorithm.Md5,
        "SHA-256" => DigestAlgorithm.Sha256,
        _ => null,
    };

    private static string Hash(DigestAlgorithm algorithm, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // RFC 3261 requires MD5, and many phones know nothing else.
        var hash = algorithm == DigestAlgorithm.Md5 ? MD5.HashData(bytes) : SHA256.HashData(bytes);
#pragma warning restore CA5351
        return Convert.ToHexStringLower(hash);
    }
}
