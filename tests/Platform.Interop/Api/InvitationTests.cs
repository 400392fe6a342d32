using System.Net;
using System.Net.Http.Json;

namespace Platform.Interop.Api;

/// <summary>The way into a house without a default password.</summary>
[Collection(SharedHouse.Collection)]
public sealed class InvitationTests(SharedHouse shared)
{
    private const string Password = "correct horse";

    [Fact]
    public async Task Whoever_has_the_command_line_makes_a_first_admin_who_sets_the_password_once()
    {
        var server = shared.House.Server;
        var printed = await server.Run("invite", "first");
        var token = printed.Split("/operator/#invite=")[1].Trim();
        // The running server follows the catalog within two seconds.
        var accepted = await Eventually.Become(
            () => server.Http.PostAsJsonAsync(new Uri("/operator/api/v1/auth/invitation", UriKind.Relative), new { token, password = Password }),
            answer => answer.StatusCode == HttpStatusCode.OK, "the invitation to be accepted");
        Assert.Contains("\"first\"", await accepted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await server.Http.PostAsJsonAsync(new Uri("/operator/api/v1/auth/invitation", UriKind.Relative), new { token, password = "another one" });
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        using var admin = await Eventually.Become<HttpClient?>(async () => await TryLogIn(server), client => client is not null, "the new admin to log in");
        using var tenants = await admin!.GetAsync(new Uri("/operator/api/v1/tenants", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, tenants.StatusCode);
    }

    [Fact]
    public async Task A_tenant_that_is_none_gets_no_admin()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => shared.House.Server.Run("invite", "admin", "--tenant", "nobody"));
        Assert.Contains("There is no tenant 'nobody'.", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpClient?> TryLogIn(PlatformServer server)
    {
        try
        {
            return await server.LogInAsOperator("first", Password);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
