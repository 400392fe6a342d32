using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Webhooks;

/// <summary>
/// Proves to a receiver that a message is ours and new: HMAC-SHA256 (RFC 2104) with the webhook's secret over the time, a dot and the body.
/// The header reads <c>t=SECONDS,v1=HEX</c>.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "Platform-Signature";

    public static string Of(string secret, DateTimeOffset now, string body)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mark = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(mark)}";
    }
}
