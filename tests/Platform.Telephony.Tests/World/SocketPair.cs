using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Platform.Telephony.Tests.World;

/// <summary>The two ends of a WebSocket, shaken hands already.</summary>
internal static class SocketPair
{
    public static async Task<(WebSocket Client, WebSocket Server)> OpenAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        var accepted = listener.AcceptTcpClientAsync();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        var server = await accepted;
        return (WebSocket.CreateFromStream(client.GetStream(), new WebSocketCreationOptions { SubProtocol = "sip" }),
            WebSocket.CreateFromStream(server.GetStream(), new WebSocketCreationOptions { SubProtocol = "sip", IsServer = true }));
    }
}
