using Platform.Contracts.Trunks;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Telephony.Tests.World;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Tests.Trunks;

public class PeerHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<int[], PeerState, int> Histories() => new()
    {
        { [], PeerState.Up, 0 },
        { [200], PeerState.Up, 0 },
        { [404], PeerState.Up, 0 },
        { [408], PeerState.Suspected, 1 },
        { [503], PeerState.Suspected, 1 },
        { [408, 503], PeerState.Down, 2 },
        { [500, 408, 408], PeerState.Down, 3 },
        { [408, 200], PeerState.Up, 0 },
        { [408, 408, 405], PeerState.Up, 0 },
        { [408, 200, 408], PeerState.Suspected, 1 },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void Two_failures_in_a_row_are_down_and_any_other_answer_is_up(int[] statuses, PeerState state, int failures)
    {
        var health = new PeerHealth(PeerState.Up, Start);
        foreach (var status in statuses)
            health = health.Next(status, Start);
        Assert.Equal((state, failures), (health.State, health.Failures));
    }

    [Fact]
    public void A_state_lasts_since_it_was_entered()
    {
        var health = new PeerHealth(PeerState.Up, Start).Next(408, Start.AddSeconds(1)).Next(408, Start.AddSeconds(2)).Next(408, Start.AddSeconds(3));
        Assert.Equal(Start.AddSeconds(2), health.Since);
    }

    [Fact]
    public async Task A_peer_that_stops_answering_is_down_and_its_return_is_noticed()
    {
        await using var house = await House.OpenAsync();
        var status = 200;
        var peer = house.Peer(transaction => Answer(transaction));
        house.Declare(Outside.Trunk("carrier-a", peer) with { HealthIntervalS = 1 });
        await Becomes(house, view => view is { IsHealthy: true, LastStatus: 200 }, "answering");
        status = 503;
        await Becomes(house, view => view is { IsHealthy: false, LastStatus: 503 }, "down");
        await Wait.Until(() => house.Log.Lines.Any(line => line.Id == 3032), () => "the log to say that it is down");
        status = 405;
        await Becomes(house, view => view is { IsHealthy: true, LastStatus: 405 }, "up again");
        Assert.Equal([3031, 3032, 3030], house.Log.Lines.Where(line => line.Id is >= 3030 and <= 3033).Select(line => line.Id));

        void Answer(SipServerTransaction transaction)
        {
            Assert.Equal(SipMethod.Options, transaction.Request.Method);
            transaction.Respond(status);
        }
    }

    [Fact]
    public async Task A_peer_that_let_a_call_wait_is_suspected_and_asked_soon()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer(transaction =>
        {
            if (transaction.Request.Method == SipMethod.Options)
                transaction.Respond(200);
        });
        house.Declare(Outside.Trunk("carrier-a", peer) with { HealthIntervalS = 3_600, PeerSilenceMs = 300 });
        await Becomes(house, view => view.LastStatus == 200, "answering");
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        await call.Reported<Domain.Calls.CallCommand.LegFailed>(Outside.Leg);
        await Wait.Until(() => house.Log.Lines.Any(line => line.Id == 3030), () => "the peer to be believed again");
        Assert.Equal([3031, 3030], house.Log.Lines.Where(line => line.Id is >= 3030 and <= 3033).Select(line => line.Id));
    }

    private static Task Becomes(House house, Func<TrunkPeerView, bool> wanted, string what)
    {
        TrunkPeerView? last = null;
        return Wait.Until(async () => wanted(last = (await house.Service.Trunks.FindAsync("carrier-a", default))!.Peers[0]),
            () => $"the peer to be {what}; it is {last}");
    }
}
