using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Transports;

/// <summary>TLS between real sockets on loopback, with certificates of a test authority.</summary>
public sealed class TlsTransportTests
{
    private static readonly IPEndPoint AnyPort = IPEndPoint.Parse("127.0.0.1:0");

    /// <summary>A request that nobody answers ends in 1.3 s.</summary>
    private static readonly SipTimers SoonOver = new() { T1 = TimeSpan.FromMilliseconds(20) };

    private readonly TestAuthority _authority = new();

    [Theory]
    [InlineData("sip:bob@{0};transport=tls")]
    [InlineData("sips:bob@{0}")]
    [InlineData("sips:bob@{0};transport=tcp")]
    public async Task Requests_go_over_one_connection(string uri)
    {
        var server = Server(Trusting(_authority.Context("127.0.0.1")));
        await using var callee = Stack(server, Answering());
        await using var caller = Stack(Client(), new RecordingUser());
        for (var i = 0; i < 3; i++)
        {
            var response = await caller.SendRequestAsync(Options(caller, string.Format(null, uri, server.Local)));
            Assert.Equal(200, response.StatusCode);
            Assert.Equal("TLS", response.TopVia.Transport);
        }
        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task Server_must_prove_the_name_of_the_path()
    {
        var server = Server(Trusting(_authority.Context("sip.example.com")));
        await using var callee = Stack(server, Answering());
        await using var caller = Stack(Client(), new RecordingUser());
        var byAddress = new SipPath(SipTransportKind.Tls, server.Local);
        Assert.Equal(503, await StatusAsync(caller, byAddress));
        Assert.Equal(200, await StatusAsync(caller, byAddress with { ServerName = "sip.example.com" }));
        Assert.Equal(503, await StatusAsync(caller, byAddress with { ServerName = "sip.example.org" }));
    }

    [Fact]
    public async Task Server_of_another_authority_is_refused()
    {
        var server = Server(Trusting(new TestAuthority("Other Root").Context("127.0.0.1")));
        await using var callee = Stack(server, Answering());
        await using var caller = Stack(Client(), new RecordingUser());
        Assert.Equal(503, await StatusAsync(caller, new SipPath(SipTransportKind.Tls, server.Local)));
    }

    [Fact]
    public async Task Client_certificate_is_asked_for_where_required()
    {
        var server = Server(Trusting(_authority.Context("127.0.0.1")) with { RequireClientCertificate = true });
        var heard = Answering();
        await using var callee = Stack(server, heard);
        await using var stranger = Stack(Client(), new RecordingUser(), SoonOver);
        Assert.InRange(await StatusAsync(stranger, new SipPath(SipTransportKind.Tls, server.Local)), 408, 503);
        Assert.Empty(heard.Heard);
        var proof = _authority.Context("trunk.example.com");
        var known = new TlsTransport(AnyPort, TimeProvider.System, Trusting(proof) with { ClientCertificate = () => proof });
        await using var trunk = Stack(known, new RecordingUser());
        Assert.Equal(200, await StatusAsync(trunk, new SipPath(SipTransportKind.Tls, server.Local)));
    }

    [Fact]
    public async Task New_certificate_serves_the_next_connection_and_leaves_the_live_one()
    {
        var (first, second) = (_authority.Context("127.0.0.1"), _authority.Context("127.0.0.1"));
        var current = first;
        var server = Server(new TlsOptions { ServerCertificate = _ => current, TrustedRoots = _authority.Roots });
        await using var callee = Stack(server, Answering());
        await using var caller = Stack(Client(), new RecordingUser());
        var path = new SipPath(SipTransportKind.Tls, server.Local);
        Assert.Equal(200, await StatusAsync(caller, path));
        current = second;
        Assert.Equal(200, await StatusAsync(caller, path));
        Assert.Equal(1, server.ConnectionCount);
        using var probe = await HandshakeAsync(server.Local);
        Assert.Equal(second.TargetCertificate.SerialNumber, probe.RemoteCertificate!.GetSerialNumberString());
    }

    [Fact]
    public async Task Certificate_is_chosen_by_the_wanted_name_and_none_refuses()
    {
        var wanted = new List<string?>();
        var server = Server(new TlsOptions
        {
            TrustedRoots = _authority.Roots,
            ServerCertificate = name =>
            {
                lock (wanted) wanted.Add(name);
                return name == "a.example.com" ? _authority.Context(name) : null;
            },
        });
        await using var callee = Stack(server, Answering());
        await using var caller = Stack(Client(), new RecordingUser());
        var path = new SipPath(SipTransportKind.Tls, server.Local);
        Assert.Equal(200, await StatusAsync(caller, path with { ServerName = "a.example.com" }));
        Assert.Equal(503, await StatusAsync(caller, path with { ServerName = "b.example.com" }));
        Assert.Equal(503, await StatusAsync(caller, path));
        Assert.Equal(["a.example.com", "b.example.com", null], wanted);
    }

    [Fact]
    public async Task Plain_text_and_silent_clients_are_closed()
    {
        var server = new TlsTransport(AnyPort, TimeProvider.System, Trusting(_authority.Context("127.0.0.1")),
            new ConnectionOptions { OpenTimeout = TimeSpan.FromMilliseconds(200) });
        await using var callee = Stack(server, Answering());
        using var plain = new TcpClient();
        using var silent = new TcpClient();
        await plain.ConnectAsync(server.Local);
        await silent.ConnectAsync(server.Local);
        await plain.GetStream().WriteAsync("OPTIONS sip:a@b SIP/2.0\r\n\r\n"u8.ToArray());
        await EndsAsync(plain);
        await EndsAsync(silent);
        await Eventually.Is(() => server.ConnectionCount == 0, () => $"{server.ConnectionCount} connections");
    }

    [Fact]
    public async Task Connections_above_the_limit_are_closed()
    {
        var server = new TlsTransport(AnyPort, TimeProvider.System, Trusting(_authority.Context("127.0.0.1")),
            new ConnectionOptions { MaxConnections = 1 });
        await using var callee = Stack(server, Answering());
        using var first = await HandshakeAsync(server.Local);
        using var second = new TcpClient();
        await second.ConnectAsync(server.Local);
        await EndsAsync(second);
        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public void Path_text_keeps_the_server_name()
    {
        var path = new SipPath(SipTransportKind.Tls, IPEndPoint.Parse("[2001:db8::1]:5061")) { ServerName = "sip.example.com" };
        Assert.Equal("tls:[2001:db8::1]:5061#sip.example.com", path.ToString());
        Assert.True(SipPath.TryParse(path.ToString(), out var read));
        Assert.Equal(path, read);
    }

    private static async Task EndsAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        try
        {
            while (await client.GetStream().ReadAsync(new byte[256], limit.Token) > 0) Assert.False(limit.IsCancellationRequested);
        }
        catch (IOException fault)
        {
            Assert.IsType<SocketException>(fault.InnerException);
        }
    }

    private async Task<SslStream> HandshakeAsync(IPEndPoint server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server);
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            CertificateChainPolicy = new()
            {
                TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { _authority.Roots[0] },
                RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck,
            },
        });
        return stream;
    }

    private TlsOptions Trusting(SslStreamCertificateContext certificate) =>
        new() { ServerCertificate = _ => certificate, TrustedRoots = _authority.Roots };

    private static TlsTransport Server(TlsOptions options) => new(AnyPort, TimeProvider.System, options);

    private TlsTransport Client() => Server(new TlsOptions { ServerCertificate = _ => null, TrustedRoots = _authority.Roots });

    private static RecordingUser Answering() => new() { Request = transaction => transaction.Respond(200) };

    private static SipStack Stack(TlsTransport transport, RecordingUser user, SipTimers? timers = null)
    {
        var stack = new SipStack(new SipStackOptions
        {
            Transports = [transport], Time = TimeProvider.System, Handler = user, Timers = timers ?? SipTimers.Default,
        });
        stack.Start();
        return stack;
    }

    private static async Task<int> StatusAsync(SipStack from, SipPath path) =>
        (await from.SendRequestAsync(Options(from, "sips:bob@example.com"), path)).StatusCode;

    private static SipRequest Options(SipStack from, string uri)
    {
        var request = new SipRequest(SipMethod.Options, SipUri.Parse(uri));
        request.Add(SipHeader.From, $"<sip:alice@example.com>;tag={from.Ids.NewTag()}");
        request.Add(SipHeader.To, "<sip:bob@example.com>");
        request.Add(SipHeader.CallId, from.Ids.NewCallId());
        request.Add(SipHeader.CSeq, "1 OPTIONS");
        return request;
    }
}
