using System.Net;
using System.Net.Sockets;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests.Trunks;

public class FailoverTests
{
    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(408)]
    [InlineData(404)]
    public async Task A_peer_that_refuses_is_followed_by_the_next_one(int status)
    {
        await using var house = await House.OpenAsync();
        var (first, second) = (house.Peer(transaction => transaction.Respond(status)), house.Peer());
        house.Declare(Outside.Trunk("carrier-a", first, second) with { FailoverCodes = [404] });
        await AnswersOnce(house, second);
    }

    [Fact]
    public async Task A_dead_peer_is_followed_by_the_next_one()
    {
        await using var house = await House.OpenAsync();
        var second = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", $"sip:127.0.0.5:{UnusedPort()}", Outside.UriOf(second)).Impatient());
        await AnswersOnce(house, second);
    }

    [Fact]
    public async Task A_dead_peer_by_TCP_is_followed_by_the_next_one_at_once()
    {
        await using var house = await House.OpenAsync();
        var second = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", $"sip:127.0.0.5:{UnusedPort()};transport=tcp", Outside.UriOf(second)));
        await AnswersOnce(house, second);
    }

    [Fact]
    public async Task A_silent_peer_is_given_up_and_not_asked_again()
    {
        await using var house = await House.OpenAsync();
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        silent.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.5"), 0));
        var second = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", $"sip:{silent.LocalEndPoint}", Outside.UriOf(second)).Impatient());
        var call = await AnswersOnce(house, second);
        Drain(silent);
        await call.Order(new LegCommand.Release(Outside.Leg, EndCause.CallerHungUp));
        await second.Expect(SipMethod.Bye);
        Assert.Equal(0, silent.Available);
    }

    [Fact]
    public async Task A_peer_that_is_silent_after_100_is_cancelled_and_its_late_answer_hung_up()
    {
        await using var house = await House.OpenAsync();
        var (slow, second) = (house.Peer(), house.Peer());
        house.Declare(Outside.Trunk("carrier-a", slow, second).Impatient());
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var lost = await slow.Expect(SipMethod.Invite);
        await slow.ExpectCancel();
        var taken = await second.Expect(SipMethod.Invite);
        slow.Answer(lost, 200, TestSdp.Of(40004));
        await slow.ExpectAck();
        await slow.Expect(SipMethod.Bye);
        second.Answer(taken, 200, TestSdp.Of(40002));
        await call.Reported<CallCommand.LegAnswered>(Outside.Leg);
        Assert.NotEqual(lost.Request.CallId, taken.Request.CallId);
        Assert.False(second.HasRequest);
    }

    [Theory]
    [InlineData(486, null, OfferOutcome.Busy)]
    [InlineData(600, null, OfferOutcome.Busy)]
    [InlineData(603, null, OfferOutcome.Rejected)]
    [InlineData(404, null, OfferOutcome.Unallocated)]
    [InlineData(480, null, OfferOutcome.NoAnswer)]
    [InlineData(302, null, OfferOutcome.NoRoute)]
    [InlineData(503, 17, OfferOutcome.Busy)]
    [InlineData(500, 1, OfferOutcome.Unallocated)]
    public async Task What_the_called_side_says_is_not_asked_of_another_peer(int status, int? cause, OfferOutcome outcome)
    {
        await using var house = await House.OpenAsync();
        var (first, second) = (house.Peer(Refuse), house.Peer());
        house.Declare(Outside.Trunk("carrier-a", first, second));
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        Assert.Equal(outcome, (await call.Reported<CallCommand.LegFailed>(Outside.Leg)).Outcome);
        Assert.False(second.HasRequest);

        void Refuse(SipServerTransaction transaction)
        {
            var response = transaction.CreateResponse(status);
            if (cause is { } number)
                response.Add(SipHeader.Reason, new Reason(Reason.Q850, number).ToString());
            transaction.Respond(response);
        }
    }

    [Fact]
    public async Task Once_it_rings_no_other_peer_is_tried()
    {
        await using var house = await House.OpenAsync();
        var (first, second) = (house.Peer(), house.Peer());
        house.Declare(Outside.Trunk("carrier-a", first, second));
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = await first.Expect(SipMethod.Invite);
        first.Answer(invite, 183);
        first.Answer(invite, 503);
        Assert.Equal(OfferOutcome.NoRoute, (await call.Reported<CallCommand.LegFailed>(Outside.Leg)).Outcome);
        Assert.False(second.HasRequest);
    }

    [Fact]
    public async Task When_all_peers_fail_the_next_trunk_follows_and_then_there_is_no_route()
    {
        await using var house = await House.OpenAsync();
        var (first, second) = (house.Peer(transaction => transaction.Respond(503)), house.Peer(transaction => transaction.Respond(500)));
        house.Declare(Outside.Trunk("carrier-a", first), Outside.Trunk("carrier-b", second));
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        Assert.Equal(OfferOutcome.NoRoute, (await call.Reported<CallCommand.LegFailed>(Outside.Leg)).Outcome);
        Assert.Equal(["carrier-a", "carrier-b"], call.Reports.OfType<CallCommand.LegRouted>().Select(routed => routed.Trunk));
        Assert.Equal((0, 0), (await ChannelsOf(house, "carrier-a"), await ChannelsOf(house, "carrier-b")));
    }

    [Fact]
    public async Task A_full_trunk_is_passed_over()
    {
        await using var house = await House.OpenAsync();
        var (first, second) = (house.Peer(), house.Peer());
        house.Declare(Outside.Trunk("carrier-a", first) with { MaxChannels = 1 }, Outside.Trunk("carrier-b", second));
        var (_, _, one) = await house.CallAsync();
        await one.Order(Outside.Order());
        first.Answer(await first.Expect(SipMethod.Invite), 180);
        var (_, _, other) = await house.CallAsync();
        await other.Order(Outside.Order());
        await second.Expect(SipMethod.Invite);
        Assert.Equal("carrier-b", (await other.Reported<CallCommand.LegRouted>()).Trunk);
        Assert.Equal((1, 1), (await ChannelsOf(house, "carrier-a"), await ChannelsOf(house, "carrier-b")));
    }

    [Fact]
    public async Task A_trunk_takes_so_many_new_calls_in_a_second_both_ways()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier", peer) with { Addresses = [House.TrunkAddress], MaxCallsPerSecond = 2 });
        var (caller, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        await peer.Expect(SipMethod.Invite);
        await caller.Invite(house.Udp, House.Number, TestSdp.Of()).Expect(503);
        await call.Order(Outside.Order("outside-2"));
        Assert.Equal(OfferOutcome.NoRoute, (await call.Reported<CallCommand.LegFailed>("outside-2")).Outcome);
    }

    [Fact]
    public async Task A_name_leads_to_all_its_addresses_and_one_that_leads_nowhere_is_a_peer_that_failed()
    {
        var names = new FakeResolver();
        await using var house = await House.OpenAsync(options => options with { Resolver = names });
        var peer = house.Peer();
        names.Names["carrier.example"] = [Udp(UnusedPort()), Udp(peer.Local.Port)];
        house.Declare(Outside.Trunk("carrier-a", "sip:nowhere.example", "sip:carrier.example").Impatient());
        await AnswersOnce(house, peer);
        var status = await house.Service.Trunks.FindAsync("carrier-a", default);
        Assert.False(status!.Peers[0].IsHealthy);

        static SipPath Udp(int port) => new(SipTransportKind.Udp, new IPEndPoint(IPAddress.Parse("127.0.0.5"), port));
    }

    /// <summary>The call comes to the peer, exactly once, and is answered there.</summary>
    private static async Task<FakeCall> AnswersOnce(House house, Phone peer)
    {
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = await peer.Expect(SipMethod.Invite);
        peer.Answer(invite, 180);
        peer.Answer(invite, 200, TestSdp.Of(40002));
        await call.Reported<CallCommand.LegAnswered>(Outside.Leg);
        await peer.ExpectAck();
        Assert.False(peer.HasRequest);
        Assert.Single(call.Reports.OfType<CallCommand.LegRang>());
        return call;
    }

    private static async Task<int> ChannelsOf(House house, string trunk) => (await house.Service.Trunks.FindAsync(trunk, default))!.ChannelsInUse;

    private static int UnusedPort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.5"), 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private static void Drain(Socket socket)
    {
        var buffer = new byte[4096];
        while (socket.Available > 0)
            socket.Receive(buffer);
    }
}
