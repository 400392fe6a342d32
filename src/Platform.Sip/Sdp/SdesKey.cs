using System.Security.Cryptography;

namespace Platform.Sip.Sdp;

/// <summary>SRTP crypto suites of a=crypto. The numbers are stable.</summary>
public enum SdesSuite
{
    /// <summary>AES_CM_128_HMAC_SHA1_80 (RFC 4568 section 6.2.1).</summary>
    AesCm128HmacSha1Tag80 = 1,

    /// <summary>AES_CM_128_HMAC_SHA1_32 (RFC 4568 section 6.2.2).</summary>
    AesCm128HmacSha1Tag32 = 2,

    /// <summary>AEAD_AES_128_GCM (RFC 7714 section 14.3).</summary>
    AeadAes128Gcm = 7,

    /// <summary>AEAD_AES_256_GCM (RFC 7714 section 14.3).</summary>
    AeadAes256Gcm = 8,
}

public static class SdesSuites
{
    /// <summary>Most wanted first: the one that every SRTP phone has leads.</summary>
    public static IReadOnlyList<SdesSuite> All { get; } =
        [SdesSuite.AesCm128HmacSha1Tag80, SdesSuite.AeadAes128Gcm, SdesSuite.AeadAes256Gcm, SdesSuite.AesCm128HmacSha1Tag32];

    public static string Name(SdesSuite suite) => suite switch
    {
        SdesSuite.AesCm128HmacSha1Tag80 => "AES_CM_128_HMAC_SHA1_80",
        SdesSuite.AesCm128HmacSha1Tag32 => "AES_CM_128_HMAC_SHA1_32",
        SdesSuite.AeadAes128Gcm => "AEAD_AES_128_GCM",
        SdesSuite.AeadAes256Gcm => "AEAD_AES_256_GCM",
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    /// <summary>Octets of master key and master salt together.</summary>
    public static int KeyOctets(SdesSuite suite) => suite switch
    {
        SdesSuite.AesCm128HmacSha1Tag80 or SdesSuite.AesCm128HmacSha1Tag32 => 16 + 14,
        SdesSuite.AeadAes128Gcm => 16 + 12,
        SdesSuite.AeadAes256Gcm => 32 + 12,
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    internal static SdesSuite? Find(string name) => All.Cast<SdesSuite?>().FirstOrDefault(suite => Name(suite!.Value) == name);
}

/// <summary>A suite with one way's master key and salt. A secret: whoever has it can listen.</summary>
/// <param name="KeySalt">Key‖salt in base64, as it stands in a=crypto.</param>
public sealed record SdesKey(SdesSuite Suite, string KeySalt)
{
    /// <summary>A new key for each suite.</summary>
    public static IReadOnlyList<SdesKey> NewForAll() =>
        [.. SdesSuites.All.Select(suite => new SdesKey(suite, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SdesSuites.KeyOctets(suite)))))];

    public byte[] ToBytes() => Convert.FromBase64String(KeySalt);

    public override string ToString() => $"SdesKey {{ Suite = {Suite} }}";
}
