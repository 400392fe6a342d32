using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task The_secure_listener_serves_the_same_over_TLS_and_asks_for_it_from_then_on()
    {
        using var certificate = Certificate("first.test");
        await using var gateway = await StartAsync(() => SslStreamCertificateContext.Create(certificate, null, offline: true));
        using var client = NewClient();
        using var answer = await client.GetAsync(new Uri($"https://{gateway.Listeners.Secure}/openapi/v1.json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
        using var plain = await gateway.SendRawAsync(HttpMethod.Get, "/openapi/v1.json", null);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_new_certificate_serves_the_next_connection()
    {
        using var first = Certificate("first.test");
        using var second = Certificate("second.test");
        var current = first;
        await using var gateway = await StartAsync(() => SslStreamCertificateContext.Create(current, null, offline: true));
        Assert.Equal("CN=first.test", await ShownAsync(gateway, SslProtocols.None));
        current = second;
        Assert.Equal("CN=second.test", await ShownAsync(gateway, SslProtocols.None));
    }

    [Fact]
    public async Task TLS_below_1_2_is_refused()
    {
        using var certificate = Certificate("first.test");
        await using var gateway = await StartAsync(() => SslStreamCertificateContext.Create(certificate, null, offline: true));
        Assert.Equal("CN=first.test", await ShownAsync(gateway, SslProtocols.Tls12));
#pragma warning disable SYSLIB0039, CA5397 // The point is that the old version is refused.
        await Assert.ThrowsAnyAsync<Exception>(() => ShownAsync(gateway, SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
    }

    [Fact]
    public async Task A_secure_listener_without_a_certificate_does_not_start() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayUnderTest.StartAsync(options => options.SecureListener = "127.0.0.1:0"));

    private static Task<GatewayUnderTest> StartAsync(Func<SslStreamCertificateContext> certificate) =>
        GatewayUnderTest.StartAsync(options => options.SecureListener = "127.0.0.1:0", certificate: certificate);

    private static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null },
    });

    private static async Task<string> ShownAsync(GatewayUnderTest gateway, SslProtocols protocols)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(gateway.Listeners.Secure!);
        await using var tls = new SslStream(socket.GetStream(), false, (_, shown, _, _) => shown is not null);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "any.test", EnabledSslProtocols = protocols });
        return tls.RemoteCertificate!.Subject;
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, from.AddDays(30));
    }
}
