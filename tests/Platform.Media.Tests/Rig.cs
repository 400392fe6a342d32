using System.Collections.Concurrent;
using System.Net;

namespace Platform.Media.Tests;

/// <summary>An engine on loopback with two legs, A and B, and a raw peer behind each.</summary>
internal sealed class Rig : IDisposable
{
    private static int s_nextRange = 20000;

    public Rig(TimeProvider? time = null, int threads = 1, TimeSpan? rtcpInterval = null, bool batches = true)
    {
        var options = Options() with { Threads = threads, Time = time ?? TimeProvider.System, Batches = batches };
        Engine = new MediaEngine(rtcpInterval is { } interval ? options with { RtcpInterval = interval } : options);
        A = Engine.Allocate(Events.Enqueue).Leg!;
        B = Engine.Allocate(Events.Enqueue).Leg!;
    }

    public MediaEngine Engine { get; }

    public MediaLeg A { get; }

    public MediaLeg B { get; }

    public RawPeer PeerA { get; } = new();

    public RawPeer PeerB { get; } = new();

    public ConcurrentQueue<MediaLegEvent> Events { get; } = new();

    /// <summary>Each engine of a test run has ports of its own.</summary>
    public static MediaEngineOptions Options()
    {
        var first = Interlocked.Add(ref s_nextRange, 100);
        return new MediaEngineOptions { BindAddress = IPAddress.Loopback, FirstPort = first, LastPort = first + 99, BrowserPort = 0, Seed = 7 };
    }

    public static MediaRemote RemoteOf(RawPeer peer) => new() { Address = peer.Address };

    /// <summary>A-law on both sides, bridged.</summary>
    public Rig Bridged()
    {
        A.SetRemote(RemoteOf(PeerA));
        B.SetRemote(RemoteOf(PeerB));
        Engine.Bridge(A, B);
        return this;
    }

    /// <summary>
    /// Waits until the engine has run everything that was asked for so far. A bridge whose leg is still on its way between threads is a
    /// command that the first round brings forth, so there is a second one.
    /// </summary>
    public async Task SettleAsync()
    {
        await RunCommandsAsync();
        await RunCommandsAsync();
    }

    private async Task RunCommandsAsync()
    {
        var done = 0;
        A.Post(_ => Interlocked.Increment(ref done));
        B.Post(_ => Interlocked.Increment(ref done));
        await Wait.Until(() => Volatile.Read(ref done) == 2, () => $"{done} of 2 legs ran their commands");
    }

    public async Task<T> EventAsync<T>() where T : MediaLegEvent
    {
        await Wait.Until(() => Events.OfType<T>().Any(), () => string.Join(", ", Events));
        return Events.OfType<T>().First();
    }

    public void Dispose()
    {
        Engine.Dispose();
        PeerA.Dispose();
        PeerB.Dispose();
    }
}
