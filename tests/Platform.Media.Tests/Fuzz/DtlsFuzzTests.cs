using Platform.Media.Dtls;
using Platform.Media.Tests.Dtls;
using Xunit.Abstractions;

namespace Platform.Media.Tests.Fuzz;

/// <summary>
/// Handshakes over a network that breaks, loses, repeats and delays half of what it carries: whatever comes of one, both sides that say
/// they are open have the same keys, and the next handshake over a whole network is well.
/// </summary>
public sealed class DtlsFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int PacketsPerHandshake = 500;

    private readonly DtlsContext _clientContext = DtlsContext.Create(TimeProvider.System.GetUtcNow());
    private readonly DtlsContext _serverContext = DtlsContext.Create(TimeProvider.System.GetUtcNow());

    [Fact]
    public void Broken_handshakes_end_or_wait_and_never_agree_on_different_keys()
    {
        var handshakes = FuzzRun.Packets / PacketsPerHandshake;
        var ends = new Dictionary<(DtlsState, DtlsState), int>();
        var memory = Environment.WorkingSet;
        for (var i = 0; i < handshakes; i++)
        {
            var end = Shake(FuzzRun.FirstSeed + i);
            ends[end] = ends.GetValueOrDefault(end) + 1;
        }

        output.WriteLine($"{handshakes} handshakes, {memory >> 20} MiB before, {Environment.WorkingSet >> 20} after: {string.Join(", ", ends)}");
        Assert.True(ends.Count > 2, string.Join(", ", ends));
        using var whole = new DtlsPair(_clientContext, _serverContext);
        whole.Client.Start();
        whole.Carry(datagram => [datagram]);
        Assert.True(whole.IsOpen);
    }

    public void Dispose()
    {
        _clientContext.Dispose();
        _serverContext.Dispose();
    }

    private (DtlsState, DtlsState) Shake(int seed)
    {
        var network = new BadNetwork(new Random(seed));
        using var pair = new DtlsPair(_clientContext, _serverContext);
        pair.Client.Start();
        pair.Carry(network.Carry);
        if (pair.IsOpen) Assert.True(pair.Client.ExportKeys()!.Send.SequenceEqual(pair.Server.ExportKeys()!.Receive), $"seed {seed}");
        return (pair.Client.State, pair.Server.State);
    }

    private sealed class BadNetwork(Random random)
    {
        // Sides that answer each other's repetitions would never come to an end.
        private const int LongestTalk = 60;

        private readonly List<byte[]> _late = [];
        private int _carried;

        public IEnumerable<byte[]> Carry(byte[] datagram)
        {
            if (++_carried > LongestTalk) yield break;
            foreach (var record in random.Next(2) == 0 ? DtlsPair.Records(datagram) : [datagram])
            {
                var length = random.Next(10);
                if (length == 0) continue;
                if (length == 1) _late.Add(record);
                yield return random.Next(3) == 0 ? Broken(record) : record;
                if (length == 2) yield return record;
            }

            foreach (var record in _late) yield return Broken(record);
        }

        private byte[] Broken(byte[] record)
        {
            var room = new byte[Mutations.Longest];
            record.CopyTo(room, 0);
            return room[..Mutations.Apply(random, room, record.Length)];
        }
    }
}
