namespace Platform.Media;

/// <summary>
/// How SRTP protects a stream. Numbers are those of DTLS-SRTP protection profiles (RFC 5764 4.1.2, RFC 7714 14.2): they are stable
/// and stored.
/// </summary>
public enum SrtpSuite
{
    /// <summary>AES-128 in counter mode, HMAC-SHA1 cut to 80 bits (RFC 3711).</summary>
    AesCm128HmacSha1Tag80 = 1,

    /// <summary>The same with 32 bits for RTP; RTCP keeps 80 (RFC 4568 6.2.2).</summary>
    AesCm128HmacSha1Tag32 = 2,

    /// <summary>AES-128-GCM with a tag of 128 bits (RFC 7714).</summary>
    AeadAes128Gcm = 7,

    /// <summary>AES-256-GCM with a tag of 128 bits (RFC 7714).</summary>
    AeadAes256Gcm = 8,
}

/// <summary>Names and lengths of the suites.</summary>
public static class SrtpSuites
{
    /// <summary>Bytes of the master key.</summary>
    public static int KeyLength(SrtpSuite suite) => suite == SrtpSuite.AeadAes256Gcm ? 32 : 16;

    /// <summary>Bytes of the master salt.</summary>
    public static int SaltLength(SrtpSuite suite) => IsAead(suite) ? 12 : 14;

    /// <summary>The name in SDP (RFC 4568 6.2, RFC 7714 14.1).</summary>
    public static string NameOf(SrtpSuite suite) => suite switch
    {
        SrtpSuite.AesCm128HmacSha1Tag80 => "AES_CM_128_HMAC_SHA1_80",
        SrtpSuite.AesCm128HmacSha1Tag32 => "AES_CM_128_HMAC_SHA1_32",
        SrtpSuite.AeadAes128Gcm => "AEAD_AES_128_GCM",
        SrtpSuite.AeadAes256Gcm => "AEAD_AES_256_GCM",
        _ => throw new ArgumentOutOfRangeException(nameof(suite), suite, "no such suite"),
    };

    /// <summary>Reads a name of SDP; false for one that is not known here.</summary>
    public static bool TryParse(string name, out SrtpSuite suite)
    {
        foreach (var candidate in Enum.GetValues<SrtpSuite>())
        {
            suite = candidate;
            if (NameOf(candidate) == name) return true;
        }

        suite = default;
        return false;
    }

    internal static bool IsAead(SrtpSuite suite) => suite is SrtpSuite.AeadAes128Gcm or SrtpSuite.AeadAes256Gcm;
}
