using System.Net.WebSockets;
using System.Text.Json;

namespace Platform.Interop.Api;

[Collection(SharedHouse.Collection)]
public sealed class LiveTests(SharedHouse shared)
{
    [Fact]
    public async Task A_call_is_seen_live_from_its_start_to_its_end()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var hub = await HubClient.ConnectAsync(shared.House.Server.HttpEndpoint, tenant.Id, Token(tenant));
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(300)));

        var (phases, presences) = (new List<string>(), new List<string>());
        while (!phases.Contains("ended") || presences.LastOrDefault() != "ready")
        {
            var live = await hub.NextLiveAsync();
            if (Part(live, "call") is { } call) phases.Add(call.GetProperty("phase").GetString()!);
            if (Part(live, "agent") is { } person) presences.Add(person.GetProperty("presence").GetString()!);
        }

        Assert.Equal(["offered", "waiting", "ringing", "talking"], phases.Take(4));
        Assert.Equal(["ringing", "talking", "ready"], presences.Where(presence => presence != "reserved"));
        await tenant.EndedCall("callerHungUp");
    }

    [Fact]
    public async Task Another_tenants_token_opens_no_hub()
    {
        var tenant = await shared.House.Rent();
        var other = await shared.House.Rent();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(shared.House.Server.HttpEndpoint, tenant.Id, Token(other)));

        Assert.Contains("404", refused.Message, StringComparison.Ordinal);
    }

    private static string Token(RentedTenant tenant) => tenant.Admin.DefaultRequestHeaders.Authorization!.Parameter!;

    private static JsonElement? Part(JsonElement live, string name) =>
        live.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;
}
