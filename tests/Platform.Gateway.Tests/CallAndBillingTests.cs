using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class CallAndBillingTests
{
    private const string Path = "/t/acme/api/v1/calls";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "Agent Anna (1001) had been idle the longest of 2 free agents: 60 s; next was Sue (1002) with 12.5 s. 1 contact waited, this one was first.")]
    [InlineData("zh-CN", "在 2 位空闲坐席中，Anna (1001) 空闲时间最长：60 秒；其次是 Sue (1002)，12.5 秒。当时有 1 个联络在等待，此联络排在首位。")]
    public async Task A_call_tells_why_that_agent_and_what_it_cost(string language, string why)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.Add(Ended("01J1"));
        gateway.Stores.Ledger.Entries.Add(Minutes("01J1"));
        var (status, call) = await gateway.SendAsync(HttpMethod.Get, $"{Path}/01J1", await gateway.AsAdminAsync(), null, ("Accept-Language", language));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(why, call.GetProperty("offers")[0].GetProperty("why").GetString());
        Assert.Equal("callerHungUp", call.GetProperty("call").GetProperty("cause").GetString());
        Assert.Equal(0.12m, call.GetProperty("charges")[0].GetProperty("minutes").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task Calls_come_in_pages_newest_first()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.AddRange([Ended("01J1"), Ended("01J2"), Ended("01J3"), Ended("01J4", TestHouse.Other)]);
        var admin = await gateway.AsAdminAsync();
        var first = (await gateway.SendAsync(HttpMethod.Get, $"{Path}?limit=2", admin)).Json;
        var second = (await gateway.SendAsync(HttpMethod.Get, $"{Path}?limit=2&before={first.GetProperty("next").GetString()}", admin)).Json;
        Assert.Equal(["01J3", "01J2", "01J1"], first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
            .Select(call => call.GetProperty("callId").GetString()!));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, $"{Path}?limit=0", admin)).Json.Code());
    }

    [Fact]
    public async Task An_agent_sees_its_own_calls_only()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.AddRange([Ended("01J1"), Ended("01J2", agent: "1002")]);
        var agent = await gateway.AsAgentAsync();
        var items = (await gateway.SendAsync(HttpMethod.Get, $"{Path}?agent=1002", agent)).Json.GetProperty("items");
        Assert.Equal("01J1", Assert.Single(items.EnumerateArray()).GetProperty("callId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, $"{Path}/01J1", agent)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Path}/01J2", agent)).Status);
    }

    [Fact]
    public async Task Live_calls_are_found_among_older_ones_and_can_be_cleared()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.AddRange([CallRecord.Open(Offered("01J0")), Ended("01J1")]);
        var grain = gateway.Stores.Grains.GetGrain<ICallGrain>(GrainKey.Call(TestHouse.Acme, "01J0"));
        grain.Show().Returns(new CallState { Phase = CallPhase.Waiting, Call = Offered("01J0") });
        grain.Clear().Returns((CallRefusal?)null);
        var admin = await gateway.AsAdminAsync();
        var live = (await gateway.SendAsync(HttpMethod.Get, $"{Path}/live", admin)).Json.GetProperty("items");
        Assert.Equal("waiting", Assert.Single(live.EnumerateArray()).GetProperty("phase").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Post, $"{Path}/01J0/clear", admin)).Status);
        Assert.Equal("call_over", (await gateway.SendAsync(HttpMethod.Post, $"{Path}/01J1/clear", admin)).Json.Code());
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Post, $"{Path}/01J9/clear", admin)).Json.Code());
    }

    [Fact]
    public async Task A_call_under_way_tells_how_long_it_waited_and_talks()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var now = gateway.Stores.Time.GetUtcNow();
        gateway.Stores.Calls.Records.Add(CallRecord.Open(Offered("01J0")));
        gateway.Stores.Grains.GetGrain<ICallGrain>(GrainKey.Call(TestHouse.Acme, "01J0")).Show().Returns(new CallState
        {
            Phase = CallPhase.Talking,
            Call = Offered("01J0"),
            QueuedAt = now.AddSeconds(-90),
            ConnectedAt = now.AddSeconds(-60),
            Offers = [.. Ended("01J0").Offers],
            Steps =
            [
                new PathStep(PathStepKind.Queue, "support", now.AddSeconds(-90)) { To = now.AddSeconds(-60) },
                new PathStep(PathStepKind.Talk, TestHouse.AgentId, now.AddSeconds(-60)),
            ],
        });
        var shown = (await gateway.SendAsync(HttpMethod.Get, $"{Path}/01J0", await gateway.AsAdminAsync())).Json;
        var call = shown.GetProperty("call");
        Assert.Equal("talking", shown.GetProperty("phase").GetString());
        Assert.Equal((30_000, 60_000), (call.GetProperty("waitMs").GetInt64(), call.GetProperty("talkMs").GetInt64()));
        Assert.Equal(TestHouse.AgentId, call.GetProperty("agent").GetString());
        Assert.Equal(["offer", "queue", "talk"], shown.GetProperty("path").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, call.GetProperty("endedAt").ValueKind);
    }

    [Fact]
    public async Task The_ledger_comes_in_pages()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Ledger.Entries.AddRange([Minutes("01J1"), Minutes("01J2"), Minutes("01J3")]);
        var admin = await gateway.AsAdminAsync();
        const string Period = "/t/acme/api/v1/ledger?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&limit=2";
        var first = (await gateway.SendAsync(HttpMethod.Get, Period, admin)).Json;
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        var second = (await gateway.SendAsync(HttpMethod.Get, $"{Period}&after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}", admin)).Json;
        Assert.Equal("01J3", Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("reference").GetString());
    }

    [Fact]
    public async Task The_tenants_and_the_operators_invoice_are_the_same_bytes()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Ledger.Entries.Add(Minutes("01J1"));
        var admin = await gateway.AsAdminAsync();
        var root = await gateway.AsOperatorAsync();
        using var own = await gateway.SendRawAsync(HttpMethod.Get, "/t/acme/api/v1/invoice?month=2026-11", admin.AccessToken);
        using var operators = await gateway.SendRawAsync(HttpMethod.Get, "/operator/api/v1/tenants/acme/invoice?month=2026-11", root.AccessToken);
        using var csv = await gateway.SendRawAsync(HttpMethod.Get, "/t/acme/api/v1/invoice?month=2026-11", admin.AccessToken, null, ("Accept", "text/csv"));
        Assert.Contains("\"total\": 0.12", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(await own.Content.ReadAsByteArrayAsync(), await operators.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Contains("total", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, "/t/acme/api/v1/invoice?month=November", admin)).Json.Code());
        Assert.Equal("unknown_tenant", (await gateway.SendAsync(HttpMethod.Get, "/operator/api/v1/tenants/x/invoice?month=2026-11", root)).Json.Code());
    }

    private static OfferedCall Offered(string callId, string tenant = TestHouse.Acme) =>
        new(tenant, callId, $"{callId}@carrier", "carrier", "+8613800000000", "+862155550100", "support", "node-1", At);

    private static CallRecord Ended(string callId, string tenant = TestHouse.Acme, string agent = TestHouse.AgentId) => CallRecord.Open(Offered(callId, tenant)) with
    {
        AnsweredAt = At,
        ConnectedAt = At.AddSeconds(3),
        EndedAt = At.AddSeconds(64),
        Cause = EndCause.CallerHungUp,
        Agent = agent,
        Offers =
        [
            new CallOffer($"offer-{callId}", agent, At.AddSeconds(1), new OfferReason("longest_idle", 1, 2, [new(agent, 60_000), new("1002", 12_500)]))
            {
                Outcome = OfferOutcome.Answered,
            },
        ],
    };

    private static MinutesEntry Minutes(string callId) => new($"call:{callId}:inbound", TestHouse.Acme, At, callId, CallDirection.Inbound, "+862155550100",
        64_000, 120, new MinutePrice(CallDirection.Inbound, "", 0.06m), 0.12m, "CNY");
}
