using System.Net;
using System.Net.WebSockets;
using System.Text;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>The door for SIP over WebSocket; what speaks SIP behind it is a stand-in here.</summary>
public sealed class SipSocketTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_WebSocket_with_the_subprotocol_sip_is_handed_on_with_its_tenant()
    {
        var phones = new EchoingPhones();
        await using var gateway = await GatewayUnderTest.StartAsync(phones: phones);
        using var phone = await ConnectAsync(gateway, TestHouse.Acme);
        Assert.Equal("sip", phone.SubProtocol);
        await phone.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, default);
        Assert.Equal("ping", await ReadAsync(phone));
        await phone.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default).WaitAsync(Limit, TimeProvider.System);

        var opening = Assert.Single(phones.Opened);
        Assert.Equal(TestHouse.Acme, opening.Tenant);
        Assert.Equal(IPAddress.Loopback, opening.Remote.Address);
        Assert.False(opening.IsSecure);
    }

    [Theory]
    [InlineData("nobody", "sip", null, HttpStatusCode.NotFound)]
    [InlineData(TestHouse.Acme, null, null, HttpStatusCode.BadRequest)]
    [InlineData(TestHouse.Acme, "mqtt", null, HttpStatusCode.BadRequest)]
    [InlineData(TestHouse.Acme, "sip", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData(TestHouse.Acme, "sip", "null", HttpStatusCode.Forbidden)]
    public async Task Others_are_refused(string tenant, string? subprotocol, string? origin, HttpStatusCode status)
    {
        var phones = new EchoingPhones();
        await using var gateway = await GatewayUnderTest.StartAsync(phones: phones);
        Assert.Equal(status, await RefusedAsync(gateway, tenant, subprotocol, origin));
        Assert.Empty(phones.Opened);
    }

    [Fact]
    public async Task A_request_that_is_no_WebSocket_is_400()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(phones: new EchoingPhones());
        var (status, problem) = await gateway.SendAsync(HttpMethod.Get, "/t/acme/sip", null);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_parameter", problem.Code());
    }

    [Fact]
    public async Task Pages_of_the_platform_and_of_allowed_origins_may_be_phones()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            options => options.SipOrigins.Add("https://crm.example"), phones: new EchoingPhones());
        using var own = await ConnectAsync(gateway, TestHouse.Acme, origin: $"http://{gateway.Listeners.Public}");
        using var allowed = await ConnectAsync(gateway, TestHouse.Acme, origin: "https://crm.example");
        Assert.Equal((WebSocketState.Open, WebSocketState.Open), (own.State, allowed.State));
    }

    [Fact]
    public async Task Connections_above_a_tenants_or_an_addresss_limit_are_refused_until_others_end()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            options => (options.SipSocketsPerTenant, options.SipSocketsPerSource) = (1, 2), phones: new EchoingPhones());
        using var first = await ConnectAsync(gateway, TestHouse.Acme);
        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusedAsync(gateway, TestHouse.Acme));
        using var other = await ConnectAsync(gateway, TestHouse.Other);
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await Eventually.Become(
            async () =>
            {
                using var next = NewSocket("sip", null);
                try
                {
                    await next.ConnectAsync(Address(gateway, TestHouse.Acme), default);
                }
                catch (WebSocketException)
                {
                    return next.HttpStatusCode;
                }

                return HttpStatusCode.SwitchingProtocols;
            },
            status => status == HttpStatusCode.SwitchingProtocols, "the place of the ended connection to be free");
    }

    [Fact]
    public async Task A_gateway_without_telephony_is_503()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RefusedAsync(gateway, TestHouse.Acme));
    }

    private static async Task<HttpStatusCode> RefusedAsync(GatewayUnderTest gateway, string tenant, string? subprotocol = "sip", string? origin = null)
    {
        using var socket = NewSocket(subprotocol, origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address(gateway, tenant), default));
        return socket.HttpStatusCode;
    }

    private static async Task<ClientWebSocket> ConnectAsync(GatewayUnderTest gateway, string tenant, string? origin = null)
    {
        var socket = NewSocket("sip", origin);
        await socket.ConnectAsync(Address(gateway, tenant), default);
        return socket;
    }

    private static ClientWebSocket NewSocket(string? subprotocol, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (subprotocol is not null)
            socket.Options.AddSubProtocol(subprotocol);
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        return socket;
    }

    private static Uri Address(GatewayUnderTest gateway, string tenant) => new($"ws://{gateway.Listeners.Public}/t/{tenant}/sip");

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1024];
        var message = await socket.ReceiveAsync(buffer.AsMemory(), default).AsTask().WaitAsync(Limit, TimeProvider.System);
        return Encoding.UTF8.GetString(buffer.AsSpan(0, message.Count));
    }
}
