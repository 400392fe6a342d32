using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Platform.Media.Native;
using Platform.Media.Relay;
using Xunit.Abstractions;

namespace Platform.Media.Tests;

/// <summary>
/// RTP and RTCP, half of it broken, from the peer and from strangers, into a bridged leg on its relay thread: none may bring an
/// exception or make memory grow. MEDIA_FUZZ_PACKETS gives their number, MEDIA_FUZZ_SEED where to start; a failure names the seed.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Batch = 5_000;

    // An event of a key press or a new address of the peer costs something; a packet costs nothing.
    private const double LargestBytesPerPacket = 8;

    [Fact]
    public async Task Packets_of_all_kinds_come_to_nothing_worse_than_a_count()
    {
        var packets = Setting("MEDIA_FUZZ_PACKETS", 100_000);
        var seed = Setting("MEDIA_FUZZ_SEED", 3550);
        using var rig = new Rig().Bridged();
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { TelephoneEventPayloadType = 101 });
        await rig.SettleAsync();
        await RunAsync(rig, seed - 1, Batch);
        var start = TimeProvider.System.GetTimestamp();
        var allocated = 0L;
        for (var done = 0; done < packets; done += Batch) allocated += await RunAsync(rig, seed + done / Batch, Math.Min(Batch, packets - done));
        var figures = rig.A.Statistics;
        output.WriteLine($"{packets} packets, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F0} s, {allocated} bytes allocated, "
            + $"{Environment.WorkingSet >> 20} MiB; {figures}");
        Assert.Equal(0, rig.Engine.RelayFaults);
        Assert.InRange((double)allocated / packets, 0, LargestBytesPerPacket);
        Assert.InRange(figures.PacketsIn, packets / 20, packets);
        Assert.InRange(figures.Malformed, packets / 20, packets);
        Assert.InRange(figures.StrangersDropped, packets / 20, packets);
        Assert.NotNull(figures.RemoteLost);
    }

    /// <summary>Gives the bytes that the relay thread allocated.</summary>
    private static async Task<long> RunAsync(Rig rig, int seed, int packets)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fuzzer = new PacketFuzzer(new Random(seed), rig.A.Describe().Ssrc);
        KernelAddress[] sources = [AddressOf(rig.PeerA.Port), AddressOf(rig.PeerB.Port), AddressOf(9), AddressOf(9, "192.0.2.1")];
        rig.A.Post(core => Feed(core, fuzzer, sources, seed, packets, done));
        return await done.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
    }

    private static void Feed(
        LegCore core, PacketFuzzer fuzzer, KernelAddress[] sources, int seed, int packets, TaskCompletionSource<long> done)
    {
        Span<byte> packet = stackalloc byte[PacketFuzzer.Longest];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < packets; i++)
        {
            var length = fuzzer.Next(packet);
            try
            {
                var from = sources[fuzzer.Source(sources.Length)];
                if (fuzzer.IsForRtcpPort) core.OnRtcpPort(packet[..length], from);
                else core.OnRtpPort(packet[..length], from);
            }
            catch (Exception fault)
            {
                done.SetException(new InvalidOperationException($"Seed {seed}, packet {i}: {Convert.ToHexString(packet[..length])}", fault));
                return;
            }
        }

        done.SetResult(GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static KernelAddress AddressOf(int port, string ip = "127.0.0.1") =>
        KernelAddress.From(IPAddress.Parse(ip), port, AddressFamily.InterNetwork);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
