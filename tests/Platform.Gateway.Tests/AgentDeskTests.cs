using System.Net;
using System.Text.Json;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>What the desk asks beyond the agent's state and calls: colleagues, figures, the caller's history, notes.</summary>
public sealed class AgentDeskTests
{
    private const string Customer = "+8613800000001";
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private static readonly string Desk = $"{Tenant}/agent";

    [Fact]
    public async Task Colleagues_are_found_by_id_and_name_with_what_they_do_and_without_oneself()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Catalog.Put(new AgentDocument(TestHouse.Acme, "1007", "Zoë Zhang", ["support"]));
        gateway.Stores.Grains.OnNew = grain => (grain as IAgentGrain)?.Show().Returns(View("1007", AgentPresence.Break));
        var anna = await gateway.AsAgentAsync();
        Assert.Equal(["1007 Zoë Zhang break"], await Found("zhang"));
        Assert.Equal(["1007 Zoë Zhang break"], await Found("007"));
        Assert.DoesNotContain(await Found(""), one => one.StartsWith(TestHouse.AgentId, StringComparison.Ordinal));
        Assert.Empty(await Found("nobody at all"));

        async Task<string[]> Found(string search) =>
        [
            .. Items((await gateway.SendAsync(HttpMethod.Get, $"{Desk}/colleagues?search={search}", anna)).Json)
                .Select(one => $"{one.GetProperty("id")} {one.GetProperty("name")} {one.GetProperty("presence")}"),
        ];
    }

    [Fact]
    public async Task Figures_are_those_since_midnight_where_the_operator_is()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, figures) = await gateway.SendAsync(HttpMethod.Get, $"{Desk}/figures", await gateway.AsAgentAsync());
        Assert.Equal((HttpStatusCode.OK, 0), (status, figures.GetProperty("figures").GetProperty("answered").GetInt32()));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(figures.GetProperty("timeZone").GetString()!);
        Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(figures.GetProperty("since").GetDateTimeOffset(), zone).TimeOfDay);
    }

    [Fact]
    public async Task A_call_is_noted_by_who_had_a_part_in_it_and_the_last_word_is_shown()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Add(gateway, "01JMINE", TestHouse.AgentId);
        Add(gateway, "01JOTHER", "1007");
        var (admin, anna) = (await gateway.AsAdminAsync(), await gateway.AsAgentAsync());
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/dispositions/solved", admin, new { name = "Solved" })).Status);
        Assert.Equal("unknown_disposition", (await Note("01JMINE", "gone", "")).Json.Code());
        Assert.Equal("invalid_parameter", (await Note("01JMINE", null, new string('x', 4_001))).Json.Code());
        Assert.Equal("not_found", (await Note("01JOTHER", "solved", "")).Json.Code());
        Assert.Equal(HttpStatusCode.OK, (await Note("01JMINE", "solved", "first")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Note("01JMINE", "solved", "<b>谢谢</b>")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/dispositions/solved", admin)).Status);

        var note = Assert.Single((await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/calls/01JMINE", anna)).Json.GetProperty("notes").EnumerateArray());
        Assert.Equal((TestHouse.AgentId, "solved", "<b>谢谢</b>"),
            (note.GetProperty("agent").GetString(), note.GetProperty("disposition").GetString(), note.GetProperty("text").GetString()));

        Task<(HttpStatusCode Status, JsonElement Json)> Note(string call, string? disposition, string text) =>
            gateway.SendAsync(HttpMethod.Put, $"{Desk}/calls/{call}/note", anna, new { disposition, text });
    }

    [Fact]
    public async Task The_callers_history_is_that_of_a_call_of_ones_own()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Add(gateway, "01JMINE", TestHouse.AgentId);
        Add(gateway, "01JOTHER", "1007");
        var anna = await gateway.AsAgentAsync();
        var (_, history) = await gateway.SendAsync(HttpMethod.Get, $"{Desk}/calls/01JMINE/history", anna);
        Assert.Equal("01JOTHER", Assert.Single(Items(history)).GetProperty("callId").GetString());
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Desk}/calls/01JOTHER/history", anna)).Json.Code());
    }

    [Theory]
    [InlineData("support", null, HttpStatusCode.NoContent, null)]
    [InlineData(TestHouse.AgentId, CallRefusal.NotWaiting, HttpStatusCode.Conflict, "not_waiting")]
    [InlineData("support", CallRefusal.UnknownTarget, HttpStatusCode.BadRequest, "invalid_number")]
    [InlineData("+8613900000000", null, HttpStatusCode.BadRequest, "invalid_number")]
    public async Task A_waiting_call_is_moved_to_a_queue_or_an_agent(string to, CallRefusal? refusal, HttpStatusCode expected, string? code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.Add(
            CallRecord.Open(new OfferedCall(TestHouse.Acme, "01JOPEN", "sip", "carrier", Customer, "+862155550100", "sales", "node-1", gateway.Stores.Time.GetUtcNow())));
        gateway.Stores.Grains.OnNew = grain => (grain as ICallGrain)?.Move(Arg.Any<string>(), Arg.Any<Destination>()).Returns(refusal);
        var (status, json) = await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/calls/01JOPEN/move", await gateway.AsSupervisorAsync(), new { to });
        Assert.True(status == expected, $"{status}: {json}");
        if (code is not null)
            Assert.Equal(code, json.Code());
        Assert.Equal("forbidden", (await gateway.SendAsync(HttpMethod.Post, $"{Tenant}/calls/01JOPEN/move", await gateway.AsAgentAsync(), new { to })).Json.Code());
    }

    private static void Add(GatewayUnderTest gateway, string callId, string agent) => gateway.Stores.Calls.Records.Add(
        CallRecord.Open(new OfferedCall(TestHouse.Acme, callId, "sip", "carrier", Customer, "+862155550100", "support", "node-1", gateway.Stores.Time.GetUtcNow())) with
        {
            Legs = [new CallLeg("l2", LegRole.Agent, agent, gateway.Stores.Time.GetUtcNow()) { Agent = agent }],
            EndedAt = gateway.Stores.Time.GetUtcNow(),
            Cause = EndCause.CallerHungUp,
        });

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.GetProperty("items").EnumerateArray();

    private static AgentView View(string agent, AgentPresence presence) => new(TestHouse.Acme, agent, presence, null, default, default, null, null, null);
}
