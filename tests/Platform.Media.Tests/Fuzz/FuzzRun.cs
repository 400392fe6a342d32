using System.Globalization;
using Platform.Media.Relay;

namespace Platform.Media.Tests.Fuzz;

/// <summary>Makes datagrams out of a seed and delivers them, on the relay thread.</summary>
internal interface IFuzzFeed
{
    /// <summary>Writes the next datagram; gives its length.</summary>
    int Next(Span<byte> datagram);

    void Deliver(LegCore core, Span<byte> datagram);
}

/// <summary>
/// Runs feeds on a leg's relay thread, a batch a seed: MEDIA_FUZZ_PACKETS gives the number of datagrams, MEDIA_FUZZ_SEED where to start;
/// a failure names seed and datagram.
/// </summary>
internal static class FuzzRun
{
    private const int Batch = 5_000;

    public static int Packets => Setting("MEDIA_FUZZ_PACKETS", 100_000);

    public static int FirstSeed => Setting("MEDIA_FUZZ_SEED", 3550);

    /// <summary>Gives the figures, after a first batch that is not counted.</summary>
    public static async Task<FuzzFigures> RunAsync(MediaLeg leg, Func<Random, IFuzzFeed> feedOf)
    {
        await RunAsync(leg, feedOf, FirstSeed - 1, Batch);
        var (start, memory, allocated) = (TimeProvider.System.GetTimestamp(), Environment.WorkingSet, 0L);
        for (var done = 0; done < Packets; done += Batch)
            allocated += await RunAsync(leg, feedOf, FirstSeed + done / Batch, Math.Min(Batch, Packets - done));
        return new FuzzFigures(Packets, TimeProvider.System.GetElapsedTime(start), allocated, memory, Environment.WorkingSet);
    }

    /// <summary>Gives the bytes that the relay thread allocated.</summary>
    private static async Task<long> RunAsync(MediaLeg leg, Func<Random, IFuzzFeed> feedOf, int seed, int packets)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        leg.Post(core => Feed(core, feedOf(new Random(seed)), seed, packets, done));
        return await done.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
    }

    private static void Feed(LegCore core, IFuzzFeed feed, int seed, int packets, TaskCompletionSource<long> done)
    {
        Span<byte> packet = stackalloc byte[Mutations.Longest];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < packets; i++)
        {
            var length = feed.Next(packet);
            try
            {
                feed.Deliver(core, packet[..length]);
            }
            catch (Exception fault)
            {
                done.SetException(new InvalidOperationException($"Seed {seed}, datagram {i}: {Convert.ToHexString(packet[..length])}", fault));
                return;
            }
        }

        done.SetResult(GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

/// <param name="Allocated">Bytes, managed, on the relay thread.</param>
/// <param name="MemoryBefore">Bytes of the whole process, those of OpenSSL among them.</param>
internal sealed record FuzzFigures(int Packets, TimeSpan Took, long Allocated, long MemoryBefore, long MemoryAfter)
{
    public double AllocatedPerPacket => (double)Allocated / Packets;

    public override string ToString() =>
        $"{Packets} datagrams in {Took.TotalSeconds:F0} s, {AllocatedPerPacket:F2} bytes allocated each, {MemoryBefore >> 20} MiB before, {MemoryAfter >> 20} after";
}
