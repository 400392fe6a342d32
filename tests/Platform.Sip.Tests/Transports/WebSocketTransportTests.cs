using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Transports;

/// <summary>RFC 7118 over WebSockets whose two ends are joined by pipes.</summary>
public sealed class WebSocketTransportTests
{
    private static readonly IPEndPoint Remote = IPEndPoint.Parse("203.0.113.9:40000");

    private readonly RecordingUser _user = new() { Request = transaction => transaction.Respond(200) };

    [Theory]
    [InlineData(SipTransportKind.Ws, WebSocketMessageType.Text)]
    [InlineData(SipTransportKind.Wss, WebSocketMessageType.Binary)]
    public async Task Request_in_one_frame_is_answered_in_one(SipTransportKind kind, WebSocketMessageType type)
    {
        var transport = new WebSocketTransport(kind, IPEndPoint.Parse("127.0.0.1:8080"), TimeProvider.System);
        await using var stack = Stack(transport);
        var (client, serving) = Connect(transport);
        await client.SendAsync(Options("df7jal23ls0d.invalid", kind), type, true, default);
        var (text, answerType) = await ReceiveAsync(client);
        Assert.StartsWith("SIP/2.0 200 OK", text, StringComparison.Ordinal);
        Assert.Contains(";received=203.0.113.9", text, StringComparison.Ordinal);
        Assert.Equal(WebSocketMessageType.Text, answerType);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
        Assert.True(await serving.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(0, transport.ConnectionCount);
    }

    [Fact]
    public async Task Message_in_fragments_is_whole_and_pings_are_answered()
    {
        await using var stack = Stack(Transport(out var transport));
        var (client, _) = Connect(transport);
        await client.SendAsync("\r\n\r\n"u8.ToArray(), WebSocketMessageType.Text, true, default);
        Assert.Equal("\r\n", (await ReceiveAsync(client)).Text);
        var bytes = Options("x.invalid", SipTransportKind.Ws);
        await client.SendAsync(bytes.AsMemory(0, 50), WebSocketMessageType.Text, false, default);
        await client.SendAsync(bytes.AsMemory(50), WebSocketMessageType.Text, true, default);
        Assert.StartsWith("SIP/2.0 200 OK", (await ReceiveAsync(client)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_to_a_client_goes_over_its_connection_with_our_via()
    {
        await using var stack = Stack(Transport(out var transport));
        var (first, _) = Connect(transport);
        var (second, _) = Connect(transport);
        var sources = new List<SipPath>();
        _user.Request = transaction =>
        {
            lock (sources) sources.Add(transaction.Source);
            transaction.Respond(200);
        };
        await first.SendAsync(Options("a.invalid", SipTransportKind.Ws), WebSocketMessageType.Text, true, default);
        await ReceiveAsync(first);
        await second.SendAsync(Options("b.invalid", SipTransportKind.Ws), WebSocketMessageType.Text, true, default);
        await ReceiveAsync(second);
        var invite = Samples.Request(SipMethod.Options);
        invite.Remove(SipHeader.Via);
        stack.SendRequest(invite, _user, sources[0]);
        var (text, _) = await ReceiveAsync(first);
        Assert.Contains("Via: SIP/2.0/WS 127.0.0.1:8080;branch=z9hG4bK", text, StringComparison.Ordinal);
        Assert.Equal("sip:127.0.0.1:8080;transport=ws", stack.LocalContact(SipTransportKind.Ws).ToString());
    }

    [Fact]
    public async Task In_a_URI_WebSockets_with_TLS_are_ws_too()
    {
        await using var stack = Stack(new WebSocketTransport(SipTransportKind.Wss, IPEndPoint.Parse("127.0.0.1:8443"), TimeProvider.System));
        Assert.Equal("sip:127.0.0.1:8443;transport=ws", stack.LocalContact(SipTransportKind.Wss).ToString());
    }

    [Fact]
    public async Task Clients_are_told_when_the_transport_ends()
    {
        await using var stack = Stack(Transport(out var transport));
        var (client, serving) = Connect(transport);
        var ending = transport.DisposeAsync();
        await ReceiveAsync(client);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, client.CloseStatus);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        Assert.True(await serving.WaitAsync(TimeSpan.FromSeconds(10)));
        await ending;
    }

    [Fact]
    public void Requests_in_a_dialog_keep_the_connection_that_it_was_made_over()
    {
        var path = new SipPath(SipTransportKind.Ws, Remote, 7);
        var dialog = Dialog.FromRequest(Samples.Request(SipMethod.Invite), "ours", SipUri.Parse("sip:us.example"), path, confirmed: true);
        Assert.Equal(path, Dialog.PathOf(dialog));
    }

    [Fact]
    public async Task Lost_connection_is_a_local_503()
    {
        await using var stack = Stack(Transport(out _));
        var gone = new SipPath(SipTransportKind.Ws, Remote, 99);
        var request = Samples.Request(SipMethod.Options);
        Assert.Equal(503, (await stack.SendRequestAsync(request, gone)).StatusCode);
    }

    [Fact]
    public async Task Oversized_message_ends_the_connection()
    {
        var transport = new WebSocketTransport(SipTransportKind.Ws, IPEndPoint.Parse("127.0.0.1:8080"), TimeProvider.System,
            new ConnectionOptions { Limits = new SipParserLimits { MaxMessageBytes = 2000 } });
        await using var stack = Stack(transport);
        var (client, serving) = Connect(transport);
        await client.SendAsync(new byte[5000], WebSocketMessageType.Binary, true, default);
        Assert.True(await serving.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Connections_above_the_limit_and_after_the_end_are_refused()
    {
        var transport = new WebSocketTransport(SipTransportKind.Ws, IPEndPoint.Parse("127.0.0.1:8080"), TimeProvider.System, new ConnectionOptions { MaxConnections = 1 });
        await using var stack = Stack(transport);
        var (_, first) = Connect(transport);
        var (_, second) = Connect(transport);
        Assert.False(await second.WaitAsync(TimeSpan.FromSeconds(10)));
        await transport.DisposeAsync();
        Assert.True(await first.WaitAsync(TimeSpan.FromSeconds(10)));
        var (_, late) = Connect(transport);
        Assert.False(await late.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebSocketTransport(SipTransportKind.Tcp, Remote, TimeProvider.System));
    }

    private static WebSocketTransport Transport(out WebSocketTransport transport) =>
        transport = new WebSocketTransport(SipTransportKind.Ws, IPEndPoint.Parse("127.0.0.1:8080"), TimeProvider.System);

    private SipStack Stack(WebSocketTransport transport)
    {
        var stack = new SipStack(new SipStackOptions { Transports = [transport], Time = TimeProvider.System, Handler = _user });
        stack.Start();
        return stack;
    }

    private static (WebSocket Client, Task<bool> Serving) Connect(WebSocketTransport transport)
    {
        var (there, back) = (new Pipe(), new Pipe());
        var server = WebSocket.CreateFromStream(new Joined(there.Reader.AsStream(), back.Writer.AsStream()), true, WebSocketTransport.Subprotocol, TimeSpan.Zero);
        var client = WebSocket.CreateFromStream(new Joined(back.Reader.AsStream(), there.Writer.AsStream()), false, WebSocketTransport.Subprotocol, TimeSpan.Zero);
        return (client, transport.ServeAsync(server, Remote, default));
    }

    private static async Task<(string Text, WebSocketMessageType Type)> ReceiveAsync(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(buffer, limit.Token);
        Assert.True(received.EndOfMessage);
        return (Encoding.UTF8.GetString(buffer, 0, received.Count), received.MessageType);
    }

    private static byte[] Options(string host, SipTransportKind kind)
    {
        var request = Samples.Request(SipMethod.Options);
        request.Set(SipHeader.Via, $"SIP/2.0/{kind.ViaName()} {host};branch=z9hG4bK{host}");
        request.Set(SipHeader.CallId, host);
        return SipWriter.ToBytes(request);
    }

    /// <summary>A stream that reads from one pipe and writes to another.</summary>
    private sealed class Joined(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => input.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => input.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await output.WriteAsync(buffer, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        public override void Flush() => output.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                input.Dispose();
                output.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
