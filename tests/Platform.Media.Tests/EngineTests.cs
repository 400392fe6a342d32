using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Platform.Media.Audio;
using Platform.Media.Native;

namespace Platform.Media.Tests;

public class EngineTests
{
    [Fact]
    public async Task Ports_run_out_as_a_value_and_come_back_when_legs_close()
    {
        var options = Rig.Options();
        using var engine = new MediaEngine(options with { LastPort = options.FirstPort + 3 });
        var first = engine.Allocate().Leg!;
        Assert.True(engine.Allocate().IsAllocated);
        Assert.Equal(new MediaAllocation(null, MediaRefusal.NoPorts), engine.Allocate());
        Assert.Equal((2, 0), (engine.OpenLegs, engine.FreePortPairs));

        first.Dispose();
        first.Dispose();
        await Wait.Until(() => engine.FreePortPairs == 1, () => engine.FreePortPairs);
        Assert.Equal(1, engine.OpenLegs);
        Assert.Equal(first.RtpPort, engine.Allocate().Leg!.RtpPort);
    }

    [Fact]
    public void A_port_that_another_process_holds_is_passed_over()
    {
        var options = Rig.Options();
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, options.FirstPort + 1));
        using var engine = new MediaEngine(options with { LastPort = options.FirstPort + 3 });
        Assert.Equal(options.FirstPort + 2, engine.Allocate().Leg!.RtpPort);
        Assert.Equal(MediaRefusal.NoPorts, engine.Allocate().Refusal);
    }

    [Fact]
    public void A_closed_engine_refuses_and_can_be_closed_again()
    {
        var rig = new Rig().Bridged();
        rig.Engine.Dispose();
        rig.Engine.Dispose();
        Assert.True(rig.A.IsClosed);
        Assert.Equal(MediaRefusal.EngineClosed, rig.Engine.Allocate().Refusal);
        Assert.Equal(MediaRefusal.LegClosed, rig.Engine.Bridge(rig.A, rig.B));
        Assert.Equal(MediaRefusal.LegClosed, rig.A.SetRemote(Rig.RemoteOf(rig.PeerA)));
        rig.Engine.Unbridge(rig.A);
        rig.A.Stop();
        Assert.Equal((0, 50), (rig.Engine.OpenLegs, rig.Engine.FreePortPairs));
        Assert.Equal(0, rig.A.Statistics.PacketsIn);
        rig.Dispose();
    }

    // Rows: a remote; the refusal.
    public static TheoryData<MediaRemote, MediaRefusal> Remotes => new()
    {
        { Remote("192.0.2.1", 4000), MediaRefusal.None },
        { Remote("0.0.0.0", 4000), MediaRefusal.None },
        { Remote("192.0.2.1", 0), MediaRefusal.None },
        { Remote("phone.example", 4000), MediaRefusal.BadAddress },
        { Remote("", 4000), MediaRefusal.BadAddress },
        { Remote("2001:db8::1", 4000), MediaRefusal.BadAddress },
        { Remote("192.0.2.1", 65536), MediaRefusal.BadAddress },
        { Remote("192.0.2.1", -1), MediaRefusal.BadAddress },
        { Remote("192.0.2.1", 4000) with { RtcpAddress = new MediaAddress("x", 1) }, MediaRefusal.BadAddress },
        { Remote("192.0.2.1", 4000) with { PayloadType = 128 }, MediaRefusal.BadPayload },
        { Remote("192.0.2.1", 4000) with { PayloadType = 72 }, MediaRefusal.BadPayload },
        { Remote("192.0.2.1", 4000) with { TelephoneEventPayloadType = 8 }, MediaRefusal.BadPayload },
        { Remote("192.0.2.1", 4000) with { TelephoneEventReceivePayloadType = -1 }, MediaRefusal.BadPayload },
        { Remote("192.0.2.1", 4000) with { PacketTimeMs = 25 }, MediaRefusal.BadPayload },
        { Remote("192.0.2.1", 4000) with { Codec = (MediaCodec)18 }, MediaRefusal.BadPayload },
        { Remote("192.0.2.1", 4000) with { Codec = MediaCodec.G722 }, MediaRefusal.None },
        { Remote("192.0.2.1", 4000) with { Codec = MediaCodec.Opus, PayloadType = 111 }, MediaRefusal.None },
        { Remote("192.0.2.1", 4000) with { Codec = MediaCodec.Opus, TelephoneEventClockRate = 44100 }, MediaRefusal.BadPayload },
    };

    [Theory]
    [MemberData(nameof(Remotes))]
    public void A_remote_that_makes_no_sense_is_refused_and_changes_nothing(MediaRemote remote, MediaRefusal refusal)
    {
        using var rig = new Rig();
        Assert.Equal(refusal, rig.A.SetRemote(remote));
        Assert.Equal(refusal == MediaRefusal.None ? remote : null, rig.A.Remote);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_send_that_the_system_refuses_is_counted_and_harms_nothing(bool batches)
    {
        using var rig = new Rig(batches: batches);
        // Loopback sockets can't reach other networks.
        rig.A.SetRemote(Remote("192.0.2.1", 4000));
        rig.A.Play(AudioLoop.Silence);
        await Wait.Until(() => rig.A.Statistics.SendErrors > 2, () => rig.A.Statistics);
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        Assert.Equal(160, (await rig.PeerA.ReceiveRtpAsync()).Payload.Length);
    }

    [Fact]
    public async Task A_leg_is_reopened_from_its_description_and_its_peer_hears_the_stream_go_on()
    {
        var time = new ManualTime();
        var options = Rig.Options() with { Time = time };
        using var peer = new RawPeer();
        string description;
        Heard last;
        int port;
        using (var engine = new MediaEngine(options))
        {
            var leg = engine.Allocate().Leg!;
            port = leg.RtpPort;
            leg.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", 9), TelephoneEventPayloadType = 101 });
            peer.SendRtp(leg, 1);
            await Wait.Until(() => leg.Statistics.PacketsIn == 1, () => leg.Statistics);
            leg.Play(AudioLoop.Silence, PlayMode.Once);
            last = await peer.ReceiveRtpAsync();
            description = JsonSerializer.Serialize(leg.Describe());
        }

        time.Advance(TimeSpan.FromSeconds(10));
        using var next = new MediaEngine(options);
        var former = JsonSerializer.Deserialize<MediaLegDescription>(description)!;
        var reopened = next.Reopen(former).Leg!;
        Assert.Equal(MediaRefusal.PortsTaken, next.Reopen(former).Refusal);
        reopened.Play(AudioLoop.Silence);
        var first = await peer.ReceiveRtpAsync();
        while (first.PayloadType == 8 && (ushort)(first.Sequence - last.Sequence) < 100 || first.Payload.Length != 160) first = await peer.ReceiveRtpAsync();

        Assert.Equal((port, former.Remote), (reopened.RtpPort, reopened.Remote));
        Assert.Equal(last.Ssrc, first.Ssrc);
        Assert.InRange((ushort)(first.Sequence - last.Sequence), 500, 600);
        Assert.InRange((int)(first.Timestamp - last.Timestamp), 80000, 90000);
        Assert.Equal(former.CanonicalName, reopened.Describe().CanonicalName);
    }

    [Fact]
    public void A_description_that_makes_no_sense_is_refused()
    {
        using var rig = new Rig();
        var good = rig.A.Describe();
        Assert.Equal(MediaRefusal.PortsTaken, rig.Engine.Reopen(good).Refusal);
        Assert.Equal(MediaRefusal.BadAddress, rig.Engine.Reopen(good with { RtpPort = 70000 }).Refusal);
        Assert.Equal(MediaRefusal.BadAddress, rig.Engine.Reopen(good with { RtpPort = 20001 }).Refusal);
        Assert.Equal(MediaRefusal.BadAddress, rig.Engine.Reopen(good with { Latched = new MediaAddress("?", 1) }).Refusal);
        Assert.Equal(MediaRefusal.BadPayload, rig.Engine.Reopen(good with { Remote = Remote("192.0.2.1", 1) with { PacketTimeMs = 1 } }).Refusal);
    }

    [Fact]
    public async Task Phones_hear_each_others_tone_through_the_relay()
    {
        using var rig = new Rig();
        using var phones = new MediaEngine(Rig.Options());
        Assert.True(RtpEndpoint.TryOpen(phones, out var caller, out _));
        Assert.True(RtpEndpoint.TryOpen(phones, out var agent, out _));
        rig.A.SetRemote(Remote("127.0.0.1", caller.Leg.RtpPort));
        rig.B.SetRemote(Remote("127.0.0.1", agent.Leg.RtpPort) with { Codec = MediaCodec.Pcmu });
        caller.Connect(Remote("127.0.0.1", rig.A.RtpPort));
        agent.Connect(Remote("127.0.0.1", rig.B.RtpPort) with { Codec = MediaCodec.Pcmu });
        rig.Engine.Bridge(rig.A, rig.B);
        caller.Say(AudioLoop.Tone(440, -12));
        agent.Say(AudioLoop.Tone(1000, -18));
        await Wait.Until(() => Math.Min(caller.HeardDuration.TotalSeconds, agent.HeardDuration.TotalSeconds) > 1.1, () => (caller.HeardDuration, agent.HeardDuration));

        Assert.Equal(-18, caller.HeardLevelDbfs(1000), 1.0);
        Assert.Equal(-12, agent.HeardLevelDbfs(440), 1.0);
        Assert.InRange(caller.HeardLevelDbfs(440), ToneDetector.FloorDbfs, -45);
        Assert.Equal(4000, agent.Heard(TimeSpan.FromSeconds(0.5)).Length);
        agent.Forget();
        Assert.InRange(agent.HeardDuration.TotalSeconds, 0, 1);
    }

    [Fact]
    public async Task The_figures_are_published_as_metrics()
    {
        using var rig = new Rig().Bridged();
        rig.PeerA.SendRtp(rig.A, 1);
        rig.PeerA.SendRtp(rig.A, 1, payloadType: 111);
        await rig.PeerB.ReceiveRtpAsync();
        await Wait.Until(() => rig.A.Statistics.OtherDropped == 1 && rig.B.Statistics.PacketsOut == 1, () => (rig.A.Statistics, rig.B.Statistics));
        var seen = new Dictionary<string, long>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "Platform.Media") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name + (tags.Length > 0 ? ":" + tags[0].Value : ""), value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
        listener.RecordObservableInstruments();

        // Other engines of this process publish on the same meter, so these are lower bounds.
        Assert.True(seen["platform.media.rtp.packets_in"] >= 1 && seen["platform.media.rtp.packets_out"] >= 1);
        Assert.True(seen["platform.media.rtp.dropped:payload_type"] >= 1);
        using var ring = SubmissionRing.TryCreate();
        Assert.InRange(seen["platform.media.relay_threads_batching"], ring is null ? 0 : 1, seen["platform.media.relay_threads"]);
        Assert.True(seen["platform.media.legs_open"] >= 2 && seen["platform.media.ports_free"] >= 48);

        void Add(string name, long value) => seen[name] = seen.GetValueOrDefault(name) + value;
    }

    [Fact]
    public async Task A_handler_that_throws_does_not_stop_the_events()
    {
        using var engine = new MediaEngine(Rig.Options());
        var calls = 0;
        var leg = engine.Allocate(OnEvent).Leg!;
        leg.Play(AudioLoop.Silence);
        leg.Play(AudioLoop.Silence);
        leg.Stop();
        await Wait.Until(() => Volatile.Read(ref calls) == 2, () => calls);

        void OnEvent(MediaLegEvent raised)
        {
            Interlocked.Increment(ref calls);
            throw new InvalidOperationException(raised.ToString());
        }
    }

    private static MediaRemote Remote(string ip, int port) => new() { Address = new MediaAddress(ip, port) };
}
