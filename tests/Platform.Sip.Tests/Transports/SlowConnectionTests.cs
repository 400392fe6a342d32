using System.Net;
using System.Net.Sockets;
using System.Text;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Transports;

/// <summary>Connections that are opened to be kept open: they cost a place, so they have a time and a share.</summary>
public sealed class SlowConnectionTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly RecordingUser _user = new() { Request = transaction => transaction.Respond(200) };
    private readonly TcpTransport _listener;
    private readonly SipStack _stack;

    public SlowConnectionTests()
    {
        _listener = new TcpTransport(IPEndPoint.Parse("127.0.0.1:0"), _time, new ConnectionOptions { MaxConnectionsPerSource = 3 });
        _stack = new SipStack(new SipStackOptions { Transports = [_listener], Time = _time, Handler = _user });
        _stack.Start();
    }

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("OPTIONS sip:x SIP/2.0\r\nVia: ")]
    public async Task A_connection_without_a_whole_message_in_time_is_closed(string start)
    {
        using var socket = await Connect();
        for (var second = 0; second < 80; second += 10)
        {
            if (start.Length > 0 && _listener.ConnectionCount > 0) await Try(socket, second == 0 || start[0] == '\r' ? start : "x");
            await PassTime(10);
        }
        await Eventually.Is(() => _listener.ConnectionCount == 0, () => $"{_listener.ConnectionCount} connection(s)");
    }

    [Fact]
    public async Task Between_messages_only_the_idle_time_counts()
    {
        using var socket = await Connect();
        await Try(socket, Options("1"));
        await Eventually.Is(() => _user.Heard.Count == 1, () => "the request to be heard");
        await PassTime(300);
        Assert.Equal(1, _listener.ConnectionCount);
        await Try(socket, Options("2")[..30]);
        await PassTime(90);
        await Eventually.Is(
            () =>
            {
                _time.AdvanceToNext(_time.GetUtcNow().AddSeconds(16));
                return _listener.ConnectionCount == 0;
            },
            () => $"{_listener.ConnectionCount} connection(s)");
    }

    [Fact]
    public async Task A_source_has_its_share_and_gets_it_back()
    {
        var sockets = new List<Socket>();
        for (var i = 0; i < 3; i++)
        {
            sockets.Add(await Connect());
            var count = i + 1;
            await Eventually.Is(() => _listener.ConnectionCount == count, () => $"{_listener.ConnectionCount} connection(s)");
        }
        using var tooMany = await Connect();
        Assert.Equal(0, await tooMany.ReceiveAsync(new byte[1]));
        Assert.Equal(3, _listener.ConnectionCount);
        sockets[0].Dispose();
        await Eventually.Is(() => _listener.ConnectionCount == 2, () => $"{_listener.ConnectionCount} connection(s)");
        using var next = await Connect();
        await Eventually.Is(() => _listener.ConnectionCount == 3, () => $"{_listener.ConnectionCount} connection(s)");
        sockets.ForEach(socket => socket.Dispose());
    }

    private async Task<Socket> Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_listener.Local);
        return socket;
    }

    private static async Task Try(Socket socket, string text)
    {
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        }
        catch (SocketException)
        {
            // Closed already: that is what the test waits for.
        }
    }

    /// <summary>Timer by timer, once the listener has the connection.</summary>
    private async Task PassTime(int seconds)
    {
        await Eventually.Is(() => _listener.ConnectionCount <= 1, () => "the connection");
        var until = _time.GetUtcNow().AddSeconds(seconds);
        while (_time.AdvanceToNext(until))
        {
        }
    }

    private static string Options(string callId) =>
        $"OPTIONS sip:b@c SIP/2.0\r\nVia: SIP/2.0/TCP 10.0.0.5:5062;branch=z9hG4bK{callId}\r\nFrom: <sip:x@y>;tag=1\r\nTo: <sip:b@c>\r\nCall-ID: {callId}\r\n"
        + "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
}
