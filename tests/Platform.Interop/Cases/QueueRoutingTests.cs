using System.Net.Http.Json;
using Platform.Interop.Outbound;

namespace Platform.Interop.Cases;

/// <summary>Where a queue sends calls that it cannot serve well, and whom it serves first.</summary>
public sealed class QueueRoutingTests(CarrierHouse shared) : IClassFixture<CarrierHouse>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_overflows_after_a_time_to_another_queue()
    {
        var tenant = await shared.Rent(agents: 1);
        await Put(tenant, "queues/sales", new { name = "Sales", wrapUpMs = 0 });
        await Put(tenant, "agents/1001", new { name = "Anna", queues = new[] { "sales" }, signIn = "phone" });
        await Put(tenant, "queues/support", new { name = "Support", overflows = new[] { new { when = "wait", afterMs = 1_500, to = "queue:sales" } } });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(300)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");

        Assert.Equal(["queue support ", "overflow sales answered", "queue sales ", "offer 1001 answered", "talk 1001 "], Way(call));
        Assert.Equal("It had waited for 1.5 s; the queue sends calls on after 1.5 s.", call.Path[1].Why);
        Assert.Equal("sales", call.Call.Queue);
        Assert.InRange(call.Call.WaitMs, 1_500, long.MaxValue);
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task Without_anybody_logged_in_a_call_overflows_to_a_number_outside_which_is_billed()
    {
        var tenant = await shared.Rent(agents: 1);
        await Put(tenant, "queues/support", new { name = "Support", overflows = new object[]
        {
            new { when = "noAgent", to = "agent:1001" },
            new { when = "noAgent", to = $"number:{CarrierHouse.Outside}" },
        } });
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.ThenHangUp(300)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await carrier.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("calleeHungUp");

        Assert.Equal(
            ["queue support ", "overflow 1001 unreachable", "offer 1001 unreachable", $"overflow {CarrierHouse.Outside} answered", $"dial {CarrierHouse.Outside} answered", $"talk {CarrierHouse.Outside} "],
            Way(call));
        Assert.Equal("No agent of the queue was logged in.", call.Path[1].Why);
        Assert.Equal([tenant.Number, CarrierHouse.Outside], call.Charges.Select(charge => charge.Minutes!.Number));
    }

    private static string[] Way(CallFacts call) => [.. call.Path.Select(step => $"{step.Kind} {step.Party} {step.Outcome}")];

    private static async Task Put(RentedTenant tenant, string path, object what)
    {
        using var answer = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/{path}", UriKind.Relative), what);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
