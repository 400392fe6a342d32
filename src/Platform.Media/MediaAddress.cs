using System.Net;

namespace Platform.Media;

/// <summary>An IP address in text form and a UDP port. Serializable, and may hold what a peer's SDP said, right or wrong.</summary>
public sealed record MediaAddress(string Ip, int Port)
{
    public static MediaAddress From(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return new MediaAddress(endPoint.Address.ToString(), endPoint.Port);
    }

    public override string ToString() => Ip.Contains(':', StringComparison.Ordinal) ? $"[{Ip}]:{Port}" : $"{Ip}:{Port}";
}
