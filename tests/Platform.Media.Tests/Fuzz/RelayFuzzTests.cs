using System.Net;
using System.Net.Sockets;
using Platform.Media.Native;
using Platform.Media.Relay;
using Xunit.Abstractions;

namespace Platform.Media.Tests.Fuzz;

/// <summary>
/// RTP and RTCP, half of it broken, from the peer and from strangers, into a bridged leg on its relay thread: none may bring an
/// exception or make memory grow.
/// </summary>
public sealed class RelayFuzzTests(ITestOutputHelper output)
{
    // An event of a key press or a new address of the peer costs something; a packet costs nothing.
    private const double LargestBytesPerPacket = 8;

    [Fact]
    public async Task Packets_of_all_kinds_come_to_nothing_worse_than_a_count()
    {
        using var rig = new Rig().Bridged();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { TelephoneEventPayloadType = 101 });
        await rig.SettleAsync();
        KernelAddress[] sources = [AddressOf(rig.PeerA.Port), AddressOf(rig.PeerB.Port), AddressOf(9), AddressOf(9, "192.0.2.1")];
        var run = await FuzzRun.RunAsync(rig.A, random => new Feed(new PacketFuzzer(random, rig.A.Describe().Ssrc), sources));
        var figures = rig.A.Statistics;
        output.WriteLine($"{run}; {figures}");
        Assert.Equal(0, rig.Engine.RelayFaults);
        Assert.InRange(run.AllocatedPerPacket, 0, LargestBytesPerPacket);
        Assert.InRange(figures.PacketsIn, run.Packets / 20, run.Packets);
        Assert.InRange(figures.Malformed, run.Packets / 20, run.Packets);
        Assert.InRange(figures.StrangersDropped, run.Packets / 20, run.Packets);
        Assert.NotNull(figures.RemoteLost);
    }

    private static KernelAddress AddressOf(int port, string ip = "127.0.0.1") =>
        KernelAddress.From(IPAddress.Parse(ip), port, AddressFamily.InterNetwork);

    private sealed class Feed(PacketFuzzer fuzzer, KernelAddress[] sources) : IFuzzFeed
    {
        public int Next(Span<byte> datagram) => fuzzer.Next(datagram);

        public void Deliver(LegCore core, Span<byte> datagram)
        {
            var from = sources[fuzzer.Source(sources.Length)];
            if (fuzzer.IsForRtcpPort) core.OnRtcpPort(datagram, from);
            else core.OnRtpPort(datagram, from);
        }
    }
}
