using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Interop.Webhooks;

/// <summary>A tenant's server is told of a call, though it fails at first and the platform is killed in between.</summary>
public sealed class WebhookTests
{
    private const string Key = "only the CRM knows";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_event_survives_a_server_that_fails_and_kill_9_and_comes_signed()
    {
        await using var house = await House.Open();
        await house.Server.WithLog(async () =>
        {
            var tenant = await house.Rent();
            await using var crm = LocalHttp.Start("{}", failures: 1);
            await Put(tenant, "/secrets/key", new { name = "Key", value = Key });
            await Put(tenant, "/webhooks/crm", new { name = "CRM", url = $"{crm.Url}/hook", secret = "key", events = new[] { "callEnded", "callAbandoned" } });
            await using (var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(500))))
                (await caller.Completed(Patience)).ShouldSucceed();
            var call = await tenant.EndedCall("abandoned");
            await Eventually.Become(() => crm.Heard.Count, count => count == 2, "both events to be tried", Patience);
            await Settled(tenant, deliveries => deliveries.Count(one => one.GetProperty("state").GetString() == "delivered") == 1
                && deliveries.Count(one => one.GetProperty("state").GetString() == "waiting" && StatusOf(one) == 503) == 1);

            await Eventually.Become(() => house.Metric("platform_gateway_webhooks_tries_total", "result=\"delivered\""), tries => tries == 1, "one try to be counted");

            await house.Server.Kill9();
            await house.Server.StartAgain();
            await tenant.LogInAdmin();
            await Settled(tenant, deliveries => deliveries.All(one => one.GetProperty("state").GetString() == "delivered"));
            Assert.Equal([$"callAbandoned:{call.Call.CallId}", $"callEnded:{call.Call.CallId}"],
                crm.Heard.Select(asked => asked.Headers["Platform-Event-Id"]).Distinct().Order());
            Assert.All(crm.Heard, asked => AssertOurs(asked, call.Call.CallId));
        });
    }

    private static void AssertOurs(HeardRequest asked, string callId)
    {
        Assert.Equal(("POST", "/hook"), (asked.Method, asked.PathAndQuery));
        var parts = asked.Headers["Platform-Signature"].Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var mark = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes($"{parts["t"]}.{asked.Body}"));
        Assert.Equal(Convert.ToHexStringLower(mark), parts["v1"]);
        Assert.True(long.TryParse(parts["t"], NumberStyles.None, CultureInfo.InvariantCulture, out _));
        var body = JsonSerializer.Deserialize<JsonElement>(asked.Body);
        Assert.Equal(asked.Headers["Platform-Event-Id"], body.GetProperty("id").GetString());
        Assert.Equal((callId, "abandoned"), (body.GetProperty("subject").GetString(), body.GetProperty("call").GetProperty("cause").GetString()));
    }

    private static int? StatusOf(JsonElement delivery) =>
        delivery.GetProperty("status") is { ValueKind: JsonValueKind.Number } status ? status.GetInt32() : null;

    private static async Task Settled(RentedTenant tenant, Func<IReadOnlyList<JsonElement>, bool> wanted) => await Eventually.Become(
        async () => (IReadOnlyList<JsonElement>)[.. (await tenant.Get<JsonElement>("/webhooks/crm/deliveries")).GetProperty("items").EnumerateArray()],
        deliveries => deliveries.Count == 2 && wanted(deliveries), "the deliveries to be as they should", Patience);

    private static async Task Put(RentedTenant tenant, string path, object body)
    {
        using var answer = await tenant.Admin.PutAsJsonAsync(new Uri(tenant.Api + path, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
