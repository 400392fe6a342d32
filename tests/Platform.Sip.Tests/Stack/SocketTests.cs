using System.Net;
using System.Net.Sockets;
using System.Text;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Stack;

/// <summary>Two stacks over real sockets on loopback.</summary>
public sealed class SocketTests
{
    [Theory]
    [InlineData(SipTransportKind.Udp, "127.0.0.1")]
    [InlineData(SipTransportKind.Udp, "::1")]
    [InlineData(SipTransportKind.Tcp, "127.0.0.1")]
    [InlineData(SipTransportKind.Tcp, "::1")]
    public async Task Call_is_made_answered_and_ended(SipTransportKind kind, string address)
    {
        var (alice, bob) = (new RecordingUser(), new RecordingUser());
        await using var caller = Stack(kind, address, alice, out _);
        await using var callee = Stack(kind, address, bob, out var at);
        bob.Request = transaction =>
        {
            if (transaction.Request.Method == SipMethod.Invite) transaction.Respond(180);
            var ok = transaction.CreateResponse(200);
            ok.Add(SipHeader.Contact, $"<{callee.LocalContact(kind)}>");
            transaction.Respond(ok);
        };
        DialogState? dialog = null;
        alice.Response = (transaction, response) =>
        {
            if (!response.IsSuccess || response.CSeq.Method != SipMethod.Invite) return;
            Assert.True(Dialog.TryFromResponse(transaction.Request, response, transaction.Target, out dialog));
            transaction.SendAck(Dialog.Ack(dialog, transaction.Request.CSeq.Number));
        };
        caller.SendRequest(Invite(caller, kind, at), alice);
        await Eventually.Is(() => bob.Heard.Contains("ACK"), () => string.Join(", ", alice.Heard.Concat(bob.Heard)));
        var (_, bye) = Dialog.NewRequest(dialog!, SipMethod.Bye);
        var response = await caller.SendRequestAsync(bye);
        Assert.Equal(200, response.StatusCode);
        Assert.Equal(["INVITE", "ACK", "BYE"], bob.Heard);
        Assert.Equal(["100", "180", "200"], alice.Heard);
    }

    [Fact]
    public async Task Requests_to_a_tcp_peer_use_one_connection()
    {
        var (alice, bob) = (new RecordingUser(), new RecordingUser { Request = transaction => transaction.Respond(200) });
        await using var caller = Stack(SipTransportKind.Tcp, "127.0.0.1", alice, out _);
        var listener = new TcpTransport(IPEndPoint.Parse("127.0.0.1:0"), TimeProvider.System);
        await using var callee = Stack(listener, bob);
        for (var i = 0; i < 5; i++)
        {
            var request = Invite(caller, SipTransportKind.Tcp, listener.Local, SipMethod.Options);
            Assert.Equal(200, (await caller.SendRequestAsync(request)).StatusCode);
        }
        Assert.Equal(1, listener.ConnectionCount);
    }

    [Fact]
    public async Task Refused_connection_is_a_local_503()
    {
        await using var caller = Stack(SipTransportKind.Tcp, "127.0.0.1", new RecordingUser(), out var own);
        var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var closed = (IPEndPoint)nobody.LocalEndpoint;
        nobody.Stop();
        var response = await caller.SendRequestAsync(Invite(caller, SipTransportKind.Tcp, closed, SipMethod.Options));
        Assert.Equal(503, response.StatusCode);
        Assert.NotEqual(own.Port, closed.Port);
    }

    [Fact]
    public async Task Keep_alive_over_tcp_is_answered()
    {
        var listener = new TcpTransport(IPEndPoint.Parse("127.0.0.1:0"), TimeProvider.System);
        await using var stack = Stack(listener, new RecordingUser());
        using var client = new TcpClient();
        await client.ConnectAsync(listener.Local);
        await client.GetStream().WriteAsync("\r\n\r\n"u8.ToArray());
        var answer = new byte[2];
        await client.GetStream().ReadExactlyAsync(answer);
        Assert.Equal("\r\n"u8.ToArray(), answer);
    }

    [Fact]
    public async Task Broken_tcp_stream_is_closed()
    {
        var listener = new TcpTransport(IPEndPoint.Parse("127.0.0.1:0"), TimeProvider.System);
        await using var stack = Stack(listener, new RecordingUser());
        using var client = new TcpClient();
        await client.ConnectAsync(listener.Local);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[16]));
    }

    [Fact]
    public async Task Garbage_over_udp_leaves_the_stack_alive()
    {
        var user = new RecordingUser { Request = transaction => transaction.Respond(200) };
        await using var stack = Stack(SipTransportKind.Udp, "127.0.0.1", user, out var at);
        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var random = new Random(5060);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(0, 1500)];
            random.NextBytes(bytes);
            await client.SendAsync(bytes, at);
        }
        await client.SendAsync(new byte[65_000], at);
        await client.SendAsync("\r\n\r\n"u8.ToArray(), at);
        var request = Invite(stack, SipTransportKind.Udp, at, SipMethod.Options);
        request.Add(SipHeader.Via, $"SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKfinal");
        await client.SendAsync(SipWriter.ToBytes(request), at);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        var answer = await client.ReceiveAsync(limit.Token);
        Assert.StartsWith("SIP/2.0 200 OK", Encoding.ASCII.GetString(answer.Buffer), StringComparison.Ordinal);
    }

    private static SipStack Stack(SipTransportKind kind, string address, RecordingUser user, out IPEndPoint at)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(address), 0);
        ISipTransport transport = kind == SipTransportKind.Udp ? new UdpTransport(endPoint) : new TcpTransport(endPoint, TimeProvider.System);
        var stack = Stack(transport, user);
        at = transport.Local;
        return stack;
    }

    private static SipStack Stack(ISipTransport transport, RecordingUser user)
    {
        var stack = new SipStack(new SipStackOptions { Transports = [transport], Time = TimeProvider.System, Handler = user });
        stack.Start();
        return stack;
    }

    private static SipRequest Invite(SipStack from, SipTransportKind kind, IPEndPoint to, SipMethod? method = null)
    {
        var name = method ?? SipMethod.Invite;
        var request = new SipRequest(name, SipUri.Parse($"sip:bob@{to}" + (kind == SipTransportKind.Tcp ? ";transport=tcp" : "")));
        request.Add(SipHeader.From, $"<sip:alice@example.com>;tag={from.Ids.NewTag()}");
        request.Add(SipHeader.To, "<sip:bob@example.com>");
        request.Add(SipHeader.CallId, from.Ids.NewCallId());
        request.Add(SipHeader.CSeq, $"1 {name}");
        request.Add(SipHeader.Contact, $"<{from.LocalContact(kind)}>");
        return request;
    }
}
