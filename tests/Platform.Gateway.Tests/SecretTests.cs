using System.Net;
using System.Text.Json;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Secrets that look-ups of flows show: written, kept, never told, and there as long as a flow names them.</summary>
public sealed class SecretTests
{
    private const string Value = "Bearer only-the-crm-knows";
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);

    [Fact]
    public async Task A_secret_is_kept_sealed_and_never_told_and_stays_while_a_flow_names_it()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(gateway, admin, new { name = "CRM" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put(gateway, admin, new { name = "CRM", value = "two\nlines" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await Put(gateway, admin, new { name = "CRM", value = Value })).Status);
        var kept = Sealed(gateway);
        Assert.Equal($"sealed|{SecretContext.Tenant(TestHouse.Acme, "crm")}|{Value}", kept);
        Assert.Equal(HttpStatusCode.OK, (await Put(gateway, admin, new { name = "The CRM" })).Status);
        Assert.Equal(kept, Sealed(gateway));
        var (_, list) = await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/secrets", admin);
        Assert.Equal("""{"items":[{"id":"crm","name":"The CRM"}]}""", JsonSerializer.Serialize(list));

        var draft = new
        {
            start = "ask",
            nodes = new object[]
            {
                new { type = "lookUp", id = "ask", url = "https://crm.example/", headers = new[] { new { name = "Authorization", secret = "crm" } }, next = "bye", otherwise = "bye" },
                new { type = "hangUp", id = "bye" },
            },
        };
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/flows/main", admin, new { name = "Main", draft });
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/publish", admin)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/secrets/crm", admin)).Status);
        var answers = new[] { "{}" };
        var (_, went) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/flows/main/test-run", admin, new { answers });
        Assert.Equal("found", went.GetProperty("path")[0].GetProperty("choice").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/flows/main", admin)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/secrets/crm", admin)).Status);
    }

    private static string Sealed(GatewayUnderTest gateway) =>
        Assert.Single(gateway.Stores.Catalog.Current.Of<SecretDocument>(TestHouse.Acme)).Sealed;

    private static Task<(HttpStatusCode Status, JsonElement Json)> Put(GatewayUnderTest gateway, Tokens admin, object body) =>
        gateway.SendAsync(HttpMethod.Put, $"{Tenant}/secrets/crm", admin, body);
}
