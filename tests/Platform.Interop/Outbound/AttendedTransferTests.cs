namespace Platform.Interop.Outbound;

/// <summary>
/// An agent's phone asks somebody in a second dialog and joins its two calls by REFER with Replaces: both parties talk on
/// without it, in one record.
/// </summary>
public sealed class AttendedTransferTests(CarrierHouse shared) : IClassFixture<CarrierHouse>
{
    private const string OtherNumber = "+8613900139001";

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_from_outside_is_joined_with_a_number_outside()
    {
        var tenant = await shared.Rent();
        await using var near = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var far = RtpPeer.Open(AudioCodec.Pcmu, CarrierHouse.CarrierAddress);
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.ThenHangUp(8_000), SippMedia.From(far)));
        await using var agent = await tenant.ReadyDesk("1001", Agents.AnswerAndJoin(tenant.PhoneOf("1001"), CarrierHouse.Outside, consultMs: 1_000));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(near)));
        near.SendTone(440, await caller.FarMedia());
        far.SendTone(1000, await carrier.FarMedia());

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        await tenant.AgentIs("1001", "ready");
        await far.WaitForTone(440);
        await near.WaitForTone(1000);
        (await carrier.Completed(CallTimeout)).ShouldSucceed();
        (await caller.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["agent 1001", "agent 1001", $"outside {CarrierHouse.Outside}"], Parties(call).Skip(1));
        Assert.Equal(2, call.Charges.Count);
        call.IsBilled(tenant.Number, call.Leg("caller"));
        call.IsBilled(CarrierHouse.Outside, call.Leg("outside"));
        Assert.True(call.Legs.Where(leg => leg.Role == "agent").All(leg => leg.EndedAt < call.Leg("caller").EndedAt));
    }

    [Fact]
    public async Task A_call_from_outside_is_joined_with_a_colleague()
    {
        var tenant = await shared.Rent();
        await using var near = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var agent = await tenant.ReadyDesk("1001", Agents.AnswerAndJoin(tenant.PhoneOf("1001"), "1002", consultMs: 1_000));
        await using var colleague = await tenant.Desk("1002");
        await tenant.AgentIs("1002", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(near)));
        near.SendTone(440, await caller.FarMedia());

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        await near.WaitForTone(1000);
        await tenant.AgentIs("1001", "ready");
        await tenant.AgentIs("1002", "talking");
        await colleague.HangUp();
        (await caller.Completed(CallTimeout)).ShouldSucceed();

        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(["agent 1001", "agent 1001", "agent 1002"], Parties(call).Skip(1));
        Assert.Single(call.Charges);
        call.IsBilled(tenant.Number, call.Leg("caller"));
        await tenant.AgentIs("1002", "ready");
    }

    [Fact]
    public async Task Two_numbers_outside_that_the_agent_called_are_joined()
    {
        var tenant = await shared.Rent();
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.UntilByeOrHangUp(6_000)), calls: 2);
        await using var agent = await tenant.DialFrom("1001",
            Agents.CallAndJoin(tenant.PhoneOf("1001"), CarrierHouse.Outside, OtherNumber, consultMs: 1_000));

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        await tenant.AgentIs("1001", "ready");
        (await carrier.Completed(CallTimeout)).ShouldSucceed(2);

        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["caller 1001", $"outside {CarrierHouse.Outside}", "agent 1001", $"outside {OtherNumber}"], Parties(call));
        Assert.Equal(2, call.Charges.Count);
        foreach (var leg in call.Legs.Where(leg => leg.Role == "outside")) call.IsBilled(leg.Party, leg);
    }

    [Fact]
    public async Task A_number_outside_that_the_agent_called_is_joined_with_a_colleague()
    {
        var tenant = await shared.Rent();
        await using var far = RtpPeer.Open(AudioCodec.Pcmu, CarrierHouse.CarrierAddress);
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.UntilBye, SippMedia.From(far)));
        await using var colleague = await tenant.Desk("1002");
        await using var agent = await tenant.DialFrom("1001",
            Agents.CallAndJoin(tenant.PhoneOf("1001"), CarrierHouse.Outside, "1002", consultMs: 1_000));
        far.SendTone(440, await carrier.FarMedia());

        (await agent.Completed(CallTimeout)).ShouldSucceed();
        await far.WaitForTone(1000);
        await tenant.AgentIs("1001", "ready");
        await colleague.HangUp();
        (await carrier.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["caller 1001", $"outside {CarrierHouse.Outside}", "agent 1001", "agent 1002"], Parties(call));
        Assert.Single(call.Charges);
        call.IsBilled(CarrierHouse.Outside, call.Leg("outside"));
        Assert.InRange(await colleague.FinalLevelAt(440), Tones.LevelDbfs - 12, Tones.LevelDbfs + 1);
    }

    private static IEnumerable<string> Parties(CallFacts call) => call.Legs.Select(leg => $"{leg.Role} {leg.Party}");
}
