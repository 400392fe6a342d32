using Platform.Interop.Tenancy;

namespace Platform.Interop.Load;

/// <summary>As many calls as the agents can just carry: 20 a second with 5 s of talk, a hundred agents.</summary>
[Collection(Serial.Collection)]
[Trait(Serial.Machine, Serial.Own)]
public sealed class QueueLoadTests
{
    private const int AgentCount = 100;
    private const int CallsPerSecond = 20;
    private const int CallCount = CallsPerSecond * 60;
    private const int TalkMs = 5_000;
    private static readonly TimeSpan LoadTimeout = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task A_minute_of_20_calls_a_second_all_reach_an_agent_and_are_billed_to_the_second()
    {
        await using var house = await House.Open(new() { RtpPorts = 2000 });
        var tenant = await house.Rent(new()
        {
            Agents = AgentCount,
            Seats = AgentCount,
            MaxChannels = 1000,
            MaxLength = 1000,
            AnswersOnAgent = true,
        });
        var agents = TenantFacts.AgentIds(AgentCount);
        await using var phones = await PhoneBank.Open(tenant, agents, Agents.Answer(ringMs: 20, Talk.UntilBye));
        await using var callers = await tenant.Call(
            Callers.Talk(Talk.ThenHangUp(TalkMs)),
            new SippOptions { Calls = CallCount, CallsPerSecond = CallsPerSecond, MaxCallsAtOnce = CallCount, TraceMessages = false });

        await house.Server.WithLog(async () => (await callers.Completed(LoadTimeout)).ShouldSucceed(CallCount));

        await tenant.AllAre(agents, "ready");
        await house.IsQuiet();
        Assert.Equal(AgentCount, await tenant.SeatsInUse());
        Assert.Equal(0, await tenant.ChannelsInUse());
        Assert.Equal(0, (await phones.Stop()).Failed);
        var calls = await tenant.AllCalls();
        Assert.Equal(CallCount, calls.Count);
        Assert.All(calls, call => Assert.Equal("callerHungUp", call.Cause));
        Assert.Equal(CallCount, calls.Select(call => call.From).Distinct().Count());
        Books.ShouldTalkToOneAtATime(calls);
        Books.ShouldAgree(calls, await tenant.AllMinutes());
    }
}
