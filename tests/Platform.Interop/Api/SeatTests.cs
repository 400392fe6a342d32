using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Api;

[Collection(SharedHouse.Collection)]
public sealed class SeatTests(SharedHouse shared)
{
    [Fact]
    public async Task A_log_in_without_a_free_seat_is_refused_until_one_is_given_back()
    {
        var tenant = await shared.House.Rent(new() { Agents = 2, Seats = 1, SignInByPhone = false });
        using var first = await tenant.LogInAgent("1001");
        using var second = await tenant.LogInAgent("1002");
        var session = new Uri($"{tenant.Api}/agent/session", UriKind.Relative);

        using var seated = await first.PostAsJsonAsync(session, new { ready = true });
        Assert.Equal(HttpStatusCode.OK, seated.StatusCode);
        using var refused = await second.PostAsJsonAsync(session, new { ready = true });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("no_free_seat", problem.GetProperty("code").GetString());
        await tenant.AgentIs("1002", "offline");
        Assert.Equal(1, await SeatsInUse(tenant));

        using var left = await first.DeleteAsync(session);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        using var accepted = await second.PostAsJsonAsync(session, new { ready = true });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        await tenant.AgentIs("1001", "offline");
        await tenant.AgentIs("1002", "ready");
        Assert.Equal(1, await SeatsInUse(tenant));
    }

    [Fact]
    public async Task A_phone_that_finds_no_free_seat_stays_registered_but_its_agent_offline()
    {
        var tenant = await shared.House.Rent(new() { Agents = 2, Seats = 1 });
        await using var first = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(200)));
        await using var second = await tenant.Desk("1002", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));

        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");

        Assert.Equal("1001", call.Call.Agent);
        await tenant.AgentIs("1002", "offline");
        Assert.Equal(1, await SeatsInUse(tenant));
    }

    private static async Task<int> SeatsInUse(RentedTenant tenant) =>
        Assert.Single((await tenant.Get<Listed<JsonElement>>("/seats")).Items).GetProperty("inUse").GetInt32();
}
