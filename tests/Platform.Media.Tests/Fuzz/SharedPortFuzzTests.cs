using System.Net;
using System.Net.Sockets;
using Platform.Media.Native;
using Platform.Media.Relay;
using Platform.Media.Tests.Browser;
using Xunit.Abstractions;

namespace Platform.Media.Tests.Fuzz;

/// <summary>
/// STUN, DTLS, SRTP and SRTCP of a browser in a call, of one that shakes hands again and again, and of strangers, half of it broken, into
/// the shared port on its relay thread: none may bring an exception or make memory grow, what the talking browser really sent is taken
/// to the last packet, and afterwards its call and a new one are well.
/// </summary>
public sealed class SharedPortFuzzTests(ITestOutputHelper output)
{
    // Each of the many handshakes costs something; a datagram costs nothing.
    private const double LargestBytesPerPacket = 200;
    private const long LargestGrowth = 64 << 20;

    [Fact]
    public async Task Datagrams_of_all_kinds_come_to_nothing_worse_than_a_count()
    {
        using var rig = await new BrowserRig(time: new ManualTime()).ConnectAsync();
        using var caller = new FakeBrowser();
        using var corpus = new DtlsCorpus();
        var called = rig.Engine.AllocateBrowser().Leg!;
        Assert.Equal(MediaRefusal.None, called.SetRemote(caller.Remote()));
        var stream = new LiveStream(rig.Browser);
        KernelAddress[] strangers = [AddressOf(9), AddressOf(caller.Port, "127.0.0.9")];
        var run = await FuzzRun.RunAsync(called, random => new BrowserFeed(
            random, stream, rig.Leg.Ice!, AddressOf(rig.Browser.Port), caller, called.Ice!, AddressOf(caller.Port), corpus, strangers));
        rig.Browser.Send(called.RtpPort, new byte[3000]);
        var figures = rig.Leg.Statistics;
        output.WriteLine($"{run}; {string.Join(", ", Enum.GetValues<DropReason>().Select(reason => $"{reason} {rig.Dropped(reason)}"))}; {figures}");
        Assert.Equal((0, stream.Sent), (rig.Engine.RelayFaults, figures.PacketsIn));
        await Wait.Until(() => rig.Phone.Statistics.PacketsOut == stream.Sent, () => rig.Phone.Statistics);
        Assert.InRange(run.AllocatedPerPacket, 0, LargestBytesPerPacket);
        Assert.InRange(run.MemoryAfter - run.MemoryBefore, long.MinValue, LargestGrowth);
        foreach (var reason in new[] { DropReason.Malformed, DropReason.Stranger, DropReason.BadTag, DropReason.Replayed, DropReason.NotSecured, DropReason.UnknownUfrag, DropReason.IceRefused })
            Assert.InRange(rig.Dropped(reason), run.Packets / 1000, run.Packets);
        while (!rig.Peer.IsQuiet) await rig.Peer.ReceiveAsync();
        rig.Browser.Drain();
        await rig.TalkAsync(stream.Skip(100));
        await TalkAnewAsync(rig, stream.Skip(1));
    }

    private static KernelAddress AddressOf(int port, string ip = "127.0.0.1") =>
        KernelAddress.From(IPAddress.Parse(ip), port, AddressFamily.InterNetwork);

    private static async Task TalkAnewAsync(BrowserRig rig, int sequence)
    {
        using var next = new FakeBrowser();
        rig.Leg.SetRemote(next.Remote());
        await rig.SettleAsync();
        await next.ConnectAsync(rig.Leg);
        await rig.EventAsync<LegSecured>(2);
        await rig.TalkAsync(next, sequence);
    }
}
