using System.Collections.Concurrent;
using Platform.Media.Relay;

namespace Platform.Media.Tests.Browser;

/// <summary>An engine with a browser leg bridged with a plain one, a browser behind the first and a raw peer behind the other.</summary>
internal sealed class BrowserRig : IDisposable
{
    public BrowserRig(TimeProvider? time = null, int threads = 1, TimeSpan? rtcpInterval = null)
    {
        var options = Rig.Options() with { BrowserPort = null, Threads = threads, Time = time ?? TimeProvider.System };
        Engine = new MediaEngine(rtcpInterval is { } interval ? options with { RtcpInterval = interval } : options);
        Leg = Engine.AllocateBrowser(Events.Enqueue).Leg!;
        Phone = Engine.Allocate().Leg!;
        Phone.SetRemote(Rig.RemoteOf(Peer));
        Engine.Bridge(Phone, Leg);
    }

    public MediaEngine Engine { get; }

    public MediaLeg Leg { get; }

    public MediaLeg Phone { get; }

    public RawPeer Peer { get; } = new();

    public FakeBrowser Browser { get; } = new();

    public ConcurrentQueue<MediaLegEvent> Events { get; } = new();

    public long Dropped(DropReason reason) => Leg.Core.Home.Counters.Dropped(reason);

    public async Task<BrowserRig> ConnectAsync()
    {
        Assert.Equal(MediaRefusal.None, Leg.SetRemote(Browser.Remote()));
        await Browser.ConnectAsync(Leg);
        await EventAsync<LegSecured>();
        return this;
    }

    /// <summary>Waits until the browser leg has done what it was asked so far.</summary>
    public async Task SettleAsync()
    {
        var isDone = false;
        Leg.Post(_ => Volatile.Write(ref isDone, true));
        await Wait.Until(() => Volatile.Read(ref isDone), () => "the leg did not get to its command");
    }

    public async Task<T> EventAsync<T>(int count = 1) where T : MediaLegEvent
    {
        await Wait.Until(() => Events.OfType<T>().Count() >= count, () => string.Join(", ", Events));
        return Events.OfType<T>().Last();
    }

    /// <summary>Audio goes both ways.</summary>
    public Task TalkAsync(int sequence) => TalkAsync(Browser, sequence);

    public async Task TalkAsync(FakeBrowser browser, int sequence)
    {
        browser.SendRtp(Leg, sequence, (byte)sequence);
        Assert.Equal((byte)sequence, (await Peer.ReceiveRtpAsync()).Payload[80]);
        Peer.SendRtp(Phone, sequence, fill: (byte)(sequence + 1));
        Assert.Equal((byte)(sequence + 1), (await browser.ReceiveRtpAsync())[100]);
    }

    public void Dispose()
    {
        Engine.Dispose();
        Browser.Dispose();
        Peer.Dispose();
    }
}
