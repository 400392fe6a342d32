using System.Net;
using System.Text;
using System.Text.Json;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Trunks, routes, what tenants may dial.</summary>
public sealed class TrunkTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string Operator = Calls.Root(null);

    private static object Carrier(string? login = "carrier-secret", string? account = "pin1", string user = "4930") => new
    {
        name = "Second",
        peers = new[] { new { uri = "sip:sbc.example", priority = 10, weight = 5 } },
        login = new { user = "carrier", password = login },
        account = new { user, password = account, registers = true },
        failoverCodes = new[] { 404 },
        calledOut = new[] { new { prefix = "+86", strip = 3, prepend = "0" } },
        callerId = "accountInFrom",
    };

    [Fact]
    public async Task A_trunk_comes_back_as_it_was_put_but_for_its_passwords()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var (status, put) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier());
        Assert.True(status == HttpStatusCode.OK, put.GetRawText());
        var stored = gateway.Stores.Catalog.Current.FindTrunk("second")!;
        Assert.Equal(SipDigestHash.Ha1Md5("carrier", TrunkLogin.DefaultRealm, "carrier-secret"), stored.Login!.Ha1Md5);
        Assert.Equal("sealed|trunk-account:second|pin1", stored.Account!.PasswordSealed);
        Assert.Equal(CallerIdPolicy.AccountInFrom, stored.CallerId);
        var (_, got) = await gateway.SendAsync(HttpMethod.Get, $"{Operator}/trunks/second", root);
        Assert.Equal(put.GetRawText(), got.GetRawText());
        Assert.Equal(5, got.GetProperty("peers")[0].GetProperty("weight").GetInt32());
        Assert.Equal(["PCMA", "PCMU"], got.GetProperty("codecs").EnumerateArray().Select(codec => codec.GetString()));
        foreach (var secret in new[] { "assword", "ha1", "pin1", "carrier-secret", "sealed" })
            Assert.DoesNotContain(secret, got.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Passwords_that_are_left_out_stay_as_long_as_what_they_belong_to_does()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var (isNew, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier(null, null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, isNew);
        Assert.Equal(["trunks[second].login.password secret_needed", "trunks[second].account.password secret_needed"], Faults(problem));
        await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier());
        var before = gateway.Stores.Catalog.Current;
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier(null, null))).Status);
        Assert.Equal(before.Revision, gateway.Stores.Catalog.Current.Revision);
        Assert.Equal(["trunks[second].account.password secret_needed"],
            Faults((await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier(null, null, "4931"))).Json));
        Assert.Equal(["trunks[second].login.password out_of_range"],
            Faults((await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier("short"))).Json));
    }

    [Fact]
    public async Task A_trunk_shows_how_it_fares()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier());
        var at = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        gateway.Stores.Trunks.Views.Add(new("second", 3, [new("sip:sbc.example", false, at, 503, 2)], new(at.AddMinutes(9), 200, at)));
        var items = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/trunks", root)).Json.GetProperty("items");
        Assert.Equal(["carrier", "second"], items.EnumerateArray().Select(trunk => trunk.GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("status").ValueKind);
        var status = items[1].GetProperty("status");
        Assert.Equal(
            """{"channelsInUse":3,"peers":[{"uri":"sip:sbc.example","isHealthy":false,"since":"2026-11-20T12:00:00+00:00","lastStatus":503,"channelsInUse":2}],"registration":{"registeredUntil":"2026-11-20T12:09:00+00:00","lastStatus":200,"since":"2026-11-20T12:00:00+00:00"}}""",
            status.GetRawText());
        var one = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/trunks/second", root)).Json.GetProperty("status");
        Assert.Equal(status.GetRawText(), one.GetRawText());
    }

    [Fact]
    public async Task A_route_is_put_shown_and_removed_and_keeps_its_trunk()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var route = new { prefix = "+86", trunk = "second", costPerMinute = 0.0125m };
        Assert.Equal(["routes[china].trunk unknown_reference"],
            Faults((await gateway.SendAsync(HttpMethod.Put, $"{Operator}/routes/china", root, route)).Json));
        await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", root, Carrier());
        var (status, put) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/routes/china", root, route);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"id":"china","prefix":"+86","trunk":"second","priority":10,"costPerMinute":0.0125,"onlyTenant":null}""", put.GetRawText());
        Assert.Equal(put.GetRawText(), (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/routes/china", root)).Json.GetRawText());
        Assert.Single((await gateway.SendAsync(HttpMethod.Get, $"{Operator}/routes", root)).Json.GetProperty("items").EnumerateArray());
        var (kept, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/trunks/second", root);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_catalog"), (kept, problem.Code()));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/routes/china", root)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/trunks/second", root)).Status);
        foreach (var path in new[] { "routes/china", "trunks/second" })
        {
            Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/{path}", root)).Json.Code());
            Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Delete, $"{Operator}/{path}", root)).Json.Code());
        }
    }

    [Fact]
    public async Task A_tenant_sees_what_the_operator_lets_it_dial()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var (status, put) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/acme/dialing", root,
            new { allowedPrefixes = new[] { "+86" }, barredPrefixes = new[] { "+861068" }, maxChannels = 5, callerId = "021 5555 0100" });
        Assert.True(status == HttpStatusCode.OK, put.GetRawText());
        Assert.Equal(put.GetRawText(), (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/tenants/acme/dialing", root)).Json.GetRawText());
        var seen = (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/dialing", await gateway.AsAgentAsync())).Json;
        Assert.Equal(put.GetRawText(), seen.GetRawText());
        Assert.Equal("+862155550100", seen.GetProperty("callerId").GetString());
        Assert.Equal(["+862155550100"], seen.GetProperty("callerIds").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(["110", "119", "120", "122"], seen.GetProperty("emergencyNumbers").EnumerateArray().Select(number => number.GetString()));
        await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/acme", root, new { name = "Acme" });
        Assert.Equal(5, gateway.Stores.Catalog.Current.FindTenant(TestHouse.Acme)!.Dialing.MaxChannels);
    }

    [Theory]
    [InlineData("""{ "callerId": "+862155550200" }""", "tenants[acme].dialing.callerId unknown_reference")]
    [InlineData("""{ "callerId": "nonsense" }""", "tenants[acme].dialing.callerId unknown_reference")]
    [InlineData("""{ "allowedPrefixes": ["86"] }""", "tenants[acme].dialing.allowedPrefixes[0] bad_syntax")]
    [InlineData("""{ "allowedPrefixes": ["+86"], "spendPerDay": 10 }""", "tenants[acme].dialing.allowedPrefixes[0] not_priced")]
    public async Task A_policy_that_cannot_be_is_refused(string policy, string fault)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/acme/dialing", await gateway.AsOperatorAsync(), Json(policy));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal([fault], Faults(problem));
    }

    [Fact]
    public async Task A_policy_belongs_to_a_tenant()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        Assert.Equal("unknown_tenant", (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/tenants/initech/dialing", root)).Json.Code());
        Assert.Equal("unknown_tenant", (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/initech/dialing", root, new { })).Json.Code());
    }

    [Theory]
    [InlineData("trunks/second", """{ "name": "T", "peers": [null] }""")]
    [InlineData("trunks/second", """{ "name": "T", "addresses": [null] }""")]
    [InlineData("trunks/second", """{ "name": "T", "peers": [ { "uri": null } ] }""")]
    [InlineData("trunks/second", """{ "name": "T", "calledIn": [null] }""")]
    [InlineData("trunks/second", """{ "name": "T", "callerId": 1 }""")]
    [InlineData("trunks/second", """{ "name": "T", "login": { } }""")]
    [InlineData("tenants/acme/dialing", """{ "allowedPrefixes": [null] }""")]
    [InlineData("routes/any", """{ "prefix": null, "trunk": "carrier" }""")]
    public async Task What_is_not_written_as_it_should_be_is_refused(string path, string body)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/{path}", await gateway.AsOperatorAsync(), Json(body));
        Assert.Equal((HttpStatusCode.BadRequest, "malformed_request"), (status, problem.Code()));
    }

    [Fact]
    public async Task An_agent_has_a_number_of_its_own_until_it_is_taken()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, "1001")).Show()
            .Returns(new AgentView(TestHouse.Acme, "1001", AgentPresence.Offline, null, default, default, null, null, null));
        foreach (var (callerId, kept) in new (string?, string?)[] { ("021-5555-0100", "+862155550100"), (null, "+862155550100"), ("", null) })
        {
            var (status, agent) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin, new { name = "Anna", queues = new[] { "support" }, callerId });
            Assert.Equal((HttpStatusCode.OK, kept), (status, agent.GetProperty("callerId").GetString()));
            Assert.Equal(kept, gateway.Stores.Catalog.Current.FindAgent(TestHouse.Acme, "1001")!.CallerId);
        }

        var (_, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", admin,
            new { name = "Anna", queues = new[] { "support" }, callerId = "+862155550200" });
        Assert.Equal(["tenants[acme].agents[1001].callerId unknown_reference"], Faults(problem));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static IEnumerable<string> Faults(JsonElement problem) => problem.GetProperty("faults").EnumerateArray()
        .Select(fault => $"{fault.GetProperty("path").GetString()} {fault.GetProperty("code").GetString()}");
}
