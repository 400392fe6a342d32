using Platform.Interop.Cases;

namespace Platform.Interop.Trunks;

/// <summary>
/// An agent's phone calls a number outside, and the first peer of the trunk is no good: the call goes to the next one, which is
/// asked once.
/// </summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class OutsideCallTests(SharedHouse shared)
{
    private const string GoodAddress = "127.0.0.7";
    private const string BadAddress = "127.0.0.8";
    private const string Callee = "+8613900139000";
    private const int SilenceMs = 500;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    private House House => shared.House;

    [Fact]
    public Task A_peer_where_nothing_listens() => GoesToTheNextPeer(PortPool.Take());

    [Fact]
    public async Task A_peer_that_answers_503()
    {
        await using var bad = await Sipp.Start(Peers.Refuse(503), new() { LocalAddress = BadAddress });
        await GoesToTheNextPeer(bad.LocalPort);
        (await bad.Completed(CallTimeout)).ShouldSucceed();
    }

    [Fact]
    public async Task A_peer_that_is_silent_after_100()
    {
        await using var bad = await Sipp.Start(Peers.OnlyTry(), new() { LocalAddress = BadAddress });
        await GoesToTheNextPeer(bad.LocalPort);
        (await bad.Completed(CallTimeout)).ShouldSucceed();
    }

    [Fact]
    public async Task A_peer_that_is_silent()
    {
        using var bad = new DatagramPeer(BadAddress);
        await GoesToTheNextPeer(bad.LocalEndPoint.Port);
        var heard = await bad.ReceiveUntilQuiet(TimeSpan.FromSeconds(1));
        Assert.All(heard, message => Assert.StartsWith("INVITE ", message, StringComparison.Ordinal));
        Assert.Single(heard.Select(message => SipText.Header(message, "Via")).Distinct());
    }

    [Fact]
    public async Task A_full_trunk_gives_its_place_to_the_next_one()
    {
        var tenant = await House.Rent(new() { Agents = 2, AllowedPrefixes = ["+86"] });
        await using var first = await Sipp.Start(Agents.Answer(20, Talk.UntilBye), new() { LocalAddress = GoodAddress, Calls = 1 });
        await using var second = await Sipp.Start(Agents.Answer(20, Talk.UntilBye), new() { LocalAddress = BadAddress, Calls = 1 });
        await Declare(tenant, $"{tenant.Id}-a", 1, maxChannels: 1, $"{GoodAddress}:{first.LocalPort}");
        await Declare(tenant, $"{tenant.Id}-b", 2, null, $"{BadAddress}:{second.LocalPort}");
        await using var one = await tenant.Desk("1001");
        await using var other = await tenant.Desk("1002");
        await one.Dial($"sip:{Callee}@{tenant.Domain}");
        await one.WaitCallEstablished();
        await other.Dial($"sip:{Callee}@{tenant.Domain}");
        await other.WaitCallEstablished();
        await one.HangUp();
        await other.HangUp();
        (await first.Completed(CallTimeout)).ShouldSucceed();
        (await second.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCalls(2);
    }

    private async Task GoesToTheNextPeer(int badPort)
    {
        var tenant = await House.Rent(new() { AllowedPrefixes = ["+86"] });
        await using var good = await Sipp.Start(Agents.Answer(200, Talk.UntilBye), new() { LocalAddress = GoodAddress, Calls = 0 });
        await Declare(tenant, tenant.Id, 1, null, $"{BadAddress}:{badPort}", $"{GoodAddress}:{good.LocalPort}");
        await using var phone = await tenant.Desk("1001");
        await House.Server.WithLog(async () =>
        {
            await phone.Dial($"sip:{Callee}@{tenant.Domain}");
            await phone.WaitCallEstablished();
            await phone.HangUp();
            return 0;
        });
        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(Callee, call.Leg("outside").Party);
        var heard = await good.Stop();
        heard.ShouldSucceed(1);
        Assert.Single(heard.Received("INVITE ").Select(invite => invite.Header("Call-ID")).Distinct());
    }

    /// <summary>A trunk of the tenant's own, with a route to it.</summary>
    private async Task Declare(RentedTenant tenant, string trunk, int priority, int? maxChannels, params string[] peers)
    {
        await House.PutTrunk(trunk, new
        {
            name = trunk,
            onlyTenant = tenant.Id,
            maxChannels,
            peers = peers.Select((peer, i) => new { uri = $"sip:{peer}", priority = i + 1 }),
            healthIntervalS = 0,
            peerSilenceMs = SilenceMs,
        });
        await House.PutRoute(trunk, new { prefix = "", trunk, priority, onlyTenant = tenant.Id });
    }
}
