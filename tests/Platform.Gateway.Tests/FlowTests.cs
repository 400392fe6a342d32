using System.Net;
using System.Text.Json;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Flows: drafts, checks, versions, test calls, and the number that leads to one.</summary>
public sealed class FlowTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string[] Welcome = ["phrase:welcome"];
    private static readonly string[] One = ["1"];

    [Fact]
    public async Task A_draft_is_checked_published_compared_and_brought_back()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var (saved, flow) = await Save(gateway, admin, new { start = "menu", nodes = new object[] { Menu("support"), Queue("support"), Queue("sales") } });
        Assert.Equal((HttpStatusCode.OK, true), (saved, flow.GetProperty("isDraftNew").GetBoolean()));
        Assert.Equal(["nodes[2] unreachable", "nodes[2].queue unknown_reference"], (await Faults(gateway, admin)).Order());
        var (refused, problem) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/publish", admin);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "tenants[acme].flows[main].nodes[2].queue"), (refused, problem.GetProperty("faults")[0].GetProperty("path").GetString()));

        await Save(gateway, admin, new { start = "menu", nodes = new object[] { Menu("support"), Queue("support") } });
        Assert.Empty(await Faults(gateway, admin));
        var (published, version) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/publish", admin);
        Assert.Equal((HttpStatusCode.OK, 1), (published, version.GetProperty("version").GetInt32()));
        await Save(gateway, admin, new { start = "menu", nodes = new object[] { Menu("support"), Queue("support", "help") , new { type = "hangUp", id = "bye" } } });
        Assert.Equal(["bye added", "help added", "support removed"], Changes(await Read(gateway, admin, "/flows/main/compare")).Order());
        await Save(gateway, admin, new { start = "menu", nodes = new object[] { Menu("help"), Queue("support", "help") } });
        Assert.Equal(2, (await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/publish", admin)).Json.GetProperty("version").GetInt32());
        Assert.Equal(["help added", "menu changed", "support removed"], Changes(await Read(gateway, admin, "/flows/main/compare?from=1&to=2")).Order());
        var (again, back) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/versions/1/publish", admin);
        Assert.Equal((HttpStatusCode.OK, 3, 1), (again, back.GetProperty("version").GetInt32(), back.GetProperty("bringsBack").GetInt32()));
        Assert.Equal(["3 True", "2 False", "1 False"], (await Read(gateway, admin, "/flows/main/versions")).GetProperty("items").EnumerateArray()
            .Select(one => $"{one.GetProperty("version").GetInt32()} {one.GetProperty("isPublished").GetBoolean()}"));
        Assert.Equal("support", (await Read(gateway, admin, "/flows/main/versions/3")).GetProperty("definition").GetProperty("nodes")[1].GetProperty("id").GetString());
        Assert.Equal(["flow main version 3, which is 1 again", "flow main version 2", "flow main version 1"], (await Read(gateway, admin, "/audit?action=flow.published")).GetProperty("items").EnumerateArray()
            .Select(entry => $"{entry.GetProperty("subject").GetString()} {entry.GetProperty("detail").GetString()}"));
    }

    [Fact]
    public async Task A_number_leads_to_a_published_flow_which_then_stays()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await Save(gateway, admin, new { start = "support", nodes = new object[] { Queue("support") } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Point(gateway, admin, "flow:main")).Status);
        await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/publish", admin);
        var (pointed, number) = await Point(gateway, admin, "flow:main");
        Assert.Equal((HttpStatusCode.OK, "flow:main"), (pointed, number.GetProperty("destination").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/flows/main", admin)).Status);
        Assert.Equal("support", (await Point(gateway, admin, "queue:support")).Json.GetProperty("queue").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/flows/main", admin)).Status);
        Assert.Empty(gateway.Stores.Catalog.Current.Of<Platform.Domain.Flows.FlowVersionDocument>(TestHouse.Acme));
    }

    [Fact]
    public async Task A_test_call_on_the_draft_tells_its_way()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await Save(gateway, admin, new { start = "menu", nodes = new object[] { Menu("support"), Queue("support") } });
        var (status, went) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/test-run", admin, new { keys = One });
        Assert.Equal((HttpStatusCode.OK, "left", "queue:support"), (status, went.GetProperty("end").GetString(), went.GetProperty("destination").GetString()));
        Assert.Equal("1", went.GetProperty("path")[0].GetProperty("choice").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/test-run", admin, new { keys = Welcome })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/none/test-run", admin, new { })).Status);
    }

    [Fact]
    public async Task What_is_no_flow_is_refused_with_its_place_and_agents_set_up_nothing()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await Save(gateway, await gateway.AsAdminAsync(), new { start = "menu", nodes = new object[] { new { type = "dance", id = "menu" } } });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "$.draft.nodes[0].type", "wrong_type"), (status, problem.GetProperty("faults")[0].GetProperty("path").GetString(), problem.GetProperty("faults")[0].GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/flows", await gateway.AsAgentAsync())).Status);
        Assert.Equal(0, (await Read(gateway, await gateway.AsAdminAsync(), "/flows")).GetProperty("items").GetArrayLength());
    }

    private static object Menu(string next) => new { type = "menu", id = "menu", prompts = Welcome, choices = new[] { new { key = "1", next } }, otherwise = next };

    private static object Queue(string queue, string? id = null) => new { type = "queue", id = id ?? queue, queue };

    private static Task<(HttpStatusCode Status, JsonElement Json)> Save(GatewayUnderTest gateway, Tokens admin, object draft) =>
        gateway.SendAsync(HttpMethod.Put, $"{Tenant}/flows/main", admin, new { name = "Main", draft });

    private static Task<(HttpStatusCode Status, JsonElement Json)> Point(GatewayUnderTest gateway, Tokens admin, string destination) =>
        gateway.SendAsync(HttpMethod.Put, $"{Tenant}/numbers/%2B862155550100", admin, new { destination });

    private static async Task<JsonElement> Read(GatewayUnderTest gateway, Tokens admin, string path) =>
        (await gateway.SendAsync(HttpMethod.Get, Tenant + path, admin)).Json;

    private static async Task<IEnumerable<string>> Faults(GatewayUnderTest gateway, Tokens admin) =>
        (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/flows/main/check", admin)).Json.GetProperty("items").EnumerateArray()
            .Select(fault => $"{fault.GetProperty("path").GetString()} {fault.GetProperty("code").GetString()}");

    private static IEnumerable<string> Changes(JsonElement changes) => changes.GetProperty("items").EnumerateArray()
        .Select(change => $"{change.GetProperty("node").GetString()} {change.GetProperty("change").GetString()}");
}
