using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Teams, reasons for breaks, wrap-ups, and supervisors who set what agents do.</summary>
public sealed class TeamTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string[] Support = ["support"];
    private static readonly string Session = $"{Tenant}/agent/session";

    [Fact]
    public async Task A_tenant_makes_teams_and_puts_agents_in_them()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Shows(gateway, AgentPresence.Offline);
        var admin = await gateway.AsAdminAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/teams/north", admin, new { name = "North" })).Status);
        var (put, agent) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin, new { name = "Anna", queues = Support, team = "north", autoAnswer = true });
        Assert.Equal((HttpStatusCode.OK, "north", true), (put, agent.GetProperty("team").GetString(), agent.GetProperty("autoAnswer").GetBoolean()));
        var team = (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/teams", admin)).Json.GetProperty("items")[0];
        Assert.Equal(("North", "1001"), (team.GetProperty("name").GetString(), team.GetProperty("agents")[0].GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/teams/north", admin)).Status);
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin, new { name = "Anna", queues = Support, team = "" });
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/teams/north", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/teams/north", admin)).Status);
    }

    [Fact]
    public async Task Where_reasons_for_breaks_are_declared_only_they_will_do()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Shows(gateway, AgentPresence.Break);
        agent.TakeBreak(Arg.Any<string>()).Returns((AgentRefusal?)null);
        var (admin, anna) = (await gateway.AsAdminAsync(), await gateway.AsAgentAsync());
        Assert.Equal(HttpStatusCode.OK, await Pause("anything"));
        var (put, reason) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/break-reasons/lunch", admin, new { name = "Lunch", paid = false, maxMinutes = 45 });
        Assert.Equal((HttpStatusCode.OK, 45), (put, reason.GetProperty("maxMinutes").GetInt32()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Pause("anything"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Pause(null));
        Assert.Equal(HttpStatusCode.OK, await Pause("lunch"));
        Assert.Equal("lunch", (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/break-reasons", anna)).Json.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/break-reasons/tea", anna, new { name = "Tea" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/break-reasons/lunch", admin)).Status);
        Assert.Equal(HttpStatusCode.OK, await Pause("anything"));

        async Task<HttpStatusCode> Pause(string? why) =>
            (await gateway.SendAsync(HttpMethod.Put, $"{Session}/state", anna, new { presence = "break", reason = why })).Status;
    }

    [Theory]
    [InlineData(null, 20_000, HttpStatusCode.OK, null)]
    [InlineData(AgentRefusal.NotInWrapUp, 20_000, HttpStatusCode.Conflict, "not_in_wrap_up")]
    [InlineData(AgentRefusal.NotExtendable, 20_000, HttpStatusCode.Conflict, "wrap_up_not_extendable")]
    [InlineData(null, 999, HttpStatusCode.BadRequest, "invalid_parameter")]
    [InlineData(null, 3_600_001, HttpStatusCode.BadRequest, "invalid_parameter")]
    public async Task A_wrap_up_is_put_off_by_its_agent(AgentRefusal? refusal, int byMs, HttpStatusCode status, string? code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Shows(gateway, AgentPresence.WrapUp, new WrapUp(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(5), true));
        agent.ExtendWrapUp(TimeSpan.FromMilliseconds(20_000)).Returns(refusal);
        var (answered, body) = await gateway.SendAsync(HttpMethod.Post, $"{Session}/wrap-up/extend", await gateway.AsAgentAsync(), new { byMs });
        Assert.Equal(status, answered);
        if (code is null)
            Assert.True(body.GetProperty("wrapUp").GetProperty("isFixed").GetBoolean());
        else
            Assert.Equal(code, body.Code());
    }

    [Fact]
    public async Task A_supervisor_sets_what_an_agent_does_and_the_audit_log_says_so()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Shows(gateway, AgentPresence.Ready);
        agent.MakeReady(true).Returns((AgentRefusal?)null, AgentRefusal.NotLoggedIn);
        agent.TakeBreak("meeting", true).Returns((AgentRefusal?)null);
        var sue = await gateway.AsSupervisorAsync();
        Assert.Equal(HttpStatusCode.OK, await Force("1001", new { presence = "ready" }));
        Assert.Equal(HttpStatusCode.Conflict, await Force("1001", new { presence = "ready" }));
        Assert.Equal(HttpStatusCode.OK, await Force("1001", new { presence = "break", reason = "meeting" }));
        Assert.Equal(HttpStatusCode.OK, await Force("1001", new { presence = "offline" }));
        Assert.Equal(HttpStatusCode.BadRequest, await Force("1001", new { presence = "break", reason = new string('x', 65) }));
        Assert.Equal(HttpStatusCode.NotFound, await Force("4711", new { presence = "ready" }));
        await agent.Received(1).Logout();
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001/state", await gateway.AsAgentAsync(), new { presence = "ready" })).Status);
        var entries = (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/audit?action=agent.state", await gateway.AsAdminAsync())).Json.GetProperty("items");
        Assert.Equal(
            ["1001 offline", "1001 break meeting", "1001 ready"],
            entries.EnumerateArray().Select(entry => $"{entry.GetProperty("subject").GetString()} {entry.GetProperty("detail").GetString()}"));

        async Task<HttpStatusCode> Force(string whom, object state) => (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/{whom}/state", sue, state)).Status;
    }

    [Fact]
    public async Task A_queue_says_how_its_wrap_up_ends()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Grains.GetGrain<IQueueGrain>(GrainKey.Queue(TestHouse.Acme, "support")).Show().Returns(new QueueView(TestHouse.Acme, "support", 0, 0, 0, 0));
        var admin = await gateway.AsAdminAsync();
        var (put, queue) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Support", wrapUpMode = "fixed", wrapUpExtensionMs = 60_000 });
        Assert.Equal((HttpStatusCode.OK, "fixed", 60_000), (put, queue.GetProperty("wrapUpMode").GetString(), queue.GetProperty("wrapUpExtensionMs").GetInt32()));
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Support" });
        Assert.Equal(WrapUpMode.Fixed, gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!.WrapUpMode);
    }

    private static IAgentGrain Shows(GatewayUnderTest gateway, AgentPresence presence, WrapUp? wrapUp = null)
    {
        var agent = gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, "1001"));
        agent.Show().Returns(new AgentView(TestHouse.Acme, "1001", presence, null, default, default, null, null, null) { WrapUp = wrapUp });
        return agent;
    }
}
