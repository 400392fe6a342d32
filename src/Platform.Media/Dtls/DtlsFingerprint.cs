using System.Security.Cryptography;

namespace Platform.Media.Dtls;

/// <summary>The hash of a certificate as SDP writes it (RFC 8122 5): <c>sha-256 AB:CD:…</c> SHA-1 and MD5 are not taken.</summary>
internal static class DtlsFingerprint
{
    public static string Of(ReadOnlySpan<byte> certificate) =>
        "sha-256 " + string.Join(':', SHA256.HashData(certificate).Select(octet => octet.ToString("X2", null)));

    /// <summary>Written as it must be, with a hash that is known here.</summary>
    public static bool IsValid(string fingerprint) => TryParse(fingerprint, out _, out _);

    public static bool Fits(string fingerprint, ReadOnlySpan<byte> certificate) =>
        TryParse(fingerprint, out var algorithm, out var told) && CryptographicOperations.HashData(algorithm, certificate).AsSpan().SequenceEqual(told);

    private static bool TryParse(string fingerprint, out HashAlgorithmName algorithm, out byte[] hash)
    {
        hash = [];
        algorithm = default;
        var parts = fingerprint.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2) return false;
        (algorithm, var length) = parts[0].ToLowerInvariant() switch
        {
            "sha-256" => (HashAlgorithmName.SHA256, 32),
            "sha-384" => (HashAlgorithmName.SHA384, 48),
            "sha-512" => (HashAlgorithmName.SHA512, 64),
            _ => (default, 0),
        };
        return length > 0 && TryParseHash(parts[1], length, out hash);
    }

    private static bool TryParseHash(string text, int length, out byte[] hash)
    {
        hash = new byte[length];
        if (text.Length != 3 * length - 1) return false;
        for (var i = 0; i < length; i++)
        {
            if (i > 0 && text[3 * i - 1] != ':') return false;
            if (Convert.FromHexString(text.AsSpan(3 * i, 2), hash.AsSpan(i), out _, out _) != System.Buffers.OperationStatus.Done) return false;
        }

        return true;
    }
}
