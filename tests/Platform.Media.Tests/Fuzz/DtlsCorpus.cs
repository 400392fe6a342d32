using Platform.Media.Dtls;
using Platform.Media.Tests.Dtls;

namespace Platform.Media.Tests.Fuzz;

/// <summary>The datagrams of a real handshake, of both sides, and a goodbye.</summary>
internal sealed class DtlsCorpus : IDisposable
{
    private readonly DtlsContext _client = DtlsContext.Create(TimeProvider.System.GetUtcNow());
    private readonly DtlsContext _server = DtlsContext.Create(TimeProvider.System.GetUtcNow());

    public DtlsCorpus()
    {
        using var pair = new DtlsPair(_client, _server);
        pair.Client.Start();
        pair.Carry(Record);
        pair.Client.Close();
        pair.Carry(Record);
        Assert.InRange(Datagrams.Count, 5, 20);
    }

    /// <summary>In the order in which they were sent: a ClientHello is the first.</summary>
    public List<byte[]> Datagrams { get; } = [];

    /// <summary>Certificates that a leg may be told to expect.</summary>
    public string[] Fingerprints => [_client.Fingerprint, _server.Fingerprint];

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private IEnumerable<byte[]> Record(byte[] datagram)
    {
        Datagrams.Add(datagram);
        return [datagram];
    }
}
