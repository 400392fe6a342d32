using System.Security.Cryptography;
using System.Text;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <summary>
/// One log-in and all tokens that come of it: an id, a dot, and a fingerprint of the password hash that it was made with,
/// so that a new password ends the log-ins that the old one made.
/// </summary>
internal static class LogInFamily
{
    private const int FingerprintBytes = 8;

    public static string Start(string id, UserDocument user) => $"{id}.{Fingerprint(user)}";

    public static bool Fits(string family, UserDocument user) => family.EndsWith($".{Fingerprint(user)}", StringComparison.Ordinal);

    private static string Fingerprint(UserDocument user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.PasswordHash)).AsSpan(0, FingerprintBytes));
}
