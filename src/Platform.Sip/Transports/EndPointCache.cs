using System.Net;

namespace Platform.Sip.Transports;

/// <summary>
/// Gives one IPEndPoint object per far address, so that a datagram from a known peer allocates none. Used by one thread.
/// Emptied when full: spoofed sources must not fill memory.
/// </summary>
internal sealed class EndPointCache(IPEndPoint family)
{
    private const int Capacity = 8192;

    private readonly Dictionary<SocketAddress, IPEndPoint> _known = [];

    public IPEndPoint Get(SocketAddress address)
    {
        if (_known.TryGetValue(address, out var endPoint)) return endPoint;
        if (_known.Count >= Capacity) _known.Clear();
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return _known[copy] = (IPEndPoint)family.Create(copy);
    }
}
