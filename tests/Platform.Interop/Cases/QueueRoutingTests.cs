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
        Assert.Matches(@"^It had waited for [1-9][0-9.]* s; the queue sends calls on after 1\.5 s\.$", call.Path[1].Why);
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

    [Fact]
    public async Task A_caller_comes_to_the_agent_it_talked_with_last()
    {
        var tenant = await shared.Rent(agents: 2);
        await Put(tenant, "queues/support", new { name = "Support", wrapUpMs = 0, lastAgent = new { withinMs = 3_600_000, waitMs = 30_000 } });
        await using var first = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(300)), calls: 3);
        await CallFrom(tenant, "+8613800000001");
        await tenant.AgentIs("1001", "ready");
        await using var second = await tenant.ReadyDesk("1002", Agents.Answer(20, Talk.ThenHangUp(300)));
        await CallFrom(tenant, "+8613800000002");
        await tenant.AgentIs("1001", "ready");
        await CallFrom(tenant, "+8613800000001");
        (await first.Completed(CallTimeout)).ShouldSucceed(3);
        var calls = await tenant.EndedCalls(3);

        Assert.All(calls, call => Assert.Equal(["1001 answered"], call.OfferOutcomes));
        Assert.StartsWith("Agent Agent 1001 (1001) had been idle the longest of 2 free agents", calls[1].Offers[0].Why, StringComparison.Ordinal);
        Assert.StartsWith("Agent Agent 1001 (1001) had talked with this caller last.", calls[2].Offers[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_of_the_golden_list_is_served_before_others()
    {
        var tenant = await shared.Rent(agents: 1);
        await Put(tenant, "caller-lists/gold", new { name = "Gold", numbers = new[] { "+8613800000003" } });
        await Put(tenant, "queues/support", new { name = "Support", wrapUpMs = 0, priorities = new[] { new { priority = 10, list = "gold" } } });
        await using var early = await tenant.Call(Callers.Talk(Talk.UntilBye, from: "+8613800000001"));
        await tenant.CallIs("waiting");
        await using var late = await tenant.Call(Callers.Talk(Talk.UntilBye, from: "+8613800000003"));
        await tenant.CallsWait(2);
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(300)), calls: 2);
        (await late.Completed(CallTimeout)).ShouldSucceed();
        (await early.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed(2);
        var calls = await tenant.EndedCalls(2);

        Assert.Equal(["+8613800000001", "+8613800000003"], calls.Select(call => call.Call.From));
        Assert.True(calls[1].Call.EndedAt <= calls[0].Call.ConnectedAt, "The call that came first was served first.");
        Assert.Contains("priority 10 (list gold)", calls[1].Offers[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_agents_ring_and_the_first_answer_leaves_no_ghost()
    {
        var tenant = await shared.House.Rent(new() { Agents = 20, Seats = 20, RingTimeoutMs = 120_000 });
        await Put(tenant, "queues/support", new { name = "Support", strategy = "ringAll", ringTimeoutMs = 120_000, wrapUpMs = 0 });
        string[] slow = [.. Enumerable.Range(1001, 19).Select(agent => $"{agent}")];
        var desks = await Task.WhenAll(slow.Select(agent => tenant.ReadyDesk(agent, Agents.NeverAnswer())));
        try
        {
            await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
            foreach (var agent in slow)
                await tenant.AgentIs(agent, "ringing");
            await using var fast = await tenant.Desk("1020", Agents.Answer(20, Talk.ThenHangUp(300)));

            (await caller.Completed(CallTimeout)).ShouldSucceed();
            (await fast.Completed(CallTimeout)).ShouldSucceed();
            foreach (var desk in desks)
            {
                (await desk.Completed(CallTimeout)).ShouldSucceed();
                Assert.Contains(SippMessage.Parse(desk.Messages), message => message.Received
                    && message.FirstLine.StartsWith("CANCEL ", StringComparison.Ordinal) && message.Text.Contains("Reason: SIP;cause=200", StringComparison.Ordinal));
            }
        }
        finally
        {
            foreach (var desk in desks)
                await desk.DisposeAsync();
        }

        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal([.. slow.Select(agent => $"{agent} answeredElsewhere"), "1020 answered"], call.OfferOutcomes.Order());
        foreach (var agent in slow.Append("1020"))
            await tenant.AgentIs(agent, "ready");
    }

    private static async Task CallFrom(RentedTenant tenant, string number)
    {
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, from: number));
        (await caller.Completed(CallTimeout)).ShouldSucceed();
    }

    private static string[] Way(CallFacts call) => [.. call.Path.Select(step => $"{step.Kind} {step.Party} {step.Outcome}")];

    private static async Task Put(RentedTenant tenant, string path, object what)
    {
        using var answer = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/{path}", UriKind.Relative), what);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
