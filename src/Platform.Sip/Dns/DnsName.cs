using System.Text;

namespace Platform.Sip.Dns;

/// <summary>Domain names: labels of 1 to 63 bytes, 255 bytes in all (RFC 1035 section 2.3.4).</summary>
public static class DnsName
{
    internal const int MaxEncodedBytes = 255;

    /// <summary>Lower case without the last dot, as records and the cache hold names.</summary>
    public static string Normalize(string name) => name.TrimEnd('.').ToLowerInvariant();

    public static bool IsValid(string name)
    {
        name = Normalize(name);
        return name.Length is > 0 and <= MaxEncodedBytes - 2
            && name.Split('.').All(label => label.Length is > 0 and <= 63 && Ascii.IsValid(label));
    }

    internal static byte[] Encode(string name)
    {
        if (!IsValid(name)) throw new ArgumentException("Not a domain name", nameof(name));
        var labels = Normalize(name).Split('.');
        var bytes = new byte[labels.Sum(label => label.Length + 1) + 1];
        var at = 0;
        foreach (var label in labels)
        {
            bytes[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, bytes.AsSpan(at));
        }
        return bytes;
    }
}
