using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Platform.Telephony;

/// <summary>
/// The address that peers are told. Somebody who listens on all addresses without saying which one to tell gets the first
/// one of a network card that is up, or loopback on a machine without a network.
/// </summary>
internal static class AdvertisedAddress
{
    public static IPAddress Of(string? advertised, string bound)
    {
        var address = IPAddress.Parse(advertised ?? bound);
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? FirstOf(address.AddressFamily) : address;
    }

    private static IPAddress FirstOf(AddressFamily family) =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == family && !address.IsIPv6LinkLocal)
        ?? (family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback);
}
