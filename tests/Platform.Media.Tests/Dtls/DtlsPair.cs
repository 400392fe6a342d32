using Platform.Media.Dtls;

namespace Platform.Media.Tests.Dtls;

/// <summary>Two associations in memory, each with a certificate of its own, and a network between them that a test may break.</summary>
internal sealed class DtlsPair(DtlsContext clientContext, DtlsContext serverContext) : IDisposable
{
    private readonly byte[] _buffer = new byte[2048];

    /// <summary>What becomes of a datagram on its way; none: it is lost.</summary>
    public delegate IEnumerable<byte[]> Network(byte[] datagram);

    public DtlsAssociation Client { get; } = new(clientContext, DtlsRole.Active);

    public DtlsAssociation Server { get; } = new(serverContext, DtlsRole.Passive);

    public bool IsOpen => Client.State == DtlsState.Open && Server.State == DtlsState.Open;

    /// <summary>Carries what both have to say until neither has anything more.</summary>
    public void Carry(Network network)
    {
        while (Carry(Client, Server, network) | Carry(Server, Client, network))
        {
        }
    }

    /// <summary>Each record of a flight in a datagram of its own.</summary>
    public static IEnumerable<byte[]> Records(byte[] datagram)
    {
        for (var at = 0; at < datagram.Length;)
        {
            var end = at + 13 + (datagram[at + 11] << 8 | datagram[at + 12]);
            yield return datagram[at..end];
            at = end;
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    private bool Carry(DtlsAssociation from, DtlsAssociation to, Network network)
    {
        var hasCarried = false;
        while (from.TryTake(_buffer, out var length))
        {
            hasCarried = true;
            foreach (var arriving in network(_buffer[..length])) Receive(to, arriving);
        }

        return hasCarried;
    }

    private static void Receive(DtlsAssociation to, byte[] datagram)
    {
        if (to.State is DtlsState.Handshaking or DtlsState.Open) to.Receive(datagram);
    }
}
