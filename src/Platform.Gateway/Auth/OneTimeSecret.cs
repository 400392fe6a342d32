using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Auth;

/// <summary>256 random bits that are given away once and kept as a hash; so many that the hash needs no salt.</summary>
internal static class OneTimeSecret
{
    private const int Bytes = 32;

    /// <returns>64 hexadecimal digits.</returns>
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
