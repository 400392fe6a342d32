using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Every endpoint that exists, not a list of them: one that is added later is called, too.</summary>
public sealed partial class AccessTests
{
    private static string AccessTable { get; } = typeof(AccessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "AccessTable").Value!;

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Assert.NotEmpty(gateway.Endpoints);
        Assert.DoesNotContain(gateway.Endpoints, endpoint => endpoint.Metadata.GetMetadata<AccessRule>() is null);
    }

    [Fact]
    public async Task Only_log_in_refresh_the_document_and_phones_which_have_their_own_log_in_are_open()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var open = gateway.Endpoints.Where(endpoint => Rule(endpoint).Scope == AccessScope.Open).Select(Describe).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "GET /openapi/{documentName}.json",
                "GET /t/{tenant}/api/v1/auth/openid/callback",
                "GET /t/{tenant}/api/v1/auth/openid/start",
                "GET /t/{tenant}/api/v1/auth/ways",
                "GET /t/{tenant}/sip",
                "POST /operator/api/v1/auth/invitation",
                "POST /operator/api/v1/auth/login",
                "POST /operator/api/v1/auth/refresh",
                "POST /t/{tenant}/api/v1/auth/invitation",
                "POST /t/{tenant}/api/v1/auth/login",
                "POST /t/{tenant}/api/v1/auth/refresh",
            ],
            open);
    }

    [Fact]
    public Task Without_a_token_every_endpoint_answers_401() => CallAllAsync((_, _) => Task.FromResult<string?>(null), HttpStatusCode.Unauthorized, "unauthenticated");

    [Fact]
    public Task With_a_made_up_token_every_endpoint_answers_401() =>
        CallAllAsync((_, _) => Task.FromResult<string?>("eyJhbGciOiJub25lIn0.e30."), HttpStatusCode.Unauthorized, "unauthenticated");

    [Fact]
    public Task With_an_expired_token_every_endpoint_answers_401() => CallAllAsync(
        async (gateway, scope) =>
        {
            var tokens = scope == AccessScope.Operator ? await gateway.AsOperatorAsync() : await gateway.AsAdminAsync();
            gateway.Stores.Time.Advance(TimeSpan.FromMinutes(10));
            return tokens.AccessToken;
        },
        HttpStatusCode.Unauthorized,
        "token_expired");

    [Fact]
    public Task With_another_tenants_token_every_endpoint_answers_404() =>
        CallAllAsync(async (gateway, _) => (await gateway.AsAdminAsync(TestHouse.Other)).AccessToken, HttpStatusCode.NotFound, "not_found");

    [Fact]
    public Task The_operators_token_opens_no_tenants_endpoint() => CallAllAsync(
        async (gateway, scope) => (scope == AccessScope.Operator ? await gateway.AsAdminAsync() : await gateway.AsOperatorAsync()).AccessToken,
        HttpStatusCode.NotFound,
        "not_found");

    /// <summary>
    /// access.tsv says who may call what: whoever adds an endpoint or opens one to another role decides it there, too. Written anew with
    /// PLATFORM_WRITE_ACCESS=1, for its difference to be looked at.
    /// </summary>
    [Fact]
    public async Task Access_table_is_what_endpoints_say()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var rows = gateway.Endpoints.Select(endpoint => $"{Describe(endpoint)}\t{RolesOf(endpoint)}").Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("PLATFORM_WRITE_ACCESS") == "1")
            await File.WriteAllLinesAsync(AccessTable, rows);
        Assert.Equal(await File.ReadAllLinesAsync(AccessTable), rows);
    }

    [Fact]
    public async Task Every_endpoint_lets_in_the_roles_of_the_table_and_nobody_else()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        foreach (var (role, login) in TestHouse.Everybody)
            gateway.Stores.Catalog.Put(TestHouse.User(role, login));
        var tokens = new Dictionary<string, string>();
        var (refused, admitted) = (0, 0);
        foreach (var endpoint in gateway.Endpoints.Where(endpoint => Rule(endpoint).Scope != AccessScope.Open))
        {
            var tenant = Rule(endpoint).Scope == AccessScope.Tenant ? TestHouse.Acme : null;
            foreach (var (role, login) in TestHouse.Everybody.Where(one => TestHouse.IsOperators(one.Role) == tenant is null))
            {
                if (!tokens.TryGetValue(login, out var token))
                    tokens[login] = token = (await gateway.LogInAsync(tenant, login)).AccessToken;
                // Who was let into the rooms of log-ins may have ended its own.
                if (Room(endpoint) is "auth" or "account")
                    tokens.Remove(login);
                if (Rule(endpoint).Roles.Contains(role))
                {
                    await ExpectAdmissionAsync(gateway, endpoint, token, role);
                    admitted++;
                }
                else
                {
                    await ExpectAsync(gateway, endpoint, token, HttpStatusCode.Forbidden, "forbidden");
                    refused++;
                }
            }
        }

        Assert.True(refused > 100 && admitted > 100, $"{refused} calls were refused, {admitted} admitted.");
    }

    /// <summary>An auditor reads, and changes nothing but its own log-in.</summary>
    [Fact]
    public async Task An_auditor_changes_nothing()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Assert.DoesNotContain(gateway.Endpoints, endpoint => Rule(endpoint).Roles.Contains(UserRole.Auditor) && Method(endpoint) != HttpMethod.Get
            && Room(endpoint) is not ("account" or "auth" or "hub"));
    }

    /// <summary>A key may what its role may, but nothing that makes log-ins or keys, or is somebody's own.</summary>
    [Fact]
    public async Task A_key_is_let_in_where_its_role_is_and_the_table_does_not_keep_it_out()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (admin, chief) = (await gateway.AsAdminAsync(), await gateway.AsOperatorAsync());
        Dictionary<UserRole, string> keys = [];
        foreach (var role in Enum.GetValues<UserRole>().Where(role => role != UserRole.Agent))
        {
            var root = Calls.Root(TestHouse.IsOperators(role) ? null : TestHouse.Acme);
            var body = new { id = $"k-{(int)role}", name = "Key", role = JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) };
            var (_, made) = await gateway.SendAsync(HttpMethod.Post, $"{root}/api-keys", TestHouse.IsOperators(role) ? chief : admin, body);
            keys[role] = made.GetProperty("secret").GetString()!;
        }

        var (kept, admitted) = (0, 0);
        foreach (var endpoint in gateway.Endpoints.Where(endpoint => Rule(endpoint).Scope != AccessScope.Open))
        {
            foreach (var (role, key) in keys.Where(pair => TestHouse.IsOperators(pair.Key) == (Rule(endpoint).Scope == AccessScope.Operator)))
            {
                if (!Rule(endpoint).Roles.Contains(role))
                    await ExpectAsync(gateway, endpoint, key, HttpStatusCode.Forbidden, "forbidden");
                else if (IsForPeople(endpoint))
                    await ExpectAsync(gateway, endpoint, key, HttpStatusCode.Forbidden, "only_for_people");
                else
                    await ExpectAdmissionAsync(gateway, endpoint, key, role);
                (kept, admitted) = IsForPeople(endpoint) ? (kept + 1, admitted) : (kept, admitted + 1);
            }
        }

        Assert.True(kept > 30 && admitted > 100, $"{kept} calls were for people, {admitted} for keys, too.");
        Assert.All(gateway.Endpoints.Where(endpoint => Rule(endpoint) == AccessRule.Agent || Rule(endpoint) == AccessRule.OnlySupervisor),
            endpoint => Assert.True(IsForPeople(endpoint), Describe(endpoint)));
    }

    private static async Task CallAllAsync(Func<GatewayUnderTest, AccessScope, Task<string?>> tokenFor, HttpStatusCode status, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var called = 0;
        foreach (var scope in new[] { AccessScope.Tenant, AccessScope.Operator })
        {
            var token = await tokenFor(gateway, scope);
            foreach (var endpoint in gateway.Endpoints.Where(endpoint => Rule(endpoint).Scope == scope))
            {
                await ExpectAsync(gateway, endpoint, token, status, code);
                called++;
            }
        }

        Assert.True(called > 30, $"Only {called} endpoints were called.");
    }

    /// <summary>Let in, whatever comes of it: the table's test asks for things that are not there.</summary>
    private static async Task ExpectAdmissionAsync(GatewayUnderTest gateway, RouteEndpoint endpoint, string token, UserRole role)
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await gateway.SendRawAsync(Method(endpoint), PathOf(endpoint), token, content);
        var body = await response.Content.ReadAsStringAsync();
        Assert.False(response.StatusCode == HttpStatusCode.Unauthorized || body.Contains("\"code\":\"forbidden\"", StringComparison.Ordinal),
            $"{Describe(endpoint)} refused {role}: {(int)response.StatusCode} {body}");
    }

    private static async Task ExpectAsync(GatewayUnderTest gateway, RouteEndpoint endpoint, string? token, HttpStatusCode status, string code)
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await gateway.SendRawAsync(Method(endpoint), PathOf(endpoint), token, content);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status && body.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal),
            $"{Describe(endpoint)} answered {(int)response.StatusCode} {body}");
    }

    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.Replace("{tenant}", TestHouse.Acme, StringComparison.Ordinal), "any").TrimStart('/');

    private static string RolesOf(RouteEndpoint endpoint) => Rule(endpoint).Scope == AccessScope.Open
        ? "everybody"
        : string.Join(' ', Rule(endpoint).Roles.Select(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString())).Order(StringComparer.Ordinal))
            + (IsForPeople(endpoint) ? "\tno key" : "");

    /// <summary>The first part of a tenant's path: what the endpoint is about.</summary>
    private static string Room(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Replace("/operator/api/v1", "/o/operator", StringComparison.Ordinal)
            .Replace("/api/v1", "", StringComparison.Ordinal).Trim('/').Split('/')[2];

    private static AccessRule Rule(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<AccessRule>();

    private static bool IsForPeople(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PeopleMetadata>() is not null;

    private static HttpMethod Method(RouteEndpoint endpoint) =>
        HttpMethod.Parse(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static string Describe(RouteEndpoint endpoint) => $"{Method(endpoint)} {endpoint.RoutePattern.RawText}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
