using System.Net;
using System.Net.Sockets;
using Platform.Media.Native;
using Platform.Media.Relay;

namespace Platform.Media.Tests;

public class LatchTests
{
    private const long Second = 1000;
    private const uint Ssrc = 0xABCD;
    private static readonly KernelAddress Sdp = Address("10.0.0.1", 4000);
    private static readonly KernelAddress Nat = Address("198.51.100.7", 60000);
    private static readonly KernelAddress Stranger = Address("203.0.113.66", 666);
    private static readonly KernelAddress NewSdp = Address("10.0.0.9", 5000);

    private static KernelAddress Address(string ip, int port) => KernelAddress.From(IPAddress.Parse(ip), port, AddressFamily.InterNetwork);

    private static AddressLatch LatchedToNat()
    {
        var latch = new AddressLatch(Second);
        latch.Signal(Sdp, 0);
        Assert.True(latch.Accept(Nat, Ssrc, 100, 0));
        return latch;
    }

    [Fact]
    public void Before_the_first_packet_the_target_is_the_signalled_address()
    {
        var latch = new AddressLatch(Second);
        Assert.True(latch.Target.IsNone);
        latch.Signal(Sdp, 0);
        Assert.Equal(Sdp, latch.Target);
    }

    [Fact]
    public void The_first_packet_latches_wherever_it_comes_from() => Assert.Equal(Nat, LatchedToNat().Target);

    // Rows: who sends, with which SSRC and sequence, how long after the last packet; is it taken?
    public static TheoryData<string, uint, ushort, long, bool> Packets => new()
    {
        { "nat", Ssrc, 101, 20, true },
        { "nat", 0x9999, 7, 20, true },
        { "stranger", 0x9999, 101, 20, false },
        { "stranger", 0x9999, 101, 60 * Second, false },
        { "stranger", Ssrc, 101, 20, false },
        { "stranger", Ssrc, 101, Second / 2, true },
        { "stranger", Ssrc, 150, Second / 2, true },
        { "stranger", Ssrc, 151, Second / 2, false },
        { "stranger", Ssrc, 100, Second / 2, false },
        { "stranger", Ssrc, 99, Second / 2, false },
        { "sdp", 0x9999, 7, 20, true },
    };

    [Theory]
    [MemberData(nameof(Packets))]
    public void Once_latched_only_the_peer_is_taken(string from, uint ssrc, ushort sequence, long after, bool isTaken)
    {
        var latch = LatchedToNat();
        var source = from switch { "nat" => Nat, "sdp" => Sdp, _ => Stranger };
        Assert.Equal(isTaken, latch.Accept(source, ssrc, sequence, after));
        Assert.Equal(isTaken ? source : Nat, latch.Target);
    }

    [Fact]
    public void A_new_signalled_address_unlatches_and_the_former_source_must_rest()
    {
        var latch = LatchedToNat();
        latch.Signal(NewSdp, 10);
        Assert.Equal(NewSdp, latch.Target);
        Assert.False(latch.Accept(Nat, Ssrc, 101, 20));
        Assert.True(latch.Accept(Nat, Ssrc, 102, 10 + 2 * Second));
    }

    [Fact]
    public void The_same_signalled_address_changes_nothing()
    {
        var latch = LatchedToNat();
        latch.Signal(Sdp, 10);
        Assert.Equal(Nat, latch.Target);
    }

    [Fact]
    public async Task A_stranger_changes_nothing_and_is_counted()
    {
        using var rig = new Rig().Bridged();
        using var stranger = new RawPeer("127.0.0.2");
        rig.PeerA.SendRtp(rig.A, 1, fill: 1);
        Assert.Equal(1, (await rig.PeerB.ReceiveRtpAsync()).Payload[0]);

        stranger.SendRtp(rig.A, 2, fill: 66, ssrc: 0x666);
        stranger.Send(rig.A.RtcpPort, [0x80, 201, 0, 1, 0, 0, 0, 1]);
        rig.PeerA.SendRtp(rig.A, 2, fill: 2);

        Assert.Equal(2, (await rig.PeerB.ReceiveRtpAsync()).Payload[0]);
        rig.PeerB.SendRtp(rig.B, 1, fill: 3);
        Assert.Equal(3, (await rig.PeerA.ReceiveRtpAsync()).Payload[0]);
        await Wait.Until(() => rig.A.Statistics.StrangersDropped == 2, () => rig.A.Statistics);
        Assert.True(stranger.IsQuiet);
    }

    [Fact]
    public async Task A_peer_behind_NAT_is_answered_where_it_sends_from()
    {
        using var rig = new Rig().Bridged();
        using var other = new RawPeer();
        rig.A.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", 9) });
        other.SendRtp(rig.A, 1);
        await rig.PeerB.ReceiveRtpAsync();
        rig.PeerB.SendRtp(rig.B, 1, fill: 9);
        Assert.Equal(9, (await other.ReceiveRtpAsync()).Payload[0]);
        Assert.Equal(other.Address, rig.A.Statistics.SendingTo);
    }
}
