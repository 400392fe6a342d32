using System.Net;
using System.Text.Json;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth.OpenId;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Log-in by way of a tenant's own provider.</summary>
public sealed class OpenIdTests
{
    private static readonly string Root = Calls.Root(TestHouse.Acme);

    private static readonly OpenIdRole[] Rules =
    [
        new("realm_access.roles", "boss", UserRole.TenantAdmin),
        new("groups", "watchers", UserRole.Auditor),
        new("groups", "agents", UserRole.Agent),
    ];

    [Fact]
    public async Task Somebody_of_the_provider_gets_in_with_the_role_of_the_first_rule_that_fits()
    {
        await using var house = await House.OpenAsync();
        var who = await house.LogInAsync(Person("u1", "Maria@acme.cn", groups: ["agents", "watchers"]));
        Assert.Equal(("maria@acme.cn", "auditor", false), Of(who));
        var boss = await house.LogInAsync(Person("u2", "boss", realm: ["boss"]));
        Assert.Equal(("boss", "tenantAdmin", false), Of(boss));
        var agent = await house.LogInAsync(Person("u3", "anna2", groups: ["agents"], agent: TestHouse.AgentId));
        Assert.Equal(TestHouse.AgentId, agent.GetProperty("agent").GetString());
        var later = await house.LogInAsync(Person("u1", "maria@acme.cn", groups: ["agents"], agent: TestHouse.AgentId));
        Assert.Equal("agent", later.GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("stranger", "no rule")]
    [InlineData("not a login!", "agents")]
    [InlineData("nobodys-agent", "agents")]
    public async Task Whom_no_rule_fits_or_no_rule_can_fit_does_not_get_in(string login, string group)
    {
        await using var house = await House.OpenAsync();
        Assert.Equal("/t/acme/#refused=no_account", await house.RefusalAsync(Person("u1", login, groups: [group])));
        Assert.Null(house.Gateway.Stores.Catalog.Current.FindUser(TestHouse.Acme, login));
    }

    [Fact]
    public async Task A_user_made_beforehand_keeps_its_role_and_its_name_is_bound_to_the_first_who_comes()
    {
        await using var house = await House.OpenAsync();
        Assert.Equal((TestHouse.AgentLogin, "agent", false), Of(await house.LogInAsync(Person("u1", TestHouse.AgentLogin))));
        Assert.Equal("/t/acme/#refused=no_account", await house.RefusalAsync(Person("u2", TestHouse.AgentLogin)));
        Assert.Equal((TestHouse.AgentLogin, "agent", false), Of(await house.LogInAsync(Person("u1", TestHouse.AgentLogin))));
    }

    public static TheoryData<string, object> Lies => new()
    {
        { "iss", "https://evil.example" },
        { "aud", "another-client" },
        { "nonce", "0" },
        { "exp", 1_000_000_000 },
        { "sub", "" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_does_not_hold_proves_nothing(string claim, object value)
    {
        await using var house = await House.OpenAsync();
        house.Provider.Lies[claim] = value;
        Assert.Equal("/t/acme/#refused=open_id_failed", await house.RefusalAsync(Person("u1", "boss", realm: ["boss"])));
    }

    [Fact]
    public async Task A_forged_signature_proves_nothing_and_a_new_key_of_the_provider_is_found()
    {
        await using var house = await House.OpenAsync();
        house.Provider.Forges = true;
        Assert.Equal("/t/acme/#refused=open_id_failed", await house.RefusalAsync(Person("u1", "boss", realm: ["boss"])));
        house.Provider.Forges = false;
        house.Provider.ChangeKey();
        Assert.Equal(("boss", "tenantAdmin", false), Of(await house.LogInAsync(Person("u1", "boss", realm: ["boss"]))));
    }

    [Fact]
    public async Task Only_the_browser_that_began_can_finish_and_only_once()
    {
        await using var house = await House.OpenAsync();
        var (back, cookie) = await house.ReturnAsync(Person("u1", "boss", realm: ["boss"]));
        const string Failed = "/t/acme/#refused=open_id_failed";
        Assert.Equal(Failed, await house.VisitAsync(back, ""));
        var (_, other) = await house.ReturnAsync(Person("u2", "eve", realm: ["boss"]));
        Assert.Equal(Failed, await house.VisitAsync(back, other));
        Assert.Equal(Failed, await house.VisitAsync($"{Root}/auth/openid/callback?error=access_denied", cookie));
        Assert.Equal("/t/acme/", await house.VisitAsync(back, cookie));
        Assert.Equal(Failed, await house.VisitAsync(back, cookie));
        house.Gateway.Stores.Time.Advance(TimeSpan.FromMinutes(10));
        var (late, lateCookie) = await house.ReturnAsync(Person("u1", "boss", realm: ["boss"]));
        house.Gateway.Stores.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Failed, await house.VisitAsync(late, lateCookie));
    }

    [Fact]
    public async Task Where_a_second_factor_is_required_the_provider_has_seen_to_it()
    {
        await using var house = await House.OpenAsync("required");
        Assert.Equal(("boss", "tenantAdmin", false), Of(await house.LogInAsync(Person("u1", "boss", realm: ["boss"]))));
    }

    [Fact]
    public async Task The_clients_secret_is_kept_encrypted_shown_to_nobody_and_given_to_no_other_issuer()
    {
        await using var house = await House.OpenAsync();
        var admin = await house.Gateway.AsAdminAsync();
        var (_, shown) = await house.Gateway.SendAsync(HttpMethod.Get, $"{Root}/sign-in", admin);
        Assert.DoesNotContain(OpenIdProviderUnderTest.ClientSecret, shown.GetRawText(), StringComparison.Ordinal);
        Assert.EndsWith("/t/acme/api/v1/auth/openid/callback", shown.GetProperty("redirectUri").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("sealed|open-id:acme|", house.Gateway.Stores.Catalog.Current.FindTenant(TestHouse.Acme)!.SignIn.OpenId!.SecretSealed, StringComparison.Ordinal);
        var (status, problem) = await house.PutAsync(admin, "https://evil.example", null);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (status, problem.Code()));
        Assert.Equal(HttpStatusCode.OK, (await house.PutAsync(admin, house.Provider.Issuer, null)).Status);
        var (_, ways) = await house.Gateway.SendAsync(HttpMethod.Get, $"{Root}/auth/ways", null);
        Assert.Equal("Acme SSO", ways.GetProperty("openId").GetString());
        var (_, elsewhere) = await house.Gateway.SendAsync(HttpMethod.Get, $"{Calls.Root(TestHouse.Other)}/auth/ways", null);
        Assert.Equal(JsonValueKind.Null, elsewhere.GetProperty("openId").ValueKind);
        using var none = await house.Gateway.SendRawAsync(HttpMethod.Get, $"{Calls.Root(TestHouse.Other)}/auth/openid/start", null);
        Assert.Equal("/t/globex/#refused=no_open_id", none.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_provider_on_this_machine_is_not_asked_unless_the_operator_allows_it()
    {
        await using var house = await House.OpenAsync(allowPrivate: false);
        using var started = await house.Gateway.SendRawAsync(HttpMethod.Get, $"{Root}/auth/openid/start", null);
        Assert.Equal("/t/acme/#refused=open_id_failed", started.Headers.Location?.ToString());
    }

    private static (string? Login, string? Role, bool MustEnrol) Of(JsonElement tokens) =>
        (tokens.GetProperty("login").GetString(), tokens.GetProperty("role").GetString(), tokens.GetProperty("mustEnrol").GetBoolean());

    private static Dictionary<string, object> Person(string subject, string login, string[]? groups = null, string[]? realm = null, string? agent = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["preferred_username"] = login };
        if (groups is not null)
            claims["groups"] = groups;
        if (realm is not null)
            claims["realm_access"] = new Dictionary<string, object> { ["roles"] = realm };
        if (agent is not null)
            claims["extension"] = agent;
        return claims;
    }

    /// <summary>A gateway whose tenant acme has a provider.</summary>
    private sealed class House(GatewayUnderTest gateway, OpenIdProviderUnderTest provider) : IAsyncDisposable
    {
        public GatewayUnderTest Gateway => gateway;

        public OpenIdProviderUnderTest Provider => provider;

        public static async Task<House> OpenAsync(string secondFactor = "optional", bool allowPrivate = true)
        {
            var gateway = await GatewayUnderTest.StartAsync(options => options.OpenIdPrivateAddresses = allowPrivate);
            var house = new House(gateway, await OpenIdProviderUnderTest.StartAsync(gateway.Stores.Time));
            var (status, answer) = await house.PutAsync(await gateway.AsAdminAsync(), house.Provider.Issuer, OpenIdProviderUnderTest.ClientSecret, secondFactor);
            Assert.True(status == HttpStatusCode.OK, answer.ToString());
            return house;
        }

        public Task<(HttpStatusCode Status, JsonElement Json)> PutAsync(Tokens admin, string issuer, string? clientSecret, string secondFactor = "optional") =>
            gateway.SendAsync(HttpMethod.Put, $"{Root}/sign-in", admin, new
            {
                secondFactor,
                openId = new
                {
                    name = "Acme SSO",
                    issuer,
                    clientId = OpenIdProviderUnderTest.ClientId,
                    clientSecret,
                    agentClaim = "extension",
                    roles = Rules.Select(rule => new { claim = rule.Claim, value = rule.Value, role = JsonNamingPolicy.CamelCase.ConvertName(rule.Role.ToString()) }),
                },
            });

        /// <summary>Out to the provider and back.</summary>
        /// <returns>Where the browser is to come back to, and the cookie that it was given on its way out.</returns>
        public async Task<(string Back, string Cookie)> ReturnAsync(Dictionary<string, object> person)
        {
            using var started = await gateway.SendRawAsync(HttpMethod.Get, $"{Root}/auth/openid/start", null);
            Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
            var cookie = started.Headers.GetValues("Set-Cookie").Single();
            Assert.Contains("; path=/t/acme/api/v1/auth/openid; samesite=lax; httponly", cookie, StringComparison.Ordinal);
            return (provider.SignIn(started.Headers.Location!.ToString(), person), cookie.Split(';')[0]);
        }

        /// <returns>Where the browser is sent to.</returns>
        public async Task<string> VisitAsync(string back, string cookie)
        {
            using var answer = await gateway.SendRawAsync(HttpMethod.Get, back, null, null, ("Cookie", cookie));
            return answer.Headers.Location!.ToString();
        }

        public async Task<string> RefusalAsync(Dictionary<string, object> person)
        {
            var (back, cookie) = await ReturnAsync(person);
            return await VisitAsync(back, cookie);
        }

        /// <returns>What the console gets with the cookie.</returns>
        public async Task<JsonElement> LogInAsync(Dictionary<string, object> person)
        {
            var (back, cookie) = await ReturnAsync(person);
            using var answer = await gateway.SendRawAsync(HttpMethod.Get, back, null, null, ("Cookie", cookie));
            Assert.Equal("/t/acme/", answer.Headers.Location!.ToString());
            var session = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("platform-session=", StringComparison.Ordinal)).Split(';')[0];
            var (status, tokens) = await gateway.SendAsync(HttpMethod.Post, $"{Root}/auth/refresh", null, new { }, ("Cookie", session));
            Assert.Equal(HttpStatusCode.OK, status);
            return tokens;
        }

        public async ValueTask DisposeAsync()
        {
            await gateway.DisposeAsync();
            await provider.DisposeAsync();
        }
    }
}
