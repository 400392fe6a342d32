using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Cases;

/// <summary>A flow asks a server of the tenant who calls, goes by the answer, and goes on without one.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class LookUpTests(SharedHouse shared)
{
    private const string Caller = "+8613800138000";
    private const string Secret = "Bearer 6a1e-only-the-crm-knows";
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_answer_of_a_server_leads_a_caller_to_its_queue_with_tags_and_a_secret_is_shown_to_nobody_else()
    {
        var tenant = await shared.House.Rent();
        await using var crm = LocalHttp.Start("""{ "customer": { "tier": "gold", "groups": [ "vip" ] }, "points": 7 }""");
        await Put(tenant, "/queues/sales", new { name = "Sales" });
        await Put(tenant, "/secrets/crm", new { name = "CRM", value = Secret });
        await Meet(tenant, $"{crm.Url}/customers?number={{caller}}", 5_000);
        await using (var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, from: Caller)))
        {
            var call = await tenant.CallIs("waiting");
            Assert.Equal("sales", call.GetProperty("queue").GetString());
            await tenant.Clear(call);
            (await caller.Completed(CallTimeout)).ShouldSucceed();
        }

        var ended = await tenant.EndedCall("cleared");
        var asked = Assert.Single(crm.Heard);
        Assert.Equal(("GET", $"/customers?number={Uri.EscapeDataString(Caller)}", Secret), (asked.Method, asked.PathAndQuery, asked.Headers["Authorization"]));
        Assert.StartsWith(ended.Call.CallId, asked.Headers["Idempotency-Key"], StringComparison.Ordinal);
        var record = await tenant.Get<JsonElement>($"/calls/{ended.Call.CallId}");
        Assert.Equal(["ask found", "tier gold", "sales "], PathOf(record));
        Assert.Equal("vip", Assert.Single(record.GetProperty("tags").EnumerateArray()).GetString());
        Assert.DoesNotContain(Secret, await tenant.Admin.GetStringAsync(new Uri($"{tenant.Api}/secrets", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, shared.House.Server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_its_time_and_one_within_the_house_is_not_asked()
    {
        var tenant = await shared.House.Rent();
        await using var dead = LocalHttp.Start(null);
        await Put(tenant, "/queues/sales", new { name = "Sales" });
        await Put(tenant, "/secrets/crm", new { name = "CRM", value = Secret });
        await Meet(tenant, dead.Url, 500);
        await ReachSupport(tenant);
        await Meet(tenant, $"http://{House.StrangersAddress}:1/", 5_000);
        await ReachSupport(tenant);

        var calls = await tenant.EndedCalls(2);
        Assert.Equal(["ask timeout", "support "], PathOf(await tenant.Get<JsonElement>($"/calls/{calls[0].Call.CallId}")));
        Assert.Equal(["ask forbidden", "support "], PathOf(await tenant.Get<JsonElement>($"/calls/{calls[1].Call.CallId}")));
        Assert.Single(dead.Heard);
        Assert.Equal(2, await shared.House.Metric("platform_flow_look_ups_seconds_count", $"tenant=\"{tenant.Id}\""));
    }

    private static async Task ReachSupport(RentedTenant tenant)
    {
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, from: Caller));
        var call = await tenant.CallIs("waiting");
        Assert.Equal("support", call.GetProperty("queue").GetString());
        await tenant.Clear(call);
        (await caller.Completed(CallTimeout)).ShouldSucceed();
    }

    private static async Task Meet(RentedTenant tenant, string url, int timeoutMs)
    {
        await Put(tenant, "/flows/main", new
        {
            name = "Main",
            draft = new
            {
                start = "ask",
                nodes = new object[]
                {
                    new
                    {
                        type = "lookUp", id = "ask", url, timeoutMs, music = true, next = "tier", otherwise = "support",
                        headers = new[] { new { name = "Authorization", secret = "crm" } },
                        picks = new[]
                        {
                            new { pointer = "/customer/tier", into = "variable:tier" }, new { pointer = "/customer/groups", into = "tags" },
                            new { pointer = "/points", into = "points" },
                        },
                    },
                    new { type = "switch", id = "tier", variable = "tier", cases = new[] { new { value = "gold", next = "sales", name = "gold" } }, otherwise = "support" },
                    new { type = "queue", id = "sales", queue = "sales" },
                    new { type = "queue", id = "support", queue = "support" },
                },
            },
        });
        using var published = await tenant.Admin.PostAsync(new Uri($"{tenant.Api}/flows/main/publish", UriKind.Relative), null);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        await Put(tenant, $"/numbers/{Uri.EscapeDataString(tenant.Number)}", new { destination = "flow:main" });
    }

    private static IEnumerable<string> PathOf(JsonElement record) => record.GetProperty("path").EnumerateArray()
        .Where(step => step.GetProperty("kind").GetString() == "flowNode")
        .Select(step => $"{step.GetProperty("party").GetString()} {(step.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}");

    private static async Task Put(RentedTenant tenant, string path, object body)
    {
        using var put = await tenant.Admin.PutAsJsonAsync(new Uri(tenant.Api + path, UriKind.Relative), body);
        Assert.True(put.IsSuccessStatusCode, $"{path}: {await put.Content.ReadAsStringAsync()}");
    }
}
