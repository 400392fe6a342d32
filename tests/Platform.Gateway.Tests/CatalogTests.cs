using System.Net;
using System.Text;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Gateway.Auth;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>What admins and the operator set up.</summary>
public sealed class CatalogTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string Operator = Calls.Root(null);

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };

    [Fact]
    public async Task A_queue_is_created_changed_shown_and_removed()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Grains.GetGrain<IQueueGrain>(GrainKey.Queue(TestHouse.Acme, "sales")).Show()
            .Returns(new QueueView(TestHouse.Acme, "sales", 3, 1, 12_000, 2));
        var admin = await gateway.AsAdminAsync();
        var (put, queue) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/sales", admin, new { name = "Sales", answer = "onAgent" });
        Assert.Equal(HttpStatusCode.OK, put);
        Assert.Equal(3, queue.GetProperty("live").GetProperty("waiting").GetInt32());
        Assert.Equal(AnswerMode.OnAgent, gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "sales")!.Answer);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/queues/sales", await gateway.AsAgentAsync())).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/queues/sales", admin)).Status);
        var (gone, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/queues/sales", admin);
        Assert.Equal(HttpStatusCode.NotFound, gone);
        Assert.Equal("not_found", problem.Code());
    }

    [Fact]
    public async Task A_queue_that_a_number_leads_to_stays_and_the_fault_says_where()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/queues/support", await gateway.AsAdminAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("invalid_catalog", problem.Code());
        Assert.Contains("acme", problem.GetProperty("faults")[0].GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.NotNull(gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support"));
    }

    [Theory]
    [InlineData(7, HttpStatusCode.OK)]
    [InlineData(8, HttpStatusCode.Conflict)]
    public async Task A_change_that_loses_the_race_is_decided_anew(int conflicts, HttpStatusCode expected)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsOperatorAsync();
        gateway.Stores.Catalog.ConflictsToCome = conflicts;
        var (status, _) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/trunks/second", admin, new { name = "Second", addresses = new[] { "198.51.100.7" } });
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task An_agents_SIP_password_is_kept_as_digest_hashes_only()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, "1002")).Show()
            .Returns(new AgentView(TestHouse.Acme, "1002", AgentPresence.Offline, null, default, default, null, null, null));
        var admin = await gateway.AsAdminAsync();
        var (status, agent) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1002", admin,
            new { name = "Bo", queues = new[] { "support" }, sipPassword = "s3cret" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("sip:1002@acme.sip.local", agent.GetProperty("sipAddress").GetString());
        var stored = gateway.Stores.Catalog.Current.FindAgent(TestHouse.Acme, "1002")!;
        Assert.Equal(SipDigestHash.Ha1Md5("1002", "acme.sip.local", "s3cret"), stored.SipHa1Md5);
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1002", admin, new { name = "Bob", queues = new[] { "support" } });
        Assert.Equal(stored.SipHa1Sha256, gateway.Stores.Catalog.Current.FindAgent(TestHouse.Acme, "1002")!.SipHa1Sha256);
    }

    [Fact]
    public async Task A_new_password_ends_the_log_ins_of_the_old_one()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = await gateway.AsAgentAsync();
        var admin = await gateway.AsAdminAsync();
        var (status, user) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/users/{TestHouse.AgentLogin}", admin,
            new { role = "agent", agent = TestHouse.AgentId, password = "another horse" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(user.TryGetProperty("password", out _));
        var (after, problem) = await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/tenant", agent);
        Assert.Equal(HttpStatusCode.Unauthorized, after);
        Assert.Equal("session_revoked", problem.Code());
        var (refreshed, _) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/auth/refresh", null, new { refreshToken = agent.RefreshToken });
        Assert.Equal(HttpStatusCode.Unauthorized, refreshed);
    }

    [Theory]
    [InlineData("operatorAdmin", "long enough", "$.role")]
    [InlineData("tenantAdmin", "short", "$.password")]
    public async Task A_user_that_may_not_be_is_refused(string role, string password, string path)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/users/new", await gateway.AsAdminAsync(), new { role, password });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(path, problem.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Rented_seats_are_posted_to_the_ledger()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, _) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/acme/seats/voice", await gateway.AsOperatorAsync(),
            new { kind = "concurrent", quantity = 12, from = "2026-11-16" });
        Assert.Equal(HttpStatusCode.OK, status);
        var entry = Assert.IsType<SeatRentalEntry>(Assert.Single(gateway.Stores.Catalog.Posted));
        Assert.Equal((12, new DateOnly(2026, 11, 16)), (entry.Quantity, entry.From));
    }

    [Fact]
    public async Task A_number_moves_to_another_tenant()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var (status, _) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/numbers/%2B862155550100", root, new { tenant = TestHouse.Other, queue = "support" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(TestHouse.Other, gateway.Stores.Catalog.Current.FindNumber("+862155550100")!.TenantId);
        Assert.Empty(gateway.Stores.Catalog.Current.Of<NumberDocument>(TestHouse.Acme));
    }

    [Fact]
    public async Task A_new_tenant_is_there_at_once()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        Assert.Equal("unknown_tenant", (await gateway.SendAsync(HttpMethod.Get, "/t/initech/api/v1/tenant", null)).Json.Code());
        var (status, tenant) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/initech", root, new { name = "Initech" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("initech.sip.local", tenant.GetProperty("sipDomain").GetString());
        Assert.Equal("unauthenticated", (await gateway.SendAsync(HttpMethod.Get, "/t/initech/api/v1/tenant", null)).Json.Code());
        Assert.Equal(3, (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/tenants", root)).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_operator_sees_each_tenants_channels_and_seats_in_use()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Grains.GetGrain<ITenantGrain>(GrainKey.Tenant(TestHouse.Acme)).ChannelsInUse().Returns(7);
        gateway.Stores.Grains.GetGrain<ISeatsGrain>(GrainKey.Seats(TestHouse.Acme)).Show().Returns([new SeatUseView("voice", SeatKind.Concurrent, 10, 3)]);
        var items = (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/tenants", await gateway.AsOperatorAsync())).Json.GetProperty("items");
        Assert.Equal([7, 0], items.EnumerateArray().Select(tenant => tenant.GetProperty("channelsInUse").GetInt32()));
        var seat = Assert.Single(items[0].GetProperty("seats").EnumerateArray());
        Assert.Equal((10, 3), (seat.GetProperty("rented").GetInt32(), seat.GetProperty("inUse").GetInt32()));
        Assert.Empty(items[1].GetProperty("seats").EnumerateArray());
    }

    [Theory]
    [InlineData("acme.sip.local", HttpStatusCode.OK)]
    [InlineData("voice.acme.example", HttpStatusCode.UnprocessableEntity)]
    public async Task A_SIP_domain_does_not_change_under_stored_SIP_passwords(string domain, HttpStatusCode expected)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var other = new { name = "Other", sipDomain = "voice.globex.example" };
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/globex", root, other)).Status);
        await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/agents/1001", await gateway.AsAdminAsync(),
            new { name = "Anna", queues = new[] { "support" }, sipPassword = "s3cret" });
        var (status, answer) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/acme", root, new { name = "Acme", sipDomain = domain });
        Assert.Equal(expected, status);
        Assert.Equal("acme.sip.local", gateway.Stores.Catalog.Current.FindTenant(TestHouse.Acme)!.Domain);
        if (expected == HttpStatusCode.OK)
            return;
        Assert.Equal("invalid_catalog", answer.Code());
        var fault = Assert.Single(answer.GetProperty("faults").EnumerateArray());
        Assert.Equal(("tenants[acme].agents[1001].sipPassword", "secret_needed"), (fault.GetProperty("path").GetString(), fault.GetProperty("code").GetString()));
        Assert.Contains("apply", fault.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_list_comes_back_as_it_was_put()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var (status, _) = await gateway.SendAsync(HttpMethod.Put, $"{Operator}/price-lists/gold", root, new
        {
            currency = "CNY",
            minutes = new[] { new { direction = "inbound", prefix = "+86", perMinute = 0.045m, initialIncrementS = 6, furtherIncrementS = 6 } },
            seats = new[] { new { product = "voice", perMonth = 120m } },
        });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(0.045m, gateway.Stores.Catalog.Current.FindPriceList("gold")!.Minutes.Single().PerMinute);
    }

    [Fact]
    public async Task A_declaration_is_applied_and_once_applied_changes_nothing()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        var exported = DeclarationJson.Write(DeclarationExport.Of(gateway.Stores.Catalog.Current, gateway.Stores.Time.GetUtcNow()));
        var (same, unchanged) = await gateway.SendAsync(HttpMethod.Post, $"{Operator}/apply", root, Json(exported));
        Assert.Equal(HttpStatusCode.OK, same);
        Assert.Empty(unchanged.GetProperty("changes").EnumerateArray());
        var renamed = Encoding.UTF8.GetString(exported).Replace("\"Anna\"", "\"Anja\"", StringComparison.Ordinal);
        var (other, changed) = await gateway.SendAsync(HttpMethod.Post, $"{Operator}/apply", root, Json(Encoding.UTF8.GetBytes(renamed)));
        Assert.True(other == HttpStatusCode.OK, changed.GetRawText());
        Assert.Equal(2, changed.GetProperty("changes").GetArrayLength());
        Assert.Equal("Anja", gateway.Stores.Catalog.Current.FindAgent(TestHouse.Acme, TestHouse.AgentId)!.Name);
    }

    [Fact]
    public async Task A_declaration_with_a_fault_changes_nothing()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var before = gateway.Stores.Catalog.Current.Revision;
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, $"{Operator}/apply", await gateway.AsOperatorAsync(), new { nonsense = 1 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty(problem.GetProperty("faults")[0].GetProperty("code").GetString()!);
        Assert.Equal(before, gateway.Stores.Catalog.Current.Revision);
    }
}
