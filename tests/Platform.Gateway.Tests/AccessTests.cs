using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Every endpoint that exists, not a list of them: one that is added later is called, too.</summary>
public sealed partial class AccessTests
{
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
                "GET /t/{tenant}/sip",
                "POST /operator/api/v1/auth/login",
                "POST /operator/api/v1/auth/refresh",
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

    [Fact]
    public async Task A_role_that_does_not_suffice_gets_403()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        (UserRole Role, Tokens Tokens)[] everybody =
        [
            (UserRole.Agent, await gateway.AsAgentAsync()),
            (UserRole.Supervisor, await gateway.AsSupervisorAsync()),
            (UserRole.TenantAdmin, await gateway.AsAdminAsync()),
        ];
        var refused = 0;
        foreach (var endpoint in gateway.Endpoints.Where(endpoint => Rule(endpoint).Scope == AccessScope.Tenant))
        {
            foreach (var (_, wrong) in everybody.Where(one => !Rule(endpoint).Roles.Contains(one.Role)))
            {
                await ExpectAsync(gateway, endpoint, wrong.AccessToken, HttpStatusCode.Forbidden, "forbidden");
                refused++;
            }
        }

        Assert.True(refused > 30, $"Only {refused} calls were refused.");
    }

    /// <summary>Whatever a supervisor may do is here: who adds to it decides it here, too.</summary>
    [Fact]
    public async Task A_supervisor_sees_everything_and_sets_nothing_up()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        string[] watches = ["calls", "agents", "queues", "seats", "agent", "auth", "tenant", "dialing", "hub", "recordings", "skills", "reports", "teams",
            "break-reasons", "dispositions", "calendars", "callbacks"];
        var open = gateway.Endpoints.Where(endpoint => Rule(endpoint).Roles.Contains(UserRole.Supervisor)).ToList();
        Assert.Subset(watches.ToHashSet(), open.Select(Room).ToHashSet());
        Assert.DoesNotContain(open, endpoint => Method(endpoint) != HttpMethod.Get && Room(endpoint) is not ("calls" or "agent" or "auth" or "hub" or "recordings" or "calendars"
            or "agents" or "callbacks"));
        Assert.All(gateway.Endpoints.Where(endpoint => Rule(endpoint).Scope == AccessScope.Tenant && Method(endpoint) == HttpMethod.Get && Room(endpoint) is "calls" or "agents"),
            endpoint => Assert.Contains(UserRole.Supervisor, Rule(endpoint).Roles));
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

    private static async Task ExpectAsync(GatewayUnderTest gateway, RouteEndpoint endpoint, string? token, HttpStatusCode status, string code)
    {
        var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.Replace("{tenant}", TestHouse.Acme, StringComparison.Ordinal), "any").TrimStart('/');
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await gateway.SendRawAsync(Method(endpoint), path, token, content);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status && body.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal),
            $"{Describe(endpoint)} answered {(int)response.StatusCode} {body}");
    }

    /// <summary>The first part of a tenant's path: what the endpoint is about.</summary>
    private static string Room(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Replace("/api/v1", "", StringComparison.Ordinal).Trim('/').Split('/')[2];

    private static AccessRule Rule(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<AccessRule>();

    private static HttpMethod Method(RouteEndpoint endpoint) =>
        HttpMethod.Parse(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static string Describe(RouteEndpoint endpoint) => $"{Method(endpoint)} {endpoint.RoutePattern.RawText}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
