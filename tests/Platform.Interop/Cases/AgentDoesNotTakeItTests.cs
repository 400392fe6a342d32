namespace Platform.Interop.Cases;

/// <summary>The agent that is asked first does not take the call: it goes on break, and the call, still the first in line, to the next one.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class AgentDoesNotTakeItTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(486, "Busy Here")]
    [InlineData(603, "Decline")]
    public async Task Agent_rejects(int code, string reason)
    {
        var tenant = await shared.House.Rent(new() { Agents = 2 });
        await using var first = await tenant.ReadyDesk("1001", Agents.Reject(code, reason, ringMs: 50));
        await using var second = await tenant.ReadyDesk("1002", Agents.Answer(20, Talk.ThenHangUp(300)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await first.Completed(CallTimeout)).ShouldSucceed();
        (await second.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");

        Assert.Equal(["1001 rejected", "1002 answered"], call.OfferOutcomes);
        await tenant.AgentIs("1001", "break", "rejected");
        await tenant.AgentIs("1002", "ready");
    }

    [Fact]
    public async Task Agents_phone_is_not_registered()
    {
        var tenant = await shared.House.Rent(new() { Agents = 2, SignInByPhone = false });
        await LogIn(tenant, "1001");
        await tenant.AgentIs("1001", "ready");
        await using var second = await tenant.Desk("1002", Agents.Answer(20, Talk.ThenHangUp(300)));
        await LogIn(tenant, "1002");
        await tenant.AgentIs("1002", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await second.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");

        Assert.Equal(["1001 unreachable", "1002 answered"], call.OfferOutcomes);
        await tenant.AgentIs("1001", "break", "unreachable");
        await tenant.AgentIs("1002", "ready");
    }

    [Fact]
    public async Task Agents_phone_vanished_without_a_word()
    {
        var tenant = await shared.House.Rent(new() { Agents = 2 });
        await using var first = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        first.Kill();
        await using var second = await tenant.ReadyDesk("1002", Agents.Answer(20, Talk.ThenHangUp(300)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");

        Assert.Equal(["1001 unreachable", "1002 answered"], call.OfferOutcomes);
        await tenant.AgentIs("1001", "break", "unreachable");
        await tenant.AgentIs("1002", "ready");
    }

    [Fact]
    public async Task Agent_does_not_answer_and_the_call_keeps_its_place_at_the_head()
    {
        var tenant = await shared.House.Rent(new() { Agents = 2, RingTimeoutMs = 1_500 });
        await using var first = await tenant.ReadyDesk("1001", Agents.NeverAnswer());
        await using var early = await tenant.Call(Callers.Talk(Talk.UntilBye, from: "+8613800000001"));
        await tenant.AgentIs("1001", "ringing");
        await using var late = await tenant.Call(Callers.Talk(Talk.UntilBye, from: "+8613800000002"));

        await tenant.AgentIs("1001", "break", "no_answer");
        (await first.Completed(CallTimeout)).ShouldSucceed();
        await using var second = await tenant.Desk("1002", Agents.Answer(20, Talk.ThenHangUp(300)), calls: 2);
        (await early.Completed(CallTimeout)).ShouldSucceed();
        (await late.Completed(CallTimeout)).ShouldSucceed();
        (await second.Completed(CallTimeout)).ShouldSucceed(2);
        var calls = await tenant.EndedCalls(2);

        Assert.Equal(["+8613800000001", "+8613800000002"], calls.Select(call => call.Call.From));
        Assert.Equal(["1001 noAnswer", "1002 answered"], calls[0].OfferOutcomes);
        Assert.Equal(["1002 answered"], calls[1].OfferOutcomes);
        Assert.True(calls[0].Call.EndedAt <= calls[1].Call.ConnectedAt, "The later call was served first.");
        await tenant.AgentIs("1001", "break", "no_answer");
        await tenant.AgentIs("1002", "ready");
    }

    [Fact]
    public async Task Two_calls_for_one_agent_at_the_same_instant()
    {
        var tenant = await shared.House.Rent();
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(300)), calls: 2);
        await using var callers = await tenant.Call(Callers.Talk(Talk.UntilBye), new() { Calls = 2, CallsPerSecond = 1000 });

        (await callers.Completed(CallTimeout)).ShouldSucceed(2);
        (await agent.Completed(CallTimeout)).ShouldSucceed(2);
        var calls = await tenant.EndedCalls(2);

        Assert.All(calls, call => Assert.Equal(["1001 answered"], call.OfferOutcomes));
        var inOrder = calls.OrderBy(call => call.Call.ConnectedAt).ToList();
        Assert.True(inOrder[0].Call.EndedAt <= inOrder[1].Offers[0].At, "The agent was offered a call while it had another.");
        await tenant.AgentIs("1001", "ready");
    }

    private static async Task LogIn(RentedTenant tenant, string agent)
    {
        using var api = await tenant.LogInAgent(agent);
        using var content = new StringContent("""{"ready":true}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync(new Uri($"{tenant.Api}/agent/session", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
