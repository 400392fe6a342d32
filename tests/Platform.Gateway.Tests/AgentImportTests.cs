using System.Net;
using System.Text.Json;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Agents from a spreadsheet: all or none, with each fault at its line and column, and the same sheet as often as one likes.</summary>
public sealed class AgentImportTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string Import = $"{Tenant}/agents/import";

    [Fact]
    public async Task A_sheet_is_looked_through_then_imported_and_changes_nothing_the_second_time()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        const string sheet = "id,name,queues,sipPassword,password\n2001,Ada,support,s1p-secret,ada-secret\n2002,Ben,support,,ben-secret\n";

        var (status, preview) = await gateway.SendAsync(HttpMethod.Post, Import, admin, new { csv = sheet, dryRun = true });
        Assert.Equal((HttpStatusCode.OK, "2 2001 created, 3 2002 created", 0), (status, Changes(preview), preview.GetProperty("faults").GetArrayLength()));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/agents/2001", admin)).Status);

        Assert.Equal("2 2001 created, 3 2002 created", Changes((await gateway.SendAsync(HttpMethod.Post, Import, admin, new { csv = sheet })).Json));
        Assert.Equal(HttpStatusCode.OK, (await LogInAsync(gateway, "2001", "ada-secret")).Status);
        Assert.Equal("2 2001 unchanged, 3 2002 unchanged", Changes((await gateway.SendAsync(HttpMethod.Post, Import, admin, new { csv = sheet })).Json));
        Assert.Equal("2 2001 changed", Changes((await gateway.SendAsync(HttpMethod.Post, Import, admin, new { csv = "id,name\n2001,Ada L.\n" })).Json));
        Assert.Equal(HttpStatusCode.OK, (await LogInAsync(gateway, "2001", "ada-secret")).Status);
    }

    [Theory]
    [InlineData("id,name,queues\n2001,Ada,support\n2002,Ben,nowhere\n", "3 queues unknown_reference")]
    [InlineData("id,name\nx1,Ada\n", "2 id bad_syntax")]
    [InlineData("id,name,product\n2001,Ada,gold\n", "2 product unknown_reference")]
    [InlineData("id,name,password\n2001,Ada,short\n", "2 password bad_cell")]
    [InlineData("id,name,signIn\n2001,Ada,phone\n", "2 sipPassword secret_needed")]
    [InlineData("id,name,team\n2001,Ada,nobody\n", "2 team unknown_reference")]
    [InlineData("name\nAda\n", "1 id missing_column")]
    public async Task With_a_fault_nothing_is_imported(string sheet, string fault)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var preview = (await gateway.SendAsync(HttpMethod.Post, Import, admin, new { csv = sheet, dryRun = true })).Json;
        Assert.Equal(fault, string.Join(", ", preview.GetProperty("faults").EnumerateArray()
            .Select(one => $"{one.GetProperty("line")} {one.GetProperty("column")} {one.GetProperty("code")}")));
        var (status, refused) = await gateway.SendAsync(HttpMethod.Post, Import, admin, new { csv = sheet });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_sheet"), (status, refused.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/agents/2001", admin)).Status);
    }

    private static string Changes(JsonElement answer) => string.Join(", ", answer.GetProperty("agents").EnumerateArray()
        .Select(one => $"{one.GetProperty("line")} {one.GetProperty("agent")} {one.GetProperty("change")}"));

    private static Task<(HttpStatusCode Status, JsonElement Json)> LogInAsync(GatewayUnderTest gateway, string login, string password) =>
        gateway.SendAsync(HttpMethod.Post, $"{Tenant}/auth/login", null, new { login, password });
}
