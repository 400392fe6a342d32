using System.Net;
using System.Net.WebSockets;
using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Contracts.Sip;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Sip.Messages;
using Platform.Sip.Transports;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>Browsers' phones: registered, called and forgotten with the WebSocket that they came over.</summary>
public class WebSocketTests
{
    private const string Agent1001 = "agent:acme/1001";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_goes_over_the_connection_of_the_registration_from_INVITE_to_BYE(bool isSecure)
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.AnsweredCallAsync();
        await using var desk = await Desk.OpenAsync(house, isSecure: isSecure);
        await desk.RegisterAsync();
        await call.Order(House.Ring("offer-1", "1001"));
        var invite = await desk.Phone.Expect(SipMethod.Invite);
        Assert.Equal("df7jal23ls0d.invalid", invite.Request.Uri.Host);
        desk.Phone.Answer(invite, 200, TestSdp.Browser());
        await desk.Phone.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("offer-1");

        await call.Order(new LegCommand.Release("offer-1", EndCause.Cleared));
        await desk.Phone.Expect(SipMethod.Bye);
        await call.Order(new LegCommand.Release(CallState.CallerLegId, EndCause.Cleared));
        await Wait.Until(() => house.Service.LegCount == 0, () => $"both legs to be over; {house.Service.LegCount} are left of {outgoing.LastStatus}");
    }

    [Fact]
    public async Task An_agent_registers_at_its_own_tenants_address_only()
    {
        await using var house = await House.OpenAsync();
        await using var desk = await Desk.OpenAsync(house, tenant: "other");
        Assert.Equal(403, (await house.RegisterAsync(desk.Phone, "1001", platform: desk.Platform)).StatusCode);
        Assert.Equal(403, (await house.RegisterAsync(desk.Phone, "nobody", platform: desk.Platform)).StatusCode);
        Assert.Equal(0, house.Service.RegistrationCount);
    }

    [Fact]
    public async Task A_phone_pass_registers_a_browser_for_as_long_as_it_is_good_and_nobody_else()
    {
        await using var house = await House.OpenAsync();
        await using var desk = await Desk.OpenAsync(house);
        var now = TimeProvider.System.GetUtcNow();
        var pass = PhonePass.For("1001", now.AddMinutes(2));
        var password = pass.Password(house.Secrets[PhonePass.SecretName], "acme");
        async Task<int> TryAsync(Phone phone, string agent, string user, string with, SipPath? platform) =>
            (await house.RegisterAsync(phone, agent, with, user: user, platform: platform)).StatusCode;

        Assert.Equal(403, await TryAsync(house.NewPhone(House.PhoneAddress), "1001", pass.User, password, null));
        Assert.Equal(403, await TryAsync(desk.Phone, "1002", pass.User, password, desk.Platform));
        Assert.Equal(403, await TryAsync(desk.Phone, "1001", pass.User, pass.Password(house.Secrets[PhonePass.SecretName], "other"), desk.Platform));
        Assert.Equal(403, await TryAsync(desk.Phone, "1001", PhonePass.For("1001", now.AddHours(2)).User, password, desk.Platform));
        Assert.Equal(0, house.Service.RegistrationCount);

        Assert.Equal(200, await TryAsync(desk.Phone, "1001", pass.User, password, desk.Platform));
        var binding = Assert.Single(await house.Bindings.ListAllAsync(default));
        Assert.InRange(binding.ExpiresAt, now.AddSeconds(100), pass.Until.AddSeconds(1));
    }

    [Fact]
    public async Task A_phone_pass_that_is_over_is_refused_and_counts_as_no_guess()
    {
        await using var house = await House.OpenAsync();
        await using var desk = await Desk.OpenAsync(house);
        var (over, good) = (PhonePass.For("1001", TimeProvider.System.GetUtcNow().AddSeconds(-1)), PhonePass.For("1001", TimeProvider.System.GetUtcNow().AddHours(1)));
        string PasswordOf(PhonePass pass) => pass.Password(house.Secrets[PhonePass.SecretName], "acme");
        for (var times = 0; times < 30; times++)
            Assert.Equal(403, (await house.RegisterAsync(desk.Phone, "1001", PasswordOf(over), user: over.User, platform: desk.Platform)).StatusCode);
        Assert.Equal(200, (await house.RegisterAsync(desk.Phone, "1001", PasswordOf(good), user: good.User, platform: desk.Platform)).StatusCode);
    }

    [Fact]
    public async Task A_trunks_address_makes_no_trunk_of_a_WebSocket()
    {
        await using var house = await House.OpenAsync();
        await using var desk = await Desk.OpenAsync(house, remote: new IPEndPoint(IPAddress.Parse(House.TrunkAddress), 5060));
        await desk.Phone.Invite(desk.Platform, House.Number, TestSdp.Of()).Expect(403);
    }

    [Fact]
    public async Task What_was_registered_over_a_connection_ends_with_it()
    {
        await using var house = await House.OpenAsync();
        await using var desk = await Desk.OpenAsync(house);
        await desk.RegisterAsync();
        await Heard(house, "registered");
        await desk.LeaveAsync();

        await Heard(house, "lost");
        Assert.Equal(0, house.Service.RegistrationCount);
        Assert.Empty(await house.Bindings.ListAllAsync(default));
    }

    [Fact]
    public async Task A_connection_that_is_gone_is_not_called_even_while_the_store_cannot_be_told()
    {
        await using var house = await House.OpenAsync();
        house.ExpectsErrors = true;
        var (_, _, call) = await house.AnsweredCallAsync();
        await using var desk = await Desk.OpenAsync(house);
        await desk.RegisterAsync();
        house.Bindings.IsBroken = true;
        await desk.LeaveAsync();
        await call.Order(House.Ring("offer-1", "1001"));
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);

        house.Bindings.IsBroken = false;
        await Heard(house, "lost");
        Assert.Empty(await house.Bindings.ListAllAsync(default));
    }

    [Fact]
    public async Task Connections_of_an_earlier_process_are_gone_when_the_next_one_starts()
    {
        var bindings = new FakeBindings();
        await bindings.ReplaceAsync("acme", "1001",
            [new SipBinding("acme", "1001", "sip:x@df7jal23ls0d.invalid;transport=ws", "wss:203.0.113.9:40000", null, "c", 1, 1,
                TimeProvider.System.GetUtcNow().AddMinutes(5), null)], CancellationToken.None);
        await using var house = await House.OpenAsync(bindings: bindings);
        await Heard(house, "lost");
        Assert.Equal(0, house.Service.RegistrationCount);
        Assert.Empty(await bindings.ListAllAsync(default));
    }

    [Fact]
    public async Task A_stopping_node_closes_its_connections_and_drops_what_they_registered()
    {
        await using var house = await House.OpenAsync();
        await using var desk = await Desk.OpenAsync(house);
        await desk.RegisterAsync();
        await house.Service.StopAsync(default);
        await desk.Served.WaitAsync(Wait.Longest);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, desk.Client.CloseStatus);
        Assert.Empty(await house.Bindings.ListAllAsync(default));
        Assert.False(await ServeAnotherAsync(house));
    }

    private static async Task<bool> ServeAnotherAsync(House house)
    {
        var (client, server) = await SocketPair.OpenAsync();
        using (client)
            return await house.Service.WebSockets.ServeAsync(new SipWebSocketOpening("acme", Desk.Browser, true), server, default).WaitAsync(Wait.Longest);
    }

    private static Task Heard(House house, string what) => Wait.Until(
        () => house.Grains.Agents.TryGetValue(Agent1001, out var agent) && agent.Heard.Contains(what), () => $"the agent to hear that its device is {what}");
}
