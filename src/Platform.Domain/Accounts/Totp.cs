using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Platform.Domain.Accounts;

/// <summary>
/// Time-based one-time passwords as authenticator apps make them: RFC 6238 over RFC 4226 with HMAC-SHA-1, steps of 30 seconds and six
/// digits. A code of the step before or after the present one is taken, too, for clocks that differ; none is taken twice.
/// </summary>
public static class Totp
{
    public const int StepS = 30;
    public const int Digits = 6;

    /// <summary>RFC 4226 section 4, R6: 160 bits are recommended.</summary>
    public const int KeyBytes = 20;

    private const int Drift = 1;

    /// <summary>RFC 6238 section 4.2: T = (Unix time - T0) / X with T0 = 0.</summary>
    public static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepS;

    /// <summary>RFC 4226 section 5.3: dynamic truncation of the HMAC of the step.</summary>
    /// <param name="digits">1 to 8.</param>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 4226 says SHA-1, and authenticator apps know nothing else.")]
    public static string CodeOf(ReadOnlySpan<byte> key, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var offset = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7fff_ffff;
        var modulus = (uint)Math.Pow(10, digits);
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <param name="after">The step of the last code that was taken; only later ones are good.</param>
    /// <returns>The step whose code it is; null when it is none that may be taken now.</returns>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long after)
    {
        var present = StepOf(now);
        long? found = null;
        for (var step = present - Drift; step <= present + Drift; step++)
        {
            if (IsSame(CodeOf(key, step), code) && step > after)
                found ??= step;
        }

        return found;
    }

    /// <summary>What an authenticator app reads from a QR code (the Key Uri Format).</summary>
    /// <param name="issuer">Shown as the account's house, such as the tenant's name.</param>
    public static string UriOf(ReadOnlySpan<byte> key, string issuer, string login)
    {
        var house = Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{house}:{Uri.EscapeDataString(login)}?secret={Base32.Encode(key)}&issuer={house}";
    }

    private static bool IsSame(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(given));
}
