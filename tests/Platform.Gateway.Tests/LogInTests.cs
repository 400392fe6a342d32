using System.Net;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class LogInTests
{
    private static readonly string LogInPath = $"{Calls.Root(TestHouse.Acme)}/auth/login";
    private static readonly string RefreshPath = $"{Calls.Root(TestHouse.Acme)}/auth/refresh";
    private static readonly string LogOutPath = $"{Calls.Root(TestHouse.Acme)}/auth/logout";

    [Fact]
    public async Task A_log_in_tells_who_one_is()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var tokens = await gateway.AsAgentAsync();
        Assert.Equal("agent", tokens.Raw.GetProperty("role").GetString());
        Assert.Equal(TestHouse.AgentId, tokens.Raw.GetProperty("agent").GetString());
        Assert.Equal(600, tokens.Raw.GetProperty("expiresInS").GetInt32());
        Assert.Equal(64, tokens.RefreshToken.Length);
    }

    [Theory]
    [InlineData("admin", "wrong")]
    [InlineData("nobody", "correct horse")]
    [InlineData("root", "correct horse")]
    public async Task Wrong_password_and_unknown_user_get_the_same_answer(string login, string password)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, LogInPath, null, new { login, password });
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("bad_credentials", problem.Code());
        Assert.Equal("User name or password is wrong.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_its_log_in()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var first = await gateway.AsAdminAsync();
        var second = await gateway.PostForTokensAsync(RefreshPath, new { refreshToken = first.RefreshToken });
        var (reused, problem) = await gateway.SendAsync(HttpMethod.Post, RefreshPath, null, new { refreshToken = first.RefreshToken });
        Assert.Equal(HttpStatusCode.Unauthorized, reused);
        Assert.Equal("bad_refresh_token", problem.Code());
        var (next, _) = await gateway.SendAsync(HttpMethod.Post, RefreshPath, null, new { refreshToken = second.RefreshToken });
        Assert.Equal(HttpStatusCode.Unauthorized, next);
    }

    [Fact]
    public async Task A_refresh_token_is_no_good_at_another_tenant()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var tokens = await gateway.AsAdminAsync();
        var (status, _) = await gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(TestHouse.Other)}/auth/refresh", null,
            new { refreshToken = tokens.RefreshToken });
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task After_log_out_the_access_token_stops_working_at_once()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var tokens = await gateway.AsAdminAsync();
        var (loggedOut, _) = await gateway.SendAsync(HttpMethod.Post, LogOutPath, tokens);
        Assert.Equal(HttpStatusCode.NoContent, loggedOut);
        var (after, problem) = await gateway.SendAsync(HttpMethod.Post, LogOutPath, tokens);
        Assert.Equal(HttpStatusCode.Unauthorized, after);
        Assert.Equal("session_revoked", problem.Code());
    }

    [Fact]
    public async Task Repeated_failures_must_wait_longer_and_longer()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        for (var i = 0; i < 5; i++)
            await gateway.SendAsync(HttpMethod.Post, LogInPath, null, new { login = TestHouse.Admin, password = $"guess {i}" });
        using var refused = await gateway.SendRawAsync(HttpMethod.Post, LogInPath, null, new { login = TestHouse.Admin, password = TestHouse.Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        gateway.Stores.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEmpty((await gateway.AsAdminAsync()).AccessToken);
    }
}
