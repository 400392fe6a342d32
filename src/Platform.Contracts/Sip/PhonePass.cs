using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Contracts.Sip;

/// <summary>
/// SIP credentials for a while, which a gateway gives to an agent who is signed in, for the phone in the browser. Nothing is stored: the
/// user name says whose they are and until when, the password is its HMAC under a secret of the platform, as with the credentials of TURN
/// servers. They are good over WebSockets only.
/// </summary>
/// <param name="User">The digest user: agent, <c>~</c>, Unix seconds of the end; such as <c>1001~1764201600</c>.</param>
/// <param name="Until">In whole seconds.</param>
public sealed record PhonePass(string User, string Agent, DateTimeOffset Until)
{
    /// <summary>Of the secret, in <c>ISecrets</c>.</summary>
    public const string SecretName = "phone-pass";

    private const char Mark = '~';
    private const int SecretOctets = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretOctets);

    public static PhonePass For(string agent, DateTimeOffset until)
    {
        var seconds = until.ToUnixTimeSeconds();
        return new(string.Create(CultureInfo.InvariantCulture, $"{agent}{Mark}{seconds}"), agent, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <summary>Null when the digest user is none of these; only the password tells whether it was ever given to anybody.</summary>
    public static PhonePass? Read(string user)
    {
        var mark = user.LastIndexOf(Mark);
        return mark > 0 && long.TryParse(user.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? new(user, user[..mark], DateTimeOffset.FromUnixTimeSeconds(seconds))
                : null;
    }

    /// <param name="tenant">The agent's; a pass is worth nothing at another tenant.</param>
    public string Password(ReadOnlySpan<byte> secret, string tenant) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{tenant}\n{User}")));
}
