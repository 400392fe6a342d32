namespace Platform.Interop.Outbound;

/// <summary>A baresip phone transfers its call by REFER: one record with every leg, each billed for what it was.</summary>
public sealed class BlindTransferTests(CarrierHouse shared) : IClassFixture<CarrierHouse>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("1002")]
    [InlineData("support")]
    public async Task A_call_from_outside_goes_to_a_colleague_or_back_to_the_queue(string target)
    {
        var tenant = await shared.Rent();
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
        await phone.WaitCallEstablished();
        await using var colleague = await tenant.ReadyDesk("1002", Agents.Answer(200, Talk.ThenHangUp(1_000)));
        await phone.Transfer(target);
        await tenant.AgentIs("1001", "ready");
        (await colleague.Completed(CallTimeout)).ShouldSucceed();
        (await caller.Completed(CallTimeout)).ShouldSucceed();

        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(["1001", "1002"], call.Legs.Where(leg => leg.Role == "agent").Select(leg => leg.Party));
        Assert.True(call.Legs.All(leg => leg is { AnsweredAt: not null, EndedAt: not null }));
        Assert.Equal(tenant.Number, Assert.Single(call.Charges).Minutes!.Number);
        await tenant.AgentIs("1001", "ready");
        await tenant.AgentIs("1002", "ready");
    }

    [Fact]
    public async Task A_call_from_outside_goes_to_a_number_outside_and_both_are_billed()
    {
        var tenant = await shared.Rent();
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.ThenHangUp(1_000)));
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
        await phone.WaitCallEstablished();
        await phone.Transfer(CarrierHouse.Outside);
        await tenant.AgentIs("1001", "ready");
        (await carrier.Completed(CallTimeout)).ShouldSucceed();
        (await caller.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["caller", "agent", "outside"], call.Legs.Select(leg => leg.Role));
        Assert.Equal([tenant.Number, CarrierHouse.Outside], call.Charges.Select(charge => charge.Minutes!.Number));
    }

    [Fact]
    public async Task A_call_that_the_agent_placed_goes_to_a_colleague()
    {
        var tenant = await shared.Rent();
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.UntilBye));
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await phone.Dial(CarrierHouse.Outside);
        await phone.WaitCallEstablished();
        await using var colleague = await tenant.ReadyDesk("1002", Agents.Answer(200, Talk.ThenHangUp(1_000)));
        await phone.Transfer("1002");
        await tenant.AgentIs("1001", "ready");
        (await colleague.Completed(CallTimeout)).ShouldSucceed();
        (await carrier.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["caller 1001", $"outside {CarrierHouse.Outside}", "agent 1002"], call.Legs.Select(leg => $"{leg.Role} {leg.Party}"));
        Assert.Equal(CarrierHouse.Outside, Assert.Single(call.Charges).Minutes!.Number);
    }
}
