using System.Net;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>A browser's log-in: nothing that a script could read or another site could use.</summary>
public sealed class SessionCookieTests
{
    private static readonly string Root = Calls.Root(TestHouse.Acme);

    [Fact]
    public async Task A_log_in_in_a_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        using var answer = await LogInAsync(gateway);
        Assert.DoesNotContain("refreshToken\":\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToArray();
        Assert.Equal(2, cookies.Length);
        Assert.Matches("^platform-session=[0-9a-f]{64}; path=/t/acme/api/v1/auth; samesite=strict; httponly$", cookies[0]);
        Assert.Equal("platform-signed-in=1; path=/t/acme; samesite=strict", cookies[1]);
    }

    [Fact]
    public async Task Behind_TLS_the_cookie_never_goes_in_clear()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.TrustedProxies.Add("127.0.0.1"));
        using var answer = await LogInAsync(gateway, ("X-Forwarded-Proto", "https"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure;", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_reload_the_cookie_gives_new_tokens_as_often_as_needed()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.RefreshTokenHours = 1);
        var cookie = CookieOf(await LogInAsync(gateway));
        for (var reload = 0; reload < 3; reload++)
        {
            gateway.Stores.Time.Advance(TimeSpan.FromMinutes(50));
            var (status, tokens) = await ResumeAsync(gateway, TestHouse.Acme, cookie);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal("anna", tokens.GetProperty("login").GetString());
        }

        gateway.Stores.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal("bad_refresh_token", (await ResumeAsync(gateway, TestHouse.Acme, cookie)).Json.Code());
    }

    [Fact]
    public async Task A_page_of_another_site_gets_nothing_for_it()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var cookie = CookieOf(await LogInAsync(gateway));
        Assert.Equal("cross_site", (await ResumeAsync(gateway, TestHouse.Acme, cookie, ("Origin", "https://evil.example"))).Json.Code());
        var own = $"http://{gateway.Listeners.Public}";
        Assert.Equal(HttpStatusCode.OK, (await ResumeAsync(gateway, TestHouse.Acme, cookie, ("Origin", own))).Status);
        using var form = new FormUrlEncodedContent([]);
        using var posted = await gateway.SendRawAsync(HttpMethod.Post, $"{Root}/auth/refresh", null, form, ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, posted.StatusCode);
    }

    [Fact]
    public async Task It_is_no_good_elsewhere_nor_instead_of_a_token()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var cookie = CookieOf(await LogInAsync(gateway));
        Assert.Equal("bad_refresh_token", (await ResumeAsync(gateway, TestHouse.Other, cookie)).Json.Code());
        var (status, _) = await gateway.SendAsync(HttpMethod.Get, $"{Root}/account", null, null, ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task Log_out_ends_it_and_takes_it_back()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var cookie = CookieOf(await LogInAsync(gateway));
        var (_, tokens) = await ResumeAsync(gateway, TestHouse.Acme, cookie);
        using var answer = await gateway.SendRawAsync(HttpMethod.Post, $"{Root}/auth/logout", tokens.GetProperty("accessToken").GetString());
        Assert.Collection(answer.Headers.GetValues("Set-Cookie"),
            secret => Assert.StartsWith("platform-session=; expires=Thu, 01 Jan 1970", secret, StringComparison.Ordinal),
            sign => Assert.StartsWith("platform-signed-in=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/t/acme;", sign, StringComparison.Ordinal));
        Assert.Equal("bad_refresh_token", (await ResumeAsync(gateway, TestHouse.Acme, cookie)).Json.Code());
    }

    private static Task<HttpResponseMessage> LogInAsync(GatewayUnderTest gateway, params (string Name, string Value)[] headers) => gateway.SendRawAsync(
        HttpMethod.Post, $"{Root}/auth/login", null, new { login = TestHouse.AgentLogin, password = TestHouse.Password, cookie = true }, headers);

    private static Task<(HttpStatusCode Status, System.Text.Json.JsonElement Json)> ResumeAsync(GatewayUnderTest gateway, string tenant, string cookie,
        params (string Name, string Value)[] headers) =>
        gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(tenant)}/auth/refresh", null, new { }, [("Cookie", cookie), .. headers]);

    private static string CookieOf(HttpResponseMessage answer)
    {
        using (answer)
            return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
