using System.Net;
using System.Text.Json;
using Platform.Contracts.Stores;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Keys of programs: told once, good until they expire or are revoked, and only at the house that made them.</summary>
public sealed class ApiKeyTests
{
    private static readonly string Acme = Calls.Root(TestHouse.Acme);

    [Fact]
    public async Task A_key_is_told_once_good_until_it_is_revoked_and_both_are_written_down()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var (status, made) = await Make(gateway, admin, new { id = "crm", name = "CRM", role = "tenantAdmin" });
        Assert.Equal(HttpStatusCode.OK, status);
        var secret = made.GetProperty("secret").GetString()!;
        Assert.StartsWith("pkey_", secret, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Make(gateway, admin, new { id = "crm", name = "Other", role = "auditor" })).Status);

        Assert.Equal(HttpStatusCode.OK, await Ask(gateway, $"{Acme}/skills", secret));
        using var skill = await gateway.SendRawAsync(HttpMethod.Put, $"{Acme}/skills/go", secret, new { name = "Go" });
        Assert.Equal(HttpStatusCode.OK, skill.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Ask(gateway, $"{Calls.Root(TestHouse.Other)}/skills", secret));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(gateway, "/operator/api/v1/tenants", secret));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(gateway, $"{Acme}/skills", secret[..^1] + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(gateway, $"/t/acme/hub?access_token={secret}", null));

        gateway.Stores.Time.Advance(TimeSpan.FromMinutes(5));
        admin = await gateway.AsAdminAsync();
        var (_, list) = await gateway.SendAsync(HttpMethod.Get, $"{Acme}/api-keys", admin);
        var listed = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("crm", "CRM", "tenantAdmin", "admin"), (Text(listed, "id"), Text(listed, "name"), Text(listed, "role"), Text(listed, "madeBy")));
        Assert.Equal(listed.GetProperty("madeAt").GetDateTimeOffset(), listed.GetProperty("usedAt").GetDateTimeOffset());
        Assert.DoesNotContain(secret, list.GetRawText(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Acme}/api-keys/crm", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Delete, $"{Acme}/api-keys/crm", admin)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(gateway, $"{Acme}/skills", secret));
        Assert.Equal([AuditActions.KeyCreated, AuditActions.KeyRevoked],
            gateway.Stores.Deeds.Select(deed => deed.Action).Where(action => action.StartsWith("key.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_ends_when_it_says_and_the_last_use_is_seen_anew_after_ten_minutes()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var ends = gateway.Stores.Time.GetUtcNow().AddHours(1);
        var (_, made) = await Make(gateway, await gateway.AsAdminAsync(), new { id = "short", name = "Short", role = "auditor", expiresAt = ends });
        var secret = made.GetProperty("secret").GetString()!;
        foreach (var wait in new[] { 0, 9, 1 })
        {
            gateway.Stores.Time.Advance(TimeSpan.FromMinutes(wait));
            Assert.Equal(HttpStatusCode.OK, await Ask(gateway, $"{Acme}/audit", secret));
        }

        var (_, list) = await gateway.SendAsync(HttpMethod.Get, $"{Acme}/api-keys", await gateway.AsAdminAsync());
        Assert.Equal(gateway.Stores.Time.GetUtcNow(), list.GetProperty("items")[0].GetProperty("usedAt").GetDateTimeOffset());
        gateway.Stores.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(gateway, $"{Acme}/audit", secret));
    }

    [Theory]
    [InlineData("""{"id":"Crm","name":"CRM","role":"auditor"}""", "$.id")]
    [InlineData("""{"id":"crm","name":" ","role":"auditor"}""", "$.name")]
    [InlineData("""{"id":"crm","name":"CRM","role":"agent"}""", "$.role")]
    [InlineData("""{"id":"crm","name":"CRM","role":"operatorAdmin"}""", "$.role")]
    [InlineData("""{"id":"crm","name":"CRM","role":"auditor","expiresAt":"2020-01-01T00:00:00Z"}""", "$.expiresAt")]
    public async Task A_key_that_is_asked_for_wrongly_is_not_made(string body, string path)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, refused) = await Make(gateway, await gateway.AsAdminAsync(), JsonSerializer.Deserialize<JsonElement>(body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(path, refused.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_hundred_keys_are_enough()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        for (var i = 0; i < 100; i++)
            Assert.Equal(HttpStatusCode.OK, (await Make(gateway, admin, new { id = $"k{i}", name = "K", role = "auditor" })).Status);
        Assert.Equal("too_many_api_keys", (await Make(gateway, admin, new { id = "one-more", name = "K", role = "auditor" })).Json.Code());
    }

    /// <summary>What a key did must end with it: a declaration by key makes no log-in.</summary>
    [Fact]
    public async Task A_key_of_the_operator_declares_everything_but_users()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        const string Root = "/operator/api/v1";
        var (_, made) = await gateway.SendAsync(HttpMethod.Post, $"{Root}/api-keys", await gateway.AsOperatorAsync(),
            new { id = "ci", name = "CI", role = "operatorAdmin" });
        var secret = made.GetProperty("secret").GetString()!;
        using var people = await gateway.SendRawAsync(HttpMethod.Post, $"{Root}/apply", secret, 
            new { @operator = new { name = "Carrier Co", users = new[] { new { login = "eve", password = "long enough" } } } });
        Assert.Contains("only_for_people", await people.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var renamed = await gateway.SendRawAsync(HttpMethod.Post, $"{Root}/apply", secret, new { @operator = new { name = "New Co" } });
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        using var tenants = await gateway.SendRawAsync(HttpMethod.Get, $"{Root}/tenants", secret);
        Assert.Equal(HttpStatusCode.OK, tenants.StatusCode);
    }

    private static string? Text(JsonElement item, string property) => item.GetProperty(property).GetString();

    private static async Task<HttpStatusCode> Ask(GatewayUnderTest gateway, string path, string? secret)
    {
        using var answer = await gateway.SendRawAsync(HttpMethod.Get, path, secret);
        return answer.StatusCode;
    }

    private static Task<(HttpStatusCode Status, JsonElement Json)> Make(GatewayUnderTest gateway, Tokens admin, object body) =>
        gateway.SendAsync(HttpMethod.Post, $"{Acme}/api-keys", admin, body);
}
