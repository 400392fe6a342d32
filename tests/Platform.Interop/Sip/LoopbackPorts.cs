using System.Net.NetworkInformation;

namespace Platform.Interop.Sip;

/// <summary>Which ports are open on this machine, as the kernel tells.</summary>
internal static class LoopbackPorts
{
    internal static bool IsOpen(SipTransport transport, int port)
    {
        var network = IPGlobalProperties.GetIPGlobalProperties();
        var open = transport == SipTransport.Tcp ? network.GetActiveTcpListeners() : network.GetActiveUdpListeners();
        return open.Any(point => point.Port == port);
    }
}
