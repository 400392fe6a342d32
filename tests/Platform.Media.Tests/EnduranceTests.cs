using System.Net;
using Platform.Media.Audio;

namespace Platform.Media.Tests;

public class EnduranceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Relaying_allocates_nothing_per_packet(bool batches)
    {
        const int Packets = 2000;
        using var rig = new Rig(batches: batches).Bridged();
        for (var i = 0; i < Packets; i++) await RelayOneAsync(rig, i);
        var before = await AllocatedAsync(rig);
        for (var i = 0; i < Packets; i++) await RelayOneAsync(rig, Packets + i);
        var perPacket = (double)(await AllocatedAsync(rig) - before) / Packets;
        Assert.InRange(perPacket, 0, 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Legs_that_come_go_and_change_partners_under_fire_leave_nothing_behind(bool batches)
    {
        const int Workers = 4;
        using var engine = new MediaEngine(Rig.Options() with { Threads = 3, Batches = batches, RtcpInterval = TimeSpan.FromMilliseconds(20) });
        var pairs = engine.FreePortPairs;
        var probe = engine.Allocate().Leg!;
        await Task.WhenAll(Enumerable.Range(1, Workers).Select(seed => Task.Run(() => Churn(engine, probe, seed))));
        probe.Dispose();
        await Wait.Until(() => engine.OpenLegs == 0 && engine.FreePortPairs == pairs, () => (engine.OpenLegs, engine.FreePortPairs, pairs));
        Assert.Equal(0, engine.RelayFaults);
    }

    private static void Churn(MediaEngine engine, MediaLeg shared, int seed)
    {
        var random = new Random(seed);
        using var peer = new RawPeer();
        var legs = new List<MediaLeg> { shared };
        for (var step = 0; step < 1500; step++)
        {
            var leg = legs[random.Next(legs.Count)];
            var other = legs[random.Next(legs.Count)];
            switch (random.Next(9))
            {
                case 0 when legs.Count < 8 && engine.Allocate().Leg is { } fresh: legs.Add(fresh); break;
                case 1: leg.SetRemote(Rig.RemoteOf(peer) with { TelephoneEventPayloadType = 101, Codec = AnyCodec(random) }); break;
                case 7: MixAll(engine, legs, random); break;
                case 2 when leg != other: engine.Bridge(leg, other); break;
                case 3: leg.Play(AudioLoop.Silence, random.Next(2) == 0 ? PlayMode.Loop : PlayMode.Once); break;
                case 4: engine.Unbridge(leg); break;
                case 5: leg.SendDigit('5', 40); break;
                case 6 when leg != shared: leg.Dispose(); legs.Remove(leg); break;
                default: peer.SendRtp(leg, step, payloadType: random.Next(2) * 8); break;
            }
        }

        foreach (var leg in legs.Where(leg => leg != shared)) leg.Dispose();
    }

    private static MediaCodec AnyCodec(Random random)
    {
        MediaCodec[] codecs = [MediaCodec.Pcma, MediaCodec.Pcmu, MediaCodec.G722, MediaCodec.Opus];
        return codecs[random.Next(codecs.Length)];
    }

    private static void MixAll(MediaEngine engine, List<MediaLeg> legs, Random random) =>
        engine.Mix([.. legs.Select(leg => new MixParty(leg, [.. legs.Where(other => other != leg && random.Next(2) == 0)]))]);

    [Theory]
    [InlineData(MediaCodec.Pcma)]
    [InlineData(MediaCodec.G722)]
    [InlineData(MediaCodec.Opus)]
    public async Task Mixing_and_transcoding_allocate_nothing_per_tick(MediaCodec codec)
    {
        const int Packets = 100;
        using var rig = new Rig();
        using var phones = new MediaEngine(Rig.Options());
        var c = rig.Engine.Allocate().Leg!;
        foreach (var (leg, spoken) in new[] { (rig.A, codec), (rig.B, codec), (c, MediaCodec.Pcmu) })
        {
            var phone = phones.Allocate().Leg!;
            leg.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", phone.RtpPort), Codec = spoken });
            phone.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", leg.RtpPort), Codec = spoken });
            phone.Play(AudioLoop.Tone(440));
        }

        rig.Engine.Mix([new MixParty(rig.A, [rig.B, c]), new MixParty(rig.B, [rig.A, c]), new MixParty(c, [rig.A])]);
        await SentAsync(2 * Packets);
        var before = await AllocatedAsync(rig);
        await SentAsync(3 * Packets);
        // The smallest object takes 24 bytes; what is late on a busy machine may make a buffer grow once.
        Assert.InRange((await AllocatedAsync(rig) - before) / (3.0 * Packets), 0, 16);
        Assert.Equal(0, rig.Engine.RelayFaults);

        Task SentAsync(int packets) => Wait.Until(() => rig.A.Statistics.PacketsOut >= packets && c.Statistics.PacketsOut >= packets, () => rig.A.Statistics);
    }

    [Fact]
    public async Task An_engine_on_IPv6_serves_peers_of_both_families()
    {
        using var engine = new MediaEngine(Rig.Options() with { BindAddress = IPAddress.IPv6Any });
        using var peer = new RawPeer();
        using var phones = new MediaEngine(Rig.Options() with { BindAddress = IPAddress.IPv6Loopback });
        var a = engine.Allocate().Leg!;
        var b = engine.Allocate().Leg!;
        Assert.True(RtpEndpoint.TryOpen(phones, out var phone, out _));
        Assert.Equal(MediaRefusal.None, a.SetRemote(Rig.RemoteOf(peer)));
        Assert.Equal(MediaRefusal.None, b.SetRemote(new MediaRemote { Address = new MediaAddress("::1", phone.Leg.RtpPort) }));
        phone.Connect(new MediaRemote { Address = new MediaAddress("::1", b.RtpPort) });
        phone.Say(AudioLoop.Tone(440));
        engine.Bridge(a, b);
        peer.SendRtp(a, 1);
        Assert.Equal(160, (await peer.ReceiveRtpAsync()).Payload.Length);
        await Wait.Until(() => phone.HeardDuration > TimeSpan.Zero, () => (a.Statistics, b.Statistics));
        Assert.Equal((peer.Address, new MediaAddress("::1", phone.Leg.RtpPort)), (a.Statistics.SendingTo, b.Statistics.SendingTo));
    }

    private static async Task RelayOneAsync(Rig rig, int sequence)
    {
        rig.PeerA.SendRtp(rig.A, sequence);
        await rig.PeerB.ReceiveRtpAsync();
    }

    private static async Task<long> AllocatedAsync(Rig rig)
    {
        var bytes = -1L;
        rig.A.Post(_ => Volatile.Write(ref bytes, GC.GetAllocatedBytesForCurrentThread()));
        await Wait.Until(() => Volatile.Read(ref bytes) >= 0, () => "no answer from the relay thread");
        return bytes;
    }
}
