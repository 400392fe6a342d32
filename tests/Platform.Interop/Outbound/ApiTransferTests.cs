using System.Net.Http.Json;

namespace Platform.Interop.Outbound;

/// <summary>An agent at a baresip phone passes calls on from the console: by one request, or after a talk with the target.</summary>
public sealed class ApiTransferTests(CarrierHouse shared) : IClassFixture<CarrierHouse>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_is_completed_to_the_number_that_was_consulted()
    {
        await using var talk = await StartTalk(media => Agents.Answer(200, Talk.ThenHangUp(6_000), media));
        await talk.Ask("consult", CarrierHouse.Outside);
        talk.Outside.SendTone(600, await talk.Carrier.FarMedia());
        await talk.Outside.WaitForTone(1000);
        await talk.Ask("complete");
        await talk.Outside.WaitForTone(440);
        await talk.Near.WaitForTone(600);
        await talk.Tenant.AgentIs("1001", "ready");
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await talk.Tenant.EndedCalls(1));
        Assert.Equal(["caller", "agent", "outside"], call.Legs.Select(leg => leg.Role));
        Assert.Equal([talk.Tenant.Number, CarrierHouse.Outside], call.Charges.Select(charge => charge.Minutes!.Number));
        Assert.True(call.Leg("agent").EndedAt < call.Leg("outside").EndedAt);
    }

    [Fact]
    public async Task A_consultation_that_is_given_up_brings_the_caller_back()
    {
        await using var talk = await StartTalk(media => Agents.Answer(200, Talk.UntilBye, media));
        await talk.Ask("consult", CarrierHouse.Outside);
        talk.Outside.SendTone(600, await talk.Carrier.FarMedia());
        await talk.Outside.WaitForTone(1000);
        await talk.Ask("resume");
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();
        talk.Near.ForgetHeard();
        await talk.Near.WaitForTone(1000);
        await talk.Phone.HangUp();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = await talk.Tenant.EndedCall("agentHungUp");
        Assert.Equal(["caller", "agent", "outside"], call.Legs.Select(leg => leg.Role));
        Assert.Equal([talk.Tenant.Number, CarrierHouse.Outside], call.Charges.Select(charge => charge.Minutes!.Number));
        Assert.True(call.Leg("outside").EndedAt < call.Leg("caller").EndedAt);
        await talk.Tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_consultation_that_is_given_up_while_it_rings_costs_nothing()
    {
        await using var talk = await StartTalk(_ => Agents.NeverAnswer());
        await talk.Ask("consult", CarrierHouse.Outside);
        await talk.Carrier.WaitForReceived("^INVITE");
        await talk.Ask("resume");
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();
        talk.Near.ForgetHeard();
        await talk.Near.WaitForTone(1000);
        await talk.Phone.HangUp();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = await talk.Tenant.EndedCall("agentHungUp");
        Assert.Null(call.Leg("outside").AnsweredAt);
        Assert.Equal(talk.Tenant.Number, Assert.Single(call.Charges).Minutes!.Number);
        await talk.Tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_call_is_completed_to_a_number_that_still_rings_and_costs_from_its_answer()
    {
        await using var talk = await StartTalk(media => Agents.Answer(2_000, Talk.ThenHangUp(6_000), media));
        await talk.Ask("consult", CarrierHouse.Outside);
        await talk.Carrier.WaitForReceived("^INVITE");
        await talk.Ask("complete");
        await talk.Tenant.AgentIs("1001", "ready");
        talk.Outside.SendTone(600, await talk.Carrier.FarMedia());
        await talk.Near.WaitForTone(600);
        await talk.Outside.WaitForTone(440);
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await talk.Tenant.EndedCalls(1));
        Assert.Equal(2, call.Charges.Count);
        call.IsBilled(talk.Tenant.Number, call.Leg("caller"));
        call.IsBilled(CarrierHouse.Outside, call.Leg("outside"));
    }

    [Fact]
    public async Task A_caller_who_leaves_meanwhile_leaves_the_agent_with_the_number_outside()
    {
        await using var talk = await StartTalk(media => Agents.Answer(200, Talk.UntilBye, media), Talk.ThenHangUp(6_000));
        await talk.Ask("consult", CarrierHouse.Outside);
        talk.Outside.SendTone(600, await talk.Carrier.FarMedia());
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();
        talk.Outside.ForgetHeard();
        await talk.Outside.WaitForTone(1000);
        await talk.Tenant.AgentIs("1001", "talking");
        await talk.Phone.HangUp();
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await talk.Tenant.EndedCalls(1));
        Assert.Equal(2, call.Charges.Count);
        call.IsBilled(talk.Tenant.Number, call.Leg("caller"));
        call.IsBilled(CarrierHouse.Outside, call.Leg("outside"));
        Assert.True(call.Leg("caller").EndedAt < call.Leg("outside").EndedAt);
        await talk.Tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_target_that_refuses_the_consultation_leaves_the_talk_as_it_was()
    {
        await using var talk = await StartTalk(_ => Agents.Reject(486, "Busy Here", ringMs: 100));
        await talk.Ask("consult", CarrierHouse.Outside);
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();
        talk.Near.ForgetHeard();
        await talk.Near.WaitForTone(1000);
        await talk.Phone.HangUp();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = await talk.Tenant.EndedCall("agentHungUp");
        Assert.Equal(talk.Tenant.Number, Assert.Single(call.Charges).Minutes!.Number);
        await talk.Tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_call_is_passed_on_to_a_number_outside()
    {
        await using var talk = await StartTalk(media => Agents.Answer(200, Talk.ThenHangUp(6_000), media));
        await talk.Ask("transfer", CarrierHouse.Outside);
        talk.Outside.SendTone(600, await talk.Carrier.FarMedia());
        await talk.Near.WaitForTone(600);
        await talk.Outside.WaitForTone(440);
        await talk.Tenant.AgentIs("1001", "ready");
        (await talk.Carrier.Completed(CallTimeout)).ShouldSucceed();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await talk.Tenant.EndedCalls(1));
        Assert.Equal(["caller", "agent", "outside"], call.Legs.Select(leg => leg.Role));
        Assert.Equal([talk.Tenant.Number, CarrierHouse.Outside], call.Charges.Select(charge => charge.Minutes!.Number));
    }

    [Theory]
    [InlineData("1002")]
    [InlineData("support")]
    public async Task A_call_is_passed_on_inside_the_house(string target)
    {
        await using var talk = await StartTalk(_ => Agents.NeverAnswer());
        await using var colleague = await talk.Tenant.ReadyDesk("1002", Agents.Answer(200, Talk.ThenHangUp(1_000)));
        await talk.Ask("transfer", target);
        await talk.Tenant.AgentIs("1001", "ready");
        (await colleague.Completed(CallTimeout)).ShouldSucceed();
        (await talk.Caller.Completed(CallTimeout)).ShouldSucceed();

        var call = await talk.Tenant.EndedCall("agentHungUp");
        Assert.Equal(["1001", "1002"], call.Legs.Where(leg => leg.Role == "agent").Select(leg => leg.Party));
        Assert.Equal(talk.Tenant.Number, Assert.Single(call.Charges).Minutes!.Number);
    }

    private async Task<ConsoleTalk> StartTalk(Func<SippMedia, SippScenario> carrier, Talk? callers = null)
    {
        var tenant = await shared.Rent();
        var outside = RtpPeer.Open(AudioCodec.Pcmu, CarrierHouse.CarrierAddress);
        var near = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        var caller = await tenant.Call(Callers.Talk(callers ?? Talk.UntilBye, SippMedia.From(near)));
        near.SendTone(440, await caller.FarMedia());
        await near.WaitForTone(1000);
        var call = await tenant.CallIs("talking");
        return new(tenant, phone, caller, await shared.Carrier(carrier(SippMedia.From(outside))), near, outside)
        {
            Console = await tenant.LogInAgent("1001"),
            CallId = call.GetProperty("callId").GetString()!,
        };
    }

    /// <summary>A caller who talks to agent 1001, a console to command the call, and a carrier for a number outside.</summary>
    private sealed record ConsoleTalk(RentedTenant Tenant, Baresip Phone, Sipp Caller, Sipp Carrier, RtpPeer Near, RtpPeer Outside) : IAsyncDisposable
    {
        public required HttpClient Console { get; init; }

        public required string CallId { get; init; }

        public async Task Ask(string action, string? to = null)
        {
            using var answer = await Console.PostAsJsonAsync(
                new Uri($"{Tenant.Api}/agent/calls/{CallId}/{action}", UriKind.Relative), to is null ? null : new { to });
            Assert.True(answer.IsSuccessStatusCode, $"{action}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        public async ValueTask DisposeAsync()
        {
            Console.Dispose();
            foreach (var part in new IAsyncDisposable[] { Phone, Caller, Carrier, Near, Outside }) await part.DisposeAsync();
        }
    }
}
