using System.Net;
using System.Text.Json;
using Platform.Contracts.Stores;
using Platform.Gateway.Auth;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Second factors, sessions, passwords and invitations, as a client of the API meets them.</summary>
public sealed class AccountTests
{
    private const string Next = "battery staple";
    private static readonly string Root = Calls.Root(TestHouse.Acme);

    [Theory]
    [InlineData(TestHouse.Acme, TestHouse.AgentLogin)]
    [InlineData(null, TestHouse.OperatorLogin)]
    public async Task With_a_second_factor_the_password_alone_does_not_suffice(string? tenant, string login)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (app, recovery) = await Authenticator.EnrolAsync(gateway, tenant, await gateway.LogInAsync(tenant, login));
        Assert.Equal(10, recovery.Distinct().Count());
        Assert.Equal("second_factor_needed", await TryAsync(gateway, tenant, login, null));
        Assert.Equal("bad_code", await TryAsync(gateway, tenant, login, "000000"));
        var code = app.NextCode();
        Assert.Equal("accepted", await TryAsync(gateway, tenant, login, code));
        Assert.Equal("bad_code", await TryAsync(gateway, tenant, login, code));
        Assert.Equal("accepted", await TryAsync(gateway, tenant, login, recovery[3].ToLowerInvariant()));
        Assert.Equal("bad_code", await TryAsync(gateway, tenant, login, recovery[3]));
        Assert.Equal("bad_credentials", await TryAsync(gateway, tenant, login, app.NextCode(), "wrong"));
    }

    [Fact]
    public async Task Guessed_codes_must_wait_as_guessed_passwords_do()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (app, _) = await Authenticator.EnrolAsync(gateway, TestHouse.Acme, await gateway.AsAdminAsync());
        for (var i = 0; i < 5; i++)
            Assert.Equal("bad_code", await TryAsync(gateway, TestHouse.Acme, TestHouse.Admin, "000000"));
        Assert.Equal("too_many_attempts", await TryAsync(gateway, TestHouse.Acme, TestHouse.Admin, "000000"));
        var locked = Assert.Single(await AuditOf(gateway, AuditActions.SessionLocked));
        Assert.Equal((AuditEntry.System, TestHouse.Admin), (locked.Who, locked.Subject));
        Assert.Equal("accepted", await TryAsync(gateway, TestHouse.Acme, TestHouse.Admin, app.NextCode()));
    }

    [Fact]
    public async Task Where_it_is_required_nothing_else_works_until_it_is_set_up()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var (put, _) = await gateway.SendAsync(HttpMethod.Put, $"{Root}/sign-in", admin, new { secondFactor = "required" });
        Assert.Equal(HttpStatusCode.OK, put);
        var agent = await gateway.AsAgentAsync();
        Assert.True(agent.Raw.GetProperty("mustEnrol").GetBoolean());
        var (refused, problem) = await gateway.SendAsync(HttpMethod.Get, $"{Root}/agent/session", agent);
        Assert.Equal((HttpStatusCode.Forbidden, "second_factor_required"), (refused, problem.Code()));
        var (app, _) = await Authenticator.EnrolAsync(gateway, TestHouse.Acme, agent, password: null);
        var whole = await gateway.PostForTokensAsync($"{Root}/auth/refresh", new { refreshToken = agent.RefreshToken });
        Assert.False(whole.Raw.GetProperty("mustEnrol").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, $"{Root}/account/sessions", whole)).Status);
        var remove = await gateway.SendAsync(HttpMethod.Post, $"{Root}/account/second-factor/remove", whole,
            new { password = TestHouse.Password, code = app.NextCode() });
        Assert.Equal("second_factor_required", remove.Json.Code());
    }

    [Fact]
    public async Task Changing_the_second_factor_takes_password_and_code()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var tokens = await gateway.AsAdminAsync();
        Assert.Equal("wrong_password", await PostAsync(gateway, tokens, "account/second-factor", new { password = "wrong" }));
        Assert.Equal("no_second_factor", await PostAsync(gateway, tokens, "account/recovery-codes", new { password = TestHouse.Password }));
        Assert.Equal("bad_code", await PostAsync(gateway, tokens, "account/second-factor/confirm", new { code = "123456" }));
        var (app, old) = await Authenticator.EnrolAsync(gateway, TestHouse.Acme, tokens);
        Assert.Equal("bad_code", await PostAsync(gateway, tokens, "account/second-factor", new { password = TestHouse.Password }));
        var (renewed, fresh) = await gateway.SendAsync(HttpMethod.Post, $"{Root}/account/recovery-codes", tokens,
            new { password = TestHouse.Password, code = old[0] });
        Assert.Equal(HttpStatusCode.OK, renewed);
        Assert.DoesNotContain(fresh.GetProperty("codes").EnumerateArray(), code => old.Contains(code.GetString()));
        var (removed, account) = await gateway.SendAsync(HttpMethod.Post, $"{Root}/account/second-factor/remove", tokens,
            new { password = TestHouse.Password, code = app.NextCode() });
        Assert.Equal(HttpStatusCode.OK, removed);
        Assert.False(account.GetProperty("secondFactor").GetBoolean());
        Assert.Equal("accepted", await TryAsync(gateway, TestHouse.Acme, TestHouse.Admin, null));
        Assert.Equal(["removed", "recovery codes renewed", "set up"], (await AuditOf(gateway, AuditActions.AccountSecondFactor)).Select(entry => entry.Detail));
    }

    [Fact]
    public async Task Sessions_are_listed_and_one_can_be_ended()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var desk = await gateway.AsAgentAsync();
        var home = await gateway.AsAgentAsync();
        var (_, list) = await gateway.SendAsync(HttpMethod.Get, $"{Root}/account/sessions", home);
        var items = list.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([true, false], items.Select(item => item.GetProperty("current").GetBoolean()));
        Assert.All(items, item => Assert.Equal(("127.0.0.1", "password"), (item.GetProperty("address").GetString(), item.GetProperty("method").GetString())));
        var path = $"{Root}/account/sessions/{items[1].GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, path, home)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Delete, path, home)).Status);
        Assert.Equal("session_revoked", (await gateway.SendAsync(HttpMethod.Get, $"{Root}/account", desk)).Json.Code());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, $"{Root}/account", home)).Status);
    }

    [Fact]
    public async Task An_admin_sees_and_ends_everybodys_sessions_but_not_another_tenants()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = await gateway.AsAgentAsync();
        var admin = await gateway.AsAdminAsync();
        var path = $"{Root}/users/{TestHouse.AgentLogin}/sessions";
        var (_, list) = await gateway.SendAsync(HttpMethod.Get, path, admin);
        var id = Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("id").GetString();
        var elsewhere = await gateway.AsAdminAsync(TestHouse.Other);
        var foreign = await gateway.SendAsync(HttpMethod.Delete, $"{Calls.Root(TestHouse.Other)}/users/{TestHouse.AgentLogin}/sessions/{id}", elsewhere);
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{path}/{id}", admin)).Status);
        Assert.Equal("session_revoked", (await gateway.SendAsync(HttpMethod.Get, $"{Root}/account", agent)).Json.Code());
    }

    [Fact]
    public async Task A_new_password_ends_all_log_ins()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (one, other) = (await gateway.AsAgentAsync(), await gateway.AsAgentAsync());
        Assert.Equal("wrong_password", await PutPasswordAsync(gateway, one, "wrong", Next));
        Assert.Equal("invalid_parameter", await PutPasswordAsync(gateway, one, TestHouse.Password, "short"));
        Assert.Null(await PutPasswordAsync(gateway, one, TestHouse.Password, Next));
        Assert.All([one, other], tokens => Assert.Equal("session_revoked",
            gateway.SendAsync(HttpMethod.Get, $"{Root}/account", tokens).GetAwaiter().GetResult().Json.Code()));
        Assert.Equal("bad_credentials", await TryAsync(gateway, TestHouse.Acme, TestHouse.AgentLogin, null));
        Assert.Equal("accepted", await TryAsync(gateway, TestHouse.Acme, TestHouse.AgentLogin, null, Next));
    }

    [Fact]
    public async Task A_new_user_sets_its_password_by_a_link_that_is_good_once()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var (put, user) = await gateway.SendAsync(HttpMethod.Put, $"{Root}/users/olga", admin, new { role = "auditor" });
        Assert.Equal((HttpStatusCode.OK, "auditor"), (put, user.GetProperty("role").GetString()));
        var first = await InviteAsync(gateway, admin, "olga", new { });
        var second = await InviteAsync(gateway, admin, "olga", new { });
        Assert.Equal("bad_invitation", await AcceptAsync(gateway, TestHouse.Acme, first));
        Assert.Equal("bad_invitation", await AcceptAsync(gateway, TestHouse.Other, second));
        Assert.Equal("invalid_parameter", await AcceptAsync(gateway, TestHouse.Acme, second, "short"));
        Assert.Null(await AcceptAsync(gateway, TestHouse.Acme, second));
        Assert.Equal("bad_invitation", await AcceptAsync(gateway, TestHouse.Acme, second));
        Assert.Equal("accepted", await TryAsync(gateway, TestHouse.Acme, "olga", null, Next));
        await gateway.Stores.Invitations.PutAsync(
            new Invitation(OneTimeSecret.HashOf("late"), TestHouse.Acme, "olga", gateway.Stores.Time.GetUtcNow(), false), CancellationToken.None);
        Assert.Equal("bad_invitation", await AcceptAsync(gateway, TestHouse.Acme, "late"));
    }

    [Fact]
    public async Task The_operator_hands_a_tenant_over_by_a_link()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        await gateway.SendAsync(HttpMethod.Put, "/operator/api/v1/tenants/newcomer", root, new { name = "Newcomer" });
        Task<(HttpStatusCode Status, JsonElement Json)> InviteAdminAsync(string tenant, string login) =>
            gateway.SendAsync(HttpMethod.Post, $"/operator/api/v1/tenants/{tenant}/admins/{login}/invitation", root);
        Assert.Equal("unknown_tenant", (await InviteAdminAsync("nobody", "anna")).Json.Code());
        Assert.Equal("invalid_parameter", (await InviteAdminAsync(TestHouse.Acme, TestHouse.AgentLogin)).Json.Code());
        var token = (await InviteAdminAsync("newcomer", "anna")).Json.GetProperty("path").GetString()!.Split('=')[1];
        Assert.Null(await AcceptAsync(gateway, "newcomer", token));
        Assert.Equal("accepted", await TryAsync(gateway, "newcomer", "anna", null, Next));
    }

    [Fact]
    public async Task A_lost_authenticator_is_replaced_by_an_invitation_that_ends_it()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await Authenticator.EnrolAsync(gateway, TestHouse.Acme, await gateway.AsAgentAsync());
        var token = await InviteAsync(gateway, await gateway.AsAdminAsync(), TestHouse.AgentLogin, new { endsSecondFactor = true });
        Assert.Null(await AcceptAsync(gateway, TestHouse.Acme, token));
        Assert.Equal("accepted", await TryAsync(gateway, TestHouse.Acme, TestHouse.AgentLogin, null, Next));
    }

    [Fact]
    public async Task Nobody_takes_the_own_rights_away()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        const string Users = "/operator/api/v1/users";
        Assert.Equal("own_account", (await gateway.SendAsync(HttpMethod.Delete, $"{Users}/{TestHouse.OperatorLogin}", root)).Json.Code());
        Assert.Equal("own_account", (await gateway.SendAsync(HttpMethod.Put, $"{Users}/{TestHouse.OperatorLogin}", root, new { role = "operatorBilling" })).Json.Code());
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Put, $"{Users}/eve", root, new { role = "tenantAdmin" })).Json.Code());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Users}/bill", root, new { role = "operatorBilling", password = TestHouse.Password })).Status);
        var bill = await gateway.LogInAsync(null, "bill");
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, "/operator/api/v1/price-lists", bill)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Get, Users, bill)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Users}/bill", root)).Status);
        var (_, audit) = await gateway.SendAsync(HttpMethod.Get, "/operator/api/v1/audit?limit=2", root);
        Assert.Equal(["account.removed", "session.began"], audit.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("action").GetString()));
    }

    private static async Task<string> InviteAsync(GatewayUnderTest gateway, Tokens admin, string login, object body)
    {
        var (status, invitation) = await gateway.SendAsync(HttpMethod.Post, $"{Root}/users/{login}/invitation", admin, body);
        Assert.Equal(HttpStatusCode.OK, status);
        var path = invitation.GetProperty("path").GetString()!;
        Assert.StartsWith($"/t/{TestHouse.Acme}/#invite=", path, StringComparison.Ordinal);
        return path.Split('=')[1];
    }

    private static async Task<string?> AcceptAsync(GatewayUnderTest gateway, string tenant, string token, string password = Next)
    {
        var (status, answer) = await gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(tenant)}/auth/invitation", null, new { token, password });
        return status == HttpStatusCode.OK ? null : answer.Code();
    }

    private static async Task<string?> PutPasswordAsync(GatewayUnderTest gateway, Tokens tokens, string current, string next)
    {
        var (status, answer) = await gateway.SendAsync(HttpMethod.Put, $"{Root}/account/password", tokens, new { current, next });
        return status == HttpStatusCode.NoContent ? null : answer.Code();
    }

    private static async Task<string?> PostAsync(GatewayUnderTest gateway, Tokens tokens, string path, object body) =>
        (await gateway.SendAsync(HttpMethod.Post, $"{Root}/{path}", tokens, body)).Json.Code();

    /// <returns>accepted, or the refusal's code.</returns>
    private static async Task<string?> TryAsync(GatewayUnderTest gateway, string? tenant, string login, string? code, string password = TestHouse.Password)
    {
        var (status, answer) = await gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(tenant)}/auth/login", null, new { login, password, code });
        return status == HttpStatusCode.OK ? "accepted" : answer.Code();
    }

    private static Task<IReadOnlyList<AuditEntry>> AuditOf(GatewayUnderTest gateway, string action) =>
        ((IAuditLog)gateway.Stores.Recordings).ListAsync(TestHouse.Acme, new AuditQuery(Action: action), CancellationToken.None);
}
