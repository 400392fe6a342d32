using System.Net;
using System.Net.WebSockets;
using Platform.Contracts;
using Platform.Sip.Transports;

namespace Platform.Telephony.Tests.World;

/// <summary>A browser's phone: a SIP user agent at the other end of a WebSocket.</summary>
/// <param name="Platform">The phone's end of the connection.</param>
/// <param name="Served">The platform's end, until it is over.</param>
internal sealed record Desk(House House, Phone Phone, WebSocket Client, SipPath Platform, Task<bool> Served) : IAsyncDisposable
{
    public static readonly IPEndPoint Browser = IPEndPoint.Parse("203.0.113.9:40000");

    public static async Task<Desk> OpenAsync(House house, string tenant = "acme", bool isSecure = true, IPEndPoint? remote = null,
        string page = "df7jal23ls0d")
    {
        var (client, server) = await SocketPair.OpenAsync();
        var phone = house.NewPhone(House.PhoneAddress, kind: isSecure ? SipTransportKind.Wss : SipTransportKind.Ws, page: page);
        var platform = await phone.ConnectAsync(client, IPEndPoint.Parse("127.0.0.1:8080"));
        var served = house.Service.WebSockets.ServeAsync(new SipWebSocketOpening(tenant, remote ?? Browser, isSecure), server, default);
        return new Desk(house, phone, client, platform, served);
    }

    public async Task RegisterAsync() => Assert.Equal(200, (await House.RegisterAsync(Phone, "1001", platform: Platform)).StatusCode);

    /// <summary>Returns when the platform is done with the connection.</summary>
    public async Task LeaveAsync()
    {
        await Phone.DisposeAsync();
        Assert.True(await Served.WaitAsync(Wait.Longest));
    }

    public ValueTask DisposeAsync() => Phone.DisposeAsync();
}
