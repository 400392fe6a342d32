using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Platform.Media.Stun;

/// <summary>The hash of MESSAGE-INTEGRITY (RFC 8489 14.5).</summary>
internal static class StunIntegrity
{
    public const int Length = 20;

    [SuppressMessage("Security", "CA5350", Justification = "ICE prescribes HMAC-SHA1 (RFC 8445 7.2.2).")]
    public static void Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> hash) => HMACSHA1.HashData(key, message, hash);
}
