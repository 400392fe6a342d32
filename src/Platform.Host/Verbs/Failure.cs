using System.Net.Sockets;
using Platform.Contracts.Stores;
using Platform.Host.Settings;

namespace Platform.Host.Verbs;

/// <summary>What a verb that failed says: words and a stable code where whoever runs it can mend it, all there is to know where not.</summary>
internal static class Failure
{
    public static string Describe(Exception fault) => fault switch
    {
        RefusedException refused => $"{refused.Message} [{refused.Code}]",
        StoreException store => $"{store.Message} [{store.Code}]",
        IOException or SocketException when Taken(fault) => $"{fault.Message} [address_in_use]",
        IOException or UnauthorizedAccessException or SocketException => $"{fault.Message} [input_output]",
        _ => fault.ToString(),
    };

    private static bool Taken(Exception? fault) =>
        fault is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || (fault is not null && Taken(fault.InnerException));
}
