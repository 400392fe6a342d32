using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Auth;

/// <summary>
/// RFC 7616 section 3.4.2: A1 = username ":" realm ":" password. Its hash is kept instead of the SIP password, and is worth as much
/// as the password within the realm: the tenant's SIP domain.
/// </summary>
public static class SipDigestHash
{
    /// <returns>32 hex digits in lower case.</returns>
    [SuppressMessage("Security", "CA5351", Justification = "SIP phones that know no other algorithm are what this is for.")]
    public static string Ha1Md5(string user, string realm, string password) =>
        Convert.ToHexStringLower(MD5.HashData(A1(user, realm, password)));

    /// <returns>64 hex digits in lower case.</returns>
    public static string Ha1Sha256(string user, string realm, string password) =>
        Convert.ToHexStringLower(SHA256.HashData(A1(user, realm, password)));

    private static byte[] A1(string user, string realm, string password) => Encoding.UTF8.GetBytes($"{user}:{realm}:{password}");
}
