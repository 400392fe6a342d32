using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Skills, who has them and who asks for them; callers who come first; calls that go elsewhere.</summary>
public sealed class SkillTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string[] Support = ["support"];
    private static readonly string[] Gold = ["139 0000 0001"];
    private static readonly string[] Wrong = ["anna"];

    [Fact]
    public async Task A_tenant_sets_up_skills_gives_them_to_agents_and_asks_for_them()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        ShowNobody(gateway);
        var admin = await gateway.AsAdminAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/skills/en", admin, new { name = "English" })).Status);
        var (agentPut, agent) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin,
            new { name = "Anna", queues = Support, skills = new[] { new { skill = "en", level = 7 } }, preferences = new[] { new { queue = "support", preference = 2 } } });
        Assert.Equal((HttpStatusCode.OK, 7), (agentPut, agent.GetProperty("skills")[0].GetProperty("level").GetInt32()));
        var (queuePut, queue) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin,
            new { name = "Support", strategy = "mostSkilled", skills = new[] { new { skill = "en", minLevel = 5 } }, relaxations = new[] { new { afterMs = 30_000, skills = Array.Empty<object>() } } });
        Assert.Equal((HttpStatusCode.OK, "mostSkilled"), (queuePut, queue.GetProperty("strategy").GetString()));
        var skill = (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/skills", admin)).Json.GetProperty("items")[0];
        Assert.Equal(("English", "1001", "support"), (skill.GetProperty("name").GetString(), skill.GetProperty("agents")[0].GetString(), skill.GetProperty("queues")[0].GetString()));
    }

    [Fact]
    public async Task What_a_change_does_not_name_stays_and_preferences_go_with_their_queue()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        ShowNobody(gateway);
        gateway.Stores.Catalog.Put(new SkillDocument(TestHouse.Acme, "en", "English"));
        gateway.Stores.Catalog.Put(new AgentDocument(TestHouse.Acme, "1001", "Anna", Support) { Skills = [new("en", 7)], Preferences = [new("support", 2)] });
        gateway.Stores.Catalog.Put(new QueueDocument(TestHouse.Acme, "support", "Support") { Strategy = QueueStrategy.Preferred, Skills = [new("en", 5)] });
        var admin = await gateway.AsAdminAsync();
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin, new { name = "Ann", queues = Array.Empty<string>() });
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Help" });
        var (agent, queue) = (gateway.Stores.Catalog.Current.FindAgent(TestHouse.Acme, "1001")!, gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!);
        Assert.Equal(("Ann", 7, 0), (agent.Name, agent.Skills[0].Level, agent.Preferences.Count));
        Assert.Equal(("Help", QueueStrategy.Preferred, 5), (queue.Name, queue.Strategy, queue.Skills[0].MinLevel));
    }

    [Fact]
    public async Task A_skill_in_use_stays_and_an_unknown_one_cannot_be_given()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Catalog.Put(new SkillDocument(TestHouse.Acme, "en", "English"));
        gateway.Stores.Catalog.Put(new QueueDocument(TestHouse.Acme, "support", "Support") { Skills = [new("en", 5)] });
        var admin = await gateway.AsAdminAsync();
        var (kept, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/skills/en", admin);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (kept, problem.Code()));
        Assert.Contains("queues[support].skills[0].skill", problem.GetProperty("faults")[0].GetProperty("path").GetString(), StringComparison.Ordinal);
        var (unknown, _) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin, new { name = "Anna", queues = Support, skills = new[] { new { skill = "fr", level = 1 } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/skills/fr", admin)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/skills/en", await gateway.AsAgentAsync(), new { name = "E" })).Status);
    }

    [Fact]
    public async Task A_tenant_keeps_lists_of_callers_that_a_queue_puts_first()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        ShowNobody(gateway);
        var admin = await gateway.AsAdminAsync();
        var (put, list) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/caller-lists/gold", admin, new { name = "Gold", numbers = Gold });
        Assert.Equal((HttpStatusCode.OK, "+8613900000001"), (put, list.GetProperty("numbers")[0].GetString()));
        var (rulePut, queue) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin,
            new { name = "Support", ageingMs = 30_000, shortAbandonMs = 3_000, priorities = new[] { new { priority = 5, list = "gold" } } });
        Assert.Equal((HttpStatusCode.OK, 5, 30_000, 3_000), (rulePut, queue.GetProperty("priorities")[0].GetProperty("priority").GetInt32(), queue.GetProperty("ageingMs").GetInt32(),
            queue.GetProperty("shortAbandonMs").GetInt32()));
        Assert.Equal(90_000, queue.GetProperty("live").GetProperty("expectedWaitMs").GetInt64());
        Assert.Equal(1, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/caller-lists", admin)).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/caller-lists/gold", admin)).Status);
        var (wrong, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/caller-lists/silver", admin, new { name = "Silver", numbers = Wrong });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (wrong, problem.Code()));
    }

    [Fact]
    public async Task A_queue_says_what_is_to_be_answered_in_time_and_where_calls_go_else()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        ShowNobody(gateway);
        var admin = await gateway.AsAdminAsync();
        var (put, queue) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new
        {
            name = "Support",
            serviceLevel = new { targetPercent = 80, withinMs = 20_000 },
            lastAgent = new { withinMs = 3_600_000 },
            overflows = new object[] { new { when = "wait", afterMs = 60_000, to = "number:+86 139 0000 0001" }, new { when = "atRisk", to = "agent:1001" } },
        });
        Assert.Equal((HttpStatusCode.OK, 80), (put, queue.GetProperty("serviceLevel").GetProperty("targetPercent").GetInt32()));
        Assert.Equal(("wait", "number:+8613900000001"), (queue.GetProperty("overflows")[0].GetProperty("when").GetString(), queue.GetProperty("overflows")[0].GetProperty("to").GetString()));
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Help" });
        Assert.Equal(2, gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!.Overflows.Count);
        Assert.Equal(new LastAgentRule(3_600_000), gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!.LastAgent);
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Help", serviceLevel = new { targetPercent = 0, withinMs = 0 }, lastAgent = new { withinMs = 0 }, overflows = Array.Empty<object>() });
        Assert.Null(gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!.LastAgent);
        Assert.Equal((null, 0), (gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!.ServiceLevel, gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!.Overflows.Count));
        var (wrong, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Help", overflows = new[] { new { when = "wait", to = "queue:nowhere" } } });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (wrong, problem.Code()));
    }

    private static void ShowNobody(GatewayUnderTest gateway)
    {
        gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, "1001")).Show()
            .Returns(new AgentView(TestHouse.Acme, "1001", AgentPresence.Offline, null, default, default, null, null, null));
        gateway.Stores.Grains.GetGrain<IQueueGrain>(GrainKey.Queue(TestHouse.Acme, "support")).Show()
            .Returns(new QueueView(TestHouse.Acme, "support", 0, 0, 0, 0) { ExpectedWaitMs = 90_000 });
    }
}
