namespace Platform.Interop.Trunks;

/// <summary>Trunks that are known by something else than their address, and peers' health, with SIPp and Kamailio as the carriers.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class InboundTrunkTests(SharedHouse shared)
{
    private const string CarrierAddress = "127.0.0.7";
    private const string Domain = "carrier.example";
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(60);

    private House House => shared.House;

    [Fact]
    public async Task The_platform_registers_at_a_carrier_and_its_calls_come_to_the_contact()
    {
        var tenant = await House.Rent(new() { AnswersOnAgent = true });
        var port = PortPool.Take();
        await using var carrier = await Kamailio.StartRegistrar(CarrierAddress, port, Domain, new("line-7", "sesame"));
        await House.PutTrunk("registered", new
        {
            name = "Registered",
            peers = new[] { new { uri = $"sip:{carrier.Endpoint}" } },
            account = new { user = "line-7", password = "sesame", registers = true, domain = Domain, expiresS = 60 },
            healthIntervalS = 0,
        });
        await House.TrunkIs("registered", status => status.Registration?.RegisteredUntil is not null, "registered");
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await Sipp.Start(Callers.Talk(Talk.ThenHangUp(500)), new()
        {
            Target = carrier.Endpoint,
            Service = tenant.Number,
            LocalAddress = "127.0.0.8",
        });

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("callerHungUp");
        Assert.Equal(1, await House.Metric("platform_telephony_calls_offered_total", "trunk=\"registered\""));
        await House.PutTrunk("registered", new { name = "Registered", peers = new[] { new { uri = $"sip:{carrier.Endpoint}" } }, healthIntervalS = 0 });
        await Eventually.Become(() => carrier.Log, log => log.Contains("with expiry 0", StringComparison.Ordinal), "the registration to be taken back", SoonEnough);
    }

    [Fact]
    public async Task A_wrong_password_at_the_carrier_is_told()
    {
        await using var carrier = await Kamailio.StartRegistrar(CarrierAddress, PortPool.Take(), Domain, new("line-7", "sesame"));
        await House.PutTrunk("locked-out", new
        {
            name = "Locked out",
            peers = new[] { new { uri = $"sip:{carrier.Endpoint}" } },
            account = new { user = "line-7", password = "wrong", registers = true, domain = Domain },
            healthIntervalS = 0,
        });
        await House.TrunkIs("locked-out", status => status.Registration is { RegisteredUntil: null, LastStatus: 401 }, "refused");
    }

    [Fact]
    public async Task A_carrier_from_anywhere_logs_in()
    {
        // A house of its own: where any trunk logs in, strangers are asked instead of refused.
        await using var house = await Tenancy.House.Open();
        var tenant = await house.Rent();
        await house.PutTrunk("roaming", new { name = "Roaming", login = new { user = "roamer", realm = "trunks.example", password = "opensesame" } });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await Sipp.Start(Callers.LogIn(Talk.ThenHangUp(3_000)), new()
        {
            Target = house.Server.SipEndpoint,
            Service = tenant.Number,
            LocalAddress = CarrierAddress,
            Accounts = [new("roamer", "opensesame")],
            AuthenticationDomain = "trunks.example",
        });

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("callerHungUp");
        Assert.Equal(1, await house.Metric("platform_telephony_calls_offered_total", "trunk=\"roaming\""));
    }

    [Fact]
    public async Task A_peer_that_is_gone_is_down_and_its_return_is_noticed()
    {
        var port = PortPool.Take();
        await House.PutTrunk("flapping", new
        {
            name = "Flapping",
            peers = new[] { new { uri = $"sip:{CarrierAddress}:{port}" } },
            healthIntervalS = 1,
            peerSilenceMs = 500,
        });
        await House.TrunkIs("flapping", status => !status.Peers[0].IsHealthy, "down");
        await Eventually.Become(() => House.Metric("platform_telephony_trunks_peers", "state=\"down\""), count => count >= 1, "the metric to count a peer that is down");

        await using (await Sipp.Start(Peers.AnswerOptions(), new() { LocalAddress = CarrierAddress, LocalPort = port, Calls = 0 }))
            await House.TrunkIs("flapping", status => status.Peers[0] is { IsHealthy: true, LastStatus: 200 }, "up again");

        await House.TrunkIs("flapping", status => status.Peers[0] is { IsHealthy: false, LastStatus: 408 }, "down again");
    }
}
