using Platform.Media.Dtls;
using Platform.Media.Tests.Fuzz;

namespace Platform.Media.Tests.Dtls;

/// <summary>Handshakes in memory, between two contexts of OpenSSL with a network that loses, joins, splits and repeats.</summary>
public sealed class DtlsAssociationTests : IDisposable
{
    private readonly DtlsContext _clientContext = DtlsContext.Create(TimeProvider.System.GetUtcNow());
    private readonly DtlsContext _serverContext = DtlsContext.Create(TimeProvider.System.GetUtcNow());

    [Fact]
    public void Both_sides_come_to_the_same_keys_and_know_each_others_certificate()
    {
        using var pair = Open(datagram => [datagram]);
        AssertSameKeys(pair);
        Assert.True(DtlsFingerprint.Fits(_serverContext.Fingerprint, pair.Client.PeerCertificate()));
        Assert.True(DtlsFingerprint.Fits(_clientContext.Fingerprint, pair.Server.PeerCertificate()));
        Assert.False(DtlsFingerprint.Fits(_clientContext.Fingerprint, pair.Client.PeerCertificate()));
    }

    [Theory]
    [InlineData("one record a datagram")]
    [InlineData("each twice")]
    [InlineData("half a record before each")]
    public void However_the_network_packs_the_records_they_are_read(string habit)
    {
        using var pair = Open(datagram => habit switch
        {
            "one record a datagram" => DtlsPair.Records(datagram),
            "each twice" => [datagram, datagram],
            _ => [[22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 9, 0, 200, 1, 2, 3], datagram],
        });
        AssertSameKeys(pair);
    }

    [Fact]
    public void A_flight_fills_its_datagrams_with_whole_records()
    {
        var flights = new List<byte[]>();
        using var pair = Open(datagram =>
        {
            flights.Add(datagram);
            return [datagram];
        });
        Assert.All(flights, datagram => Assert.InRange(datagram.Length, 14, DtlsAssociation.LargestDatagram));
        Assert.Contains(flights, datagram => DtlsPair.Records(datagram).Count() > 1);
    }

    // Rows: which datagram of the handshake is lost; its sender sends it again when no answer comes.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lost_flight_is_sent_again(int lost)
    {
        var sent = 0;
        using var pair = new DtlsPair(_clientContext, _serverContext);
        pair.Client.Start();
        await Wait.Until(
            () =>
            {
                pair.Client.Tick();
                pair.Server.Tick();
                pair.Carry(datagram => sent++ == lost ? [] : [datagram]);
                return pair.IsOpen;
            },
            () => (pair.Client.State, pair.Server.State, sent));
        Assert.InRange(sent, 5, 20);
        AssertSameKeys(pair);
    }

    [Fact]
    public void A_goodbye_is_heard()
    {
        using var pair = Open(datagram => [datagram]);
        pair.Client.Close();
        pair.Carry(datagram => [datagram]);
        Assert.Equal((DtlsState.Closed, DtlsState.Closed), (pair.Client.State, pair.Server.State));
    }

    [Fact]
    public void Alerts_and_handshakes_that_anybody_could_have_written_end_nothing()
    {
        var recorded = new List<byte[]>();
        using var pair = Open(datagram =>
        {
            recorded.Add(datagram);
            return [datagram];
        });
        pair.Server.Receive(ForgedAlert());
        pair.Client.Receive(ForgedAlert());
        foreach (var datagram in recorded)
        {
            pair.Server.Receive(datagram);
            pair.Client.Receive(datagram);
        }

        Assert.True(pair.IsOpen, $"{pair.Client.State}, {pair.Server.State}");
    }

    [Fact]
    public void Datagrams_of_another_handshake_whole_and_broken_end_nothing()
    {
        using var corpus = new DtlsCorpus();
        using var pair = Open(datagram => [datagram]);
        var random = new Random(5764);
        var room = new byte[Mutations.Longest];
        for (var i = 0; i < 5000; i++)
        {
            var datagram = corpus.Datagrams[random.Next(corpus.Datagrams.Count)];
            datagram.CopyTo(room, 0);
            ReadOnlySpan<byte> arriving = room.AsSpan(0, Mutations.Apply(random, room, datagram.Length));
            pair.Server.Receive(arriving);
            pair.Client.Receive(arriving);
            if (!pair.IsOpen) Assert.Fail($"{pair.Client.State}, {pair.Server.State} after datagram {i}: {Convert.ToHexString(arriving)}");
        }

        AssertSameKeys(pair);
    }

    [Fact]
    public void What_is_no_record_leaves_the_handshake_waiting()
    {
        using var pair = new DtlsPair(_clientContext, _serverContext);
        foreach (var noise in new byte[][] { [], [22], [22, 254, 253], new byte[13], new byte[2048], [.. Enumerable.Repeat((byte)22, 2048)] })
            pair.Server.Receive(noise);
        pair.Client.Start();
        pair.Carry(datagram => [datagram]);
        Assert.True(pair.IsOpen, $"{pair.Client.State}, {pair.Server.State}");
    }

    public void Dispose()
    {
        _clientContext.Dispose();
        _serverContext.Dispose();
    }

    /// <summary>A fatal handshake_failure in the clear.</summary>
    private static byte[] ForgedAlert() => [21, 254, 253, 0, 0, 0, 0, 0, 0, 0, 77, 0, 2, 2, 40];

    private static void AssertSameKeys(DtlsPair pair)
    {
        var (client, server) = (pair.Client.ExportKeys()!, pair.Server.ExportKeys()!);
        Assert.Equal(SrtpSuite.AeadAes128Gcm, client.Suite);
        Assert.Equal(client.Suite, server.Suite);
        Assert.Equal(client.Send, server.Receive);
        Assert.Equal(client.Receive, server.Send);
        Assert.NotEqual(client.Send, client.Receive);
    }

    private DtlsPair Open(DtlsPair.Network network)
    {
        var pair = new DtlsPair(_clientContext, _serverContext);
        pair.Client.Start();
        pair.Carry(network);
        Assert.True(pair.IsOpen, $"{pair.Client.State}, {pair.Server.State}");
        return pair;
    }
}
