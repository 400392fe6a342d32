using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Webhooks;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>Servers of a tenant that are told of what happens: set up, signed to, tried again, and shown.</summary>
public sealed class WebhookTests
{
    private const string Key = "s3cret of the CRM";
    private static readonly string Acme = Calls.Root(TestHouse.Acme);

    [Fact]
    public async Task An_event_is_signed_tried_again_until_it_is_taken_and_sent_once_more_when_asked()
    {
        await using var receiver = await ReceiverUnderTest.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await SetUp(gateway, admin, receiver.Url);
        var call = EndedCall(gateway.Stores.Time.GetUtcNow());
        gateway.Stores.Calls.Records.Add(call);
        await gateway.Stores.Webhooks.AddAsync(Waiting(gateway, WebhookFact.OfEnd(call).First()), default);

        receiver.Status = 500;
        Look(gateway);
        var refused = await Delivery(gateway, admin, one => Text(one, "lastAt") is not null);
        Assert.Equal(("waiting", 500, 1), (Text(refused, "state"), refused.GetProperty("status").GetInt32(), refused.GetProperty("attempts").GetInt32()));
        Assert.Equal("retrying", Text(await Webhook(gateway, admin), "health"));

        receiver.Status = 204;
        gateway.Stores.Time.Advance(TimeSpan.FromSeconds(10));
        await Delivery(gateway, admin, one => Text(one, "state") == "delivered");
        Assert.Equal("healthy", Text(await Webhook(gateway, admin), "health"));
        Assert.Equal(2, receiver.Received.Count);
        foreach (var received in receiver.Received)
        {
            Assert.Equal($"callEnded:{call.CallId}", received.EventId);
            AssertSigned(received, gateway.Stores.Time.GetUtcNow());
            var body = JsonSerializer.Deserialize<JsonElement>(received.Body);
            Assert.Equal(("callEnded", TestHouse.Acme, call.CallId), (Text(body, "type"), Text(body, "tenant"), Text(body.GetProperty("call"), "callId")));
        }

        var (again, _) = await gateway.SendAsync(HttpMethod.Post, $"{Acme}/webhooks/crm/deliveries/callEnded:{call.CallId}/again", admin);
        Assert.Equal(HttpStatusCode.NoContent, again);
        Look(gateway);
        await Eventually.Become(() => receiver.Received.Count, count => count == 3, "the event to come once more");
    }

    [Fact]
    public async Task A_test_is_sent_and_a_house_within_the_operators_own_networks_is_not_asked()
    {
        await using var receiver = await ReceiverUnderTest.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await SetUp(gateway, admin, receiver.Url);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, $"{Acme}/webhooks/crm/test", admin)).Status);
        Look(gateway);
        var sent = await Delivery(gateway, admin, one => Text(one, "state") == "delivered");
        Assert.Equal("test", Text(sent, "event"));
        Assert.Equal("test", Text(JsonSerializer.Deserialize<JsonElement>(Assert.Single(receiver.Received).Body), "type"));

        Assert.Equal(HttpStatusCode.OK, (await Put(gateway, admin, new { name = "CRM", url = "http://10.1.2.3/", secret = "crm", events = new[] { "callEnded" } })).Status);
        await gateway.Stores.Webhooks.AddAsync(Waiting(gateway, WebhookFact.OfEnd(EndedCall(gateway.Stores.Time.GetUtcNow())).First()), default);
        Look(gateway);
        await Delivery(gateway, admin, one => Text(one, "fault") == "forbidden");

        Assert.Equal(HttpStatusCode.OK,
            (await Put(gateway, admin, new { name = "CRM", url = receiver.Url, secret = "crm", events = new[] { "callEnded" }, enabled = false })).Status);
        Assert.Equal("webhook_disabled", (await gateway.SendAsync(HttpMethod.Post, $"{Acme}/webhooks/crm/test", admin)).Json.Code());
    }

    [Fact]
    public async Task A_webhook_names_a_secret_that_stays_while_it_does_and_both_changes_are_written_down()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var faulty = await Put(gateway, admin, new { name = "CRM", url = "ftp://x", secret = "none", events = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.Status);
        Assert.Equal(["url", "secret", "events"], faulty.Json.GetProperty("faults").EnumerateArray().Select(fault => Text(fault, "path")!.Split('.')[^1]));
        await SetUp(gateway, admin, "https://crm.example/hook");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Delete, $"{Acme}/secrets/crm", admin)).Status);
        Assert.Equal("idle", Text(await Webhook(gateway, admin), "health"));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/webhooks/other/deliveries", admin)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/webhooks/crm/deliveries?limit=0", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Post, $"{Acme}/webhooks/crm/deliveries/callEnded:x/again", admin)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Acme}/webhooks/crm", admin)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Acme}/secrets/crm", admin)).Status);
        Assert.Equal([AuditActions.WebhookPut, AuditActions.WebhookRemoved], gateway.Stores.Deeds.Select(deed => deed.Action));
    }

    private static async Task SetUp(GatewayUnderTest gateway, Tokens admin, string url)
    {
        await gateway.SendAsync(HttpMethod.Put, $"{Acme}/secrets/crm", admin, new { name = "CRM", value = Key });
        var (status, json) = await Put(gateway, admin, new { name = "CRM", url, secret = "crm", events = new[] { "callEnded", "voicemailLeft" } });
        Assert.True(status == HttpStatusCode.OK, $"{status} {json}");
    }

    /// <summary>The dispatcher looks once.</summary>
    private static void Look(GatewayUnderTest gateway) => gateway.Stores.Time.Advance(TimeSpan.FromSeconds(1));

    private static async Task<JsonElement> Delivery(GatewayUnderTest gateway, Tokens admin, Predicate<JsonElement> wanted)
    {
        JsonElement found = default;
        await Eventually.Become(async () => (await gateway.SendAsync(HttpMethod.Get, $"{Acme}/webhooks/crm/deliveries", admin)).Json,
            list => list.GetProperty("items").EnumerateArray().Any(one => wanted(found = one)), "a delivery as it is wanted");
        return found;
    }

    private static async Task<JsonElement> Webhook(GatewayUnderTest gateway, Tokens admin) =>
        Assert.Single((await gateway.SendAsync(HttpMethod.Get, $"{Acme}/webhooks", admin)).Json.GetProperty("items").EnumerateArray());

    private static void AssertSigned(Received received, DateTimeOffset now)
    {
        var parts = received.Signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var mark = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes($"{parts["t"]}.{received.Body}"));
        Assert.Equal(Convert.ToHexStringLower(mark), parts["v1"]);
        Assert.InRange(long.Parse(parts["t"], CultureInfo.InvariantCulture), now.AddMinutes(-1).ToUnixTimeSeconds(), now.ToUnixTimeSeconds());
    }

    private static WebhookDelivery Waiting(GatewayUnderTest gateway, WebhookFact fact) =>
        new(fact, "crm", DeliveryState.Waiting, 0, gateway.Stores.Time.GetUtcNow());

    private static CallRecord EndedCall(DateTimeOffset at) =>
        CallRecord.Open(new OfferedCall(TestHouse.Acme, "01CALL", "sip-1", "carrier", "+8613800000001", "+862155550100", "support", "node-1", at)) with
        {
            EndedAt = at,
            Cause = EndCause.CallerHungUp,
        };

    private static string? Text(JsonElement item, string property) =>
        item.GetProperty(property) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Task<(HttpStatusCode Status, JsonElement Json)> Put(GatewayUnderTest gateway, Tokens admin, object body) =>
        gateway.SendAsync(HttpMethod.Put, $"{Acme}/webhooks/crm", admin, body);
}
